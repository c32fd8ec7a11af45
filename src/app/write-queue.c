/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/write-queue.h"

#include "app/edit-history.h"
#include "decode/block.h"

/* The data of the caller's task. */
typedef struct
{
  VitrineWriteKind kind;
  const VitrineEncoding *encoding; /* of a text */
  VitrineEdit *edit;               /* a step of the history has none before its turn */
  VitrineEdit *step;               /* what of the history it undoes or redoes, or NULL */
  gboolean overriding;
} Job;

struct _VitrineWriteQueue
{
  GObject parent_instance;

  VitrineSegment *segment; /* borrowed */
  VitrineSampler *sampler; /* borrowed */

  VitrineEditHistory *history;
  GTask *running; /* the callers' tasks */
  GQueue waiting;

  /* Whether a worker was sent into the segment and has not come out. */
  GMutex mutex;
  GCond came_out;
  gboolean inside;
};

enum
{
  HISTORY_CHANGED,
  N_SIGNALS
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineWriteQueue, vitrine_write_queue, G_TYPE_OBJECT)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->edit, vitrine_edit_unref);
  g_clear_pointer (&job->step, vitrine_edit_unref);
  g_free (job);
}

static void
set_inside (VitrineWriteQueue *self,
            gboolean           inside)
{
  g_mutex_lock (&self->mutex);
  self->inside = inside;
  g_cond_broadcast (&self->came_out);
  g_mutex_unlock (&self->mutex);
}

/* A text says in units how much it is too long. */
static gboolean
has_room (VitrineWriteQueue  *self,
          Job                *job,
          GError            **error)
{
  const VitrineEditRun *run = vitrine_edit_get_run (job->edit, 0);

  return job->encoding == NULL
         || vitrine_block_check_room (self->segment, job->encoding, run->offset,
                                      g_bytes_get_size (run->after), error);
}

/* The segment is read here without a lock: the main thread gives the queue
 * another one only when no worker is inside. */
static void
write_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  VitrineWriteQueue *self = source;
  Job *job = task_data;
  GError *error = NULL;
  gboolean written;

  written = !g_cancellable_set_error_if_cancelled (cancellable, &error)
            && has_room (self, job, &error)
            && vitrine_edit_apply (job->edit, self->segment, job->overriding, &error);
  set_inside (self, FALSE);

  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes over @task; its callback may push again. */
static void
cancel (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           "A newer text took its place, or it has no place any more");
  g_object_unref (task);
}

static void
cancel_waiting (VitrineWriteQueue *self)
{
  GQueue waiting = self->waiting;

  g_queue_init (&self->waiting);
  while (!g_queue_is_empty (&waiting))
    cancel (g_queue_pop_head (&waiting));
}

