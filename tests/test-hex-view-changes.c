/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hex view shows of changes: since a mark, in a filter, from place to place. */

#include "app/hex-view.h"

#include "watched-segment.h"
#include "widget-tools.h"

#include <string.h>

#define SIZE 4096
#define LARGE (4 * VITRINE_SAMPLER_WHOLE_MAX)

typedef struct
{
  WatchedSegment watched;
  GtkWindow *window;
  VitrineHexView *view;
  GtkAdjustment *rows;
  guint n_compared;
  guint n_notified;
  char *problem;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  size)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  watched_segment_open (&fixture->watched, GPOINTER_TO_SIZE (size));
  fixture->view = VITRINE_HEX_VIEW (vitrine_hex_view_new ());
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_window_set_child (fixture->window, scrolled);
  gtk_window_set_default_size (fixture->window, 800, 400);
  gtk_window_present (fixture->window);
  while (gtk_widget_get_height (GTK_WIDGET (fixture->view)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (fixture->view, "comparison-changed", G_CALLBACK (count_cb),
                            &fixture->n_compared);
  g_signal_connect_swapped (fixture->view, "notify::since-mark", G_CALLBACK (count_cb),
                            &fixture->n_notified);
  g_signal_connect_swapped (fixture->view, "notify::only-changed", G_CALLBACK (count_cb),
                            &fixture->n_notified);
  g_signal_connect_swapped (fixture->view, "problem", G_CALLBACK (problem_cb), fixture);
  vitrine_hex_view_set_sampler (fixture->view, fixture->watched.sampler, "block");
  vitrine_sampler_sample_now (fixture->watched.sampler);
  fixture->rows = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  size)
{
  destroy_window (fixture->window, fixture->view);
  watched_segment_close (&fixture->watched);
  g_free (fixture->problem);
}

static VitrineHexComparison
compare (Fixture *fixture)
{
  VitrineHexComparison comparison;

  vitrine_hex_view_compare (fixture->view, &comparison);
  return comparison;
}

static gboolean
get (Fixture    *fixture,
     const char *property)
{
  gboolean value;

  g_object_get (fixture->view, property, &value, NULL);
  return value;
}

static void
set (Fixture    *fixture,
     const char *property,
     gboolean    value)
{
  g_object_set (fixture->view, property, value, NULL);
}

static void
poke (Fixture *fixture,
      gsize    offset,
      guint8   value)
{
  watched_segment_poke (&fixture->watched, offset, value);
}

static void
test_since_a_mark (Fixture       *fixture,
                   gconstpointer  size)
{
  poke (fixture, 5, 'a');
  set (fixture, "since-mark", TRUE);
  g_assert_cmpint (compare (fixture).since, !=, 0);
  g_assert_cmpuint (compare (fixture).n_different, ==, 0);
  poke (fixture, 5, 'b');
  poke (fixture, SIZE - 1, 'c');
  g_assert_cmpuint (compare (fixture).n_different, ==, 2);
  g_assert_false (compare (fixture).is_partial);
  poke (fixture, 5, 'a');
  g_assert_cmpuint (compare (fixture).n_different, ==, 1);
  set (fixture, "since-mark", FALSE);
  g_assert_cmpint (compare (fixture).since, ==, 0);
  g_assert_cmpuint (compare (fixture).n_different, ==, 0);
}

/* Whoever shows the comparison hears of it, and of nothing else. */
static void
test_comparison_is_told (Fixture       *fixture,
                         gconstpointer  size)
{
  fixture->n_compared = 0;
  poke (fixture, 5, 'a');
  g_assert_cmpuint (fixture->n_compared, ==, 0);
  set (fixture, "since-mark", TRUE);
  g_assert_cmpuint (fixture->n_compared, ==, 1);
  poke (fixture, 5, 'b');
  g_assert_cmpuint (fixture->n_compared, ==, 2);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  g_assert_cmpuint (fixture->n_compared, ==, 2);
}

static void
test_caret_tells_of_changes (Fixture       *fixture,
                             gconstpointer  size)
{
  GtkAccessible *grid = GTK_ACCESSIBLE (fixture->view);

  vitrine_hex_view_set_caret (fixture->view, 5);
  poke (fixture, 5, 'A');
  gtk_test_accessible_assert_property (grid, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0x5, value 0x41, 65, character A; "
                                       "changed 1 time");
  set (fixture, "since-mark", TRUE);
  poke (fixture, 5, 'B');
  gtk_test_accessible_assert_property (grid, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0x5, value 0x42, 66, character B; "
                                       "changed 2 times; "
                                       "differs since the mark, was 0x41");
  set (fixture, "since-mark", FALSE);
  gtk_test_accessible_assert_property (grid, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0x5, value 0x42, 66, character B; "
                                       "changed 2 times");
}

static void
test_goes_from_change_to_change (Fixture       *fixture,
                                 gconstpointer  size)
{
  vitrine_hex_view_go_to_change (fixture->view, FALSE);
  g_assert_cmpstr (fixture->problem, ==, "Nothing has changed yet");
  poke (fixture, 3000, 'a');
  poke (fixture, 3001, 'a');
  vitrine_hex_view_go_to_change (fixture->view, FALSE);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 3000);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->rows), >, 0);
  vitrine_hex_view_go_to_change (fixture->view, FALSE);
  g_assert_cmpstr (fixture->problem, ==, "This is the only changed place");
  poke (fixture, 100, 'a');
  vitrine_hex_view_go_to_change (fixture->view, FALSE);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 100);
  vitrine_hex_view_go_to_change (fixture->view, TRUE);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 3000);
  set (fixture, "since-mark", TRUE);
  vitrine_hex_view_go_to_change (fixture->view, TRUE);
  g_assert_cmpstr (fixture->problem, ==, "Nothing differs since the mark");
}

