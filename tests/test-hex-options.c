/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a person wants the bytes to look: each option changes it, keeps the byte at
 * the top and the caret, and is what the next window begins with. */

#include "app/hex-view.h"

#include "app/hex-view-private.h"
#include "app/segment-view.h"
#include "app/settings.h"
#include "watched-segment.h"
#include "widget-tools.h"

#define SIZE 65536
#define TOP 100 /* row of 16 bytes */

typedef struct
{
  WatchedSegment watched;
  GtkWindow *window;
  VitrineSegmentView *view;
  VitrineHexView *hex_view;
  GSettings *settings;
} Fixture;

static gboolean
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* A resize that was asked for has been done when a frame was painted. */
static void
wait_for_frame (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (set_true_cb),
                                             &painted);

  gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* A view of bytes alone, as that of the segment shows none without a session. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  watched_segment_open (&fixture->watched, SIZE);
  fixture->settings = vitrine_settings_new ();
  fixture->view = g_object_ref_sink (g_object_new (VITRINE_TYPE_SEGMENT_VIEW, NULL));
  fixture->hex_view = VITRINE_HEX_VIEW (vitrine_hex_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 GTK_WIDGET (fixture->hex_view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 1600, 900);
  gtk_window_present (fixture->window);
  vitrine_hex_view_set_sampler (fixture->hex_view, fixture->watched.sampler, "block");
  vitrine_sampler_sample_now (fixture->watched.sampler);
  wait_for_frame (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->window, fixture->hex_view);
  g_assert_finalize_object (fixture->view);
  g_object_unref (fixture->settings);
  watched_segment_close (&fixture->watched);
}

static GtkAdjustment *
get_vadjustment (Fixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->hex_view));
}

static int
get (gpointer    object,
     const char *property)
{
  int value;

  g_object_get (object, property, &value, NULL);
  return value;
}

static void
test_rows_keep_the_place (Fixture       *fixture,
                          gconstpointer  data)
{
  static const struct
  {
    int per_row;
    double top;
    double n_rows;
  } cases[] = {
    { 8, TOP * 2, SIZE / 8 }, { 32, TOP / 2, SIZE / 32 }, { 16, TOP, SIZE / 16 },
  };

  gtk_adjustment_set_value (get_vadjustment (fixture), TOP);
  vitrine_hex_view_set_caret (fixture->hex_view, TOP * 16 + 33);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_object_set (fixture->hex_view, "per-row", cases[i].per_row, NULL);
      wait_for_frame (fixture);
      g_assert_cmpfloat (gtk_adjustment_get_upper (get_vadjustment (fixture)), ==,
                         cases[i].n_rows);
      g_assert_cmpfloat (gtk_adjustment_get_value (get_vadjustment (fixture)), ==,
                         cases[i].top);
      g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, TOP * 16 + 33);
    }
  /* Small enough for more than 32. */
  g_object_set (fixture->hex_view, "per-row", 0, "zoom", 50, NULL);
  wait_for_frame (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_upper (get_vadjustment (fixture)), <, SIZE / 32);
}

/* What divides no row is taken as the next smaller group. */
static void
test_groups_divide_the_row (Fixture       *fixture,
                            gconstpointer  data)
{
  static const int groups[][2] = { { 1, 1 }, { 2, 2 }, { 3, 2 }, { 4, 4 }, { 7, 4 }, { 8, 8 } };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_object_set (fixture->hex_view, "group", groups[i][0], NULL);
      g_assert_cmpint (get (fixture->hex_view, "group"), ==, groups[i][1]);
      wait_for_frame (fixture);
    }
}

static void
test_zoom_keeps_the_place (Fixture       *fixture,
                           gconstpointer  data)
{
  int row_height = vitrine_hex_view_get_row_height (fixture->hex_view);

  gtk_adjustment_set_value (get_vadjustment (fixture), TOP);
  vitrine_hex_view_set_caret (fixture->hex_view, TOP * 16 + 33);
  g_object_set (fixture->hex_view, "zoom", 200, NULL);
  wait_for_frame (fixture);
  g_assert_cmpint (vitrine_hex_view_get_row_height (fixture->hex_view), >, row_height * 3 / 2);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_vadjustment (fixture)), ==, TOP);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, TOP * 16 + 33);
  g_object_set (fixture->hex_view, "zoom", 50, NULL);
  wait_for_frame (fixture);
  g_assert_cmpint (vitrine_hex_view_get_row_height (fixture->hex_view), <, row_height);
  g_object_set (fixture->hex_view, "zoom", 100, NULL);
  wait_for_frame (fixture);
  g_assert_cmpint (vitrine_hex_view_get_row_height (fixture->hex_view), ==, row_height);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_vadjustment (fixture)), ==, TOP);
}

/* The text above the bytes grows with them. */
static int
get_font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  return pango_font_description_get_size (pango_context_get_font_description (context));
}

static void
test_zoom_takes_the_text_along (Fixture       *fixture,
                                gconstpointer  data)
{
  GtkWidget *text = find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_TEXT_VIEW);
  VitrineHexView *bytes = vitrine_segment_view_get_hex_view (fixture->view);
  int size = get_font_size (text);

  vitrine_segment_view_zoom (fixture->view, 4);
  g_assert_cmpint (get (bytes, "zoom"), ==, 175);
  wait_for_frame (fixture);
  g_assert_cmpint (ABS (get_font_size (text) - size * 7 / 4), <=, 1);
  vitrine_segment_view_zoom (fixture->view, -1);
  g_assert_cmpint (get (bytes, "zoom"), ==, 150);
  vitrine_segment_view_zoom (fixture->view, 0);
  wait_for_frame (fixture);
  g_assert_cmpint (get_font_size (text), ==, size);
}

/* A window takes over what the last one was given, and one that is open stays as
 * it is. */
static void
test_options_are_remembered (Fixture       *fixture,
                             gconstpointer  data)
{
  static const char *const names[] = { "per-row", "group", "zoom" };
  static const int values[] = { 32, 4, 150 };
  g_autoptr (VitrineSegmentView) second = NULL;

  vitrine_segment_view_bind_settings (fixture->view, fixture->settings);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_set (vitrine_segment_view_get_hex_view (fixture->view), names[i], values[i], NULL);
  second = g_object_ref_sink (g_object_new (VITRINE_TYPE_SEGMENT_VIEW, NULL));
  vitrine_segment_view_bind_settings (second, fixture->settings);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      VitrineHexView *first = vitrine_segment_view_get_hex_view (fixture->view);

      g_assert_cmpint (g_settings_get_int (fixture->settings, names[i]), ==, values[i]);
      g_assert_cmpint (get (vitrine_segment_view_get_hex_view (second), names[i]), ==, values[i]);
      g_settings_reset (fixture->settings, names[i]);
      g_assert_cmpint (get (first, names[i]), ==, values[i]);
    }
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/hex-options/rows-keep-the-place", test_rows_keep_the_place);
  add ("/hex-options/groups-divide-the-row", test_groups_divide_the_row);
  add ("/hex-options/zoom-keeps-the-place", test_zoom_keeps_the_place);
  add ("/hex-options/zoom-takes-the-text-along", test_zoom_takes_the_text_along);
  add ("/hex-options/options-are-remembered", test_options_are_remembered);
  return g_test_run ();
}