/* A step that was dropped while it was undone is in the history no more. */
static void
remember (VitrineWriteQueue *self,
          Job               *job)
{
  if (job->step != NULL && job->step != vitrine_write_queue_get_step (self, job->kind))
    return;

  switch (job->kind)
    {
    case VITRINE_WRITE_UNDO:
      vitrine_edit_history_undone (self->history);
      break;
    case VITRINE_WRITE_REDO:
      vitrine_edit_history_redone (self->history);
      break;
    case VITRINE_WRITE_TEXT:
    case VITRINE_WRITE_BYTES:
    default:
      vitrine_edit_history_add (self->history, job->edit);
    }
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

static void
finish_running (VitrineWriteQueue *self,
                GAsyncResult      *result)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->running);
  GError *error = NULL;

  if (self->sampler != NULL)
    vitrine_sampler_sample_now (self->sampler);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  remember (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/* Which step it is counts when it is its turn: what was pushed before is part of
 * the history by then. */
static gboolean
find_step (VitrineWriteQueue *self,
           Job               *job)
{
  VitrineEdit *step;

  if (job->edit != NULL)
    return TRUE;

  step = vitrine_write_queue_get_step (self, job->kind);
  if (step == NULL || (job->step != NULL && job->step != step))
    return FALSE;
  if (job->step == NULL)
    job->step = vitrine_edit_ref (step);
  job->edit = job->kind == VITRINE_WRITE_UNDO ? vitrine_edit_invert (step)
                                              : vitrine_edit_copy (step);
  return TRUE;
}

static void
expect (VitrineWriteQueue *self,
        const VitrineEdit *edit)
{
  for (guint i = 0; i < vitrine_edit_get_n_runs (edit); i++)
    {
      const VitrineEditRun *run = vitrine_edit_get_run (edit, i);
      gsize length;
      gconstpointer bytes = g_bytes_get_data (run->after, &length);

      vitrine_sampler_expect_write (self->sampler, run->offset, bytes, length);
    }
}

/* Tells the sampler what comes, and sends a worker. */
static void
start_running (VitrineWriteQueue   *self,
               GAsyncReadyCallback  callback)
{
  Job *job = g_task_get_task_data (self->running);
  g_autoptr (GTask) errand = NULL;

  expect (self, job->edit);
  errand = g_task_new (self, g_task_get_cancellable (self->running), callback, NULL);
  g_task_set_check_cancellable (errand, FALSE);
  g_task_set_task_data (errand, job, NULL);
  set_inside (self, TRUE);
  g_task_run_in_thread (errand, write_in_worker);
}

/* Called with the worker's result, or without one when something was pushed. */
static void
advance_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  VitrineWriteQueue *self = VITRINE_WRITE_QUEUE (source);

  if (result != NULL)
    finish_running (self, result);

  while (self->running == NULL && !g_queue_is_empty (&self->waiting))
    {
      GTask *next = g_queue_pop_head (&self->waiting);

      if (!find_step (self, g_task_get_task_data (next)))
        {
          cancel (next);
          continue;
        }
      self->running = next;
      start_running (self, advance_cb);
    }
}

static void
vitrine_write_queue_finalize (GObject *object)
{
  VitrineWriteQueue *self = VITRINE_WRITE_QUEUE (object);

  /* Every task holds a reference, so none is left. */
  g_assert (self->running == NULL && g_queue_is_empty (&self->waiting));
  vitrine_edit_history_free (self->history);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->came_out);

  G_OBJECT_CLASS (vitrine_write_queue_parent_class)->finalize (object);
}

static void
vitrine_write_queue_class_init (VitrineWriteQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vitrine_write_queue_finalize;

  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", VITRINE_TYPE_WRITE_QUEUE,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
vitrine_write_queue_init (VitrineWriteQueue *self)
{
  self->history = vitrine_edit_history_new (VITRINE_EDIT_HISTORY_BUDGET);
  g_queue_init (&self->waiting);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->came_out);
}

VitrineWriteQueue *
vitrine_write_queue_new (void)
{
  return g_object_new (VITRINE_TYPE_WRITE_QUEUE, NULL);
}

void
vitrine_write_queue_settle (VitrineWriteQueue *self)
{
  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (self));

  g_mutex_lock (&self->mutex);
  while (self->inside)
    g_cond_wait (&self->came_out, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

void
vitrine_write_queue_set_target (VitrineWriteQueue *self,
                                VitrineSegment    *segment,
                                VitrineSampler    *sampler)
{
  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (self));
  g_return_if_fail ((segment == NULL) == (sampler == NULL));

  vitrine_write_queue_settle (self);
  self->segment = segment;
  self->sampler = sampler;
  cancel_waiting (self);
}

/* Takes over @job. What was written counts as written, even if it was cancelled
 * meanwhile. */
static void
push (VitrineWriteQueue   *self,
      Job                 *job,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_queue_push_tail (&self->waiting, task);
  advance_cb (G_OBJECT (self), NULL, NULL);
}

