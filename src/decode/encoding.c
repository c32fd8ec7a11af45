/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/encoding.h"

#include "decode/encoding-private.h"
#include "segment/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The first is the default: what the classic leaves in its block on Windows. */
static const VitrineEncoding encodings[] = {
  { "UTF-16LE", N_("Unicode (UTF-16LE)"), 2, FALSE },
  { "UTF-16BE", N_("Unicode (UTF-16BE)"), 2, FALSE },
  { "UTF-8", N_("Unicode (UTF-8)"), 1, FALSE },
  { "UTF-32LE", N_("Unicode (UTF-32LE)"), 4, FALSE },
  { "UTF-32BE", N_("Unicode (UTF-32BE)"), 4, FALSE },
  { "ISO-8859-1", N_("Western (ISO-8859-1)"), 1, TRUE },
  { "ISO-8859-15", N_("Western (ISO-8859-15)"), 1, TRUE },
  { "WINDOWS-1252", N_("Western (WINDOWS-1252)"), 1, TRUE },
  { "MACINTOSH", N_("Western (MACINTOSH)"), 1, TRUE },
  { "CP437", N_("Western (CP437)"), 1, TRUE },
  { "CP850", N_("Western (CP850)"), 1, TRUE },
  { "ISO-8859-2", N_("Central European (ISO-8859-2)"), 1, TRUE },
  { "WINDOWS-1250", N_("Central European (WINDOWS-1250)"), 1, TRUE },
  { "CP852", N_("Central European (CP852)"), 1, TRUE },
  { "ISO-8859-5", N_("Cyrillic (ISO-8859-5)"), 1, TRUE },
  { "WINDOWS-1251", N_("Cyrillic (WINDOWS-1251)"), 1, TRUE },
  { "KOI8-R", N_("Cyrillic (KOI8-R)"), 1, TRUE },
  { "KOI8-U", N_("Cyrillic (KOI8-U)"), 1, TRUE },
  { "CP866", N_("Cyrillic (CP866)"), 1, TRUE },
  { "ISO-8859-7", N_("Greek (ISO-8859-7)"), 1, TRUE },
  { "WINDOWS-1253", N_("Greek (WINDOWS-1253)"), 1, TRUE },
  { "ISO-8859-9", N_("Turkish (ISO-8859-9)"), 1, TRUE },
  { "WINDOWS-1254", N_("Turkish (WINDOWS-1254)"), 1, TRUE },
  { "ISO-8859-8", N_("Hebrew (ISO-8859-8)"), 1, TRUE },
  { "WINDOWS-1255", N_("Hebrew (WINDOWS-1255)"), 1, TRUE },
  { "ISO-8859-6", N_("Arabic (ISO-8859-6)"), 1, TRUE },
  { "WINDOWS-1256", N_("Arabic (WINDOWS-1256)"), 1, TRUE },
  { "ISO-8859-13", N_("Baltic (ISO-8859-13)"), 1, TRUE },
  { "WINDOWS-1257", N_("Baltic (WINDOWS-1257)"), 1, TRUE },
  { "SHIFT_JIS", N_("Japanese (SHIFT_JIS)"), 1, FALSE },
  { "EUC-JP", N_("Japanese (EUC-JP)"), 1, FALSE },
  { "EUC-KR", N_("Korean (EUC-KR)"), 1, FALSE },
  { "GB18030", N_("Chinese, simplified (GB18030)"), 1, FALSE },
  { "BIG5", N_("Chinese, traditional (BIG5)"), 1, FALSE },
};

typedef struct
{
  const char *alias; /* letters and digits alone */
  const char *name;
} EncodingAlias;

