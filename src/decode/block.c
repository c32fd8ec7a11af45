/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/block.h"

#include "segment/error.h"

#include <glib/gi18n-lib.h>

#define READ_FIRST 4096          /* bytes: enough for the classic's block */
#define READ_GROWTH 4
#define READ_MAX (1024 * 1024)   /* bytes: a longer text is shown cut here */

/* Reads once, so that all of the text is of one moment even for a guest; FALSE
 * says that more than @length has to be read to see its end. */
static gboolean
read_once (VitrineSegment         *segment,
           const VitrineEncoding  *encoding,
           guint64                 offset,
           gsize                   length,
           VitrineText           **text,
           GError                **error)
{
  g_autofree guint8 *bytes = g_malloc (length);
  gssize n = vitrine_segment_read (segment, offset, bytes, length, error);

  if (n < 0)
    return TRUE;

  *text = vitrine_encoding_decode (encoding, bytes, n);
  if ((*text)->terminated || (gsize) n < length || length >= READ_MAX)
    return TRUE;

  g_clear_pointer (text, vitrine_text_free);
  return FALSE;
}

/**
 * vitrine_block_read_text:
 * @offset: in bytes; at the end of the segment or past it stands an empty text
 *
 * Reads the text that stands at @offset, in turn where others take turns too and
 * this process is not here to watch only.
 * Reads no more of a large segment than it takes to find the end of the text,
 * and never more than 1 MiB: a longer text is cut there and not terminated.
 *
 * Returns: the text, or NULL with an error: VITRINE_ERROR_BUSY when the turn was
 *   not to be had, else what vitrine_segment_read() says
 */
VitrineText *
vitrine_block_read_text (VitrineSegment         *segment,
                         const VitrineEncoding  *encoding,
                         guint64                 offset,
                         GError                **error)
{
  VitrineText *text = NULL;
  gsize length = READ_FIRST;

  g_return_val_if_fail (segment != NULL && encoding != NULL, NULL);

  if (!vitrine_segment_take_turn (segment, VITRINE_TURN_READ, error))
    return NULL;

  while (!read_once (segment, encoding, offset, length, &text, error))
    length *= READ_GROWTH;

  vitrine_segment_end_turn (segment);
  return text;
}

static gboolean
fail_outside (guint64   offset,
              gsize     size,
              GError  **error)
{
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
               _("The text cannot be written at offset %zu: the segment ends at %zu"),
               (gsize) offset, size);
  return FALSE;
}

static gboolean
fail_too_long (gsize    n_units,
               gsize    capacity,
               GError **error)
{
  gsize excess = n_units - capacity;
  g_autofree char *over = g_strdup_printf (ngettext ("it is %zu unit over",
                                                     "it is %zu units over", excess),
                                           excess);
  g_autofree char *room = g_strdup_printf (ngettext ("there is room for %zu unit",
                                                     "there is room for %zu units", capacity),
                                           capacity);

  /* Translators: the first %s is “it is 3 units over”, the second “there is room
   * for 2047 units”. */
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
               _("The text does not fit and was not written: %s, %s besides the terminator"),
               over, room);
  return FALSE;
}

/* It may have grown; that it shrank is for vitrine_segment_write() to say. */
static gsize
get_current_size (VitrineSegment *segment)
{
  gsize attached_size = vitrine_segment_get_size (segment);
  VitrineSegmentStatus status;

  if (!vitrine_segment_query (segment, &status, NULL))
    return attached_size;

  return MAX (attached_size, (gsize) MIN (status.size, G_MAXSIZE));
}

static gsize
count_room (gsize   size,
            guint64 offset)
{
  return offset < size ? size - offset : 0;
}

gboolean
vitrine_block_check_room (VitrineSegment         *segment,
                          const VitrineEncoding  *encoding,
                          guint64                 offset,
                          gsize                   length,
                          GError                **error)
{
  gsize size = vitrine_segment_get_size (segment);
  gsize room;

  if (length <= count_room (size, offset))
    return TRUE;

  size = get_current_size (segment);
  room = count_room (size, offset);
  if (length <= room)
    return TRUE;
  if (room < encoding->unit_size)
    return fail_outside (offset, size, error);

  return fail_too_long (length / encoding->unit_size - 1,
                        vitrine_encoding_capacity (encoding, room), error);
}

/**
 * vitrine_block_write_text:
 * @utf8_length: in bytes, or -1 when a zero ends @utf8
 *
 * Writes the text and its terminator at @offset and nothing else, in turn where
 * others take turns too; or leaves the segment as it is with an error:
 * VITRINE_ERROR_NOT_TEXT, VITRINE_ERROR_TOO_LONG, or what the turn or the writing
 * says.
 */
gboolean
vitrine_block_write_text (VitrineSegment         *segment,
                          const VitrineEncoding  *encoding,
                          guint64                 offset,
                          const char             *utf8,
                          gssize                  utf8_length,
                          GError                **error)
{
  g_autoptr (GBytes) units = NULL;

  g_return_val_if_fail (segment != NULL && encoding != NULL, FALSE);
  g_return_val_if_fail (utf8 != NULL, FALSE);

  units = vitrine_encoding_encode (encoding, utf8, utf8_length, NULL, error);
  if (units == NULL)
    return FALSE;

  return vitrine_block_write_units (segment, encoding, offset, units, error);
}

/**
 * vitrine_block_write_units:
 * @units: what vitrine_encoding_encode() returned
 *
 * As vitrine_block_write_text().
 */
gboolean
vitrine_block_write_units (VitrineSegment         *segment,
                           const VitrineEncoding  *encoding,
                           guint64                 offset,
                           GBytes                 *units,
                           GError                **error)
{
  gconstpointer bytes;
  gsize length;
  gboolean written;

  g_return_val_if_fail (segment != NULL && encoding != NULL, FALSE);
  g_return_val_if_fail (units != NULL, FALSE);

  bytes = g_bytes_get_data (units, &length);
  g_return_val_if_fail (length >= encoding->unit_size, FALSE);

  if (!vitrine_block_check_room (segment, encoding, offset, length, error))
    return FALSE;
  if (!vitrine_segment_take_turn (segment, VITRINE_TURN_WRITE, error))
    return FALSE;

  written = vitrine_segment_write (segment, offset, bytes, length, error);
  vitrine_segment_end_turn (segment);
  return written;
}