static GTask *
take_superseded (VitrineWriteQueue *self)
{
  GTask *last = g_queue_peek_tail (&self->waiting);

  if (last == NULL || ((Job *) g_task_get_task_data (last))->kind != VITRINE_WRITE_TEXT)
    return NULL;

  return g_queue_pop_tail (&self->waiting);
}

/* A text that would have been written just before it gets %G_IO_ERROR_CANCELLED. */
void
vitrine_write_queue_push_text (VitrineWriteQueue     *self,
                               const VitrineEncoding *encoding,
                               GBytes                *units,
                               GCancellable          *cancellable,
                               GAsyncReadyCallback    callback,
                               gpointer               user_data)
{
  GTask *superseded;
  Job *job;

  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (self));
  g_return_if_fail (self->segment != NULL);

  job = g_new0 (Job, 1);
  job->kind = VITRINE_WRITE_TEXT;
  job->encoding = encoding;
  job->overriding = TRUE;
  job->edit = vitrine_edit_new (TRUE);
  vitrine_edit_add (job->edit, 0, NULL, units);

  superseded = take_superseded (self);
  push (self, job, cancellable, callback, user_data);
  if (superseded != NULL)
    cancel (superseded);
}

void
vitrine_write_queue_push_edit (VitrineWriteQueue   *self,
                               VitrineEdit         *edit,
                               gboolean             overriding,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Job *job;

  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (self));
  g_return_if_fail (self->segment != NULL);

  job = g_new0 (Job, 1);
  job->kind = VITRINE_WRITE_BYTES;
  job->overriding = overriding;
  job->edit = vitrine_edit_ref (edit);
  push (self, job, cancellable, callback, user_data);
}

/**
 * vitrine_write_queue_push_step:
 * @kind: VITRINE_WRITE_UNDO or VITRINE_WRITE_REDO
 * @overriding: (nullable): the step, if it does not matter what stands there
 *
 * Ends cancelled where there is no such step, or @overriding is no longer next.
 */
void
vitrine_write_queue_push_step (VitrineWriteQueue   *self,
                               VitrineWriteKind     kind,
                               VitrineEdit         *overriding,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Job *job;

  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (self));
  g_return_if_fail (self->segment != NULL);

  job = g_new0 (Job, 1);
  job->kind = kind;
  job->overriding = overriding != NULL;
  job->step = overriding != NULL ? vitrine_edit_ref (overriding) : NULL;
  push (self, job, NULL, callback, user_data);
}

/**
 * vitrine_write_queue_push_finish:
 * @edit: (out) (optional) (transfer full) (nullable): what was to be written
 * @step: (out) (optional) (transfer full) (nullable): what was to be undone or
 *   redone
 */
gboolean
vitrine_write_queue_push_finish (VitrineWriteQueue  *self,
                                 GAsyncResult       *result,
                                 VitrineEdit       **edit,
                                 VitrineEdit       **step,
                                 GError            **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (edit != NULL)
    *edit = job->edit != NULL ? vitrine_edit_ref (job->edit) : NULL;
  if (step != NULL)
    *step = job->step != NULL ? vitrine_edit_ref (job->step) : NULL;
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
vitrine_write_queue_take_steps (VitrineWriteQueue *self,
                                VitrineWriteQueue *former)
{
  VitrineEditHistory *own = self->history;

  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (self));
  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (former));

  self->history = former->history;
  former->history = own;
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
  g_signal_emit (former, signals[HISTORY_CHANGED], 0);
}

VitrineEdit *
vitrine_write_queue_get_step (VitrineWriteQueue *self,
                              VitrineWriteKind   kind)
{
  g_return_val_if_fail (VITRINE_IS_WRITE_QUEUE (self), NULL);

  return kind == VITRINE_WRITE_UNDO ? vitrine_edit_history_get_undo (self->history)
                                    : vitrine_edit_history_get_redo (self->history);
}

void
vitrine_write_queue_forget_step (VitrineWriteQueue *self,
                                 VitrineEdit       *step)
{
  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (self));

  vitrine_edit_history_forget (self->history, step);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}
