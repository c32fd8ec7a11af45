/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/search.h"

#define PIECE (256 * 1024)     /* bytes: stay in the processor's cache */
#define PROGRESS_PARTS 1000000 /* in which progress is told */

struct _VitrineSearch
{
  GObject parent_instance;

  VitrineSegment *segment; /* borrowed */
  VitrineMatcher matcher;
  VitrineSearchScope scope;

  /* Owned */
  GThread *thread;
  GMutex mutex; /* guards the next */
  guint idle;   /* source: the main thread is to be told */
  guint8 *buffer;
  GArray *matches; /* VitrineRange */
  GError *error;
  gboolean has_more;

  /* Shared with the thread: atomic. */
  int stopped;
  int progress;

  guint64 resume; /* before it no match begins, where matches do not overlap */
};

/* One piece that was read: the bytes before it, itself and those after it. */
typedef struct
{
  guint64 offset; /* of the first byte in the buffer */
  gsize first;    /* index where matches may begin */
  gsize end;      /* index from which on they begin in the next piece */
  gsize length;
  gboolean is_end;
} Piece;

enum
{
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineSearch, vitrine_search, G_TYPE_OBJECT)

static gboolean
is_stopped (VitrineSearch *self)
{
  return g_atomic_int_get (&self->stopped) != 0;
}

/* FALSE where nothing stands there any more, or reading fails. */
static gboolean
read_piece (VitrineSearch *self,
            guint64        start,
            gsize          length,
            Piece         *piece)
{
  gsize before = (gsize) MIN (start, self->matcher.before);
  gsize wanted = before + length + self->matcher.longest;
  gssize n_read;

  n_read = vitrine_segment_read (self->segment, start - before, self->buffer, wanted,
                                 &self->error);
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
get_first_index (VitrineSearch *self,
                 const Piece   *piece)
{
  if (self->matcher.overlaps || self->resume <= piece->offset + piece->first)
    return piece->first;
  return (gsize) MIN (self->resume - piece->offset, piece->end);
}

/* FALSE once there are as many as wanted, and one more. Searching backward, the
 * piece is looked at to its end, since the last ones count. */
static gboolean
take_match (VitrineSearch *self,
            GArray        *matches,
            VitrineRange   match)
{
  if (matches->len == self->scope.n_max)
    {
      self->has_more = !self->scope.backward;
      if (self->has_more)
        return FALSE;
      g_array_remove_index (matches, 0);
    }
  g_array_append_val (matches, match);
  return TRUE;
}

static gboolean
collect (VitrineSearch *self,
         const Piece   *piece,
         GArray        *matches)
{
  gsize start = get_first_index (self, piece);
  gsize found;
  gsize length;

  while (!is_stopped (self)
         && self->matcher.find (self->matcher.pattern, self->buffer, piece->length, start,
                                piece->is_end, &found, &length)
         && found < piece->end)
    {
      VitrineRange match = { piece->offset + found, length };

      if (!take_match (self, matches, match))
        return FALSE;
      start = self->matcher.overlaps ? found + 1 : found + length;
      self->resume = piece->offset + start;
    }
  return TRUE;
}

static void
tell_progress (VitrineSearch *self,
               guint64        done,
               guint64        whole)
{
  double part = whole > 0 ? (double) done / (double) whole : 1;

  g_atomic_int_set (&self->progress, (int) (part * PROGRESS_PARTS));
}

/* Skips a hole, of which only the last bytes can be the start of a match: one
 * that ends in the bytes after it. G_MAXUINT64: nothing comes any more. */
static guint64
skip_hole (VitrineSearch *self,
           guint64        offset)
{
  guint64 reach = self->matcher.longest - 1;
  guint64 data;

  if (self->matcher.matches_zeros)
    return offset;
  data = vitrine_segment_find_data (self->segment, offset);
  if (data == G_MAXUINT64)
    return data;
  return MAX (offset, data - MIN (data, reach));
}

static void
search_forward (VitrineSearch *self,
                guint64        end)
{
  guint64 offset = self->scope.start;

  while (offset < end && !is_stopped (self))
    {
      guint64 start = skip_hole (self, offset);
      Piece piece;

      if (start >= end
          || !read_piece (self, start, (gsize) MIN (end - start, PIECE), &piece)
          || !collect (self, &piece, self->matches))
        return;
      offset = piece.offset + piece.end;
      tell_progress (self, offset - self->scope.start, end - self->scope.start);
    }
}

/* Puts the last of @matches before those that were found after them. */
static void
put_before (VitrineSearch *self,
            GArray        *matches)
{
  guint n_wanted = MIN (matches->len, self->scope.n_max - self->matches->len);

  if (n_wanted > 0)
    g_array_prepend_vals (self->matches,
                          &g_array_index (matches, VitrineRange, matches->len - n_wanted),
                          n_wanted);
}

static void
search_piece_backward (VitrineSearch *self,
                       guint64        start,
                       guint64        end)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  Piece piece;

  self->resume = 0;
  start = skip_hole (self, start);
  if (start >= end || !read_piece (self, start, (gsize) (end - start), &piece))
    return;
  collect (self, &piece, matches);
  put_before (self, matches);
}

