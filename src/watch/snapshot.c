/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/snapshot.h"

#include <string.h>

#define WORD 8 /* bytes compared at once */

struct _VitrineSnapshot
{
  gatomicrefcount ref_count;
  guint64 size;
  gint64 time;
  gboolean unstable;
  GArray *spans;
};

G_DEFINE_BOXED_TYPE (VitrineSnapshot, vitrine_snapshot,
                     vitrine_snapshot_ref, vitrine_snapshot_unref)

/* A span laid open: from @start to @end stands @bytes. */
typedef struct
{
  guint64 start;
  guint64 end;
  const guint8 *bytes;
} OpenSpan;

static OpenSpan
open_span (const VitrineSnapshot *self,
           guint                  index)
{
  const VitrineSpan *span = &g_array_index (self->spans, VitrineSpan, index);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (span->bytes, &length);

  return (OpenSpan) { span->offset, span->offset + length, bytes };
}

static void
clear_span (gpointer data)
{
  VitrineSpan *span = data;

  g_clear_pointer (&span->bytes, g_bytes_unref);
}

/* Neighbouring ranges become one, also across the edge of two spans. */
static void
append_range (GArray  *ranges,
              guint64  offset,
              guint64  length)
{
  VitrineRange range = { offset, length };

  if (ranges->len > 0)
    {
      VitrineRange *last = &g_array_index (ranges, VitrineRange, ranges->len - 1);

      if (last->offset + last->length == offset)
        {
          last->length += length;
          return;
        }
    }

  g_array_append_val (ranges, range);
}

/* The first place from @i on where the two differ, or @length. */
static gsize
skip_equal (const guint8 *a,
            const guint8 *b,
            gsize         i,
            gsize         length)
{
  for (; i + WORD <= length; i += WORD)
    if (memcmp (a + i, b + i, WORD) != 0)
      break;

  while (i < length && a[i] == b[i])
    i++;

  return i;
}

static gsize
skip_different (const guint8 *a,
                const guint8 *b,
                gsize         i,
                gsize         length)
{
  while (i < length && a[i] != b[i])
    i++;

  return i;
}

static void
compare_bytes (GArray       *ranges,
               guint64       offset,
               const guint8 *a,
               const guint8 *b,
               gsize         length)
{
  gsize i = 0;

  /* What nobody changed is most of what is ever compared. */
  if (a == b || memcmp (a, b, length) == 0)
    return;

  while ((i = skip_equal (a, b, i, length)) < length)
    {
      gsize end = skip_different (a, b, i, length);

      append_range (ranges, offset + i, end - i);
      i = end;
    }
}

/**
 * vitrine_snapshot_new:
 * @segment_size: what the segment measured then, in bytes
 * @spans: (transfer full): an array of VitrineSpan with bytes of its own
 */
VitrineSnapshot *
vitrine_snapshot_new (guint64   segment_size,
                      gint64    time,
                      gboolean  unstable,
                      GArray   *spans)
{
  VitrineSnapshot *self;

  g_return_val_if_fail (spans != NULL, NULL);

  g_array_set_clear_func (spans, clear_span);
  self = g_new (VitrineSnapshot, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->size = segment_size;
  self->time = time;
  self->unstable = unstable;
  self->spans = spans;
  return self;
}

VitrineSnapshot *
vitrine_snapshot_ref (VitrineSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vitrine_snapshot_unref (VitrineSnapshot *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->spans);
  g_free (self);
}

guint64
vitrine_snapshot_get_size (const VitrineSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

/* How many bytes of the segment are in it. */
gsize
vitrine_snapshot_get_n_bytes (const VitrineSnapshot *self)
{
  gsize n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->spans->len; i++)
    n += g_bytes_get_size (g_array_index (self->spans, VitrineSpan, i).bytes);

  return n;
}

gint64
vitrine_snapshot_get_time (const VitrineSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->time;
}

/* A writer was at work while it was taken: it may mix two moments. */
gboolean
vitrine_snapshot_is_unstable (const VitrineSnapshot *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->unstable;
}

/**
 * vitrine_snapshot_peek:
 * @length: (out): how many bytes stand there in one run
 *
 * Behind one run another may begin at once: who wants more asks again there.
 */
const guint8 *
vitrine_snapshot_peek (const VitrineSnapshot *self,
                       guint64                offset,
                       gsize                 *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      OpenSpan span = open_span (self, i);

      if (offset >= span.start && offset < span.end)
        {
          *length = span.end - offset;
          return span.bytes + (offset - span.start);
        }
    }

  *length = 0;
  return NULL;
}

