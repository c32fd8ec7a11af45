/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/write-queue.h"

#include "decode/block.h"

/* One text: the data of the caller's task. */
typedef struct
{
  const VitrineEncoding *encoding;
  GBytes *units;
} Text;

struct _VitrineWriteQueue
{
  GObject parent_instance;

  VitrineSegment *segment; /* borrowed */
  VitrineSampler *sampler; /* borrowed */

  GTask *running; /* the callers' tasks */
  GTask *waiting;

  /* Whether a worker was sent into the segment and has not come out. */
  GMutex mutex;
  GCond came_out;
  gboolean inside;
};

G_DEFINE_FINAL_TYPE (VitrineWriteQueue, vitrine_write_queue, G_TYPE_OBJECT)

static void
text_free (gpointer data)
{
  Text *text = data;

  g_bytes_unref (text->units);
  g_free (text);
}

static void
set_inside (VitrineWriteQueue *self,
            gboolean inside)
{
  g_mutex_lock (&self->mutex);
  self->inside = inside;
  g_cond_broadcast (&self->came_out);
  g_mutex_unlock (&self->mutex);
}

/* The segment is read here without a lock: the main thread gives the queue
 * another one only when no worker is inside. */
static void
write_in_worker (GTask *task,
                 gpointer source,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  VitrineWriteQueue *self = source;
  Text *text = task_data;
  GError *error = NULL;
  gboolean written;

  written = !g_cancellable_set_error_if_cancelled (cancellable, &error)
            && vitrine_block_write_units (self->segment, text->encoding, 0,
                                          text->units, &error);
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
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                             "A newer text took its place");
  g_clear_object (&task);
}

static void
finish_running (VitrineWriteQueue *self,
                GAsyncResult *result)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->running);
  GError *error = NULL;

  if (self->sampler != NULL)
    vitrine_sampler_sample_now (self->sampler);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Tells the sampler what comes, and sends a worker. */
static void
start_running (VitrineWriteQueue *self,
               GAsyncReadyCallback callback)
{
  Text *text = g_task_get_task_data (self->running);
  g_autoptr (GTask) errand = NULL;
  gconstpointer bytes;
  gsize length;

  bytes = g_bytes_get_data (text->units, &length);
  vitrine_sampler_expect_write (self->sampler, 0, bytes, length);

  errand = g_task_new (self, g_task_get_cancellable (self->running), callback, NULL);
  g_task_set_check_cancellable (errand, FALSE);
  g_task_set_task_data (errand, text, NULL);
  set_inside (self, TRUE);
  g_task_run_in_thread (errand, write_in_worker);
}

/* Called with the worker's result, or without one when a text was pushed. */
static void
advance_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  VitrineWriteQueue *self = VITRINE_WRITE_QUEUE (source);

  if (result != NULL)
    finish_running (self, result);

  if (self->running != NULL || self->waiting == NULL)
    return;

  self->running = g_steal_pointer (&self->waiting);
  start_running (self, advance_cb);
}

static void
vitrine_write_queue_finalize (GObject *object)
{
  VitrineWriteQueue *self = VITRINE_WRITE_QUEUE (object);

  /* Every task holds a reference, so none is left. */
  g_assert (self->running == NULL && self->waiting == NULL);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->came_out);

  G_OBJECT_CLASS (vitrine_write_queue_parent_class)->finalize (object);
}

static void
vitrine_write_queue_class_init (VitrineWriteQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vitrine_write_queue_finalize;
}

static void
vitrine_write_queue_init (VitrineWriteQueue *self)
{
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
                                VitrineSegment *segment,
                                VitrineSampler *sampler)
{
  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (self));
  g_return_if_fail ((segment == NULL) == (sampler == NULL));

  vitrine_write_queue_settle (self);
  self->segment = segment;
  self->sampler = sampler;
  cancel (g_steal_pointer (&self->waiting));
}

/**
 * vitrine_write_queue_push_async:
 * @units: the text in @encoding, with its zero unit
 *
 * Writes @units from offset 0. Whoever was waiting gets %G_IO_ERROR_CANCELLED.
 */
void
vitrine_write_queue_push_async (VitrineWriteQueue *self,
                                const VitrineEncoding *encoding,
                                GBytes *units,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *superseded;
  GTask *task;
  Text *text;

  g_return_if_fail (VITRINE_IS_WRITE_QUEUE (self));
  g_return_if_fail (self->segment != NULL);

  text = g_new0 (Text, 1);
  text->encoding = encoding;
  text->units = g_bytes_ref (units);

  /* A text that was written counts as written, even if cancelled meanwhile. */
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, text, text_free);

  superseded = g_steal_pointer (&self->waiting);
  self->waiting = task;
  advance_cb (G_OBJECT (self), NULL, NULL);
  cancel (superseded);
}

gboolean
vitrine_write_queue_push_finish (VitrineWriteQueue *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