static void
search_backward (VitrineSearch *self,
                 guint64        end)
{
  guint64 whole = end - MIN (end, self->scope.start);

  while (end > self->scope.start && !is_stopped (self) && self->error == NULL
         && self->matches->len < self->scope.n_max)
    {
      guint64 start = end - MIN (end - self->scope.start, PIECE);

      search_piece_backward (self, start, end);
      end = start;
      tell_progress (self, whole - (end - self->scope.start), whole);
    }
}

/* Does the work, in whichever thread; see vitrine_search_start(). A segment that
 * shrinks meanwhile only has an earlier end. */
void
vitrine_search_run (VitrineSearch *self)
{
  VitrineSegmentStatus status;
  guint64 end;

  g_return_if_fail (VITRINE_IS_SEARCH (self));

  if (!vitrine_segment_query (self->segment, &status, &self->error))
    return;
  end = MIN (status.size, self->scope.end);
  self->buffer = g_malloc (self->matcher.before + PIECE + self->matcher.longest);
  if (self->scope.backward)
    search_backward (self, end);
  else
    search_forward (self, end);
  g_clear_pointer (&self->buffer, g_free);
  tell_progress (self, 1, 1);
}

static gboolean
finished_cb (gpointer user_data)
{
  g_autoptr (VitrineSearch) self = g_object_ref (user_data);

  g_mutex_lock (&self->mutex);
  self->idle = 0;
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);
  g_signal_emit (self, signals[FINISHED], 0);
  return G_SOURCE_REMOVE;
}

/* Stopped, nobody is told: the object may be gone before the main loop runs. */
static gpointer
run_in_thread (gpointer user_data)
{
  VitrineSearch *self = user_data;

  vitrine_search_run (self);
  g_mutex_lock (&self->mutex);
  if (!is_stopped (self))
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, finished_cb, self, NULL);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static void
vitrine_search_dispose (GObject *object)
{
  vitrine_search_stop (VITRINE_SEARCH (object));
  G_OBJECT_CLASS (vitrine_search_parent_class)->dispose (object);
}

static void
vitrine_search_finalize (GObject *object)
{
  VitrineSearch *self = VITRINE_SEARCH (object);

  g_array_unref (self->matches);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
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
  g_mutex_init (&self->mutex);
  self->matches = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
}

VitrineSearch *
vitrine_search_new (VitrineSegment           *segment,
                    const VitrineMatcher     *matcher,
                    const VitrineSearchScope *scope)
{
  VitrineSearch *self;

  g_return_val_if_fail (segment != NULL && matcher != NULL && scope != NULL, NULL);
  g_return_val_if_fail (matcher->longest > 0 && scope->n_max > 0, NULL);

  self = g_object_new (VITRINE_TYPE_SEARCH, NULL);
  self->segment = segment;
  self->matcher = *matcher;
  self->scope = *scope;
  return self;
}

/* Once; it emits "finished" when it is done. */
void
vitrine_search_start (VitrineSearch *self)
{
  g_return_if_fail (VITRINE_IS_SEARCH (self));
  g_return_if_fail (self->thread == NULL);

  self->thread = g_thread_new ("search", run_in_thread, self);
}

/* Waits until the thread has noticed, which it does after each piece and each
 * match: a thousandth of a second or so. */
void
vitrine_search_stop (VitrineSearch *self)
{
  g_return_if_fail (VITRINE_IS_SEARCH (self));

  g_mutex_lock (&self->mutex);
  g_atomic_int_set (&self->stopped, 1);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);
}

double
vitrine_search_get_progress (VitrineSearch *self)
{
  g_return_val_if_fail (VITRINE_IS_SEARCH (self), 0);

  return (double) g_atomic_int_get (&self->progress) / PROGRESS_PARTS;
}

GArray *
vitrine_search_get_matches (VitrineSearch *self)
{
  g_return_val_if_fail (VITRINE_IS_SEARCH (self), NULL);

  return self->matches;
}

gboolean
vitrine_search_has_more (VitrineSearch *self)
{
  g_return_val_if_fail (VITRINE_IS_SEARCH (self), FALSE);

  return self->has_more;
}

const GError *
vitrine_search_get_error (VitrineSearch *self)
{
  g_return_val_if_fail (VITRINE_IS_SEARCH (self), NULL);

  return self->error;
}