const guint8 *
vitrine_snapshot_get_run (const VitrineSnapshot *self,
                          guint                  index,
                          VitrineRange          *run)
{
  OpenSpan span;

  g_return_val_if_fail (self != NULL && run != NULL, NULL);

  if (index >= self->spans->len)
    return NULL;
  span = open_span (self, index);
  *run = (VitrineRange) { span.start, span.end - span.start };
  return span.bytes;
}

gboolean
vitrine_snapshot_knows (const VitrineSnapshot *self,
                        guint64                offset,
                        guint64                length)
{
  guint64 end = offset + length;
  gsize n = 1;

  for (; offset < end && n > 0; offset += n)
    vitrine_snapshot_peek (self, offset, &n);

  return offset >= end;
}

GArray *
vitrine_snapshot_compare (const VitrineSnapshot *older,
                          const VitrineSnapshot *newer)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  guint i = 0, j = 0;

  g_return_val_if_fail (older != NULL && newer != NULL, ranges);

  while (i < older->spans->len && j < newer->spans->len)
    {
      OpenSpan a = open_span (older, i);
      OpenSpan b = open_span (newer, j);
      guint64 start = MAX (a.start, b.start);
      guint64 end = MIN (a.end, b.end);

      if (start < end)
        compare_bytes (ranges, start, a.bytes + (start - a.start),
                       b.bytes + (start - b.start), end - start);
      if (a.end <= b.end)
        i++;
      else
        j++;
    }

  return ranges;
}

static void
append_piece (GArray            *spans,
              const VitrineSpan *span,
              guint64            start,
              guint64            end)
{
  VitrineSpan piece = { start, NULL };

  if (start >= end)
    return;

  piece.bytes = g_bytes_new_from_bytes (span->bytes, start - span->offset, end - start);
  g_array_append_val (spans, piece);
}

/* Appends of span @index of @self what lies between the spans of @known. */
static void
append_unknown (GArray                *spans,
                const VitrineSnapshot *self,
                guint                  index,
                const VitrineSnapshot *known)
{
  const VitrineSpan *span = &g_array_index (self->spans, VitrineSpan, index);
  OpenSpan all = open_span (self, index);
  guint64 start = all.start;

  for (guint i = 0; i < known->spans->len; i++)
    {
      OpenSpan gap = open_span (known, i);

      append_piece (spans, span, start, MIN (gap.start, all.end));
      start = MAX (start, gap.end);
    }

  append_piece (spans, span, start, all.end);
}

static int
order_spans (gconstpointer a,
             gconstpointer b)
{
  const VitrineSpan *left = a;
  const VitrineSpan *right = b;

  return left->offset < right->offset ? -1 : left->offset > right->offset;
}

/**
 * vitrine_snapshot_extend:
 * @self: what is shown
 * @newer: what was read later
 *
 * Returns: (transfer full): @self, and of @newer what @self does not know
 */
VitrineSnapshot *
vitrine_snapshot_extend (const VitrineSnapshot *self,
                         const VitrineSnapshot *newer)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));

  g_return_val_if_fail (self != NULL && newer != NULL, NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      VitrineSpan span = g_array_index (self->spans, VitrineSpan, i);

      g_bytes_ref (span.bytes);
      g_array_append_val (spans, span);
    }
  for (guint i = 0; i < newer->spans->len; i++)
    append_unknown (spans, newer, i, self);

  g_array_sort (spans, order_spans);
  return vitrine_snapshot_new (self->size, self->time, self->unstable, spans);
}
