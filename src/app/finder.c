/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/finder.h"

#include "watch/search.h"

#define PAUSE 250     /* milliseconds at least between two searches */
#define PAUSE_RATIO 9 /* and so many times what the last one took */

struct _VitrineFinder
{
  GObject parent_instance;

  VitrineSegment *segment; /* borrowed */

  /* Owned */
  GSignalGroup *sampler_signals;
  VitrinePattern *pattern;
  VitrineSearch *search; /* of all; NULL: none is running */
  VitrineSearch *step;   /* to one match beyond those remembered */
  GArray *matches;       /* VitrineRange, sorted */
  char *problem;
  guint pause; /* source */

  gboolean known;
  gboolean has_more;
  gboolean stale; /* bytes changed since the search began */
  gint64 started; /* monotonic */
  gint64 took;    /* microseconds */

  /* Where the step began. */
  guint64 step_offset;
  gboolean step_backward;
  gboolean step_wrapped;
};

enum
{
  CHANGED,
  FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineFinder, vitrine_finder, G_TYPE_OBJECT)

static gboolean
find_cb (gconstpointer  pattern,
         const guint8  *bytes,
         gsize          length,
         gsize          start,
         gboolean       is_end,
         gsize         *match_start,
         gsize         *match_length)
{
  return vitrine_pattern_find (pattern, bytes, length, start, is_end, match_start,
                               match_length);
}

static VitrineSearch *
start_search (VitrineFinder            *self,
              const VitrineSearchScope *scope,
              GCallback                 finished)
{
  const VitrineMatcher matcher = {
    .find = find_cb,
    .pattern = vitrine_pattern_ref (self->pattern),
    .longest = vitrine_pattern_get_longest (self->pattern),
    .before = vitrine_pattern_get_before (self->pattern),
    .overlaps = vitrine_pattern_overlaps (self->pattern),
    .matches_zeros = vitrine_pattern_matches_zeros (self->pattern),
    .free_pattern = (GDestroyNotify) vitrine_pattern_unref,
  };
  VitrineSearch *search = vitrine_search_new (self->segment, &matcher, scope);

  g_signal_connect_swapped (search, "finished", finished, self);
  vitrine_search_start (search);
  return search;
}

static void
drop_search (VitrineSearch **search)
{
  if (*search != NULL)
    vitrine_search_stop (*search);
  g_clear_object (search);
}

static void
stop (VitrineFinder *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  drop_search (&self->search);
  drop_search (&self->step);
}

static void
forget (VitrineFinder *self)
{
  stop (self);
  g_array_set_size (self->matches, 0);
  g_clear_pointer (&self->problem, g_free);
  self->known = FALSE;
  self->has_more = FALSE;
  self->stale = FALSE;
}

static gboolean
equal (GArray *a,
       GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const VitrineRange *one = &g_array_index (a, VitrineRange, i);
      const VitrineRange *other = &g_array_index (b, VitrineRange, i);

      if (one->offset != other->offset || one->length != other->length)
        return FALSE;
    }
  return TRUE;
}

/* Returns whether anything is another than before. */
static gboolean
take_results (VitrineFinder *self,
              VitrineSearch *search)
{
  GArray *matches = vitrine_search_get_matches (search);
  const GError *error = vitrine_search_get_error (search);
  const char *problem = error != NULL ? error->message : NULL;
  gboolean has_more = vitrine_search_has_more (search);

  if (self->known && has_more == self->has_more && g_strcmp0 (problem, self->problem) == 0
      && equal (matches, self->matches))
    return FALSE;
  g_array_ref (matches);
  g_array_unref (self->matches);
  self->matches = matches;
  self->known = TRUE;
  self->has_more = has_more;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  return TRUE;
}

