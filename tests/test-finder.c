/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/finder.h"

#include "session-tools.h"
#include "watched-segment.h"

#include <string.h>

#define SIZE (VITRINE_FINDER_MAX + 5000)

typedef struct
{
  WatchedSegment watched;
  VitrineFinder *finder;
  guint n_found;
  guint64 offset;
  gboolean wrapped;
  guint n_changed;
} Fixture;

static void
found_cb (Fixture  *fixture,
          guint64   offset,
          guint64   length,
          gboolean  wrapped)
{
  fixture->n_found++;
  fixture->offset = offset;
  fixture->wrapped = wrapped;
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static gboolean
is_known (gpointer data)
{
  return vitrine_finder_is_known (data);
}

static gboolean
has_found (gpointer data)
{
  return ((Fixture *) data)->n_found > 0;
}

static gboolean
has_matches (gpointer data)
{
  return vitrine_finder_get_n_matches (data) > 0;
}

static void
look_for (Fixture    *fixture,
          const char *hex)
{
  g_autoptr (VitrinePattern) pattern = vitrine_pattern_new_hex (hex, NULL);

  vitrine_finder_set_pattern (fixture->finder, pattern);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  watched_segment_open (&fixture->watched, SIZE);
  vitrine_sampler_start (fixture->watched.sampler);
  fixture->finder = vitrine_finder_new ();
  g_signal_connect_swapped (fixture->finder, "found", G_CALLBACK (found_cb), fixture);
  g_signal_connect_swapped (fixture->finder, "changed", G_CALLBACK (changed_cb), fixture);
  vitrine_finder_set_segment (fixture->finder, fixture->watched.segment,
                              fixture->watched.sampler);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  vitrine_finder_set_segment (fixture->finder, NULL, NULL);
  g_assert_finalize_object (fixture->finder);
  watched_segment_close (&fixture->watched);
}

static void
assert_goes (Fixture  *fixture,
             guint64   from,
             gboolean  backward,
             guint64   to,
             gboolean  wrapped)
{
  fixture->n_found = 0;
  vitrine_finder_go (fixture->finder, from, backward);
  wait_until (has_found, fixture);
  g_assert_cmpuint (fixture->offset, ==, to);
  g_assert_cmpint (fixture->wrapped, ==, wrapped);
}

static void
assert_goes_everywhere (Fixture *fixture)
{
  assert_goes (fixture, 0, FALSE, 10, FALSE);
  assert_goes (fixture, 10, FALSE, 10, FALSE);
  assert_goes (fixture, 11, FALSE, 500, FALSE);
  assert_goes (fixture, 501, FALSE, 10, TRUE);
  assert_goes (fixture, SIZE, FALSE, 10, TRUE);
  assert_goes (fixture, 10, TRUE, 500, TRUE);
  assert_goes (fixture, 11, TRUE, 10, FALSE);
  assert_goes (fixture, SIZE, TRUE, 500, FALSE);
}

/* The same whether all matches are known yet or not. */
static void
test_goes (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->watched.bytes[10] = fixture->watched.bytes[500] = 7;
  look_for (fixture, "07");
  g_assert_false (vitrine_finder_is_known (fixture->finder));
  assert_goes (fixture, 501, FALSE, 10, TRUE);
  wait_until (is_known, fixture->finder);
  g_assert_cmpuint (vitrine_finder_get_n_matches (fixture->finder), ==, 2);
  g_assert_cmpuint (vitrine_finder_get_number (fixture->finder, 10), ==, 1);
  g_assert_cmpuint (vitrine_finder_get_number (fixture->finder, 500), ==, 2);
  g_assert_cmpuint (vitrine_finder_get_number (fixture->finder, 11), ==, 0);
  assert_goes_everywhere (fixture);
}

/* Those that are not remembered are found all the same. */
static void
test_very_many (Fixture       *fixture,
                gconstpointer  data)
{
  look_for (fixture, "00");
  wait_until (is_known, fixture->finder);
  g_assert_true (vitrine_finder_has_more (fixture->finder));
  g_assert_cmpuint (vitrine_finder_get_n_matches (fixture->finder), ==, VITRINE_FINDER_MAX);
  assert_goes (fixture, 5, FALSE, 5, FALSE);
  assert_goes (fixture, VITRINE_FINDER_MAX + 10, FALSE, VITRINE_FINDER_MAX + 10, FALSE);
  assert_goes (fixture, VITRINE_FINDER_MAX + 10, TRUE, VITRINE_FINDER_MAX + 9, FALSE);
  assert_goes (fixture, 0, TRUE, SIZE - 1, TRUE);
  assert_goes (fixture, SIZE, FALSE, 0, TRUE);
}

static void
test_follows_bytes (Fixture       *fixture,
                    gconstpointer  data)
{
  look_for (fixture, "07 08");
  wait_until (is_known, fixture->finder);
  g_assert_cmpuint (vitrine_finder_get_n_matches (fixture->finder), ==, 0);
  fixture->n_changed = 0;
  fixture->watched.bytes[1000] = 7;
  watched_segment_poke (&fixture->watched, 1001, 8);
  wait_until (has_matches, fixture->finder);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/finder/goes", test_goes);
  add ("/finder/very-many", test_very_many);
  add ("/finder/follows-bytes", test_follows_bytes);
  return g_test_run ();
}
