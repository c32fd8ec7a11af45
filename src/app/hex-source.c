/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-source.h"

#include "segment/error.h"
#include "watch/holes.h"

#include <glib/gi18n.h>

typedef struct
{
  guint name; /* the sampler's, 0: not asked */
  VitrineRange range;
} View;

struct _VitrineHexSource
{
  GObject parent_instance;

  /* Owned */
  VitrineSampler *sampler;
  GSignalGroup *sampler_signals;
  VitrineSnapshot *snapshot;
  VitrineHexMarks *marks;
  GArray *holes; /* VitrineRange, among what is shown; NULL: not asked yet */

  GArray *shown;        /* VitrineRange */
  VitrineRange watched; /* around what is shown, or was, with nothing left out */
  GArray *views;        /* View: what the sampler was asked to look at */
  guint64 size;
};

enum
{
  SAMPLED,
  UPDATED,
  RESIZED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineHexSource, vitrine_hex_source, G_TYPE_OBJECT)

static gboolean
is_known (VitrineSnapshot *snapshot,
          guint64          offset,
          guint64          length)
{
  gsize n_bytes = 0;

  if (snapshot != NULL && length > 0)
    vitrine_snapshot_peek (snapshot, offset, &n_bytes);
  return n_bytes >= length;
}

/* Whether the bytes that are shown are as many as there can be. */
static gboolean
is_shown_known (VitrineHexSource *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      const VitrineRange *range = &g_array_index (self->shown, VitrineRange, i);

      if (!is_known (self->snapshot, range->offset, range->length))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mark_changes (VitrineHexSource *self,
              GArray           *ranges)
{
  gint64 now = g_get_monotonic_time ();
  gboolean any = FALSE;

  for (guint i = 0; i < ranges->len; i++)
    {
      VitrineRange *range = &g_array_index (ranges, VitrineRange, i);

      any |= vitrine_hex_marks_add (self->marks, range->offset, range->length, now);
    }
  return any;
}

/* The snapshot's size is that of the bytes shown; before the first one there is
 * only what the sampler says. */
static void
update_size (VitrineHexSource *self)
{
  guint64 size = 0;

  if (self->snapshot != NULL)
    size = vitrine_snapshot_get_size (self->snapshot);
  else if (self->sampler != NULL)
    size = vitrine_sampler_get_size (self->sampler);
  if (size == self->size)
    return;
  self->size = size;
  g_signal_emit (self, signals[RESIZED], 0);
}

static void
take_snapshot (VitrineHexSource *self,
               VitrineSnapshot  *snapshot)
{
  VitrineSnapshot *former = self->snapshot;

  self->snapshot = snapshot != NULL ? vitrine_snapshot_ref (snapshot) : NULL;
  g_clear_pointer (&former, vitrine_snapshot_unref);
}

static void
changed_cb (VitrineHexSource *self,
            VitrineSnapshot  *snapshot,
            GArray           *ranges)
{
  gboolean known = is_shown_known (self);
  gboolean marked;

  take_snapshot (self, snapshot);
  g_clear_pointer (&self->holes, g_array_unref);
  update_size (self);
  g_signal_emit (self, signals[SAMPLED], 0, ranges);
  marked = mark_changes (self, ranges);
  if (marked || !known)
    g_signal_emit (self, signals[UPDATED], 0);
}

/* Counts before the first sample only; every other one knows its size. */
static void
size_cb (VitrineHexSource *self)
{
  update_size (self);
}

/* As much again is looked at before and after what is shown, so that most
 * scrolling finds the bytes there. */
static void
choose_watched (VitrineHexSource   *self,
                const VitrineRange *shown)
{
  guint64 end = shown->offset + shown->length;

  if (self->watched.length > 0 && shown->offset >= self->watched.offset
      && end <= self->watched.offset + self->watched.length)
    return;
  self->watched.offset = shown->offset - MIN (shown->offset, shown->length);
  self->watched.length = MIN (end + shown->length, self->size) - self->watched.offset;
}

/* Has the sampler look at @range under the @index-th of our names for it. */
static void
watch (VitrineHexSource   *self,
       guint               index,
       const VitrineRange *range)
{
  View *view;

  if (index >= self->views->len)
    g_array_set_size (self->views, index + 1);
  view = &g_array_index (self->views, View, index);
  if (view->name == 0)
    view->name = vitrine_sampler_add_view (self->sampler, range->offset, range->length);
  else if (view->range.offset != range->offset || view->range.length != range->length)
    vitrine_sampler_move_view (self->sampler, view->name, range->offset, range->length);
  view->range = *range;
}

static void
drop_views (VitrineHexSource *self,
            guint             n_kept)
{
  for (guint i = n_kept; i < self->views->len; i++)
    vitrine_sampler_remove_view (self->sampler, g_array_index (self->views, View, i).name);
  g_array_set_size (self->views, MIN (n_kept, self->views->len));
}

static void
drop_sampler (VitrineHexSource *self)
{
  g_signal_group_set_target (self->sampler_signals, NULL);
  drop_views (self, 0);
  g_clear_object (&self->sampler);
  g_clear_pointer (&self->holes, g_array_unref);
  g_clear_pointer (&self->snapshot, vitrine_snapshot_unref);
  vitrine_hex_marks_clear (self->marks);
}

static void
vitrine_hex_source_dispose (GObject *object)
{
  VitrineHexSource *self = VITRINE_HEX_SOURCE (object);

  drop_sampler (self);
  G_OBJECT_CLASS (vitrine_hex_source_parent_class)->dispose (object);
}

static void
vitrine_hex_source_finalize (GObject *object)
{
  VitrineHexSource *self = VITRINE_HEX_SOURCE (object);

  g_object_unref (self->sampler_signals);
  g_array_unref (self->shown);
  g_array_unref (self->views);
  vitrine_hex_marks_free (self->marks);
  G_OBJECT_CLASS (vitrine_hex_source_parent_class)->finalize (object);
}

static void
vitrine_hex_source_class_init (VitrineHexSourceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = vitrine_hex_source_dispose;
  object_class->finalize = vitrine_hex_source_finalize;

  signals[SAMPLED] = g_signal_new ("sampled", VITRINE_TYPE_HEX_SOURCE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[UPDATED] = g_signal_new ("updated", VITRINE_TYPE_HEX_SOURCE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESIZED] = g_signal_new ("resized", VITRINE_TYPE_HEX_SOURCE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vitrine_hex_source_init (VitrineHexSource *self)
{
  self->marks = vitrine_hex_marks_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  self->views = g_array_new (FALSE, TRUE, sizeof (View));
  self->sampler_signals = g_signal_group_new (VITRINE_TYPE_SAMPLER);
  g_signal_group_connect_swapped (self->sampler_signals, "changed",
                                  G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->sampler_signals, "notify::size",
                                  G_CALLBACK (size_cb), self);
}

VitrineHexSource *
vitrine_hex_source_new (void)
{
  return g_object_new (VITRINE_TYPE_HEX_SOURCE, NULL);
}

/* Nothing is shown of a new sampler until vitrine_hex_source_show(). */
void
vitrine_hex_source_set_sampler (VitrineHexSource *self,
                                VitrineSampler   *sampler)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  VitrineSnapshot *snapshot = NULL;

  if (sampler == self->sampler)
    return;
  drop_sampler (self);
  g_array_set_size (self->shown, 0);
  if (sampler != NULL)
    {
      self->sampler = g_object_ref (sampler);
      g_signal_group_set_target (self->sampler_signals, sampler);
      snapshot = vitrine_sampler_get_snapshot (sampler);
    }
  take_snapshot (self, snapshot);
  update_size (self);
  if (snapshot != NULL)
    g_signal_emit (self, signals[SAMPLED], 0, none);
  g_signal_emit (self, signals[UPDATED], 0);
}

/* Says which bytes are shown now. The sampler reads those that it did not look at
 * before the next frame is drawn. */
void
vitrine_hex_source_show (VitrineHexSource *self,
                         GArray           *shown,
                         gboolean          leaving_out)
{
  const VitrineRange *ranges = (const VitrineRange *) (gpointer) shown->data;
  guint n_ranges = shown->len;

  g_array_unref (self->shown);
  self->shown = shown;
  g_clear_pointer (&self->holes, g_array_unref);
  vitrine_hex_marks_set_window (self->marks, ranges, n_ranges);
  if (!leaving_out && n_ranges > 0)
    choose_watched (self, &ranges[0]);
  if (self->sampler == NULL || self->watched.length == 0)
    return;

  watch (self, 0, &self->watched);
  for (guint i = 0; leaving_out && i < n_ranges; i++)
    watch (self, i + 1, &ranges[i]);
  drop_views (self, leaving_out ? n_ranges + 1 : 1);
}

const GArray *
vitrine_hex_source_get_shown (VitrineHexSource *self)
{
  return self->shown;
}

guint64
vitrine_hex_source_get_size (VitrineHexSource *self)
{
  return self->size;
}

VitrineSnapshot *
vitrine_hex_source_get_snapshot (VitrineHexSource *self)
{
  return self->snapshot;
}

/* How often bytes were seen to change since there is this sampler. */
VitrineChangeCount
vitrine_hex_source_count (VitrineHexSource *self,
                          guint64           offset,
                          guint64           length)
{
  VitrineChangeCount none = { 0 };

  return self->sampler != NULL ? vitrine_sampler_count_changes (self->sampler, offset, length)
                               : none;
}

VitrineHexMarks *
vitrine_hex_source_get_marks (VitrineHexSource *self)
{
  return self->marks;
}

/* A segment that has all the memory it can use has no hole, though the system calls
 * one what was reserved and never written, as in every new segment of ours. */
static gboolean
has_holes (VitrineHexSource *self)
{
  const VitrineSegmentStatus *status = vitrine_sampler_get_status (self->sampler);

  return status->allocated < status->size;
}

/* Asked for when somebody wants to know, and not again before other bytes are shown
 * or some of them changed. */
const GArray *
vitrine_hex_source_get_holes (VitrineHexSource *self)
{
  if (self->holes == NULL && self->sampler != NULL && has_holes (self))
    self->holes = vitrine_holes_find (vitrine_sampler_get_segment (self->sampler), self->shown);
  return self->holes;
}

gboolean
vitrine_hex_source_is_hole (VitrineHexSource *self,
                            guint64           offset)
{
  const GArray *holes = vitrine_hex_source_get_holes (self);

  for (guint i = 0; holes != NULL && i < holes->len; i++)
    {
      const VitrineRange *hole = &g_array_index (holes, VitrineRange, i);

      if (offset >= hole->offset && offset - hole->offset < hole->length)
        return TRUE;
    }
  return FALSE;
}

const guint8 *
vitrine_hex_source_peek (VitrineHexSource *self,
                         guint64           offset)
{
  gsize length;

  if (self->snapshot == NULL || offset >= self->size)
    return NULL;
  return vitrine_snapshot_peek (self->snapshot, offset, &length);
}

/* Has the sampler look there once; what it reads is one moment's, like the rest. */
static void
look_once (VitrineHexSource *self,
           guint64           offset,
           gsize             length)
{
  guint view = vitrine_sampler_add_view (self->sampler, offset, length);

  vitrine_sampler_sample_now (self->sampler);
  vitrine_sampler_remove_view (self->sampler, view);
}

GBytes *
vitrine_hex_source_read (VitrineHexSource  *self,
                         guint64            offset,
                         gsize              length,
                         GError           **error)
{
  gsize n_bytes;

  if (self->sampler != NULL && !is_known (self->snapshot, offset, length))
    look_once (self, offset, length);
  if (!is_known (self->snapshot, offset, length))
    {
      g_set_error_literal (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                           _("Cannot copy these bytes: not all of them have been read. "
                             "Try again while the segment is live, not paused."));
      return NULL;
    }
  return g_bytes_new (vitrine_snapshot_peek (self->snapshot, offset, &n_bytes), length);
}
