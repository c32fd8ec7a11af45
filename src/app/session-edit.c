/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/session-private.h"

#include "app/obstacle.h"
#include "segment/error.h"

static const VitrineWriteKind step_kinds[] = {
  [VITRINE_STEP_UNDO] = VITRINE_WRITE_UNDO,
  [VITRINE_STEP_REDO] = VITRINE_WRITE_REDO,
};

/* What came of it, for whoever asks when it is done. */
typedef struct
{
  VitrineEdit *edit;
  VitrineEdit *step;
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_pointer (&outcome->edit, vitrine_edit_unref);
  g_clear_pointer (&outcome->step, vitrine_edit_unref);
  g_free (outcome);
}

static void
pushed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Outcome *outcome = g_task_get_task_data (task);
  GError *error = NULL;

  if (vitrine_write_queue_push_finish (VITRINE_WRITE_QUEUE (source), result, &outcome->edit,
                                       &outcome->step, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What is attached to be written stays so, whatever its owner makes of its mode; but
 * that is as clear as words. */
static gboolean
check_allowed (VitrineSession  *self,
               GError         **error)
{
  g_autofree char *obstacle = NULL;

  if (vitrine_session_get_access (self) == VITRINE_ACCESS_WATCH
      || vitrine_sampler_get_status (vitrine_session_get_sampler (self))->writable)
    return TRUE;

  obstacle = vitrine_obstacle_find (self);
  g_set_error_literal (error, VITRINE_ERROR, VITRINE_ERROR_DENIED, obstacle);
  return FALSE;
}

/* A task that holds the session, or NULL once that is closed, which its callback
 * is told. What was written counts as written, even if it was cancelled. */
static GTask *
begin (VitrineSession      *self,
       gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_new0 (Outcome, 1), outcome_free);
  if (vitrine_session_check_open (self, &error) && check_allowed (self, &error))
    return g_steal_pointer (&task);

  g_task_return_error (task, error);
  return NULL;
}

void
vitrine_session_write_async (VitrineSession      *self,
                             const char          *utf8,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  const VitrineEncoding *encoding;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GBytes) units = NULL;
  GError *error = NULL;

  g_return_if_fail (VITRINE_IS_SESSION (self));
  g_return_if_fail (utf8 != NULL);

  task = begin (self, vitrine_session_write_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  encoding = vitrine_session_get_encoding (self);
  units = vitrine_encoding_encode (encoding, utf8, -1, NULL, &error);
  if (units == NULL)
    g_task_return_error (task, error);
  else
    vitrine_write_queue_push_text (vitrine_session_get_queue (self), encoding, units,
                                   cancellable, pushed_cb, g_steal_pointer (&task));
}

gboolean
vitrine_session_write_finish (VitrineSession  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vitrine_session_store_async:
 * @offset: in bytes
 * @bytes: at least one
 */
void
vitrine_session_store_async (VitrineSession      *self,
                             guint64              offset,
                             GBytes              *bytes,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (VitrineEdit) edit = NULL;

  g_return_if_fail (VITRINE_IS_SESSION (self));
  g_return_if_fail (bytes != NULL && g_bytes_get_size (bytes) > 0);

  edit = vitrine_edit_new (FALSE);
  vitrine_edit_add (edit, offset, NULL, bytes);
  vitrine_session_edit_async (self, edit, TRUE, cancellable, callback, user_data);
}

gboolean
vitrine_session_store_finish (VitrineSession  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  return vitrine_session_edit_finish (self, result, error);
}

void
vitrine_session_edit_async (VitrineSession      *self,
                            VitrineEdit         *edit,
                            gboolean             overriding,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VITRINE_IS_SESSION (self));
  g_return_if_fail (edit != NULL && vitrine_edit_get_n_runs (edit) > 0);

  task = begin (self, vitrine_session_edit_async, cancellable, callback, user_data);
  if (task != NULL)
    vitrine_write_queue_push_edit (vitrine_session_get_queue (self), edit, overriding,
                                   cancellable, pushed_cb, g_steal_pointer (&task));
}

gboolean
vitrine_session_edit_finish (VitrineSession  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
is_same_object (VitrineSegment *one,
                VitrineSegment *other)
{
  VitrineSegmentStatus a;
  VitrineSegmentStatus b;

  return one != NULL && other != NULL
         && vitrine_segment_query (one, &a, NULL) && vitrine_segment_query (other, &b, NULL)
         && a.kind == b.kind && a.device == b.device && a.inode == b.inode;
}

void
vitrine_session_take_steps (VitrineSession *self,
                            VitrineSession *former)
{
  g_return_if_fail (VITRINE_IS_SESSION (self));
  g_return_if_fail (VITRINE_IS_SESSION (former));

  if (is_same_object (vitrine_session_get_segment (self),
                      vitrine_session_get_segment (former)))
    vitrine_write_queue_take_steps (vitrine_session_get_queue (self),
                                    vitrine_session_get_queue (former));
}

VitrineEdit *
vitrine_session_get_step (VitrineSession *self,
                          VitrineStep     which)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), NULL);

  return vitrine_write_queue_get_step (vitrine_session_get_queue (self), step_kinds[which]);
}

/**
 * vitrine_session_step_async:
 * @overriding: (nullable): the step that is meant, whatever stands there
 */
void
vitrine_session_step_async (VitrineSession      *self,
                            VitrineStep          which,
                            VitrineEdit         *overriding,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VITRINE_IS_SESSION (self));

  task = begin (self, vitrine_session_step_async, NULL, callback, user_data);
  if (task != NULL)
    vitrine_write_queue_push_step (vitrine_session_get_queue (self), step_kinds[which],
                                   overriding, pushed_cb, g_steal_pointer (&task));
}

/**
 * vitrine_session_step_finish:
 * @edit: (out) (transfer full) (nullable): what was to be written
 * @step: (out) (transfer full) (nullable): the step it was about
 */
gboolean
vitrine_session_step_finish (VitrineSession  *self,
                             GAsyncResult    *result,
                             VitrineEdit    **edit,
                             VitrineEdit    **step,
                             GError         **error)
{
  Outcome *outcome;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  outcome = g_task_get_task_data (G_TASK (result));
  *edit = g_steal_pointer (&outcome->edit);
  *step = g_steal_pointer (&outcome->step);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
vitrine_session_forget_step (VitrineSession *self,
                             VitrineEdit    *step)
{
  g_return_if_fail (VITRINE_IS_SESSION (self));

  vitrine_write_queue_forget_step (vitrine_session_get_queue (self), step);
}
