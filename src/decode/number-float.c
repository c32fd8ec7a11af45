/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/number-private.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define MANTISSA_64 52 /* bits */

/* One of IEEE 754's interchange formats. */
typedef struct
{
  gsize size;     /* bytes */
  guint mantissa; /* bits */
  int digits;     /* decimal ones that it always keeps */
  int digits_max; /* and that tell every value from the next */
  double whole;   /* below this a whole number is shown to its last digit */
  const char *most;
} Format;

static const Format formats[] = {
  { 2, 10, 3, 5, 1e5, "65504" },
  { 4, 23, 6, 9, 1e8, "3.4028235e+38" },
  { 8, 52, 15, 17, 1e17, "1.7976931348623157e+308" },
};

static const Format *
get_format (gsize size)
{
  return &formats[size == 2 ? 0 : size == 4 ? 1 : 2];
}

static guint64
get_sign_bit (const Format *format)
{
  return G_GUINT64_CONSTANT (1) << (8 * format->size - 1);
}

/* All bits of the exponent; no others: infinity. */
static guint64
get_infinity (const Format *format)
{
  return get_sign_bit (format) - (G_GUINT64_CONSTANT (1) << format->mantissa);
}

/* The NaN that arithmetic makes. */
static guint64
get_quiet_nan (const Format *format)
{
  return get_infinity (format) | G_GUINT64_CONSTANT (1) << (format->mantissa - 1);
}