static const EncodingAlias aliases[] = {
  { "utf16", "UTF-16LE" },
  { "ucs2", "UTF-16LE" },
  { "unicode", "UTF-16LE" },
  { "utf32", "UTF-32LE" },
  { "ucs4", "UTF-32LE" },
  { "latin1", "ISO-8859-1" },
  { "latin2", "ISO-8859-2" },
  { "latin5", "ISO-8859-9" },
  { "latin7", "ISO-8859-13" },
  { "latin9", "ISO-8859-15" },
  { "cp1250", "WINDOWS-1250" },
  { "cp1251", "WINDOWS-1251" },
  { "cp1252", "WINDOWS-1252" },
  { "cp1253", "WINDOWS-1253" },
  { "cp1254", "WINDOWS-1254" },
  { "cp1255", "WINDOWS-1255" },
  { "cp1256", "WINDOWS-1256" },
  { "cp1257", "WINDOWS-1257" },
  { "ibm437", "CP437" },
  { "ibm850", "CP850" },
  { "ibm852", "CP852" },
  { "ibm866", "CP866" },
  { "macroman", "MACINTOSH" },
  { "sjis", "SHIFT_JIS" },
};

/* Compares letters, ignoring case, and digits; everything else is overlooked,
 * so that "utf16le" is "UTF-16LE". */
static gboolean
names_match (const char *a,
             const char *b)
{
  for (;; a++, b++)
    {
      while (*a != '\0' && !g_ascii_isalnum (*a))
        a++;
      while (*b != '\0' && !g_ascii_isalnum (*b))
        b++;
      if (g_ascii_tolower (*a) != g_ascii_tolower (*b))
        return FALSE;
      if (*a == '\0')
        return TRUE;
    }
}

static const VitrineEncoding *
find_by_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (names_match (name, encodings[i].name))
      return &encodings[i];

  return NULL;
}

static void
set_unknown_error (GError     **error,
                   const char  *name)
{
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  g_autoptr (GString) known = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", encodings[i].name);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               _("There is no encoding “%s”; the known ones are %s"), shown, known->str);
}

/**
 * vitrine_encoding_get_all:
 * @n_encodings: how many there are
 *
 * Returns: the table of all, in the order in which a person is offered them
 */
const VitrineEncoding *
vitrine_encoding_get_all (gsize *n_encodings)
{
  g_return_val_if_fail (n_encodings != NULL, NULL);

  *n_encodings = G_N_ELEMENTS (encodings);
  return encodings;
}

/**
 * vitrine_encoding_find:
 * @name: a name or an alias, in any case, with or without its dashes
 *
 * Returns: the encoding, or NULL with an error that lists the known names
 */
const VitrineEncoding *
vitrine_encoding_find (const char  *name,
                       GError     **error)
{
  const VitrineEncoding *found;

  g_return_val_if_fail (name != NULL, NULL);

  found = find_by_name (name);
  for (gsize i = 0; found == NULL && i < G_N_ELEMENTS (aliases); i++)
    if (names_match (name, aliases[i].alias))
      found = find_by_name (aliases[i].name);

  if (found == NULL)
    set_unknown_error (error, name);

  return found;
}

const VitrineEncoding *
vitrine_encoding_default (void)
{
  return &encodings[0];
}

/* Which of the ways to convert is this one's. */
VitrineForm
vitrine_encoding_get_form (const VitrineEncoding *self)
{
  if (self->unit_size == 4)
    return VITRINE_FORM_UTF32;
  if (self->unit_size == 2)
    return VITRINE_FORM_UTF16;
  if (strcmp (self->name, "UTF-8") == 0)
    return VITRINE_FORM_UTF8;
  return VITRINE_FORM_LEGACY;
}

gboolean
vitrine_encoding_is_big_endian (const VitrineEncoding *self)
{
  return self->unit_size > 1 && g_str_has_suffix (self->name, "BE");
}

/**
 * vitrine_encoding_capacity:
 * @length: the bytes there are
 *
 * Returns: how many units fit into them besides the terminator
 */
gsize
vitrine_encoding_capacity (const VitrineEncoding *self,
                           gsize                  length)
{
  g_return_val_if_fail (self != NULL, 0);

  return length < self->unit_size ? 0 : length / self->unit_size - 1;
}
