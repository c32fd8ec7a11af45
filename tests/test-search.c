/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/search.h"

#include "decode/pattern.h"
#include "peer.h"
#include "watched-segment.h"

#include <string.h>
#include <unistd.h>

#define PIECE (256 * 1024) /* what the search reads at once */
#define SIZE (5 * PIECE + 100)
#define SHARED_SIZE (64 * PIECE) /* is looked at by several threads */
#define SPARSE_SIZE (G_GUINT64_CONSTANT (1) << 32)

typedef struct
{
  WatchedSegment watched;
  VitrinePattern *pattern;
  VitrineMatcher matcher;
  guint n_calls;
} Fixture;

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

/* Takes @pattern over. */
static void
look_for (Fixture        *fixture,
          VitrinePattern *pattern)
{
  g_clear_pointer (&fixture->pattern, vitrine_pattern_unref);
  fixture->pattern = pattern;
  fixture->matcher = (VitrineMatcher) {
    .find = find_cb,
    .pattern = pattern,
    .longest = vitrine_pattern_get_longest (pattern),
    .before = vitrine_pattern_get_before (pattern),
    .overlaps = vitrine_pattern_overlaps (pattern),
    .matches_zeros = vitrine_pattern_matches_zeros (pattern),
  };
}

static void
look_for_text (Fixture    *fixture,
               const char *text)
{
  look_for (fixture, vitrine_pattern_new_text (vitrine_encoding_find ("UTF-8", NULL), text,
                                               TRUE, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  size)
{
  watched_segment_open (&fixture->watched, GPOINTER_TO_SIZE (size));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  size)
{
  watched_segment_close (&fixture->watched);
  g_clear_pointer (&fixture->pattern, vitrine_pattern_unref);
}

static void
put (Fixture    *fixture,
     guint64     offset,
     const char *text)
{
  memcpy (fixture->watched.bytes + offset, text, strlen (text));
}

static VitrineSearch *
run (Fixture            *fixture,
     VitrineSearchScope  scope)
{
  VitrineSearch *search = vitrine_search_new (fixture->watched.segment, &fixture->matcher,
                                              &scope);

  vitrine_search_run (search);
  g_assert_cmpfloat (vitrine_search_get_progress (search), ==, 1);
  return search;
}

static VitrineSearch *
run_all (Fixture *fixture)
{
  return run (fixture, (VitrineSearchScope) { .end = G_MAXUINT64, .n_max = 1000 });
}

static void
assert_matches (VitrineSearch *search,
                const guint64 *expected,
                guint          n_expected)
{
  GArray *matches = vitrine_search_get_matches (search);

  g_assert_no_error (vitrine_search_get_error (search));
  for (guint i = 0; i < MIN (matches->len, n_expected); i++)
    g_assert_cmpuint (g_array_index (matches, VitrineRange, i).offset, ==, expected[i]);
  g_assert_cmpuint (matches->len, ==, n_expected);
}

/* Wherever a match stands to the border of two pieces, it is found once. */
static void
test_borders (Fixture       *fixture,
              gconstpointer  size)
{
  memset (fixture->watched.bytes, 'x', fixture->watched.size);
  look_for_text (fixture, "needle");
  for (guint before = 0; before <= 6; before++)
    {
      guint64 offset = 2 * PIECE - before;
      g_autoptr (VitrineSearch) search = NULL;

      put (fixture, offset, "needle");
      search = run_all (fixture);
      assert_matches (search, &offset, 1);
      memset (fixture->watched.bytes + offset, 'x', 6);
    }
}

static void
test_ends (Fixture       *fixture,
           gconstpointer  size)
{
  guint64 expected[] = { 0, SIZE - 6 };
  g_autoptr (VitrineSearch) search = NULL;

  put (fixture, expected[0], "needle");
  put (fixture, expected[1], "needle");
  put (fixture, 1000, "needl");
  look_for_text (fixture, "needle");
  search = run_all (fixture);
  assert_matches (search, expected, 2);
  g_assert_false (vitrine_search_has_more (search));
}

static void
test_overlapping (Fixture       *fixture,
                  gconstpointer  size)
{
  guint64 expected[] = { PIECE - 3, PIECE - 2, PIECE - 1 };
  g_autoptr (VitrineSearch) search = NULL;

  put (fixture, PIECE - 3, "aaaa");
  look_for_text (fixture, "aa");
  search = run_all (fixture);
  assert_matches (search, expected, 3);
}

/* Those of a regular expression follow each other, across a border too. */
static void
test_regex (Fixture       *fixture,
            gconstpointer  size)
{
  guint64 expected[] = { PIECE - 3, PIECE + 10 };
  g_autoptr (VitrineSearch) search = NULL;

  put (fixture, PIECE - 3, "aaaa");
  put (fixture, PIECE + 10, "a");
  look_for (fixture, vitrine_pattern_new_regex ("a+", TRUE, NULL));
  search = run_all (fixture);
  assert_matches (search, expected, 2);
  g_assert_cmpuint (g_array_index (vitrine_search_get_matches (search), VitrineRange, 0).length,
                    ==, 4);
}

/* The start of a piece is not the start of the segment. */
static void
test_regex_start (Fixture       *fixture,
                  gconstpointer  size)
{
  guint64 expected = 0;
  g_autoptr (VitrineSearch) search = NULL;

  put (fixture, 0, "a");
  put (fixture, PIECE, "a");
  look_for (fixture, vitrine_pattern_new_regex ("^a|\\Aa", TRUE, NULL));
  search = run_all (fixture);
  assert_matches (search, &expected, 1);
}

static void
test_scope (Fixture       *fixture,
            gconstpointer  size)
{
  static const guint64 places[] = { 10, 20, PIECE + 5, 3 * PIECE, 4 * PIECE + 7 };
  static const struct
  {
    VitrineSearchScope scope;
    guint first;
    guint n;
    gboolean has_more;
  } cases[] = {
    { { 0, G_MAXUINT64, 2, FALSE }, 0, 2, TRUE },
    { { 0, G_MAXUINT64, 5, FALSE }, 0, 5, FALSE },
    { { 11, 3 * PIECE, 9, FALSE }, 1, 2, FALSE },
    { { 20, 3 * PIECE + 1, 9, FALSE }, 1, 3, FALSE },
    { { SIZE, G_MAXUINT64, 9, FALSE }, 0, 0, FALSE },
    { { 0, G_MAXUINT64, 1, TRUE }, 4, 1, FALSE },
    { { 0, 4 * PIECE + 7, 1, TRUE }, 3, 1, FALSE },
    { { 0, 3 * PIECE, 2, TRUE }, 1, 2, FALSE },
    { { 0, 21, 1, TRUE }, 1, 1, FALSE },
    { { 0, 10, 1, TRUE }, 0, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    put (fixture, places[i], "needle");
  look_for_text (fixture, "needle");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VitrineSearch) search = run (fixture, cases[i].scope);

      g_test_message ("case %u", i);
      assert_matches (search, places + cases[i].first, cases[i].n);
      g_assert_cmpint (vitrine_search_has_more (search), ==, cases[i].has_more);
    }
}

static gboolean
count_cb (gconstpointer  pattern,
          const guint8  *bytes,
          gsize          length,
          gsize          start,
          gboolean       is_end,
          gsize         *match_start,
          gsize         *match_length)
{
  Fixture *fixture = (Fixture *) pattern;

  g_atomic_int_inc (&fixture->n_calls);
  return vitrine_pattern_find (fixture->pattern, bytes, length, start, is_end, match_start,
                               match_length);
}

/* Neither read nor made: a match may begin in the hole before the data. */
static void
test_holes (Fixture       *fixture,
            gconstpointer  size)
{
  guint64 expected = SPARSE_SIZE / 2 - 1;
  VitrineSegmentStatus before;
  VitrineSegmentStatus after;
  g_autoptr (VitrineSearch) search = NULL;

  fixture->watched.bytes[SPARSE_SIZE / 2] = 1;
  look_for (fixture, vitrine_pattern_new_hex ("00 01", NULL));
  fixture->matcher.find = count_cb;
  fixture->matcher.pattern = fixture;
  g_assert_true (vitrine_segment_query (fixture->watched.segment, &before, NULL));
  search = run_all (fixture);
  g_assert_true (vitrine_segment_query (fixture->watched.segment, &after, NULL));

  assert_matches (search, &expected, 1);
  g_assert_cmpuint (fixture->n_calls, <, 10);
  g_assert_cmpuint (after.allocated, ==, before.allocated);
}

/* An expression may look at what stands before the hole, or at its end. */
static void
test_holes_regex (Fixture       *fixture,
                  gconstpointer  size)
{
  static const struct
  {
    const char *regex;
    guint64 offset;
  } cases[] = {
    { "(?<=\\x01)\\x00", 1 },
    { "(?<=\\x01\\x00{40})\\x00", 41 },
    { "\\x00{99}\\x02", SPARSE_SIZE / 2 - 99 },
    { "\\x00\\z", SPARSE_SIZE - 1 },
  };
  VitrineSegmentStatus before;
  VitrineSegmentStatus after;

  fixture->watched.bytes[0] = 1;
  fixture->watched.bytes[SPARSE_SIZE / 2] = 2;
  g_assert_true (vitrine_segment_query (fixture->watched.segment, &before, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VitrineSearch) forward = NULL;
      g_autoptr (VitrineSearch) backward = NULL;

      g_test_message ("%s", cases[i].regex);
      look_for (fixture, vitrine_pattern_new_regex (cases[i].regex, TRUE, NULL));
      fixture->n_calls = 0;
      fixture->matcher.find = count_cb;
      fixture->matcher.pattern = fixture;
      forward = run_all (fixture);
      assert_matches (forward, &cases[i].offset, 1);
      backward = run (fixture, (VitrineSearchScope) { 0, G_MAXUINT64, 1, TRUE });
      assert_matches (backward, &cases[i].offset, 1);
      g_assert_cmpuint (fixture->n_calls, <, 30);
    }
  g_assert_true (vitrine_segment_query (fixture->watched.segment, &after, NULL));
  g_assert_cmpuint (after.allocated, ==, before.allocated);
}

static void
test_holes_backward (Fixture       *fixture,
                     gconstpointer  size)
{
  guint64 expected[] = { 4095, SPARSE_SIZE / 2 - 1 };
  g_autoptr (VitrineSearch) search = NULL;

  fixture->watched.bytes[expected[0] + 1] = 1;
  fixture->watched.bytes[expected[1] + 1] = 1;
  look_for (fixture, vitrine_pattern_new_hex ("00 01", NULL));
  fixture->matcher.find = count_cb;
  fixture->matcher.pattern = fixture;
  search = run (fixture, (VitrineSearchScope) { 0, G_MAXUINT64, 9, TRUE });
  assert_matches (search, expected, 2);
  g_assert_cmpuint (fixture->n_calls, <, 10);
}

/* Several threads find the same as one. */
static void
test_shared (Fixture       *fixture,
             gconstpointer  size)
{
  static const guint wanted[] = { 1, 7, 99, 100, 1000 };
  guint64 expected[100];
  guint32 state = 1;

  memset (fixture->watched.bytes, 'x', fixture->watched.size);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      state = state * 1664525 + 1013904223;
      expected[i] = i * (SHARED_SIZE / G_N_ELEMENTS (expected)) + (state >> 20);
      put (fixture, expected[i], "needle");
    }
  look_for_text (fixture, "needle");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (VitrineSearch) search
        = run (fixture, (VitrineSearchScope) { .end = G_MAXUINT64, .n_max = wanted[i] });

      assert_matches (search, expected, MIN (wanted[i], G_N_ELEMENTS (expected)));
      g_assert_cmpint (vitrine_search_has_more (search), ==,
                       wanted[i] < G_N_ELEMENTS (expected));
    }
}