static void
test_only_rows_that_changed (Fixture       *fixture,
                             gconstpointer  size)
{
  vitrine_hex_view_select (fixture->view, 40, 5);
  poke (fixture, 5, 'a');
  set (fixture, "only-changed", TRUE);
  g_assert_cmpuint (compare (fixture).n_shown, ==, 0);
  g_assert_cmpuint (compare (fixture).n_rows, ==, SIZE / 16);
  g_assert_true (compare (fixture).is_filtering);
  poke (fixture, 3000, 'a');
  poke (fixture, 100, 'b');
  poke (fixture, 101, 'b');
  g_assert_cmpuint (compare (fixture).n_shown, ==, 2);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 44);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Offset 0x2c, value 0x00, 0; 5 bytes selected; "
                                       "its row is not shown");
  set (fixture, "only-changed", FALSE);
  g_assert_cmpuint (compare (fixture).n_shown, ==, SIZE / 16);
}

/* Rows join above and below; what is seen stays where it is. */
static void
test_joining_rows_do_not_scroll (Fixture       *fixture,
                                 gconstpointer  size)
{
  set (fixture, "only-changed", TRUE);
  memset (fixture->watched.bytes + 1024, 'a', 2048);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  g_assert_cmpuint (compare (fixture).n_shown, ==, 128);
  gtk_adjustment_set_value (fixture->rows, 20.5);
  memset (fixture->watched.bytes, 'b', 160);
  memset (fixture->watched.bytes + 3500, 'b', 160);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->rows), ==, 30.5);
  set (fixture, "only-changed", FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->rows), ==, 84.5);
}

/* A row that differs once stays, though it comes back to what it was. */
static void
test_only_rows_that_differ (Fixture       *fixture,
                            gconstpointer  size)
{
  poke (fixture, 5, 'a');
  set (fixture, "since-mark", TRUE);
  poke (fixture, 100, 'b');
  set (fixture, "only-changed", TRUE);
  g_assert_cmpuint (compare (fixture).n_shown, ==, 1);
  poke (fixture, 100, 0);
  poke (fixture, 200, 'c');
  g_assert_cmpuint (compare (fixture).n_shown, ==, 2);
  set (fixture, "since-mark", FALSE);
  g_assert_cmpuint (compare (fixture).n_shown, ==, 2);
  poke (fixture, 300, 'd');
  g_assert_cmpuint (compare (fixture).n_shown, ==, 3);
  set (fixture, "since-mark", TRUE);
  g_assert_cmpuint (compare (fixture).n_shown, ==, 0);
}

