/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/change-line.h"

#include "cli/output.h"
#include "segment/escape.h"

#include <stdio.h>

#define TEXT_BEFORE 4096 /* bytes: how far back a text's beginning is looked for */
#define TEXT_MAX 65536   /* bytes: a longer text is cut */
#define UNIT_MAX 4       /* bytes, of any encoding */

/* One change: everything from the first byte that differs to the last. */
typedef struct
{
  VitrineRange range;
  GDateTime *time;
  const VitrineEncoding *encoding;
  VitrineText *text;
} Change;

static gboolean
is_zero (const guint8 *unit,
         gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if (unit[i] != 0)
      return FALSE;

  return TRUE;
}

/* Where the text begins that the byte at @offset belongs to: after the last zero
 * unit before it. */
static guint64
find_text (VitrineSnapshot       *snapshot,
           const VitrineEncoding *encoding,
           guint64                offset)
{
  gsize size = encoding->unit_size;
  guint64 start = offset - offset % size;
  guint64 limit = start > TEXT_BEFORE ? start - TEXT_BEFORE : 0;

  while (start >= limit + size)
    {
      gsize length;
      const guint8 *unit = vitrine_snapshot_peek (snapshot, start - size, &length);

      if (unit == NULL || length < size || is_zero (unit, size))
        break;
      start -= size;
    }

  return start;
}

/* Where to look for what the bytes are: at the beginning, or where something
 * stands when nothing stands there. */
static const VitrineEncoding *
guess_encoding (VitrineSnapshot *snapshot,
                guint64          offset)
{
  gsize length;
  const guint8 *bytes;

  bytes = vitrine_snapshot_peek (snapshot, 0, &length);
  if (length >= UNIT_MAX && is_zero (bytes, UNIT_MAX))
    bytes = vitrine_snapshot_peek (snapshot, offset - offset % UNIT_MAX, &length);
  if (length > 0 && bytes[0] == 0) /* what stands there begins within a unit */
    bytes = vitrine_snapshot_peek (snapshot, offset, &length);

  return vitrine_encoding_guess (bytes, MIN (length, TEXT_MAX));
}

static VitrineText *
decode_at (VitrineSnapshot       *snapshot,
           const VitrineEncoding *encoding,
           guint64                offset)
{
  gsize length;
  const guint8 *bytes = vitrine_snapshot_peek (snapshot, offset, &length);

  return vitrine_encoding_decode (encoding, bytes, MIN (length, TEXT_MAX));
}

static void
print_line (const Change *change)
{
  g_autofree char *time = g_date_time_format (change->time, "%Y-%m-%dT%H:%M:%S.%f%:z");
  g_autofree char *text = vitrine_escape_bytes (change->text->utf8,
                                                (gssize) change->text->utf8_length);

  printf ("%s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s\n", time, change->range.offset,
          change->range.length, text);
}

static void
print_object (VitrineAddress *address,
              const Change   *change)
{
  g_autofree char *time = g_date_time_format (change->time, "%Y-%m-%dT%H:%M:%S.%f%:z");
  g_autoptr (JsonBuilder) builder = vitrine_output_begin_json (address);

  vitrine_output_add_string (builder, "time", time);
  vitrine_output_add_int (builder, "offset", change->range.offset);
  vitrine_output_add_int (builder, "length", change->range.length);
  vitrine_output_add_string (builder, "encoding", change->encoding->name);
  vitrine_output_add_string (builder, "text", change->text->utf8);
  vitrine_output_add_int (builder, "invalid", change->text->n_invalid);
  vitrine_output_end_json (builder);
}

/**
 * vitrine_change_line_print:
 * @range: from the first byte that differs to the last
 * @encoding: (nullable): of the text that stands there; %NULL: what the bytes look
 *   like
 */
void
vitrine_change_line_print (VitrineAddress        *address,
                           VitrineSnapshot       *snapshot,
                           VitrineRange           range,
                           const VitrineEncoding *encoding,
                           gboolean               json)
{
  gint64 time = vitrine_snapshot_get_time (snapshot);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) exact = g_date_time_add (utc, time % G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (exact);
  g_autoptr (VitrineText) text = NULL;
  Change change;

  if (encoding == NULL)
    encoding = guess_encoding (snapshot, range.offset);
  text = decode_at (snapshot, encoding, find_text (snapshot, encoding, range.offset));
  change = (Change) { range, local, encoding, text };
  if (json)
    print_object (address, &change);
  else
    print_line (&change);
}