static void
truncate_segment (Fixture *fixture,
                  gsize    size)
{
  int fd = peer_open_foreign (fixture->watched.address);

  g_assert_no_errno (ftruncate (fd, (off_t) size));
  close (fd);
}

static gboolean
shrink_cb (gconstpointer  pattern,
           const guint8  *bytes,
           gsize          length,
           gsize          start,
           gboolean       is_end,
           gsize         *match_start,
           gsize         *match_length)
{
  Fixture *fixture = (Fixture *) pattern;

  if (fixture->n_calls++ == 0)
    truncate_segment (fixture, PIECE + 100);
  return vitrine_pattern_find (fixture->pattern, bytes, length, start, is_end, match_start,
                               match_length);
}

/* What another process takes away during the search is not found, and no harm. */
static void
test_shrinks (Fixture       *fixture,
              gconstpointer  size)
{
  guint64 expected = PIECE + 50;
  g_autoptr (VitrineSearch) search = NULL;

  put (fixture, PIECE + 50, "needle");
  put (fixture, 3 * PIECE, "needle");
  look_for_text (fixture, "needle");
  fixture->matcher.find = shrink_cb;
  fixture->matcher.pattern = fixture;
  fixture->matcher.matches_zeros = TRUE;
  search = run_all (fixture);
  assert_matches (search, &expected, 1);
}

