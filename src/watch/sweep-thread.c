/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sweep-thread.h"

#include <string.h>
#include <time.h>
#include <xxhash.h>

#define BLOCK (256 * 1024)               /* bytes read at once: they stay in the cache */
#define PAGE 4096                        /* bytes: the least that is data or a hole */
#define SLICE 1000                       /* microseconds of work before a rest */
#define WAITING_COUNTS 4                 /* waiting for a disk counts so much less than work */
#define ROUND_PAUSE (G_USEC_PER_SEC / 2) /* between two rounds */
#define UPDATE_PAUSE (G_USEC_PER_SEC / 10)
#define THOUSAND 1000

struct _VitrineSweepThread
{
  gatomicrefcount ref_count;
  VitrineBorrowedSegment *segment; /* goes back when the thread is to end */
  guint budget;                    /* thousandths of a processor; 0: all it can get */

  /* Atomic */
  int n_rounds;
  gsize n_blocks;

  GMutex mutex; /* guards the next */
  GCond cond;
  gboolean paused;
  VitrineSweepFunc updated;
  gpointer owner;    /* borrowed; NULL: nobody wants to know any more */
  guint idle;        /* source: the main thread is to be told */
  GArray *published; /* VitrineSweepCell */
  guint64 published_cell_size;
  guint64 published_size;

  /* The thread's own. */
  VitrineSweepTable *table;
  guint8 *buffer;
  gboolean mapping; /* this round only asks where data is: that is soon done */
  guint64 position;
  guint64 hole_end; /* until there nothing stands */
  guint64 data_end; /* until there data stands */
  guint64 hash;     /* of what was read of the chunk */
  guint64 data;     /* bytes of it */
  gboolean dirty;   /* there are cells to publish */
  gint64 last_update;
};

/* One of each, to be compared: what this thread took and what it has been. */
typedef struct
{
  gint64 cpu;
  gint64 wall;
} Moment;

static gboolean
is_stopped (VitrineSweepThread *self)
{
  return vitrine_borrowed_segment_is_back (self->segment);
}

static Moment
take_moment (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &cpu);
  return (Moment) {
    .cpu = (gint64) cpu.tv_sec * G_USEC_PER_SEC + cpu.tv_nsec / 1000,
    .wall = g_get_monotonic_time (),
  };
}

/* Microseconds of work since @start. */
static gint64
measure_work (const Moment *start)
{
  Moment now = take_moment ();

  return MAX (now.cpu - start->cpu, (now.wall - start->wall) / WAITING_COUNTS);
}

/* Sleeps until then, or until it is to end; and for as long as it is paused. */
static void
rest_until (VitrineSweepThread *self,
            gint64              end)
{
  g_mutex_lock (&self->mutex);
  while (!is_stopped (self)
         && (self->paused || g_get_monotonic_time () < end))
    {
      if (self->paused)
        g_cond_wait (&self->cond, &self->mutex);
      else
        g_cond_wait_until (&self->cond, &self->mutex, end);
    }
  g_mutex_unlock (&self->mutex);
}

static void
rest_after (VitrineSweepThread *self,
            gint64              work)
{
  gint64 rest = self->budget > 0 ? work * (THOUSAND - self->budget) / self->budget : 0;

  rest_until (self, g_get_monotonic_time () + rest);
}

static gboolean
updated_cb (gpointer user_data)
{
  VitrineSweepThread *self = user_data;

  g_mutex_lock (&self->mutex);
  self->idle = 0;
  g_mutex_unlock (&self->mutex);
  /* Only this thread, the main one, lets the owner go. */
  self->updated (self->owner);
  return G_SOURCE_REMOVE;
}

