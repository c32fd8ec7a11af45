/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/search-job.h"

#include "segment/data-search.h"
#include "watch/borrowed-segment.h"

#define PIECE (256 * 1024)
#define FIRST_PIECE (16 * 1024) /* after a hole, where little may stand */
#define PROGRESS_PARTS 1000000 /* in which progress is told */
#define THREADS_MAX 4          /* more would only wait for the memory */
#define SHARED_MIN (16 * PIECE) /* bytes that are worth a second thread */

struct _VitrineSearchJob
{
  gatomicrefcount ref_count;

  VitrineBorrowedSegment *segment; /* goes back when the search is stopped */
  VitrineMatcher matcher;          /* its pattern is owned */
  VitrineSearchScope scope;
  guint64 size; /* of the segment, when the search began */
  guint64 end;  /* where matches may begin no more */

  int progress; /* atomic */
  GMutex mutex; /* guards the rest while it runs */
  guint64 next; /* where the next piece begins */
  gsize piece;  /* and how many bytes it has at most */
  guint64 n_found;
  gboolean is_over; /* no more pieces are given out */

  /* Owned */
  GError *error;
  GArray *matches; /* VitrineRange */
  gboolean has_more;
};

/* One thread's own: what it found is sorted, since its pieces follow each other. */
typedef struct
{
  VitrineSearchJob *job;
  guint8 *buffer;
  GArray *matches;
  guint64 resume; /* before it no match begins, where matches do not overlap */
} Worker;

/* One piece that was read: the bytes before it, itself and those after it. */
typedef struct
{
  guint64 offset; /* of the first byte in the buffer */
  gsize first;    /* index where matches may begin */
  gsize end;      /* index from which on they begin in the next piece */
  gsize length;
  gboolean is_end;
} Piece;

gboolean
vitrine_search_job_is_stopped (VitrineSearchJob *self)
{
  return vitrine_borrowed_segment_is_back (self->segment);
}

/* No more pieces are given out; those that were are done to their ends. Takes
 * @error over. */
