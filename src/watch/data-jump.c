/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/data-jump.h"

#include "segment/data-search.h"

typedef struct
{
  VitrineBorrowedSegment *segment;
  guint64 offset;
  gboolean backward;
  guint64 found;
} Jump;

static void
jump_free (gpointer data)
{
  Jump *self = data;

  vitrine_borrowed_segment_unref (self->segment);
  g_free (self);
}

static void
jump_cb (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Jump *self = data;
  VitrineSegment *segment = vitrine_borrowed_segment_use (self->segment);

  if (segment != NULL)
    {
      self->found = self->backward ? vitrine_data_find_previous (segment, self->offset)
                                   : vitrine_data_find_next (segment, self->offset);
      vitrine_borrowed_segment_end_use (self->segment);
    }
  g_task_return_boolean (task, segment != NULL);
}

void
vitrine_data_jump_start (VitrineBorrowedSegment *segment,
                         guint64                 offset,
                         gboolean                backward,
                         GObject                *owner,
                         GAsyncReadyCallback     done,
                         gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (owner, NULL, done, user_data);
  Jump *self = g_new0 (Jump, 1);

  self->segment = vitrine_borrowed_segment_ref (segment);
  self->offset = offset;
  self->backward = backward;
  g_task_set_task_data (task, self, jump_free);
  g_task_run_in_thread (task, jump_cb);
}

gboolean
vitrine_data_jump_finish (GAsyncResult *result,
                          guint64      *data)
{
  Jump *self = g_task_get_task_data (G_TASK (result));

  *data = self->found;
  return g_task_propagate_boolean (G_TASK (result), NULL)
         && !vitrine_borrowed_segment_is_back (self->segment);
}
