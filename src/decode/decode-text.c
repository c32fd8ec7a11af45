/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/encoding-private.h"
#include "decode/encoding.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT_CHARACTER 0xfffd
#define ICONV_CHUNK 4096 /* bytes of UTF-8 taken from iconv at once */

/* A text in the making. */
typedef struct
{
  GString *utf8;
  gsize n_characters;
  gsize n_invalid;
} Sink;

/* Well-formed sequences of UTF-8 by their first byte, and what the second may
 * be: Unicode Standard, table 3-7. */
typedef struct
{
  guint8 first;
  guint8 last;
  guint8 second_min;
  guint8 second_max;
  guint8 length;
} Utf8Lead;

static const Utf8Lead utf8_leads[] = {
  { 0xc2, 0xdf, 0x80, 0xbf, 2 },
  { 0xe0, 0xe0, 0xa0, 0xbf, 3 },
  { 0xe1, 0xec, 0x80, 0xbf, 3 },
  { 0xed, 0xed, 0x80, 0x9f, 3 },
  { 0xee, 0xef, 0x80, 0xbf, 3 },
  { 0xf0, 0xf0, 0x90, 0xbf, 4 },
  { 0xf1, 0xf3, 0x80, 0xbf, 4 },
  { 0xf4, 0xf4, 0x80, 0x8f, 4 },
};

static void
sink_add (Sink     *self,
          gunichar  character)
{
  if (character < 0x80) /* most of them, and twice as fast */
    g_string_append_c (self->utf8, (char) character);
  else
    g_string_append_unichar (self->utf8, character);
  self->n_characters++;
}

static void
sink_add_invalid (Sink *self)
{
  sink_add (self, REPLACEMENT_CHARACTER);
  self->n_invalid++;
}

static void
sink_add_utf8 (Sink       *self,
               const char *utf8,
               gsize       length)
{
  g_string_append_len (self->utf8, utf8, length);
  self->n_characters += g_utf8_strlen (utf8, length);
}

static const Utf8Lead *
utf8_find_lead (guint8 byte)
{
  for (gsize i = 0; i < G_N_ELEMENTS (utf8_leads); i++)
    if (byte >= utf8_leads[i].first && byte <= utf8_leads[i].last)
      return &utf8_leads[i];

  return NULL;
}

/* How many bytes of a broken sequence one U+FFFD stands for: its maximal
 * subpart, Unicode Standard, section 3.9. */
static gsize
utf8_broken_length (const guint8 *bytes,
                    gsize         length)
{
  const Utf8Lead *lead = utf8_find_lead (bytes[0]);
  gsize n = 2;

  if (lead == NULL || length < 2 ||
      bytes[1] < lead->second_min || bytes[1] > lead->second_max)
    return 1;

  while (n < lead->length && n < length && (bytes[n] & 0xc0) == 0x80)
    n++;

  return n;
}

static void
decode_utf8 (Sink         *sink,
             const guint8 *bytes,
             gsize         length)
{
  while (length > 0)
    {
      const char *end;
      gsize n;

      g_utf8_validate_len ((const char *) bytes, length, &end);
      n = (const guint8 *) end - bytes;
      sink_add_utf8 (sink, (const char *) bytes, n);
      bytes += n;
      length -= n;

      if (length > 0)
        {
          n = utf8_broken_length (bytes, length);
          sink_add_invalid (sink);
          bytes += n;
          length -= n;
        }
    }
}

static gunichar
read_utf16_unit (const guint8 *bytes,
                 gboolean      big_endian)
{
  guint16 unit;

  memcpy (&unit, bytes, sizeof unit);
  return big_endian ? GUINT16_FROM_BE (unit) : GUINT16_FROM_LE (unit);
}

static gunichar
read_utf32_unit (const guint8 *bytes,
                 gboolean      big_endian)
{
  guint32 unit;

  memcpy (&unit, bytes, sizeof unit);
  return big_endian ? GUINT32_FROM_BE (unit) : GUINT32_FROM_LE (unit);
}

static gboolean
is_high_surrogate (gunichar unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static gboolean
is_low_surrogate (gunichar unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

static void
decode_utf16 (Sink         *sink,
              const guint8 *bytes,
              gsize         length,
              gboolean      big_endian)
{
  for (gsize i = 0; i < length; i += 2)
    {
      gunichar unit = read_utf16_unit (bytes + i, big_endian);
      gunichar next = i + 2 < length ? read_utf16_unit (bytes + i + 2, big_endian) : 0;

      if (is_high_surrogate (unit) && is_low_surrogate (next))
        {
          sink_add (sink, 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00));
          i += 2;
        }
      else if (is_high_surrogate (unit) || is_low_surrogate (unit))
        sink_add_invalid (sink);
      else
        sink_add (sink, unit);
    }
}

static void
decode_utf32 (Sink         *sink,
              const guint8 *bytes,
              gsize         length,
              gboolean      big_endian)
{
  for (gsize i = 0; i < length; i += 4)
    {
      gunichar unit = read_utf32_unit (bytes + i, big_endian);

      if (g_unichar_validate (unit))
        sink_add (sink, unit);
      else
        sink_add_invalid (sink);
    }
}

/* Where iconv cannot be had, ASCII still reads as itself. */
static void
decode_ascii (Sink         *sink,
              const guint8 *bytes,
              gsize         length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] < 0x80)
        sink_add (sink, bytes[i]);
      else
        sink_add_invalid (sink);
    }
}

