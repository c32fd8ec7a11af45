/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a hex view draws, and how large and from which side. */

#include "app/hex-view.h"

#include "app/hex-marks.h"
#include "app/hex-view-private.h"
#include "hex-view-tools.h"

#include <adwaita.h>

#define SIZE 4096

static void
test_nothing_changed_nothing_drawn (HexViewFixture *fixture,
                                    gconstpointer   size)
{
  vitrine_sampler_start (fixture->watched.sampler);
  hex_view_settle (fixture);
  vitrine_sampler_stop (fixture->watched.sampler);
  g_assert_cmpuint (fixture->n_frames, ==, 0);
}

static void
test_unseen_change_is_not_drawn (HexViewFixture *fixture,
                                 gconstpointer   size)
{
  watched_segment_poke (&fixture->watched, SIZE - 1, 'x');
  hex_view_settle (fixture);
  g_assert_cmpuint (fixture->n_frames, ==, 0);
}

/* Drawn in steps from strong to none, and then no more. */
static void
test_mark_fades_and_ends (HexViewFixture *fixture,
                          gconstpointer   size)
{
  gint64 start = g_get_monotonic_time ();

  watched_segment_poke (&fixture->watched, 3, 'x');
  hex_view_settle (fixture);
  g_assert_cmpuint (fixture->n_frames, >, 2);
  g_assert_cmpint (fixture->last_frame - start, >=, VITRINE_HEX_MARK_TIME);
  fixture->n_frames = 0;
  hex_view_settle (fixture);
  g_assert_cmpuint (fixture->n_frames, ==, 0);
}

/* Drawn when it comes and when it goes; two frames, and one for good measure. */
static void
test_mark_holds_without_animations (HexViewFixture *fixture,
                                    gconstpointer   size)
{
  gint64 start = g_get_monotonic_time ();

  hex_view_enable_animations (FALSE);
  hex_view_settle (fixture);
  fixture->n_frames = 0;
  watched_segment_poke (&fixture->watched, 3, 'x');
  hex_view_settle (fixture);
  while (g_get_monotonic_time () - start < 2 * VITRINE_HEX_MARK_TIME)
    hex_view_settle (fixture);
  g_assert_cmpuint (fixture->n_frames, >=, 2);
  g_assert_cmpuint (fixture->n_frames, <=, 3);
  g_assert_cmpint (fixture->last_frame - start, >=, VITRINE_HEX_MARK_TIME);
}

static void
test_refresh_moves_nothing (HexViewFixture *fixture,
                            gconstpointer   size)
{
  double value;

  vitrine_hex_view_select (fixture->view, 2000, 20);
  gtk_adjustment_set_value (hex_view_get_rows (fixture), 7.25);
  value = gtk_adjustment_get_value (hex_view_get_rows (fixture));
  fixture->n_selections = 0;

  for (gsize i = 0; i < SIZE; i++)
    fixture->watched.bytes[i] = (guint8) i;
  vitrine_sampler_sample_now (fixture->watched.sampler);
  hex_view_settle (fixture);

  hex_view_assert_selection (fixture, 2000, 20);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 2019);
  g_assert_cmpfloat (gtk_adjustment_get_value (hex_view_get_rows (fixture)), ==, value);
  g_assert_cmpuint (fixture->n_selections, ==, 0);
}

static void
test_text_scale_is_followed (HexViewFixture *fixture,
                             gconstpointer   size)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int row_height = vitrine_hex_view_get_row_height (fixture->view);
  int resolution;

  vitrine_hex_view_set_caret (fixture->view, 1000);
  g_object_get (settings, "gtk-xft-dpi", &resolution, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  hex_view_settle (fixture);
  g_assert_cmpint (vitrine_hex_view_get_row_height (fixture->view), >, row_height);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 1000);
  g_object_set (settings, "gtk-xft-dpi", resolution, NULL);
  hex_view_settle (fixture);
  g_assert_cmpint (vitrine_hex_view_get_row_height (fixture->view), ==, row_height);
}

static void
test_right_to_left_is_drawn (HexViewFixture *fixture,
                             gconstpointer   size)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
  hex_view_settle (fixture);
  g_assert_cmpuint (fixture->n_frames, >, 0);
  vitrine_hex_view_press_at (fixture->view, 799, 1, FALSE, 1);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 15);
}

static void
add (const char *path,
     gsize       size,
     void (*test) (HexViewFixture *, gconstpointer))
{
  g_test_add (path, HexViewFixture, GSIZE_TO_POINTER (size), hex_view_set_up, test,
              hex_view_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/hex-view-frames/nothing-changed-nothing-drawn", SIZE, test_nothing_changed_nothing_drawn);
  add ("/hex-view-frames/unseen-change-is-not-drawn", SIZE, test_unseen_change_is_not_drawn);
  add ("/hex-view-frames/mark-fades-and-ends", SIZE, test_mark_fades_and_ends);
  add ("/hex-view-frames/mark-holds-without-animations", SIZE, test_mark_holds_without_animations);
  add ("/hex-view-frames/refresh-moves-nothing", SIZE, test_refresh_moves_nothing);
  add ("/hex-view-frames/text-scale-is-followed", SIZE, test_text_scale_is_followed);
  add ("/hex-view-frames/right-to-left-is-drawn", SIZE, test_right_to_left_is_drawn);
  return g_test_run ();
}
