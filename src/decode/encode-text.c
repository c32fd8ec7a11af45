/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/encoding-private.h"
#include "decode/encoding.h"
#include "segment/error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <string.h>

#define ICONV_CHUNK 4096 /* bytes taken from iconv at once */

/* A character as a person recognises it: itself, where it can be seen. */
static char *
describe_character (gunichar character)
{
  char utf8[7] = { 0 };

  if (!g_unichar_isgraph (character))
    return g_strdup_printf ("U+%04X", character);

  g_unichar_to_utf8 (character, utf8);
  return g_strdup_printf ("“%s” (U+%04X)", utf8, character);
}

/* @where points at the character in the valid UTF-8 @utf8. */
static void
set_unsayable_error (GError                **error,
                     const VitrineEncoding  *encoding,
                     const char             *utf8,
                     const char             *where)
{
  g_autofree char *character = describe_character (g_utf8_get_char (where));
  gsize position = g_utf8_pointer_to_offset (utf8, where) + 1;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT,
               _("The text cannot be written as %s, which lacks its character %zu, %s; "
                 "choose another encoding or leave it out"),
               encoding->name, position, character);
}

static gboolean
check_text (const char  *utf8,
            gsize        length,
            GError     **error)
{
  const char *end;

  if (g_utf8_validate_len (utf8, length, &end))
    return TRUE;

  if (*end == '\0')
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT,
                 _("The text cannot be written: its character %zu is a zero, which would "
                   "end it there"),
                 (gsize) g_utf8_strlen (utf8, end - utf8) + 1);
  else
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT,
                 _("The text cannot be written: it is no valid UTF-8 from byte %zu on"),
                 (gsize) (end - utf8) + 1);

  return FALSE;
}

static GBytes *
encode_utf8 (const char *utf8,
             gsize       length)
{
  return g_bytes_new_take (g_strndup (utf8, length), length + 1);
}

/* Valid UTF-8 without a zero has a UTF-16 and a UTF-32: nothing can fail here. */
static GBytes *
encode_utf16 (const char *utf8,
              gsize       length,
              gboolean    big_endian)
{
  glong n_units;
  gunichar2 *units = g_utf8_to_utf16 (utf8, length, NULL, &n_units, NULL);

  for (glong i = 0; i < n_units; i++)
    units[i] = big_endian ? GUINT16_TO_BE (units[i]) : GUINT16_TO_LE (units[i]);

  return g_bytes_new_take (units, (n_units + 1) * sizeof *units);
}

static GBytes *
encode_utf32 (const char *utf8,
              gsize       length,
              gboolean    big_endian)
{
  glong n_units;
  gunichar *units = g_utf8_to_ucs4_fast (utf8, length, &n_units);

  for (glong i = 0; i < n_units; i++)
    units[i] = big_endian ? GUINT32_TO_BE (units[i]) : GUINT32_TO_LE (units[i]);

  return g_bytes_new_take (units, (n_units + 1) * sizeof *units);
}

/* Moves *@in over what @iconv can say and returns 0, or errno where it stops. */
static int
iconv_run (GIConv       iconv,
           GByteArray  *units,
           char       **in,
           gsize        in_left)
{
  for (;;)
    {
      char chunk[ICONV_CHUNK];
      char *out = chunk;
      gsize out_left = sizeof chunk;
      /* The last call, without input, flushes what the converter holds back. */
      gboolean flush = in_left == 0;
      gsize result = g_iconv (iconv, flush ? NULL : in, flush ? NULL : &in_left,
                              &out, &out_left);
      int errsv = result == (gsize) -1 ? errno : 0;

      g_byte_array_append (units, (const guint8 *) chunk, sizeof chunk - out_left);
      if (errsv != 0 && errsv != E2BIG)
        return errsv;
      if (errsv == 0 && flush)
        return 0;
    }
}

/* iconv(3) leaves some characters out in silence (the language tags) and folds
 * others; what does not read back as it was written has not been said. */
static gboolean
check_round_trip (const VitrineEncoding  *encoding,
                  GByteArray             *units,
                  const char             *utf8,
                  gsize                   length,
                  GError                **error)
{
  g_autoptr (VitrineText) back = vitrine_encoding_decode (encoding, units->data, units->len);
  const char *where = utf8;

  for (gsize i = 0; i < length && i < back->utf8_length && utf8[i] == back->utf8[i]; i++)
    where = utf8 + i + 1;

  if (where == utf8 + length && back->utf8_length == length)
    return TRUE;

  while (where > utf8 && (where == utf8 + length || (*where & 0xc0) == 0x80))
    where--;
  set_unsayable_error (error, encoding, utf8, where);
  return FALSE;
}

static GBytes *
encode_legacy (const VitrineEncoding  *encoding,
               const char             *utf8,
               gsize                   length,
               GError                **error)
{
  g_autoptr (GByteArray) units = g_byte_array_new ();
  GIConv iconv = g_iconv_open (encoding->name, "UTF-8");
  char *in = (char *) utf8;
  int errsv;

  if (iconv == (GIConv) -1)
    {
      vitrine_error_set_errno (error, errno, _("The text cannot be written as %s"),
                               encoding->name);
      return NULL;
    }

  errsv = iconv_run (iconv, units, &in, length);
  g_iconv_close (iconv);
  if (errsv != 0)
    {
      set_unsayable_error (error, encoding, utf8, in);
      return NULL;
    }

  if (!check_round_trip (encoding, units, utf8, length, error))
    return NULL;

  g_byte_array_append (units, (const guint8 *) "", 1);
  return g_byte_array_free_to_bytes (g_steal_pointer (&units));
}

static GBytes *
encode_units (const VitrineEncoding  *encoding,
              const char             *utf8,
              gsize                   length,
              GError                **error)
{
  gboolean big_endian = vitrine_encoding_is_big_endian (encoding);

  switch (vitrine_encoding_get_form (encoding))
    {
    case VITRINE_FORM_UTF8:
      return encode_utf8 (utf8, length);
    case VITRINE_FORM_UTF16:
      return encode_utf16 (utf8, length, big_endian);
    case VITRINE_FORM_UTF32:
      return encode_utf32 (utf8, length, big_endian);
    case VITRINE_FORM_LEGACY:
    default:
      return encode_legacy (encoding, utf8, length, error);
    }
}

/**
 * vitrine_encoding_encode:
 * @utf8: a text from anywhere; it need not be valid
 * @utf8_length: in bytes, or -1 when a zero ends it
 * @n_units: (optional): how many units it takes, without the terminator
 *
 * Says @utf8 exactly, or not at all: VITRINE_ERROR_NOT_TEXT names the first
 * character that the encoding lacks, or what makes it no text. A zero inside is
 * refused, since it would cut the text for everybody who reads it.
 *
 * Returns: the units and a zero one
 */
GBytes *
vitrine_encoding_encode (const VitrineEncoding  *self,
                         const char             *utf8,
                         gssize                  utf8_length,
                         gsize                  *n_units,
                         GError                **error)
{
  gsize length;
  GBytes *units;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (utf8 != NULL, NULL);

  length = utf8_length < 0 ? strlen (utf8) : (gsize) utf8_length;
  if (!check_text (utf8, length, error))
    return NULL;

  units = encode_units (self, utf8, length, error);
  if (units != NULL && n_units != NULL)
    *n_units = g_bytes_get_size (units) / self->unit_size - 1;

  return units;
}
