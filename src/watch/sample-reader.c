/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sample-reader.h"

#include "watch/sample-buffer.h"
#include "watch/view-set.h"

#define QUERY_INTERVAL (G_USEC_PER_SEC / 2) /* between two looks at the name */

struct _VitrineSampleReader
{
  VitrineSegment *segment; /* borrowed */
  guint64 whole_max;
  VitrineViewSet *views;
  GArray *plan; /* VitrineRange; NULL when it has to be made anew */
  VitrineSampleBuffer *first;
  VitrineSampleBuffer *second;

  gint64 last_query; /* monotonic; 0: none */
  VitrineSegmentStatus status;
};

static void
forget_plan (VitrineSampleReader *self)
{
  g_clear_pointer (&self->plan, g_array_unref);
}

static GArray *
get_plan (VitrineSampleReader *self)
{
  if (self->plan == NULL)
    self->plan = vitrine_view_set_plan (self->views, self->status.size, self->whole_max);

  return self->plan;
}

static gboolean
query (VitrineSampleReader  *self,
       GError              **error)
{
  VitrineSegmentStatus status;

  self->last_query = g_get_monotonic_time ();
  if (!vitrine_segment_query (self->segment, &status, error))
    return FALSE;

  if (self->status.size != status.size)
    forget_plan (self);
  self->status = status;
  return TRUE;
}

static gboolean
query_is_due (VitrineSampleReader *self)
{
  return self->last_query == 0 ||
         g_get_monotonic_time () - self->last_query >= QUERY_INTERVAL;
}

static gboolean
read_into (VitrineSampleReader  *self,
           VitrineSampleBuffer  *buffer,
           GError              **error)
{
  return vitrine_sample_buffer_read (buffer, self->segment, get_plan (self), self->status.size,
                                     error);
}

/* The name is looked at now and then, the size whenever the bytes give a hint. */
static gboolean
read_first (VitrineSampleReader  *self,
            GError              **error)
{
  if (query_is_due (self) && !query (self, error))
    return FALSE;
  if (!read_into (self, self->first, error))
    return FALSE;
  if (vitrine_sample_buffer_fits_size (self->first))
    return TRUE;

  return query (self, error) && read_into (self, self->first, error);
}

VitrineSampleReader *
vitrine_sample_reader_new (VitrineSegment *segment,
                           guint64         whole_max)
{
  VitrineSampleReader *self = g_new0 (VitrineSampleReader, 1);

  self->segment = segment;
  self->whole_max = whole_max;
  self->status.size = vitrine_segment_get_size (segment);
  self->views = vitrine_view_set_new ();
  self->first = vitrine_sample_buffer_new ();
  self->second = vitrine_sample_buffer_new ();
  return self;
}

void
vitrine_sample_reader_free (VitrineSampleReader *self)
{
  vitrine_sample_buffer_free (self->second);
  vitrine_sample_buffer_free (self->first);
  forget_plan (self);
  vitrine_view_set_free (self->views);
  g_free (self);
}

guint
vitrine_sample_reader_add_view (VitrineSampleReader *self,
                                guint64              offset,
                                guint64              length)
{
  forget_plan (self);
  return vitrine_view_set_add (self->views, offset, length);
}

void
vitrine_sample_reader_move_view (VitrineSampleReader *self,
                                 guint                view,
                                 guint64              offset,
                                 guint64              length)
{
  forget_plan (self);
  vitrine_view_set_move (self->views, view, offset, length);
}

void
vitrine_sample_reader_remove_view (VitrineSampleReader *self,
                                   guint                view)
{
  forget_plan (self);
  vitrine_view_set_remove (self->views, view);
}

/* Whether @snapshot holds all that somebody shows. */
gboolean
vitrine_sample_reader_is_known (VitrineSampleReader   *self,
                                const VitrineSnapshot *snapshot)
{
  GArray *plan = get_plan (self);

  for (guint i = 0; i < plan->len; i++)
    {
      VitrineRange range = g_array_index (plan, VitrineRange, i);

      if (!vitrine_snapshot_knows (snapshot, range.offset, range.length))
        return FALSE;
    }

  return TRUE;
}

/**
 * vitrine_sample_reader_read:
 * @latest: (nullable): what was taken last
 * @taken: (out): a new snapshot, or NULL when nothing differs from @latest
 *
 * Reads a second time what is not as it was: two readings that differ show a
 * writer at work, and the snapshot is unstable. After an unstable one the same
 * bytes, read twice alike, make a stable one.
 *
 * Returns: FALSE with an error of vitrine_segment_read() or _query()
 */
gboolean
vitrine_sample_reader_read (VitrineSampleReader  *self,
                            VitrineSnapshot      *latest,
                            VitrineSnapshot     **taken,
                            GError              **error)
{
  gboolean was_unstable = latest != NULL && vitrine_snapshot_is_unstable (latest);
  gboolean unstable;

  *taken = NULL;
  if (!read_first (self, error))
    return FALSE;
  if (latest != NULL && !was_unstable &&
      vitrine_sample_buffer_equals_snapshot (self->first, latest))
    return TRUE;

  if (!read_into (self, self->second, error))
    return FALSE;

  unstable = !vitrine_sample_buffer_equal (self->first, self->second);
  if (unstable && was_unstable &&
      vitrine_sample_buffer_equals_snapshot (self->second, latest))
    return TRUE;

  *taken = vitrine_sample_buffer_to_snapshot (self->second, unstable);
  return TRUE;
}

/* As it was when it was looked at last: before that only its size is known. */
const VitrineSegmentStatus *
vitrine_sample_reader_get_status (VitrineSampleReader *self)
{
  return &self->status;
}

VitrineSegment *
vitrine_sample_reader_get_segment (VitrineSampleReader *self)
{
  return self->segment;
}
