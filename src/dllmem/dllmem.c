/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dllmem/dllmem.h"

#include "decode/block.h"
#include "dllmem/attachment.h"
#include "segment/error.h"

#include <errno.h>

/* A wide character is a whole one here: nothing is ever split. */
G_STATIC_ASSERT (sizeof (wchar_t) == sizeof (gunichar));

static int
errno_from_error (const GError *error)
{
  static const struct
  {
    int code;
    int errsv;
  } codes[] = {
    { VITRINE_ERROR_TOO_LONG, EMSGSIZE },
    { VITRINE_ERROR_NOT_TEXT, EILSEQ },
    { VITRINE_ERROR_BUSY, EBUSY },
    { VITRINE_ERROR_FULL, ENOSPC },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, VITRINE_ERROR, codes[i].code))
      return codes[i].errsv;

  return EIO;
}

/* UTF-16, low byte first, with the zero unit; NULL where it is no text. */
static GBytes *
encode (const wchar_t *text)
{
  glong n_units = 0;
  gunichar2 *units = g_ucs4_to_utf16 ((const gunichar *) text, -1, NULL, &n_units, NULL);

  if (units == NULL)
    return NULL;

  for (glong i = 0; i < n_units; i++)
    units[i] = GUINT16_TO_LE (units[i]);

  return g_bytes_new_take (units, (n_units + 1) * sizeof (gunichar2));
}

/* 0, or what errno shall be. */
static int
set (VitrineSegment *segment,
     const wchar_t  *text)
{
  const VitrineEncoding *encoding = vitrine_encoding_default ();
  g_autoptr (GBytes) units = NULL;
  g_autoptr (GError) error = NULL;
  gsize capacity;

  if (segment == NULL)
    return ENOTCONN;

  /* Each character takes one unit or two: a text with more of them than there
   * are units need not be looked at, however long it is. */
  capacity = vitrine_encoding_capacity (encoding, vitrine_segment_get_size (segment));
  if (wcsnlen (text, capacity + 1) > capacity)
    return EMSGSIZE;

  units = encode (text);
  if (units == NULL)
    return EILSEQ;

  if (!vitrine_block_write_units (segment, encoding, 0, units, &error))
    return errno_from_error (error);

  return 0;
}

static void
copy_text (wchar_t           *buffer,
           gsize              count,
           const VitrineText *text)
{
  const char *next = text->utf8;
  gsize length = MIN (text->n_characters, count - 1);

  for (gsize i = 0; i < length; i++, next = g_utf8_next_char (next))
    buffer[i] = (guchar) *next < 0x80 ? (wchar_t) *next : (wchar_t) g_utf8_get_char (next);

  buffer[length] = L'\0';
}

/* 0, or what errno shall be; @length becomes that of the whole text. */
static int
get (VitrineSegment *segment,
     wchar_t        *buffer,
     gsize           count,
     gsize          *length)
{
  g_autoptr (VitrineText) text = NULL;
  g_autoptr (GError) error = NULL;

  if (segment == NULL)
    return ENOTCONN;

  text = vitrine_block_read_text (segment, vitrine_encoding_default (), 0, &error);
  if (text == NULL)
    return errno_from_error (error);

  *length = text->n_characters;
  if (count > 0)
    copy_text (buffer, count, text);

  return 0;
}

int
SetSharedMem (const wchar_t *text)
{
  int errsv;

  if (text == NULL)
    {
      errno = EINVAL;
      return -1;
    }

  errsv = set (dllmem_attachment_lock (), text);
  dllmem_attachment_unlock ();

  if (errsv == 0)
    return 0;

  errno = errsv;
  return -1;
}

ssize_t
GetSharedMem (wchar_t *buffer,
              size_t count)
{
  gsize length = 0;
  int errsv;

  if (buffer == NULL && count > 0)
    {
      errno = EINVAL;
      return -1;
    }

  if (count > 0)
    buffer[0] = L'\0';

  errsv = get (dllmem_attachment_lock (), buffer, count, &length);
  dllmem_attachment_unlock ();

  if (errsv == 0)
    return length;

  errno = errsv;
  return -1;
}