/* Takes one chunk of UTF-8 out of @iconv and returns errno, 0 when all is read.
 * @in NULL flushes what the converter holds back. */
static int
iconv_step (GIConv   iconv,
            Sink    *sink,
            char   **in,
            gsize   *in_left)
{
  char chunk[ICONV_CHUNK];
  char *out = chunk;
  gsize out_left = sizeof chunk;
  gsize result = g_iconv (iconv, in, in_left, &out, &out_left);
  int errsv = result == (gsize) -1 ? errno : 0;

  sink_add_utf8 (sink, chunk, sizeof chunk - out_left);
  return errsv;
}

static void
decode_legacy (Sink         *sink,
               const guint8 *bytes,
               gsize         length,
               const char   *name)
{
  GIConv iconv = g_iconv_open ("UTF-8", name);
  char *in = (char *) bytes;
  gsize in_left = length;

  if (iconv == (GIConv) -1)
    {
      decode_ascii (sink, bytes, length);
      return;
    }

  while (in_left > 0)
    {
      int errsv = iconv_step (iconv, sink, &in, &in_left);
      gsize skipped = errsv == EILSEQ ? 1 : in_left;

      if (errsv == E2BIG || errsv == 0)
        continue;

      /* EINVAL is a sequence that the end cuts: the rest is one character. */
      sink_add_invalid (sink);
      in += skipped;
      in_left -= skipped;
    }

  iconv_step (iconv, sink, NULL, NULL);
  g_iconv_close (iconv);
}

/* The whole units before the first zero one. */
static gsize
count_units (const VitrineEncoding *encoding,
             const guint8          *bytes,
             gsize                  length)
{
  gsize size = encoding->unit_size;
  gsize n = 0;

  if (size == 1)
    {
      const guint8 *zero = length > 0 ? memchr (bytes, 0, length) : NULL;

      return zero != NULL ? (gsize) (zero - bytes) : length;
    }

  /* Zero is zero in both byte orders. */
  if (size == 2)
    while ((n + 1) * size <= length && read_utf16_unit (bytes + n * size, FALSE) != 0)
      n++;
  else
    while ((n + 1) * size <= length && read_utf32_unit (bytes + n * size, FALSE) != 0)
      n++;

  return n;
}

static void
decode_units (Sink                  *sink,
              const VitrineEncoding *encoding,
              const guint8          *bytes,
              gsize                  length)
{
  gboolean big_endian = vitrine_encoding_is_big_endian (encoding);

  switch (vitrine_encoding_get_form (encoding))
    {
    case VITRINE_FORM_UTF8:
      decode_utf8 (sink, bytes, length);
      break;
    case VITRINE_FORM_UTF16:
      decode_utf16 (sink, bytes, length, big_endian);
      break;
    case VITRINE_FORM_UTF32:
      decode_utf32 (sink, bytes, length, big_endian);
      break;
    case VITRINE_FORM_LEGACY:
    default:
      decode_legacy (sink, bytes, length, encoding->name);
      break;
    }
}

/**
 * vitrine_encoding_decode:
 * @bytes: what stands from the text's start to the end of the block
 * @length: how much that is
 *
 * Reads up to the first zero unit or the end. What is no text becomes U+FFFD and
 * is counted: one for each unpaired surrogate or impossible unit, one for each
 * maximal subpart of a broken UTF-8 sequence (Unicode Standard, section 3.9), one
 * for each byte that another encoding cannot read, one for a sequence or a unit
 * that the end cuts. A byte order mark is a character like any other.
 *
 * Takes time in proportion to @length whatever the bytes are.
 *
 * Returns: the text; free it with vitrine_text_free()
 */
VitrineText *
vitrine_encoding_decode (const VitrineEncoding *self,
                         gconstpointer          bytes,
                         gsize                  length)
{
  Sink sink = { NULL, 0, 0 };
  VitrineText *text;
  gsize n_units, end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  n_units = count_units (self, bytes, length);
  end = n_units * self->unit_size;
  sink.utf8 = g_string_sized_new (end + 1);
  decode_units (&sink, self, bytes, end);
  if (end < length && length - end < self->unit_size)
    sink_add_invalid (&sink);

  text = g_new (VitrineText, 1);
  text->utf8_length = sink.utf8->len;
  text->utf8 = g_string_free (sink.utf8, FALSE);
  text->n_units = n_units;
  text->n_characters = sink.n_characters;
  text->n_invalid = sink.n_invalid;
  text->terminated = length - end >= self->unit_size;
  return text;
}

void
vitrine_text_free (VitrineText *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->utf8);
  g_free (self);
}
