/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/number-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define CHARACTER_MAX 8 /* bytes: none takes more in any encoding */

static char *
name_code_point (gunichar character)
{
  return g_strdup_printf ("U+%04X", character);
}

/* What cannot be seen alone stands as its code point. */
static char *
name_character (gunichar character)
{
  char utf8[6];
  int length;

  if (!g_unichar_isgraph (character) || g_unichar_ismark (character)
      || g_unichar_type (character) == G_UNICODE_PRIVATE_USE)
    return name_code_point (character);
  length = g_unichar_to_utf8 (character, utf8);
  return g_strndup (utf8, length);
}

char *
vitrine_number_format_character (const VitrineNumberType  *type,
                                 const VitrineNumberScope *scope,
                                 const guint8             *bytes,
                                 gsize                     length)
{
  g_autoptr (VitrineText) text = NULL;
  gunichar character;

  text = vitrine_encoding_decode (scope->encoding, bytes, MIN (length, CHARACTER_MAX));
  if (text->n_characters == 0)
    return text->terminated ? name_code_point (0) : NULL;

  character = g_utf8_get_char (text->utf8);
  if (character == 0xfffd && text->n_invalid > 0)
    return NULL;
  return name_character (character);
}

char *
vitrine_number_format_utf8 (const VitrineNumberType  *type,
                            const VitrineNumberScope *scope,
                            const guint8             *bytes,
                            gsize                     length)
{
  gunichar character = bytes[0];

  if (bytes[0] >= 0x80)
    character = g_utf8_get_char_validated ((const char *) bytes, MIN (length, 4));
  if (character == (gunichar) -1 || character == (gunichar) -2)
    return NULL;
  return name_code_point (character);
}

/* @unit is one of UTF-16; @first the first of those with its place in a pair. */
static gboolean
is_surrogate (gunichar unit,
              gunichar first)
{
  return (unit & 0xfc00) == first;
}

char *
vitrine_number_format_utf16 (const VitrineNumberType  *type,
                             const VitrineNumberScope *scope,
                             const guint8             *bytes,
                             gsize                     length)
{
  gunichar units[2] = { 0, 0 };

  if (length < 2)
    return NULL;
  units[0] = (gunichar) vitrine_number_load (bytes, 2, scope->big_endian);
  if (!is_surrogate (units[0], 0xd800) && !is_surrogate (units[0], 0xdc00))
    return name_code_point (units[0]);

  if (length >= 4)
    units[1] = (gunichar) vitrine_number_load (bytes + 2, 2, scope->big_endian);
  if (!is_surrogate (units[0], 0xd800) || !is_surrogate (units[1], 0xdc00))
    return NULL;
  return name_code_point (0x10000 + ((units[0] & 0x3ff) << 10) + (units[1] & 0x3ff));
}

static gboolean
read_code_point (const char  *text,
                 gunichar    *character,
                 GError     **error)
{
  g_autofree char *number = g_strconcat ("0x", text + strlen ("U+"), NULL);
  guint64 value;
  gboolean is_huge;

  if (vitrine_number_read_whole (number, &value, &is_huge) && value <= 0x10ffff
      && (value < 0xd800 || value > 0xdfff))
    {
      *character = (gunichar) value;
      return TRUE;
    }

  vitrine_number_fail (error,
                       _("“%s” is no code point; they go from U+0000 to U+10FFFF, "
                         "without U+D800 to U+DFFF"),
                       text);
  return FALSE;
}

/* The character itself, or its code point. */
static gboolean
read_character (const char  *text,
                gunichar    *character,
                GError     **error)
{
  if (g_ascii_strncasecmp (text, "U+", 2) == 0)
    return read_code_point (text, character, error);
  if (g_utf8_strlen (text, -1) != 1)
    {
      vitrine_number_fail (error, _("Type one character, or its code point such as U+00E9"));
      return FALSE;
    }

  *character = g_utf8_get_char (text);
  return TRUE;
}

static GBytes *
encode (const VitrineEncoding  *encoding,
        gunichar                character,
        GError                **error)
{
  static const guint8 zeros[4] = { 0 };
  g_autoptr (GBytes) units = NULL;
  char utf8[6];

  if (character == 0)
    return g_bytes_new_static (zeros, encoding->unit_size);

  units = vitrine_encoding_encode (encoding, utf8, g_unichar_to_utf8 (character, utf8),
                                   NULL, error);
  if (units == NULL)
    return NULL;
  return g_bytes_new_from_bytes (units, 0, g_bytes_get_size (units) - encoding->unit_size);
}

GBytes *
vitrine_number_parse_character (const VitrineNumberType   *type,
                                const VitrineNumberScope  *scope,
                                const char                *text,
                                GError                   **error)
{
  gunichar character;

  if (!read_character (text, &character, error))
    return NULL;
  return encode (scope->encoding, character, error);
}

GBytes *
vitrine_number_parse_utf8 (const VitrineNumberType   *type,
                           const VitrineNumberScope  *scope,
                           const char                *text,
                           GError                   **error)
{
  gunichar character;

  if (!read_character (text, &character, error))
    return NULL;
  return encode (vitrine_encoding_find ("UTF-8", NULL), character, error);
}

GBytes *
vitrine_number_parse_utf16 (const VitrineNumberType   *type,
                            const VitrineNumberScope  *scope,
                            const char                *text,
                            GError                   **error)
{
  const char *name = scope->big_endian ? "UTF-16BE" : "UTF-16LE";
  gunichar character;

  if (!read_character (text, &character, error))
    return NULL;
  return encode (vitrine_encoding_find (name, NULL), character, error);
}