static void
end_early (VitrineSearchJob *self,
           GError           *error)
{
  g_mutex_lock (&self->mutex);
  self->is_over = TRUE;
  if (self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
  g_mutex_unlock (&self->mutex);
}

/* FALSE where nothing stands there any more, or reading fails. */
static gboolean
read_piece (Worker  *worker,
            guint64  start,
            gsize    length,
            Piece   *piece)
{
  VitrineSearchJob *job = worker->job;
  gsize before = (gsize) MIN (start, job->matcher.before);
  gsize wanted = before + length + job->matcher.longest;
  VitrineSegment *segment = vitrine_borrowed_segment_use (job->segment);
  gssize n_read;
  GError *error = NULL;

  if (segment == NULL)
    return FALSE;
  n_read = vitrine_segment_read (segment, start - before, worker->buffer, wanted, &error);
  vitrine_borrowed_segment_end_use (job->segment);
  if (n_read < 0 || (gsize) n_read < wanted)
    end_early (job, error);
  if (n_read < 0 || (gsize) n_read <= before)
    return FALSE;

  *piece = (Piece) {
    .offset = start - before,
    .first = before,
    .end = MIN (before + length, (gsize) n_read),
    .length = (gsize) n_read,
    .is_end = (gsize) n_read < wanted,
  };
  return TRUE;
}

static gsize
get_first_index (const Worker *worker,
                 const Piece  *piece)
{
  if (worker->job->matcher.overlaps || worker->resume <= piece->offset + piece->first)
    return piece->first;
  return (gsize) MIN (worker->resume - piece->offset, piece->end);
}

/* FALSE once there are as many as wanted, and one more. Searching backward, the
 * piece is looked at to its end, since the last ones count. */
static gboolean
take_match (Worker       *worker,
            VitrineRange  match)
{
  const VitrineSearchScope *scope = &worker->job->scope;

  if (scope->backward && worker->matches->len == scope->n_max)
    g_array_remove_index (worker->matches, 0);
  g_array_append_val (worker->matches, match);
  return worker->matches->len <= scope->n_max;
}

static void
collect (Worker      *worker,
         const Piece *piece)
{
  const VitrineMatcher *matcher = &worker->job->matcher;
  gsize start = get_first_index (worker, piece);
  gsize found;
  gsize length;

  while (!vitrine_search_job_is_stopped (worker->job)
         && matcher->find (matcher->pattern, worker->buffer, piece->length, start,
                           piece->is_end, &found, &length)
         && found < piece->end)
    {
      VitrineRange match = { piece->offset + found, length };

      if (!take_match (worker, match))
        return;
      start = matcher->overlaps ? found + 1 : found + length;
      worker->resume = piece->offset + start;
    }
}

static void
tell_progress (VitrineSearchJob *self,
               guint64           done,
               guint64           whole)
{
  double part = whole > 0 ? (double) done / (double) whole : 1;

  g_atomic_int_set (&self->progress, (int) (part * PROGRESS_PARTS));
}

/* Skips a hole, but for its first bytes, whose matches may look at what stands
 * before it, and its last ones, which may be the start of a match that ends after
 * it; the end of the segment is such a place too. */
static guint64
skip_hole (VitrineSearchJob *self,
           guint64           offset)
{
  guint64 reach = self->matcher.longest - 1;
  guint64 before = MIN (offset, self->matcher.before);
  VitrineSegment *segment;
  guint64 data;

  if (self->matcher.matches_zeros)
    return offset;
  segment = vitrine_borrowed_segment_use (self->segment);
  if (segment == NULL)
    return offset;
  data = vitrine_segment_find_data (segment, offset - before);
  vitrine_borrowed_segment_end_use (self->segment);
  data = MIN (data, self->size);
  return MAX (offset, data - MIN (data, reach));
}

/* Gives out where the next piece begins. After a hole pieces are small at first.
 * FALSE: there is none any more, or as many matches as wanted and one more. */
static gboolean
take_piece (VitrineSearchJob *self,
            guint64          *start,
            gsize            *length)
{
  gboolean any;

  g_mutex_lock (&self->mutex);
  any = !self->is_over && self->n_found <= self->scope.n_max && self->next < self->end;
  if (any)
    {
      *start = skip_hole (self, self->next);
      self->piece = *start > self->next ? FIRST_PIECE : MIN (2 * self->piece, PIECE);
      any = *start < self->end;
      *length = any ? (gsize) MIN (self->end - *start, self->piece) : 0;
      self->next = *start + *length;
      tell_progress (self, self->next - self->scope.start, self->end - self->scope.start);
    }
  g_mutex_unlock (&self->mutex);
  return any;
}

static void
count_found (VitrineSearchJob *self,
             guint             n_found)
{
  g_mutex_lock (&self->mutex);
  self->n_found += n_found;
  g_mutex_unlock (&self->mutex);
}

static void
search_forward (Worker *worker)
{
  guint64 start;
  gsize length;

  while (!vitrine_search_job_is_stopped (worker->job)
         && take_piece (worker->job, &start, &length))
    {
      guint n_before = worker->matches->len;
      Piece piece;

      if (!read_piece (worker, start, length, &piece))
        return;
      collect (worker, &piece);
      count_found (worker->job, worker->matches->len - n_before);
    }
}

/* Where to go on backward from @end: before holes in which nothing can begin. */
static guint64
skip_hole_backward (VitrineSearchJob *self,
                    guint64           end)
{
  guint64 reach = MIN (self->matcher.longest - 1, self->size - MIN (self->size, end));
  VitrineSegment *segment;
  guint64 data;

  if (self->matcher.matches_zeros)
    return end;
  segment = vitrine_borrowed_segment_use (self->segment);
  if (segment == NULL)
    return end;
  data = vitrine_data_find_end (segment, self->scope.start, end + reach);
  vitrine_borrowed_segment_end_use (self->segment);
  if (end == self->size && self->matcher.before > 0)
    return end;
  return MIN (end, data + self->matcher.before);
}

/* Puts what was found in a piece before what was found after it. */
static void
put_before (VitrineSearchJob *self,
            GArray           *matches)
{
  guint n_wanted = MIN (matches->len, self->scope.n_max - self->matches->len);

  if (n_wanted > 0)
    g_array_prepend_vals (self->matches,
                          &g_array_index (matches, VitrineRange, matches->len - n_wanted),
                          n_wanted);
}

static void
search_backward (Worker *worker)
{
  VitrineSearchJob *job = worker->job;
  guint64 begin = job->scope.start;
  guint64 end = job->end;

  while (end > begin && !vitrine_search_job_is_stopped (job) && job->error == NULL
         && job->matches->len < job->scope.n_max)
    {
      Piece piece;
      guint64 start;

      end = skip_hole_backward (job, end);
      start = end - MIN (end - MIN (end, begin), PIECE);
      worker->resume = 0;
      if (start < end && read_piece (worker, start, (gsize) (end - start), &piece))
        collect (worker, &piece);
      put_before (job, worker->matches);
      g_array_set_size (worker->matches, 0);
      end = start;
      tell_progress (job, job->end - end, job->end - begin);
    }
}

static gpointer
work (gpointer user_data)
{
  Worker *worker = user_data;
  const VitrineMatcher *matcher = &worker->job->matcher;

  worker->matches = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  worker->buffer = g_malloc (matcher->before + PIECE + matcher->longest);
  if (worker->job->scope.backward)
    search_backward (worker);
  else
    search_forward (worker);
  g_clear_pointer (&worker->buffer, g_free);
  return NULL;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  guint64 one = ((const VitrineRange *) a)->offset;
  guint64 other = ((const VitrineRange *) b)->offset;

  return one < other ? -1 : one > other;
}

/* Matches that follow each other, and those sought backward, have to be sought one
 * after the other. */
static guint
count_threads (VitrineSearchJob *self)
{
  if (self->scope.backward || !self->matcher.overlaps
      || self->end - self->scope.start < SHARED_MIN)
    return 1;
  return MIN (g_get_num_processors (), THREADS_MAX);
}

/* No thread ended before a piece that it had begun was done or the matches in it
 * alone were more than wanted: the first ones of all are the first there are. */
static void
merge (VitrineSearchJob *self,
       const Worker     *workers,
       guint             n_workers)
{
  for (guint i = 0; i < n_workers; i++)
    {
      g_array_append_vals (self->matches, workers[i].matches->data, workers[i].matches->len);
      g_array_unref (workers[i].matches);
    }
  if (n_workers > 1)
    g_array_sort (self->matches, compare_ranges);
  self->has_more = self->matches->len > self->scope.n_max;
  if (self->has_more)
    g_array_set_size (self->matches, self->scope.n_max);
}

static void
work_together (VitrineSearchJob *self)
{
  Worker workers[THREADS_MAX] = { 0 };
  GThread *threads[THREADS_MAX];
  guint n_workers = count_threads (self);

  for (guint i = 0; i < n_workers; i++)
    workers[i].job = self;
  for (guint i = 1; i < n_workers; i++)
    threads[i] = g_thread_new ("search", work, &workers[i]);
  work (&workers[0]);
  for (guint i = 1; i < n_workers; i++)
    g_thread_join (threads[i]);
  merge (self, workers, n_workers);
}

/* A segment that shrinks meanwhile only has an earlier end. */
void
vitrine_search_job_run (VitrineSearchJob *self)
{
  VitrineSegmentStatus status = { 0 };
  VitrineSegment *segment = vitrine_borrowed_segment_use (self->segment);
  gboolean known;

  if (segment == NULL)
    return;
  known = vitrine_segment_query (segment, &status, &self->error);
  vitrine_borrowed_segment_end_use (self->segment);
  self->size = status.size;
  self->end = MIN (status.size, self->scope.end);
  self->next = self->scope.start;
  self->piece = PIECE;
  if (known && self->scope.start < self->end)
    work_together (self);
  tell_progress (self, 1, 1);
}

void
vitrine_search_job_stop (VitrineSearchJob *self)
{
  vitrine_borrowed_segment_return (self->segment);
}

VitrineSearchJob *
vitrine_search_job_new (VitrineSegment           *segment,
                        const VitrineMatcher     *matcher,
                        const VitrineSearchScope *scope)
{
  VitrineSearchJob *self = g_new0 (VitrineSearchJob, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->segment = vitrine_borrowed_segment_new (segment);
  self->matcher = *matcher;
  self->scope = *scope;
  self->matches = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  return self;
}

VitrineSearchJob *
vitrine_search_job_ref (VitrineSearchJob *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vitrine_search_job_unref (VitrineSearchJob *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->matcher.free_pattern != NULL)
    self->matcher.free_pattern (self->matcher.pattern);
  g_array_unref (self->matches);
  g_clear_error (&self->error);
  vitrine_borrowed_segment_unref (self->segment);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

double
vitrine_search_job_get_progress (VitrineSearchJob *self)
{
  return (double) g_atomic_int_get (&self->progress) / PROGRESS_PARTS;
}

GArray *
vitrine_search_job_get_matches (VitrineSearchJob *self)
{
  return self->matches;
}

gboolean
vitrine_search_job_has_more (VitrineSearchJob *self)
{
  return self->has_more;
}

const GError *
vitrine_search_job_get_error (VitrineSearchJob *self)
{
  return self->error;
}