static VitrineSweepThread *
sweep_thread_ref (VitrineSweepThread *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
publish (VitrineSweepThread *self)
{
  guint n_cells;
  const VitrineSweepCell *cells = vitrine_sweep_table_get_cells (self->table, &n_cells);
  gint64 now = g_get_monotonic_time ();

  if (!self->dirty || now - self->last_update < UPDATE_PAUSE)
    return;
  self->dirty = FALSE;
  self->last_update = now;
  g_mutex_lock (&self->mutex);
  g_array_set_size (self->published, 0);
  g_array_append_vals (self->published, cells, n_cells);
  self->published_cell_size = vitrine_sweep_table_get_cell_size (self->table);
  self->published_size = vitrine_sweep_table_get_size (self->table);
  if (self->owner != NULL && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, updated_cb, sweep_thread_ref (self),
                                  (GDestroyNotify) vitrine_sweep_thread_unref);
  g_mutex_unlock (&self->mutex);
}

static guint64
get_chunk_end (VitrineSweepThread *self)
{
  guint64 chunk_size = vitrine_sweep_table_get_chunk_size (self->table);
  guint64 size = vitrine_sweep_table_get_size (self->table);
  guint64 start = self->position - self->position % chunk_size;

  return start + MIN (size - start, chunk_size);
}

/* To @position, at most the end of the chunk; the chunk is noted when it is done. */
static void
advance (VitrineSweepThread *self,
         guint64             position)
{
  guint64 chunk_size = vitrine_sweep_table_get_chunk_size (self->table);
  guint chunk = (guint) (self->position / chunk_size);
  gboolean is_done = position == get_chunk_end (self);

  self->position = position;
  if (!is_done)
    return;
  if (self->mapping)
    self->dirty |= vitrine_sweep_table_note_data (self->table, chunk, self->data);
  else
    self->dirty |= vitrine_sweep_table_note (self->table, chunk, self->hash, self->data,
                                             g_get_monotonic_time ());
  self->hash = 0;
  self->data = 0;
}

static gboolean
is_zero (const guint8 *bytes,
         gsize         length)
{
  return bytes[0] == 0 && memcmp (bytes, bytes + 1, length - 1) == 0;
}

/* The places where bytes are taken apart must be the same in every round, or equal
 * bytes would have another hash: those of the pages. Zeros count as a hole does, since
 * a hole that becomes zeros is read as the same bytes. */
static void
hash_block (VitrineSweepThread *self,
            gsize               length)
{
  const guint8 *bytes = self->buffer;

  while (length > 0)
    {
      gsize n = (gsize) MIN (length, PAGE - self->position % PAGE);
      guint64 place
        = self->position % vitrine_sweep_table_get_chunk_size (self->table);

      if (!is_zero (bytes, n))
        self->hash = XXH3_64bits_withSeed (bytes, n, self->hash ^ place);
      self->data += n;
      advance (self, self->position + n);
      bytes += n;
      length -= n;
    }
}

/* FALSE where nothing can be read any more. */
static gboolean
read_block (VitrineSweepThread *self)
{
  guint64 end = MIN (self->data_end, self->position - self->position % BLOCK + BLOCK);
  gsize wanted = (gsize) (end - self->position);
  VitrineSegment *segment = vitrine_borrowed_segment_use (self->segment);
  gssize n_read;

  if (segment == NULL)
    return FALSE;
  n_read = vitrine_segment_read (segment, self->position, self->buffer, wanted, NULL);
  vitrine_borrowed_segment_end_use (self->segment);
  if (n_read <= 0)
    return FALSE;
  g_atomic_pointer_add (&self->n_blocks, n_read);
  hash_block (self, (gsize) n_read);
  return (gsize) n_read == wanted;
}

/* Asks where the data goes on, or how far it goes, once for each run of it: the
 * answer takes the longer the longer the run. */
static gboolean
find_run (VitrineSweepThread *self)
{
  guint64 size = vitrine_sweep_table_get_size (self->table);
  VitrineSegment *segment = vitrine_borrowed_segment_use (self->segment);
  guint64 data;

  if (segment == NULL)
    return FALSE;
  data = vitrine_segment_find_data (segment, self->position);
  if (data > self->position)
    self->hole_end = MIN (data, size);
  else
    self->data_end = MIN (vitrine_segment_find_hole (segment, self->position), size);
  vitrine_borrowed_segment_end_use (self->segment);
  /* A hole that came up between the two questions is read: it does no harm. */
  if (self->hole_end <= self->position && self->data_end <= self->position)
    self->data_end = MIN (self->position + PAGE - self->position % PAGE, size);
  return TRUE;
}

static void
pass_over_data (VitrineSweepThread *self)
{
  guint64 end = MIN (self->data_end, get_chunk_end (self));

  self->data += end - self->position;
  advance (self, end);
}

static gboolean
step (VitrineSweepThread *self)
{
  if (self->position < self->hole_end)
    {
      advance (self, MIN (self->hole_end, get_chunk_end (self)));
      return TRUE;
    }
  if (self->position >= self->data_end)
    return find_run (self);
  if (!self->mapping)
    return read_block (self);
  pass_over_data (self);
  return TRUE;
}

/* FALSE: there is nothing to look at, or it cannot be said how much. */
static gboolean
begin_round (VitrineSweepThread *self)
{
  VitrineSegment *segment = vitrine_borrowed_segment_use (self->segment);
  VitrineSegmentStatus status;
  gboolean known;

  self->mapping = FALSE;
  if (segment == NULL)
    return FALSE;
  known = vitrine_segment_query (segment, &status, NULL);
  vitrine_borrowed_segment_end_use (self->segment);
  if (!known)
    return FALSE;
  self->mapping = self->table == NULL || vitrine_sweep_table_get_size (self->table) != status.size;
  if (self->mapping)
    {
      g_clear_pointer (&self->table, vitrine_sweep_table_free);
      self->table = vitrine_sweep_table_new (status.size);
      self->dirty = TRUE;
    }
  self->position = self->hole_end = self->data_end = 0;
  self->hash = self->data = 0;
  return TRUE;
}

static void
do_round (VitrineSweepThread *self)
{
  guint64 size = vitrine_sweep_table_get_size (self->table);
  gboolean goes_on = TRUE;

  while (goes_on && self->position < size && !is_stopped (self))
    {
      Moment start = take_moment ();
      gint64 work = 0;

      while (goes_on && self->position < size && work < SLICE && !is_stopped (self))
        {
          goes_on = step (self);
          work = measure_work (&start);
        }
      publish (self);
      rest_after (self, work);
    }
}

static gpointer
work_cb (gpointer user_data)
{
  VitrineSweepThread *self = user_data;

  self->buffer = g_malloc (BLOCK);
  rest_until (self, 0);
  while (!is_stopped (self))
    {
      if (begin_round (self))
        do_round (self);
      if (!self->mapping)
        g_atomic_int_inc (&self->n_rounds);
      rest_until (self, self->dirty ? self->last_update + UPDATE_PAUSE : 0);
      if (self->table != NULL)
        publish (self);
      if (!self->mapping)
        rest_until (self, g_get_monotonic_time () + ROUND_PAUSE);
    }
  g_clear_pointer (&self->buffer, g_free);
  vitrine_sweep_thread_unref (self);
  return NULL;
}

VitrineSweepThread *
vitrine_sweep_thread_new (VitrineSegment   *segment,
                          guint             budget,
                          VitrineSweepFunc  updated,
                          gpointer          owner)
{
  VitrineSweepThread *self = g_new0 (VitrineSweepThread, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->segment = vitrine_borrowed_segment_new (segment);
  self->budget = MIN (budget, THOUSAND);
  self->updated = updated;
  self->owner = owner;
  self->published = g_array_new (FALSE, FALSE, sizeof (VitrineSweepCell));
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  return self;
}

void
vitrine_sweep_thread_unref (VitrineSweepThread *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->table, vitrine_sweep_table_free);
  vitrine_borrowed_segment_unref (self->segment);
  g_array_unref (self->published);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

void
vitrine_sweep_thread_start (VitrineSweepThread *self)
{
  g_thread_unref (g_thread_new ("sweep", work_cb, sweep_thread_ref (self)));
}

void
vitrine_sweep_thread_stop (VitrineSweepThread *self)
{
  vitrine_borrowed_segment_return (self->segment);
  g_mutex_lock (&self->mutex);
  self->owner = NULL;
  g_clear_handle_id (&self->idle, g_source_remove);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

void
vitrine_sweep_thread_set_paused (VitrineSweepThread *self,
                                 gboolean            paused)
{
  g_mutex_lock (&self->mutex);
  self->paused = paused;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

GArray *
vitrine_sweep_thread_take (VitrineSweepThread *self,
                           guint64            *cell_size,
                           guint64            *size)
{
  GArray *cells;

  g_mutex_lock (&self->mutex);
  cells = g_array_copy (self->published);
  *cell_size = self->published_cell_size;
  *size = self->published_size;
  g_mutex_unlock (&self->mutex);
  return cells;
}

guint
vitrine_sweep_thread_get_n_rounds (VitrineSweepThread *self)
{
  return (guint) g_atomic_int_get (&self->n_rounds);
}

guint64
vitrine_sweep_thread_get_n_read (VitrineSweepThread *self)
{
  return (guint64) g_atomic_pointer_get (&self->n_blocks);
}