static double
double_from_bits (guint64 bits)
{
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static guint64
bits_from_double (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return bits;
}

/* A finite one, exactly. */
static double
double_from_half (guint64 bits)
{
  int exponent = (int) (bits >> 10 & 0x1f);
  int mantissa = (int) (bits & 0x3ff);
  double value = exponent == 0 ? mantissa : 0x400 + mantissa;
  /* 2 to the power of what the mantissa's last bit is worth. */
  guint64 unit = (guint64) (1023 - 25 + MAX (exponent, 1)) << MANTISSA_64;

  value *= double_from_bits (unit);
  return (bits & 0x8000) != 0 ? -value : value;
}

/* To the nearest, and of two as near to the even one. What is too large becomes
 * infinity. */
static guint64
half_from_double (double value)
{
  guint64 bits = bits_from_double (value);
  guint64 sign = bits >> 48 & 0x8000;
  int exponent = (int) (bits >> MANTISSA_64 & 0x7ff) - 1023;
  guint64 mantissa = (bits & ((G_GUINT64_CONSTANT (1) << MANTISSA_64) - 1))
                     | G_GUINT64_CONSTANT (1) << MANTISSA_64;
  guint dropped = MANTISSA_64 - 10 + (exponent < -14 ? -14 - exponent : 0);
  guint64 kept;
  guint64 rest;
  guint64 middle;

  if (exponent > 15)
    return sign | 0x7c00;
  if (dropped > MANTISSA_64 + 1)
    return sign;

  kept = mantissa >> dropped;
  rest = mantissa & ((G_GUINT64_CONSTANT (1) << dropped) - 1);
  middle = G_GUINT64_CONSTANT (1) << (dropped - 1);
  if (rest > middle || (rest == middle && (kept & 1) != 0))
    kept++;
  /* A carry out of the mantissa makes the exponent larger, as it should. */
  return sign | (kept + (exponent < -14 ? 0 : (guint64) (exponent + 14) << 10));
}

static double
double_from_single (guint64 bits)
{
  guint32 narrow = (guint32) bits;
  float value;

  memcpy (&value, &narrow, sizeof value);
  return value;
}

/* Not by way of a double, which would round twice. */
static guint64
single_from_text (const char  *text,
                  char       **end)
{
  locale_t c_locale = newlocale (LC_ALL_MASK, "C", NULL);
  float value = strtof_l (text, end, c_locale);
  guint32 bits;

  freelocale (c_locale);
  memcpy (&bits, &value, sizeof bits);
  return bits;
}

static double
get_double (const Format *format,
            guint64       bits)
{
  if (format->size == 2)
    return double_from_half (bits);
  if (format->size == 4)
    return double_from_single (bits);
  return double_from_bits (bits);
}

static guint64
get_bits (const Format  *format,
          const char    *text,
          char         **end)
{
  if (format->size == 4)
    return single_from_text (text, end);
  if (format->size == 2)
    return half_from_double (g_ascii_strtod (text, end));
  return bits_from_double (g_ascii_strtod (text, end));
}

static char *
format_nan (const Format *format,
            guint64       bits)
{
  if (bits == get_quiet_nan (format))
    return g_strdup ("nan");
  if (bits == (get_quiet_nan (format) | get_sign_bit (format)))
    return g_strdup ("-nan");
  return g_strdup_printf ("nan(0x%" PRIx64 ")", bits);
}

static gboolean
is_whole (const Format *format,
          double        value)
{
  return value > -format->whole && value < format->whole && value == (gint64) value;
}

/* With as few digits as lead back to the same bits. */
static char *
format_finite (const Format *format,
               guint64       bits)
{
  double value = get_double (format, bits);
  int most = format->digits_max;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char how[8];

  for (int digits = is_whole (format, value) ? most : format->digits; digits <= most;
       digits++)
    {
      g_snprintf (how, sizeof how, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, how, value);
      if (get_bits (format, text, NULL) == bits)
        break;
    }
  return g_strdup (text);
}

char *
vitrine_number_format_float (const VitrineNumberType  *type,
                             const VitrineNumberScope *scope,
                             const guint8             *bytes,
                             gsize                     length)
{
  const Format *format = get_format (type->size);
  guint64 bits = vitrine_number_load (bytes, type->size, scope->big_endian);
  guint64 magnitude = bits & ~get_sign_bit (format);

  if (magnitude > get_infinity (format))
    return format_nan (format, bits);
  if (magnitude == get_infinity (format))
    return g_strdup (bits == magnitude ? "inf" : "-inf");
  return format_finite (format, bits);
}

/* “nan”, with a sign or with all its bits: “nan(0x7e01)”. */
static gboolean
read_nan (const Format *format,
          const char   *text,
          guint64      *bits)
{
  gboolean is_negative = text[0] == '-';
  const char *name = is_negative || text[0] == '+' ? text + 1 : text;
  g_autofree char *inside = NULL;
  gboolean is_huge;

  if (g_ascii_strncasecmp (name, "nan", 3) != 0)
    return FALSE;
  *bits = get_quiet_nan (format) | (is_negative ? get_sign_bit (format) : 0);
  if (name[3] == '\0')
    return TRUE;
  if (name != text || name[3] != '(' || !g_str_has_suffix (name, ")"))
    return FALSE;

  inside = g_strndup (name + 4, strlen (name) - 5);
  return vitrine_number_read_whole (inside, bits, &is_huge) && !is_huge
         && *bits <= (get_sign_bit (format) | (get_sign_bit (format) - 1))
         && (*bits & ~get_sign_bit (format)) > get_infinity (format);
}

static gboolean
names_infinity (const char *text)
{
  const char *name = text[0] == '-' || text[0] == '+' ? text + 1 : text;

  return g_ascii_strcasecmp (name, "inf") == 0
         || g_ascii_strcasecmp (name, "infinity") == 0;
}

static gboolean
begins_number (const char *text)
{
  const char *p = text[0] == '-' || text[0] == '+' ? text + 1 : text;

  return g_ascii_isdigit (*p) || (*p == '.' && g_ascii_isdigit (p[1]));
}

GBytes *
vitrine_number_parse_float (const VitrineNumberType   *type,
                            const VitrineNumberScope  *scope,
                            const char                *text,
                            GError                   **error)
{
  const Format *format = get_format (type->size);
  guint64 bits;
  char *end;

  if (read_nan (format, text, &bits))
    return vitrine_number_store (bits, type->size, scope->big_endian);
  if (!begins_number (text) && !names_infinity (text))
    return vitrine_number_fail (
        error, _("“%s” is no number; write it like 1.5, -2e10, inf or nan"), text);

  bits = get_bits (format, text, &end);
  if (*end != '\0')
    return vitrine_number_fail (
        error, _("“%s” is no number; write it like 1.5, -2e10, inf or nan"), text);
  if ((bits & ~get_sign_bit (format)) == get_infinity (format) && !names_infinity (text))
    return vitrine_number_fail (error, _("That is out of range, which is -%s to %s"),
                                format->most, format->most);
  return vitrine_number_store (bits, type->size, scope->big_endian);
}
