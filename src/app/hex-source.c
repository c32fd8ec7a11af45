/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-source.h"

#include "segment/error.h"

#include <glib/gi18n.h>

struct _VitrineHexSource
{
  GObject parent_instance;

  /* Owned */
  VitrineSampler *sampler;
  GSignalGroup *sampler_signals;
  VitrineSnapshot *snapshot;
  VitrineHexMarks *marks;

  VitrineRange shown;
  VitrineRange watched; /* what the sampler was asked to look at */
  guint view;           /* the sampler's name for that, 0: not asked */
  guint64 size;
};

enum
{
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
  return is_known (self->snapshot, self->shown.offset, self->shown.length);
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
  marked = mark_changes (self, ranges);
  update_size (self);
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
watch (VitrineHexSource *self)
{
  guint64 start = self->shown.offset - MIN (self->shown.offset, self->shown.length);
  guint64 end = MIN (self->shown.offset + 2 * self->shown.length, self->size);

  self->watched = (VitrineRange) { start, end - start };
  if (self->view == 0)
    self->view = vitrine_sampler_add_view (self->sampler, start, end - start);
  else
    vitrine_sampler_move_view (self->sampler, self->view, start, end - start);
}

static gboolean
is_watched (VitrineHexSource *self)
{
  return self->view != 0
         && self->shown.offset >= self->watched.offset
         && self->shown.offset + self->shown.length
              <= self->watched.offset + self->watched.length;
}

static void
drop_sampler (VitrineHexSource *self)
{
  g_signal_group_set_target (self->sampler_signals, NULL);
  if (self->sampler != NULL && self->view != 0)
    vitrine_sampler_remove_view (self->sampler, self->view);
  self->view = 0;
  g_clear_object (&self->sampler);
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
  vitrine_hex_marks_free (self->marks);
  G_OBJECT_CLASS (vitrine_hex_source_parent_class)->finalize (object);
}

static void
vitrine_hex_source_class_init (VitrineHexSourceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = vitrine_hex_source_dispose;
  object_class->finalize = vitrine_hex_source_finalize;

  signals[UPDATED] = g_signal_new ("updated", VITRINE_TYPE_HEX_SOURCE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESIZED] = g_signal_new ("resized", VITRINE_TYPE_HEX_SOURCE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vitrine_hex_source_init (VitrineHexSource *self)
{
  self->marks = vitrine_hex_marks_new ();
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
  VitrineSnapshot *snapshot = NULL;

  if (sampler == self->sampler)
    return;
  drop_sampler (self);
  self->shown = (VitrineRange) { 0, 0 };
  if (sampler != NULL)
    {
      self->sampler = g_object_ref (sampler);
      g_signal_group_set_target (self->sampler_signals, sampler);
      snapshot = vitrine_sampler_get_snapshot (sampler);
    }
  take_snapshot (self, snapshot);
  update_size (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

/* Says which bytes are shown now. The sampler reads those that it did not look at
 * before the next frame is drawn. */
void
vitrine_hex_source_show (VitrineHexSource *self,
                         guint64           offset,
                         guint64           length)
{
  self->shown = (VitrineRange) { offset, length };
  vitrine_hex_marks_set_window (self->marks, offset, length);
  if (self->sampler != NULL && length > 0 && !is_watched (self))
    watch (self);
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

VitrineHexMarks *
vitrine_hex_source_get_marks (VitrineHexSource *self)
{
  return self->marks;
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