static void
test_going_to_a_row_shows_it (Fixture       *fixture,
                              gconstpointer  size)
{
  set (fixture, "only-changed", TRUE);
  poke (fixture, 100, 'b');
  vitrine_hex_view_set_caret (fixture->view, 2000);
  g_assert_cmpuint (compare (fixture).n_shown, ==, 2);
}

static void
test_another_segment_has_no_mark (Fixture       *fixture,
                                  gconstpointer  size)
{
  poke (fixture, 5, 'a');
  set (fixture, "since-mark", TRUE);
  set (fixture, "only-changed", TRUE);
  vitrine_hex_view_set_sampler (fixture->view, NULL, NULL);
  vitrine_hex_view_set_sampler (fixture->view, fixture->watched.sampler, "block");
  g_assert_true (get (fixture, "since-mark"));
  g_assert_true (get (fixture, "only-changed"));
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  poke (fixture, 5, 'b');
  g_assert_cmpuint (compare (fixture).n_different, ==, 1);
  g_assert_cmpuint (compare (fixture).n_shown, ==, 1);
  vitrine_hex_view_set_sampler (fixture->view, NULL, NULL);
  vitrine_hex_view_set_sampler (fixture->view, fixture->watched.sampler, "another");
  g_assert_false (get (fixture, "since-mark"));
  g_assert_false (get (fixture, "only-changed"));
  g_assert_cmpuint (fixture->n_notified, ==, 4);
}

/* Of a large segment, only what was shown can join, and it is said. */
static void
test_large (Fixture       *fixture,
            gconstpointer  size)
{
  set (fixture, "since-mark", TRUE);
  set (fixture, "only-changed", TRUE);
  g_assert_true (compare (fixture).is_partial);
  poke (fixture, 100, 'b');
  poke (fixture, LARGE / 2, 'b');
  g_assert_cmpuint (compare (fixture).n_shown, ==, 1);
  g_assert_cmpuint (compare (fixture).n_different, ==, 1);
  vitrine_hex_view_set_caret (fixture->view, LARGE / 2);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  poke (fixture, LARGE / 2 + 1, 'c');
  g_assert_cmpuint (compare (fixture).n_different, ==, 2);
  g_assert_cmpuint (compare (fixture).n_shown, ==, 2);
}

/* What changed where nobody looked is not denied. */
static void
test_large_says_what_it_knows (Fixture       *fixture,
                               gconstpointer  size)
{
  poke (fixture, LARGE / 2, 'b');
  vitrine_hex_view_go_to_change (fixture->view, FALSE);
  g_assert_true (g_str_has_prefix (fixture->problem, "Nothing that was on screen has"));
  set (fixture, "since-mark", TRUE);
  poke (fixture, LARGE / 2, 'c');
  vitrine_hex_view_go_to_change (fixture->view, FALSE);
  g_assert_true (g_str_has_prefix (fixture->problem, "Nothing that was on screen differs"));
  vitrine_hex_view_set_caret (fixture->view, 100);
  poke (fixture, 100, 'd');
  vitrine_hex_view_go_to_change (fixture->view, FALSE);
  g_assert_cmpstr (fixture->problem, ==,
                   "This is the only changed place of what was on screen");
}

static void
add (const char *path,
     gsize       size,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GSIZE_TO_POINTER (size), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/hex-view-changes/since-a-mark", SIZE, test_since_a_mark);
  add ("/hex-view-changes/comparison-is-told", SIZE, test_comparison_is_told);
  add ("/hex-view-changes/caret-tells-of-changes", SIZE, test_caret_tells_of_changes);
  add ("/hex-view-changes/goes-from-change-to-change", SIZE, test_goes_from_change_to_change);
  add ("/hex-view-changes/only-rows-that-changed", SIZE, test_only_rows_that_changed);
  add ("/hex-view-changes/joining-rows-do-not-scroll", SIZE, test_joining_rows_do_not_scroll);
  add ("/hex-view-changes/only-rows-that-differ", SIZE, test_only_rows_that_differ);
  add ("/hex-view-changes/going-to-a-row-shows-it", SIZE, test_going_to_a_row_shows_it);
  add ("/hex-view-changes/another-segment-has-no-mark", SIZE,
       test_another_segment_has_no_mark);
  add ("/hex-view-changes/large", LARGE, test_large);
  add ("/hex-view-changes/large-says", LARGE, test_large_says_what_it_knows);
  return g_test_run ();
}
