/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/pattern-private.h"
#include "segment/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define DECIMAL 10
#define HEXADECIMAL 16
#define BLANKS " \t"

typedef enum
{
  KIND_SIGNED,
  KIND_UNSIGNED,
  KIND_FLOAT,
} Kind;

typedef struct
{
  Kind kind;
  guint size; /* bytes */
} Shape;

static const Shape shapes[VITRINE_N_PATTERN_NUMBERS] = {
  [VITRINE_PATTERN_INT8] = { KIND_SIGNED, 1 },
  [VITRINE_PATTERN_UINT8] = { KIND_UNSIGNED, 1 },
  [VITRINE_PATTERN_INT16] = { KIND_SIGNED, 2 },
  [VITRINE_PATTERN_UINT16] = { KIND_UNSIGNED, 2 },
  [VITRINE_PATTERN_INT32] = { KIND_SIGNED, 4 },
  [VITRINE_PATTERN_UINT32] = { KIND_UNSIGNED, 4 },
  [VITRINE_PATTERN_INT64] = { KIND_SIGNED, 8 },
  [VITRINE_PATTERN_UINT64] = { KIND_UNSIGNED, 8 },
  [VITRINE_PATTERN_FLOAT32] = { KIND_FLOAT, 4 },
  [VITRINE_PATTERN_FLOAT64] = { KIND_FLOAT, 8 },
};

static gboolean
refuse_range (const char  *lowest,
              const char  *highest,
              GError     **error)
{
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               _("This number does not fit its type. Write one from %s to %s."),
               lowest, highest);
  return FALSE;
}

static gboolean
refuse_integer (const Shape  *shape,
                GError      **error)
{
  guint64 top = G_MAXUINT64 >> (64 - 8 * shape->size);
  guint64 half = top / 2;
  g_autofree char *lowest = g_strdup_printf ("-%" G_GUINT64_FORMAT, half + 1);
  g_autofree char *highest = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                              shape->kind == KIND_SIGNED ? half : top);

  return refuse_range (shape->kind == KIND_SIGNED ? lowest : "0", highest, error);
}

/* The digits as far as they go, and whether they fit into 64 bits. */
static const char *
read_digits (const char *p,
             guint       base,
             guint64    *value,
             gboolean   *fits)
{
  *value = 0;
  *fits = TRUE;
  for (; base == HEXADECIMAL ? g_ascii_isxdigit (*p) : g_ascii_isdigit (*p); p++)
    {
      if (!g_uint64_checked_mul (value, *value, base)
          || !g_uint64_checked_add (value, *value, (guint64) g_ascii_xdigit_value (*p)))
        *fits = FALSE;
    }
  return p;
}

static gboolean
fits_shape (const Shape *shape,
            guint64      value,
            gboolean     negative)
{
  guint64 top = G_MAXUINT64 >> (64 - 8 * shape->size);

  if (shape->kind == KIND_UNSIGNED)
    return value <= top && (!negative || value == 0);
  return value <= top / 2 + (negative ? 1 : 0);
}

/* FALSE where there is no number; what comes after it begins at @end. */
static gboolean
read_integer (const char   *text,
              const Shape  *shape,
              const char  **end,
              guint64      *bits,
              gboolean     *fits)
{
  const char *digits = text;
  gboolean negative = *text == '-';
  guint base = DECIMAL;

  if (*digits == '-' || *digits == '+')
    digits++;
  if (digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')
      && g_ascii_isxdigit (digits[2]))
    {
      base = HEXADECIMAL;
      digits += 2;
    }
  *end = read_digits (digits, base, bits, fits);
  *fits = *fits && fits_shape (shape, *bits, negative);
  if (negative)
    *bits = 0 - *bits;
  return *end > digits;
}

/* The locale does not count. What is written out has an end; "inf" is meant to
 * have none. */
static gboolean
read_float (const char   *text,
            const Shape  *shape,
            const char  **end,
            guint64      *bits,
            gboolean     *fits)
{
  char *after;
  double value = g_ascii_strtod (text, &after);
  float single = (float) value;
  guint32 single_bits;

  *end = isnan (value) ? text : after;
  *fits = isfinite (shape->size == 4 ? (double) single : value)
          || g_ascii_isalpha (text[strspn (text, "+-")]);
  memcpy (bits, &value, sizeof value);
  memcpy (&single_bits, &single, sizeof single);
  if (shape->size == 4)
    *bits = single_bits;
  return *end > text;
}

static gboolean
read_number (const char   *text,
             const Shape  *shape,
             guint64      *bits,
             GError      **error)
{
  gboolean is_float = shape->kind == KIND_FLOAT;
  const char *start = text + strspn (text, BLANKS);
  const char *end;
  gboolean fits;
  gboolean any = is_float ? read_float (start, shape, &end, bits, &fits)
                          : read_integer (start, shape, &end, bits, &fits);

  end += strspn (end, BLANKS);
  if (!any || *end != '\0')
    {
      vitrine_pattern_refuse (text, end,
                              is_float ? _("Write a number such as 1.5 or -2e10.")
                                       : _("Write a whole number such as 42, -7 or 0x2a."),
                              error);
      return FALSE;
    }
  if (fits)
    return TRUE;
  if (!is_float)
    return refuse_integer (shape, error);
  return shape->size == 4 ? refuse_range ("-3.4e38", "3.4e38", error)
                          : refuse_range ("-1.7e308", "1.7e308", error);
}

/**
 * vitrine_pattern_new_number:
 * @text: decimal, or hexadecimal after 0x; a float rounds to the nearest
 *
 * Returns: (transfer full): the pattern, or NULL with the reason and its place
 */
VitrinePattern *
vitrine_pattern_new_number (VitrinePatternNumber   number,
                            gboolean               big_endian,
                            const char            *text,
                            GError               **error)
{
  const Shape *shape;
  guint8 bytes[sizeof (guint64)];
  guint64 bits;
  VitrinePattern *self;

  g_return_val_if_fail ((guint) number < VITRINE_N_PATTERN_NUMBERS && text != NULL, NULL);

  shape = &shapes[number];
  if (!read_number (text, shape, &bits, error))
    return NULL;
  for (guint i = 0; i < shape->size; i++)
    bytes[big_endian ? shape->size - 1 - i : i] = (guint8) (bits >> (8 * i));

  self = vitrine_pattern_new ();
  vitrine_pattern_add_step (self);
  vitrine_pattern_add_choice (self, bytes, NULL, shape->size);
  return vitrine_pattern_finish (self);
}
