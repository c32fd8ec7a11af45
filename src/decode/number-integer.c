/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/number-private.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

#define BINARY_DIGITS 8

/* Both ends as how far they are from 0. */
typedef struct
{
  guint64 least; /* below 0 */
  guint64 most;
} Range;

static guint64
get_mask (gsize size)
{
  return G_MAXUINT64 >> (64 - 8 * size);
}

static Range
get_signed_range (gsize size)
{
  return (Range) { (get_mask (size) >> 1) + 1, get_mask (size) >> 1 };
}

static Range
get_unsigned_range (gsize size)
{
  return (Range) { 0, get_mask (size) };
}

static char *
name_value (gboolean is_negative,
            guint64  magnitude)
{
  return g_strdup_printf ("%s%" PRIu64, is_negative && magnitude > 0 ? "-" : "",
                          magnitude);
}

static GBytes *
refuse_range (const Range  *range,
              gboolean      is_negative,
              guint64       magnitude,
              gboolean      is_huge,
              GError      **error)
{
  g_autofree char *least = name_value (TRUE, range->least);
  g_autofree char *most = name_value (FALSE, range->most);
  g_autofree char *over = NULL;

  if (is_huge)
    return vitrine_number_fail (error, _("That is out of range, which is %s to %s"),
                                least, most);

  over = name_value (FALSE, magnitude - (is_negative ? range->least : range->most));
  if (is_negative)
    return vitrine_number_fail (error, _("That is less by %s than the least, %s"), over,
                                least);
  return vitrine_number_fail (error, _("That is more by %s than the most, %s"), over,
                              most);
}

static GBytes *
parse (const VitrineNumberType   *type,
       const VitrineNumberScope  *scope,
       const char                *text,
       const Range               *range,
       GError                   **error)
{
  gboolean is_negative = text[0] == '-';
  const char *digits = is_negative || text[0] == '+' ? text + 1 : text;
  guint64 magnitude;
  gboolean is_huge;

  if (!vitrine_number_read_whole (digits, &magnitude, &is_huge))
    return vitrine_number_fail (
        error, _("“%s” is no whole number; write it like 42, -42 or 0x2a"), text);
  if (is_huge || magnitude > (is_negative ? range->least : range->most))
    return refuse_range (range, is_negative, magnitude, is_huge, error);

  return vitrine_number_store (is_negative ? -magnitude : magnitude, type->size,
                               scope->big_endian);
}

char *
vitrine_number_format_signed (const VitrineNumberType  *type,
                              const VitrineNumberScope *scope,
                              const guint8             *bytes,
                              gsize                     length)
{
  guint64 value = vitrine_number_load (bytes, type->size, scope->big_endian);
  gboolean is_negative = value > get_signed_range (type->size).most;

  return name_value (is_negative, is_negative ? -value & get_mask (type->size) : value);
}

GBytes *
vitrine_number_parse_signed (const VitrineNumberType   *type,
                             const VitrineNumberScope  *scope,
                             const char                *text,
                             GError                   **error)
{
  Range range = get_signed_range (type->size);

  return parse (type, scope, text, &range, error);
}

char *
vitrine_number_format_unsigned (const VitrineNumberType  *type,
                                const VitrineNumberScope *scope,
                                const guint8             *bytes,
                                gsize                     length)
{
  return name_value (FALSE, vitrine_number_load (bytes, type->size, scope->big_endian));
}

GBytes *
vitrine_number_parse_unsigned (const VitrineNumberType   *type,
                               const VitrineNumberScope  *scope,
                               const char                *text,
                               GError                   **error)
{
  Range range = get_unsigned_range (type->size);

  return parse (type, scope, text, &range, error);
}

char *
vitrine_number_format_binary (const VitrineNumberType  *type,
                              const VitrineNumberScope *scope,
                              const guint8             *bytes,
                              gsize                     length)
{
  char *text = g_malloc (BINARY_DIGITS + 1);

  for (guint i = 0; i < BINARY_DIGITS; i++)
    text[i] = (bytes[0] >> (BINARY_DIGITS - 1 - i) & 1) != 0 ? '1' : '0';
  text[BINARY_DIGITS] = '\0';
  return text;
}

/* Blanks may stand between the digits. */
GBytes *
vitrine_number_parse_binary (const VitrineNumberType   *type,
                             const VitrineNumberScope  *scope,
                             const char                *text,
                             GError                   **error)
{
  guint value = 0;
  guint n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        continue;
      if (*p != '0' && *p != '1')
        return vitrine_number_fail (
            error, _("“%s” is not binary; write up to 8 of the digits 0 and 1"), text);
      value = (value << 1 | (*p == '1')) & 0xff;
      n_digits++;
    }

  if (n_digits == 0)
    return vitrine_number_fail (error, _("There is no value yet"));
  if (n_digits > BINARY_DIGITS)
    return vitrine_number_fail (error,
                                ngettext ("That is %u digit more than the 8 of a byte",
                                          "That is %u digits more than the 8 of a byte",
                                          n_digits - BINARY_DIGITS),
                                n_digits - BINARY_DIGITS);
  return vitrine_number_store (value, 1, FALSE);
}
