/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/offset-expression.h"

#include "segment/error.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

#define END "end"

/* Where the reading of a text has got to. */
typedef struct
{
  const char *text;
  const char *at;
  gint64 size;
  gboolean uses_end;
} Reader;

/* Characters, as a person counts them: the first one is 1. */
static gsize
get_position (const Reader *self,
              const char   *at)
{
  return g_utf8_strlen (self->text, at - self->text) + 1;
}

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (VITRINE_ERROR, VITRINE_ERROR_FAILED,
                                                format, arguments));
  va_end (arguments);
  return FALSE;
}

static void
skip_blanks (Reader *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

/* What is one word to a person: letters and digits. */
static gsize
get_word_length (const char *at)
{
  gsize length = 0;

  while (g_ascii_isalnum (at[length]))
    length++;
  return length;
}

static gboolean
refuse_digit (const Reader  *self,
              const char    *at,
              guint          base,
              GError       **error)
{
  if (base == 10 && g_ascii_isxdigit (*at))
    return fail (error,
                 _("Character %zu is no decimal digit; a hexadecimal number begins with 0x"),
                 get_position (self, at));
  return fail (error, _("Character %zu is no digit"), get_position (self, at));
}

/* From where it stands up to @end, of the number that begins at @start. */
static gboolean
read_digits (Reader      *self,
             const char  *start,
             const char  *end,
             guint        base,
             gint64      *value,
             GError     **error)
{
  for (*value = 0; self->at < end; self->at++)
    {
      int digit = g_ascii_xdigit_value (*self->at);

      if (digit < 0 || (guint) digit >= base)
        return refuse_digit (self, self->at, base, error);
      if (__builtin_mul_overflow (*value, (gint64) base, value)
          || __builtin_add_overflow (*value, (gint64) digit, value))
        return fail (error, _("The number at character %zu is too large"),
                     get_position (self, start));
    }

  return TRUE;
}

static gboolean
read_number (Reader  *self,
             gint64  *value,
             GError **error)
{
  const char *start = self->at;
  const char *end = start + get_word_length (start);

  if (start[0] != '0' || (start[1] != 'x' && start[1] != 'X'))
    return read_digits (self, start, end, 10, value, error);

  self->at += 2;
  if (self->at == end)
    return fail (error, _("Hexadecimal digits are missing at character %zu"),
                 get_position (self, end));
  return read_digits (self, start, end, 16, value, error);
}

static gboolean
is_end (const char *at)
{
  return get_word_length (at) == strlen (END)
         && g_ascii_strncasecmp (at, END, strlen (END)) == 0;
}

static gboolean
read_operand (Reader  *self,
              gint64  *value,
              GError **error)
{
  skip_blanks (self);

  if (g_ascii_isdigit (*self->at))
    return read_number (self, value, error);
  if (!is_end (self->at))
    return fail (error, _("At character %zu a number or “end” is missing"),
                 get_position (self, self->at));

  self->at += strlen (END);
  self->uses_end = TRUE;
  *value = self->size;
  return TRUE;
}

static gboolean
fail_overflow (const Reader  *self,
               GError       **error)
{
  return fail (error, _("Up to character %zu the offset is already too large"),
               get_position (self, self->at) - 1);
}

static gboolean
read_product (Reader  *self,
              gint64  *value,
              GError **error)
{
  if (!read_operand (self, value, error))
    return FALSE;

  for (skip_blanks (self); *self->at == '*'; skip_blanks (self))
    {
      gint64 factor;

      self->at++;
      if (!read_operand (self, &factor, error))
        return FALSE;
      if (__builtin_mul_overflow (*value, factor, value))
        return fail_overflow (self, error);
    }

  return TRUE;
}

/* Adds what stands after a sign. */
static gboolean
read_step (Reader  *self,
           gint64  *value,
           GError **error)
{
  gboolean minus = *self->at == '-';
  gint64 step;

  self->at++;
  if (!read_product (self, &step, error))
    return FALSE;
  if (minus ? __builtin_sub_overflow (*value, step, value)
            : __builtin_add_overflow (*value, step, value))
    return fail_overflow (self, error);
  return TRUE;
}

static gboolean
is_sign (char c)
{
  return c == '+' || c == '-';
}

/* A sign at the start counts from the caret. */
static gboolean
read_sum (Reader  *self,
          gint64   caret,
          gint64  *value,
          GError **error)
{
  skip_blanks (self);
  *value = caret;
  if (!is_sign (*self->at) && !read_product (self, value, error))
    return FALSE;

  for (skip_blanks (self); is_sign (*self->at); skip_blanks (self))
    if (!read_step (self, value, error))
      return FALSE;

  if (*self->at == '\0')
    return TRUE;
  return fail (error, _("At character %zu one of + - * is missing"),
               get_position (self, self->at));
}

static gboolean
check_range (gint64   value,
             gint64   size,
             GError **error)
{
  guint64 before = -(guint64) value;

  if (value < 0)
    return fail (error,
                 ngettext ("That is %" PRIu64 " byte before the start",
                           "That is %" PRIu64 " bytes before the start", before),
                 before);
  if (size == 0)
    return fail (error, _("The segment has no bytes"));
  if (value >= size)
    return fail (error,
                 _("That is past the last byte, which is at 0x%" PRIx64 " (%" PRIu64 ")"),
                 (guint64) size - 1, (guint64) size - 1);
  return TRUE;
}

/**
 * vitrine_offset_expression_evaluate:
 * @text: valid UTF-8: numbers, in decimal or after 0x in hexadecimal, and “end”,
 *   the offset after the last byte; sums, differences and products of those. One
 *   that begins with a sign counts from @caret.
 * @size: of the segment in bytes, below 2^63 as any file's
 *
 * “end” alone, where no byte is, means the last byte.
 *
 * Returns: whether @text names a byte; else the error says why not, and at which
 *   character it stopped making sense
 */
gboolean
vitrine_offset_expression_evaluate (const char  *text,
                                    guint64      caret,
                                    guint64      size,
                                    guint64     *offset,
                                    GError     **error)
{
  Reader reader = { .text = text, .at = text, .size = MIN (size, G_MAXINT64) };
  gint64 value;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (offset != NULL, FALSE);

  if (!read_sum (&reader, MIN (caret, G_MAXINT64), &value, error))
    return FALSE;
  if (reader.uses_end && value == reader.size && value > 0)
    value--;
  if (!check_range (value, reader.size, error))
    return FALSE;

  *offset = value;
  return TRUE;
}
