/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/escape.h"

#include <string.h>

typedef struct
{
  char byte;
  const char *escape;
} ShortEscape;

static const ShortEscape short_escapes[] = {
  { '\\', "\\\\" },
  { '\n', "\\n" },
  { '\t', "\\t" },
};

static gboolean
is_plain (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type != G_UNICODE_LINE_SEPARATOR &&
         type != G_UNICODE_PARAGRAPH_SEPARATOR &&
         character != '\\' &&
         g_unichar_isprint (character);
}

static void
append_byte (GString *out,
             char     byte)
{
  for (gsize i = 0; i < G_N_ELEMENTS (short_escapes); i++)
    if (short_escapes[i].byte == byte)
      {
        g_string_append (out, short_escapes[i].escape);
        return;
      }

  g_string_append_printf (out, "\\x%02x", (guint8) byte);
}

/* The bytes of one character, or 1 where no valid one starts. */
static gsize
character_length (const char *bytes,
                  gsize       length,
                  gboolean   *plain)
{
  gunichar character = g_utf8_get_char_validated (bytes, (gssize) length);

  if (bytes[0] == '\0' || character == (gunichar) -1 || character == (gunichar) -2)
    {
      *plain = FALSE;
      return 1;
    }

  *plain = is_plain (character);
  return (gsize) (g_utf8_next_char (bytes) - bytes);
}

/**
 * vitrine_escape_bytes:
 * @bytes: any bytes
 * @length: how many, or -1 when they end with a zero
 *
 * Printable characters stay; every other byte becomes \xNN, \n or \t, and a
 * backslash is doubled, so that different bytes never look the same.
 *
 * Returns: (transfer full): valid UTF-8 in one line
 */
char *
vitrine_escape_bytes (const char *bytes,
                      gssize      length)
{
  gsize left = length < 0 ? strlen (bytes) : (gsize) length;
  GString *out = g_string_sized_new (left + 1);

  while (left > 0)
    {
      gboolean plain;
      gsize n = character_length (bytes, left, &plain);

      if (plain)
        g_string_append_len (out, bytes, (gssize) n);
      else
        for (gsize i = 0; i < n; i++)
          append_byte (out, bytes[i]);

      bytes += n;
      left -= n;
    }

  return g_string_free (out, FALSE);
}
