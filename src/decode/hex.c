/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/hex.h"

#include "segment/error.h"

#include <glib/gi18n-lib.h>

#define ROW_LENGTH 16
#define GROUP_LENGTH 2 /* bytes that stand together */

static GBytes *
fail_at (const char  *text,
         const char  *where,
         GError     **error)
{
  g_autofree char *shown = g_utf8_make_valid (where, -1);
  gsize position = where - text + 1;

  if (*where == '\0')
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                 _("The hexadecimal bytes end in the middle of a pair, after character %zu; "
                   "each byte takes two digits"),
                 position - 1);
  else
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                 _("The hexadecimal bytes make no sense from character %zu on: “%s”; "
                   "write pairs of the digits 0 to 9 and a to f"),
                 position, shown);

  return NULL;
}

static const char *
skip_blanks (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;

  return p;
}

/* A prefix is one only where a pair could begin and a digit comes after it. */
static const char *
skip_prefix (const char *p)
{
  if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X') && g_ascii_isxdigit (p[2]))
    return p + 2;

  return p;
}

/**
 * vitrine_hex_parse:
 * @text: pairs of digits; blanks and 0x may stand between the pairs
 *
 * Returns: the bytes, at least one, or NULL with an error that says from which
 *   character on it makes no sense
 */
GBytes *
vitrine_hex_parse (const char  *text,
                   GError     **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  const char *p;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_byte_array_new ();
  for (p = skip_blanks (text); *p != '\0'; p = skip_blanks (p))
    {
      guint8 byte;

      p = skip_prefix (p);
      if (!g_ascii_isxdigit (p[0]))
        return fail_at (text, p, error);
      if (!g_ascii_isxdigit (p[1]))
        return fail_at (text, p + 1, error);

      byte = g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]);
      g_byte_array_append (bytes, &byte, 1);
      p += 2;
    }

  if (bytes->len == 0)
    {
      g_set_error_literal (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                           _("There are no bytes; write pairs of hexadecimal digits"));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * vitrine_hex_append_row:
 * @offset: of the first byte; it takes eight digits, or more when it needs them
 * @length: 1 to 16; a shorter row keeps its characters in their column
 */
void
vitrine_hex_append_row (GString       *out,
                        guint64        offset,
                        gconstpointer  bytes,
                        gsize          length)
{
  const guint8 *row = bytes;

  g_return_if_fail (out != NULL);
  g_return_if_fail (bytes != NULL && length > 0 && length <= ROW_LENGTH);

  g_string_append_printf (out, "%08" G_GINT64_MODIFIER "x: ", offset);
  for (gsize i = 0; i < ROW_LENGTH; i++)
    {
      if (i < length)
        g_string_append_printf (out, "%02x", row[i]);
      else
        g_string_append (out, "  ");
      if (i % GROUP_LENGTH == GROUP_LENGTH - 1)
        g_string_append_c (out, ' ');
    }

  g_string_append_c (out, ' ');
  for (gsize i = 0; i < length; i++)
    g_string_append_c (out, g_ascii_isprint (row[i]) ? (char) row[i] : '.');
  g_string_append_c (out, '\n');
}
