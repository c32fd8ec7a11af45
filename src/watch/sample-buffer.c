/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sample-buffer.h"

#include <string.h>

struct _VitrineSampleBuffer
{
  GArray *ranges; /* VitrineRange: what was read, without what was not there */
  guint8 *bytes;  /* of all ranges, one behind the other */
  gsize room;
  guint64 size;   /* of the segment, as the reader believed */
  gint64 time;
  gboolean fits_size;
};

static gsize
count_bytes (GArray *ranges)
{
  gsize n = 0;

  for (guint i = 0; i < ranges->len; i++)
    n += g_array_index (ranges, VitrineRange, i).length;

  return n;
}

static void
make_room (VitrineSampleBuffer *self,
           gsize                needed)
{
  if (needed <= self->room)
    return;

  g_free (self->bytes);
  self->bytes = g_malloc (needed);
  self->room = needed;
}

/* Asks for one byte more where a range reaches the end of the segment: so one
 * call both reads and tells that the segment grew. */
static gboolean
read_range (VitrineSampleBuffer  *self,
            VitrineSegment       *segment,
            VitrineRange          range,
            guint8               *bytes,
            GError              **error)
{
  gsize wanted = range.offset + range.length == self->size ? range.length + 1 : range.length;
  gssize n = vitrine_segment_read (segment, range.offset, bytes, wanted, error);

  if (n < 0)
    return FALSE;

  self->fits_size = self->fits_size && (guint64) n == range.length;
  range.length = MIN (range.length, (guint64) n);
  g_array_append_val (self->ranges, range);
  return TRUE;
}

VitrineSampleBuffer *
vitrine_sample_buffer_new (void)
{
  VitrineSampleBuffer *self = g_new0 (VitrineSampleBuffer, 1);

  self->ranges = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  return self;
}

void
vitrine_sample_buffer_free (VitrineSampleBuffer *self)
{
  g_array_unref (self->ranges);
  g_free (self->bytes);
  g_free (self);
}

/**
 * vitrine_sample_buffer_read:
 * @plan: sorted ranges inside @size, as vitrine_view_set_plan() makes them
 * @size: how large the segment is thought to be
 *
 * Reads each range by one call.
 */
gboolean
vitrine_sample_buffer_read (VitrineSampleBuffer  *self,
                            VitrineSegment       *segment,
                            GArray               *plan,
                            guint64               size,
                            GError              **error)
{
  gsize done = 0;

  make_room (self, count_bytes (plan) + 1);
  g_array_set_size (self->ranges, 0);
  self->size = size;
  self->time = g_get_real_time ();
  self->fits_size = TRUE;

  for (guint i = 0; i < plan->len; i++)
    {
      VitrineRange range = g_array_index (plan, VitrineRange, i);

      if (!read_range (self, segment, range, self->bytes + done, error))
        return FALSE;
      done += g_array_index (self->ranges, VitrineRange, i).length;
    }

  return TRUE;
}

/* FALSE: the last reading shows that the segment has another size by now. */
gboolean
vitrine_sample_buffer_fits_size (VitrineSampleBuffer *self)
{
  return self->fits_size;
}

gboolean
vitrine_sample_buffer_equal (VitrineSampleBuffer *self,
                             VitrineSampleBuffer *other)
{
  gsize n_ranges = self->ranges->len;
  gsize n = count_bytes (self->ranges);

  return n_ranges == other->ranges->len &&
         (n_ranges == 0 || memcmp (self->ranges->data, other->ranges->data,
                                   n_ranges * sizeof (VitrineRange)) == 0) &&
         (n == 0 || memcmp (self->bytes, other->bytes, n) == 0);
}

/* Whether @snapshot holds these very ranges and the same bytes in them. */
gboolean
vitrine_sample_buffer_equals_snapshot (VitrineSampleBuffer *self,
                                       VitrineSnapshot     *snapshot)
{
  gsize done = 0;

  if (vitrine_snapshot_get_size (snapshot) != self->size ||
      vitrine_snapshot_get_n_bytes (snapshot) != count_bytes (self->ranges))
    return FALSE;

  for (guint i = 0; i < self->ranges->len; i++)
    {
      VitrineRange range = g_array_index (self->ranges, VitrineRange, i);
      gsize length;
      const guint8 *bytes = vitrine_snapshot_peek (snapshot, range.offset, &length);

      if (range.length == 0)
        continue;
      if (length < range.length || memcmp (bytes, self->bytes + done, range.length) != 0)
        return FALSE;
      done += range.length;
    }

  return TRUE;
}

/* Returns: (transfer full): what was read last, in memory of its own */
VitrineSnapshot *
vitrine_sample_buffer_to_snapshot (VitrineSampleBuffer *self,
                                   gboolean             unstable)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));
  gsize done = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    {
      VitrineRange range = g_array_index (self->ranges, VitrineRange, i);
      VitrineSpan span = { range.offset, NULL };

      if (range.length == 0)
        continue;
      span.bytes = g_bytes_new (self->bytes + done, range.length);
      g_array_append_val (spans, span);
      done += range.length;
    }

  return vitrine_snapshot_new (self->size, self->time, unstable, spans);
}
