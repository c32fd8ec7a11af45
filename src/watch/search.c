/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/search.h"

#include "watch/search-job.h"

/* What the thread is told of the object: it may be gone before the thread ends. */
typedef struct
{
  gatomicrefcount ref_count;
  VitrineSearchJob *job;

  GMutex mutex;         /* guards the next */
  VitrineSearch *owner; /* borrowed; NULL: nobody wants to know any more */
  guint idle;           /* source: the main thread is to be told */
} Errand;

struct _VitrineSearch
{
  GObject parent_instance;

  VitrineSearchJob *job;
  Errand *errand; /* NULL: not started */
};

enum
{
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineSearch, vitrine_search, G_TYPE_OBJECT)

static Errand *
errand_new (VitrineSearch *owner)
{
  Errand *self = g_new0 (Errand, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->job = vitrine_search_job_ref (owner->job);
  g_mutex_init (&self->mutex);
  self->owner = owner;
  return self;
}

static Errand *
errand_ref (Errand *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
errand_unref (Errand *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  vitrine_search_job_unref (self->job);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gboolean
finished_cb (gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (VitrineSearch) self = g_object_ref (errand->owner);

  g_mutex_lock (&errand->mutex);
  errand->idle = 0;
  g_mutex_unlock (&errand->mutex);
  g_signal_emit (self, signals[FINISHED], 0);
  return G_SOURCE_REMOVE;
}

static gpointer
run_in_thread (gpointer user_data)
{
  Errand *errand = user_data;

  vitrine_search_job_run (errand->job);
  g_mutex_lock (&errand->mutex);
  if (errand->owner != NULL)
    errand->idle = g_idle_add_full (G_PRIORITY_DEFAULT, finished_cb, errand_ref (errand),
                                    (GDestroyNotify) errand_unref);
  g_mutex_unlock (&errand->mutex);
  errand_unref (errand);
  return NULL;
}

static void
vitrine_search_dispose (GObject *object)
{
  VitrineSearch *self = VITRINE_SEARCH (object);

  vitrine_search_stop (self);
  g_clear_pointer (&self->errand, errand_unref);
  G_OBJECT_CLASS (vitrine_search_parent_class)->dispose (object);
}

static void
vitrine_search_finalize (GObject *object)
{
  vitrine_search_job_unref (VITRINE_SEARCH (object)->job);
  G_OBJECT_CLASS (vitrine_search_parent_class)->finalize (object);
}

static void
vitrine_search_class_init (VitrineSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_search_dispose;
  object_class->finalize = vitrine_search_finalize;

  signals[FINISHED] = g_signal_new ("finished", VITRINE_TYPE_SEARCH, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vitrine_search_init (VitrineSearch *self)
{
}

/* Takes the pattern of @matcher over, if it says how to free it. */
VitrineSearch *
vitrine_search_new (VitrineSegment           *segment,
                    const VitrineMatcher     *matcher,
                    const VitrineSearchScope *scope)
{
  VitrineSearch *self;

  g_return_val_if_fail (segment != NULL && matcher != NULL && scope != NULL, NULL);
  g_return_val_if_fail (matcher->longest > 0 && scope->n_max > 0, NULL);

  self = g_object_new (VITRINE_TYPE_SEARCH, NULL);
  self->job = vitrine_search_job_new (segment, matcher, scope);
  return self;
}

/* Once; it emits "finished" when it is done. */
void
vitrine_search_start (VitrineSearch *self)
{
  g_return_if_fail (VITRINE_IS_SEARCH (self));
  g_return_if_fail (self->errand == NULL);

  self->errand = errand_new (self);
  g_thread_unref (g_thread_new ("search", run_in_thread, errand_ref (self->errand)));
}

/* The thread does not have to notice first: it may be busy with bytes that it has
 * read, but reads no more of them. */
void
vitrine_search_stop (VitrineSearch *self)
{
  g_return_if_fail (VITRINE_IS_SEARCH (self));

  vitrine_search_job_stop (self->job);
  if (self->errand == NULL)
    return;
  g_mutex_lock (&self->errand->mutex);
  self->errand->owner = NULL;
  g_clear_handle_id (&self->errand->idle, g_source_remove);
  g_mutex_unlock (&self->errand->mutex);
}

/* Does the work here, and comes back when it is done. */
void
vitrine_search_run (VitrineSearch *self)
{
  g_return_if_fail (VITRINE_IS_SEARCH (self));

  vitrine_search_job_run (self->job);
}

double
vitrine_search_get_progress (VitrineSearch *self)
{
  g_return_val_if_fail (VITRINE_IS_SEARCH (self), 0);

  return vitrine_search_job_get_progress (self->job);
}

GArray *
vitrine_search_get_matches (VitrineSearch *self)
{
  g_return_val_if_fail (VITRINE_IS_SEARCH (self), NULL);

  return vitrine_search_job_get_matches (self->job);
}

gboolean
vitrine_search_has_more (VitrineSearch *self)
{
  g_return_val_if_fail (VITRINE_IS_SEARCH (self), FALSE);

  return vitrine_search_job_has_more (self->job);
}

const GError *
vitrine_search_get_error (VitrineSearch *self)
{
  g_return_val_if_fail (VITRINE_IS_SEARCH (self), NULL);

  return vitrine_search_job_get_error (self->job);
}