static void
finished_cb (gboolean *finished)
{
  *finished = TRUE;
}

static void
test_thread (Fixture       *fixture,
             gconstpointer  size)
{
  VitrineSearchScope scope = { .end = G_MAXUINT64, .n_max = 9 };
  guint64 expected = 3 * PIECE;
  gboolean finished = FALSE;
  g_autoptr (VitrineSearch) search = NULL;

  put (fixture, expected, "needle");
  look_for_text (fixture, "needle");
  search = vitrine_search_new (fixture->watched.segment, &fixture->matcher, &scope);
  g_signal_connect_swapped (search, "finished", G_CALLBACK (finished_cb), &finished);
  vitrine_search_start (search);
  g_assert_false (finished);
  while (!finished)
    g_main_context_iteration (NULL, TRUE);
  assert_matches (search, &expected, 1);
}

/* A pattern that takes long to look for, and who holds it. */
typedef struct
{
  GMutex gate;
  int entered;
  int freed;
} Slow;

static gboolean
slow_cb (gconstpointer  pattern,
         const guint8  *bytes,
         gsize          length,
         gsize          start,
         gboolean       is_end,
         gsize         *match_start,
         gsize         *match_length)
{
  Slow *slow = (Slow *) pattern;

  g_atomic_int_set (&slow->entered, 1);
  g_mutex_lock (&slow->gate);
  g_mutex_unlock (&slow->gate);
  return FALSE;
}