static void
finished_cb (VitrineFinder *self)
{
  gboolean changed = take_results (self, self->search);

  self->took = g_get_monotonic_time () - self->started;
  drop_search (&self->search);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
begin (VitrineFinder *self)
{
  const VitrineSearchScope scope = { .end = G_MAXUINT64, .n_max = VITRINE_FINDER_MAX };

  if (self->segment == NULL || self->pattern == NULL)
    return;
  self->stale = FALSE;
  self->started = g_get_monotonic_time ();
  self->search = start_search (self, &scope, G_CALLBACK (finished_cb));
}

/* Stays for as long as bytes change while they are being searched. */
static gboolean
again_cb (gpointer user_data)
{
  VitrineFinder *self = user_data;

  if (self->search != NULL)
    return G_SOURCE_CONTINUE;
  self->pause = 0;
  if (self->stale)
    begin (self);
  return G_SOURCE_REMOVE;
}

/* Bytes that change all the time have it search now and then. */
static void
bytes_changed_cb (VitrineFinder *self)
{
  gint64 wait = self->took * PAUSE_RATIO / G_TIME_SPAN_MILLISECOND;

  self->stale = TRUE;
  if (self->segment != NULL && self->pattern != NULL && self->pause == 0)
    self->pause = g_timeout_add ((guint) CLAMP (wait, PAUSE, G_MAXINT), again_cb, self);
}

/* The index of the first match at @offset or after it. */
static guint
find_index (VitrineFinder *self,
            guint64        offset)
{
  guint low = 0;
  guint high = self->matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->matches, VitrineRange, middle).offset < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
tell_found (VitrineFinder *self,
            VitrineRange   match,
            gboolean       wrapped)
{
  g_signal_emit (self, signals[FOUND], 0, match.offset, match.length, wrapped);
}

/* FALSE where the matches that are remembered do not tell. */
static gboolean
go_remembered (VitrineFinder *self,
               guint64        offset,
               gboolean       backward)
{
  guint n = self->matches->len;
  guint index = find_index (self, offset);
  gboolean beyond = backward ? index == 0 || index == n : index == n;
  gboolean wrapped = backward ? index == 0 : index == n;

  if (!self->known || (beyond && self->has_more))
    return FALSE;
  if (n == 0)
    return TRUE;
  if (backward)
    index = index == 0 ? n - 1 : index - 1;
  else
    index = index % n;
  tell_found (self, g_array_index (self->matches, VitrineRange, index), wrapped);
  return TRUE;
}

static VitrineSearchScope
make_step_scope (VitrineFinder *self)
{
  VitrineSearchScope scope = { .end = G_MAXUINT64, .n_max = 1 };

  scope.backward = self->step_backward;
  if (scope.backward != self->step_wrapped)
    scope.end = self->step_offset;
  else
    scope.start = self->step_offset;
  return scope;
}

static void
stepped_cb (VitrineFinder *self)
{
  GArray *matches = g_array_ref (vitrine_search_get_matches (self->step));
  gboolean wrapped = self->step_wrapped;

  drop_search (&self->step);
  if (matches->len > 0)
    tell_found (self, g_array_index (matches, VitrineRange, 0), wrapped);
  else if (!wrapped)
    {
      VitrineSearchScope scope;

      self->step_wrapped = TRUE;
      scope = make_step_scope (self);
      self->step = start_search (self, &scope, G_CALLBACK (stepped_cb));
    }
  g_array_unref (matches);
}

static void
vitrine_finder_dispose (GObject *object)
{
  VitrineFinder *self = VITRINE_FINDER (object);

  stop (self);
  g_clear_object (&self->sampler_signals);
  g_clear_pointer (&self->pattern, vitrine_pattern_unref);
  G_OBJECT_CLASS (vitrine_finder_parent_class)->dispose (object);
}

static void
vitrine_finder_finalize (GObject *object)
{
  VitrineFinder *self = VITRINE_FINDER (object);

  g_array_unref (self->matches);
  g_free (self->problem);
  G_OBJECT_CLASS (vitrine_finder_parent_class)->finalize (object);
}

static void
vitrine_finder_class_init (VitrineFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_finder_dispose;
  object_class->finalize = vitrine_finder_finalize;

  signals[CHANGED] = g_signal_new ("changed", VITRINE_TYPE_FINDER, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FOUND] = g_signal_new ("found", VITRINE_TYPE_FINDER, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                 G_TYPE_UINT64, G_TYPE_UINT64, G_TYPE_BOOLEAN);
}

static void
vitrine_finder_init (VitrineFinder *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  self->sampler_signals = g_signal_group_new (VITRINE_TYPE_SAMPLER);
  g_signal_group_connect_swapped (self->sampler_signals, "changed",
                                  G_CALLBACK (bytes_changed_cb), self);
  g_signal_group_connect_swapped (self->sampler_signals, "notify::size",
                                  G_CALLBACK (bytes_changed_cb), self);
}

VitrineFinder *
vitrine_finder_new (void)
{
  return g_object_new (VITRINE_TYPE_FINDER, NULL);
}

void
vitrine_finder_set_segment (VitrineFinder  *self,
                            VitrineSegment *segment,
                            VitrineSampler *sampler)
{
  g_return_if_fail (VITRINE_IS_FINDER (self));

  forget (self);
  self->segment = segment;
  self->took = 0;
  g_signal_group_set_target (self->sampler_signals, sampler);
  begin (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
vitrine_finder_set_pattern (VitrineFinder  *self,
                            VitrinePattern *pattern)
{
  g_return_if_fail (VITRINE_IS_FINDER (self));

  forget (self);
  if (pattern != NULL)
    vitrine_pattern_ref (pattern);
  g_clear_pointer (&self->pattern, vitrine_pattern_unref);
  self->pattern = pattern;
  begin (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
vitrine_finder_go (VitrineFinder *self,
                   guint64        offset,
                   gboolean       backward)
{
  VitrineSearchScope scope;

  g_return_if_fail (VITRINE_IS_FINDER (self));

  drop_search (&self->step);
  if (self->segment == NULL || self->pattern == NULL
      || go_remembered (self, offset, backward))
    return;
  self->step_offset = offset;
  self->step_backward = backward;
  self->step_wrapped = FALSE;
  scope = make_step_scope (self);
  self->step = start_search (self, &scope, G_CALLBACK (stepped_cb));
}

gboolean
vitrine_finder_is_known (VitrineFinder *self)
{
  g_return_val_if_fail (VITRINE_IS_FINDER (self), FALSE);

  return self->known;
}

double
vitrine_finder_get_progress (VitrineFinder *self)
{
  g_return_val_if_fail (VITRINE_IS_FINDER (self), 0);

  return self->search != NULL ? vitrine_search_get_progress (self->search) : 0;
}

const char *
vitrine_finder_get_problem (VitrineFinder *self)
{
  g_return_val_if_fail (VITRINE_IS_FINDER (self), NULL);

  return self->problem;
}

guint
vitrine_finder_get_n_matches (VitrineFinder *self)
{
  g_return_val_if_fail (VITRINE_IS_FINDER (self), 0);

  return self->matches->len;
}

GArray *
vitrine_finder_get_matches (VitrineFinder *self)
{
  g_return_val_if_fail (VITRINE_IS_FINDER (self), NULL);

  return self->matches;
}

gboolean
vitrine_finder_has_more (VitrineFinder *self)
{
  g_return_val_if_fail (VITRINE_IS_FINDER (self), FALSE);

  return self->has_more;
}

guint
vitrine_finder_get_number (VitrineFinder *self,
                           guint64        offset)
{
  guint index;

  g_return_val_if_fail (VITRINE_IS_FINDER (self), 0);

  index = find_index (self, offset);
  if (index == self->matches->len
      || g_array_index (self->matches, VitrineRange, index).offset != offset)
    return 0;
  return index + 1;
}