static void
free_slow (gpointer pattern)
{
  g_atomic_int_set (&((Slow *) pattern)->freed, 1);
}

/* Finds something everywhere: it would not come to an end by itself in time. */
static gboolean
endless_cb (gconstpointer  pattern,
            const guint8  *bytes,
            gsize          length,
            gsize          start,
            gboolean       is_end,
            gsize         *match_start,
            gsize         *match_length)
{
  g_atomic_int_set (&((Slow *) pattern)->entered, 1);
  *match_start = start;
  *match_length = 1;
  return TRUE;
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  size)
{
  VitrineSearchScope scope = { .end = G_MAXUINT64, .n_max = G_MAXUINT };
  gboolean finished = FALSE;
  Slow slow = { 0 };
  g_autoptr (VitrineSearch) search = NULL;

  fixture->matcher = (VitrineMatcher) { endless_cb, &slow, 1, 0, FALSE, TRUE, free_slow };
  search = vitrine_search_new (fixture->watched.segment, &fixture->matcher, &scope);
  g_signal_connect_swapped (search, "finished", G_CALLBACK (finished_cb), &finished);
  vitrine_search_start (search);
  while (g_atomic_int_get (&slow.entered) == 0)
    g_thread_yield ();
  vitrine_search_stop (search);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_false (finished);
  g_clear_object (&search);
  while (g_atomic_int_get (&slow.freed) == 0)
    g_thread_yield ();
}

/* Whoever stops a search does not wait for it: segment and search may go at once. */
static void
test_stop_waits_for_nothing (Fixture       *fixture,
                             gconstpointer  size)
{
  VitrineSearchScope scope = { .end = G_MAXUINT64, .n_max = 1 };
  Slow slow = { 0 };
  VitrineSegment *segment = vitrine_segment_attach (fixture->watched.address,
                                                    VITRINE_ACCESS_WATCH, NULL);
  VitrineSearch *search;

  g_mutex_init (&slow.gate);
  g_mutex_lock (&slow.gate);
  fixture->matcher = (VitrineMatcher) { slow_cb, &slow, 1, 0, FALSE, TRUE, free_slow };
  search = vitrine_search_new (segment, &fixture->matcher, &scope);
  vitrine_search_start (search);
  while (g_atomic_int_get (&slow.entered) == 0)
    g_thread_yield ();
  vitrine_search_stop (search);
  vitrine_segment_detach (segment);
  g_assert_finalize_object (search);
  g_assert_cmpint (g_atomic_int_get (&slow.freed), ==, 0);
  g_mutex_unlock (&slow.gate);
  while (g_atomic_int_get (&slow.freed) == 0)
    g_thread_yield ();
  g_mutex_clear (&slow.gate);
}

static void
add (const char *path,
     guint64     size,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GSIZE_TO_POINTER (size), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/search/borders", SIZE, test_borders);
  add ("/search/ends", SIZE, test_ends);
  add ("/search/overlapping", SIZE, test_overlapping);
  add ("/search/regex", SIZE, test_regex);
  add ("/search/regex-start", SIZE, test_regex_start);
  add ("/search/scope", SIZE, test_scope);
  add ("/search/holes", SPARSE_SIZE, test_holes);
  add ("/search/holes-backward", SPARSE_SIZE, test_holes_backward);
  add ("/search/holes-regex", SPARSE_SIZE, test_holes_regex);
  add ("/search/shared", SHARED_SIZE, test_shared);
  add ("/search/shrinks", SIZE, test_shrinks);
  add ("/search/thread", SIZE, test_thread);
  add ("/search/cancel", SIZE, test_cancel);
  add ("/search/stop-waits-for-nothing", SIZE, test_stop_waits_for_nothing);
  return g_test_run ();
}
