/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/go-to-bar.h"

#include "watched-segment.h"
#include "widget-tools.h"

#define SIZE 4096

typedef struct
{
  WatchedSegment watched;
  GtkWindow *window;
  VitrineHexView *view;
  VitrineGoToBar *bar;
  GtkWidget *entry;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  watched_segment_open (&fixture->watched, SIZE);
  vitrine_sampler_start (fixture->watched.sampler);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->view = VITRINE_HEX_VIEW (vitrine_hex_view_new ());
  fixture->bar = g_object_new (VITRINE_TYPE_GO_TO_BAR, NULL);
  fixture->entry = find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_ENTRY);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  gtk_window_set_child (fixture->window, box);
  vitrine_go_to_bar_set_view (fixture->bar, fixture->view);
  vitrine_hex_view_set_sampler (fixture->view, fixture->watched.sampler, "test");
  vitrine_hex_view_set_caret (fixture->view, 0x100);
  gtk_window_present (fixture->window);
  vitrine_go_to_bar_open (fixture->bar);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  vitrine_hex_view_set_sampler (fixture->view, NULL, NULL);
  destroy_window (fixture->window, fixture->bar);
  watched_segment_close (&fixture->watched);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
}

static void
enter (Fixture *fixture)
{
  g_signal_emit_by_name (fixture->entry, "activate");
}

static gboolean
is_wrong (Fixture *fixture)
{
  return gtk_widget_has_css_class (fixture->entry, "error");
}

static gboolean
has_focus (Fixture   *fixture,
           GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus == widget || (focus != NULL && gtk_widget_is_ancestor (focus, widget));
}

static void
assert_says (Fixture    *fixture,
             const char *text)
{
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->bar), text));
}

static void
test_goes (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (has_focus (fixture, fixture->entry));
  type (fixture, "0x1f0");
  assert_says (fixture, "At 0x1f0 (496)");
  enter (fixture);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 0x1f0);
  g_assert_true (has_focus (fixture, GTK_WIDGET (fixture->view)));
}

/* Opened again, Enter goes as far again from where one is. */
static void
test_goes_on (Fixture       *fixture,
              gconstpointer  data)
{
  type (fixture, "+16");
  enter (fixture);
  vitrine_go_to_bar_open (fixture->bar);
  assert_says (fixture, "At 0x120 (288)");
  enter (fixture);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 0x120);
}

static void
test_marks_mistakes (Fixture       *fixture,
                     gconstpointer  data)
{
  g_assert_false (is_wrong (fixture));
  type (fixture, "end+1");
  g_assert_true (is_wrong (fixture));
  assert_says (fixture, "That is past the last byte, which is at 0xfff (4095)");
  gtk_test_accessible_assert_state (fixture->entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (
      fixture->entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "That is past the last byte, which is at 0xfff (4095)");

  enter (fixture);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 0x100);
  g_assert_true (has_focus (fixture, fixture->entry));

  type (fixture, "end-1");
  g_assert_false (is_wrong (fixture));
  gtk_test_accessible_assert_state (fixture->entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

/* What is relative is told anew when the caret moves, say by a click. */
static void
test_follows_caret (Fixture       *fixture,
                    gconstpointer  data)
{
  type (fixture, "-0x10");
  assert_says (fixture, "At 0xf0 (240)");
  vitrine_hex_view_set_caret (fixture->view, 0);
  g_assert_true (is_wrong (fixture));
  assert_says (fixture, "That is 16 bytes before the start");
}

static void
test_closes (Fixture       *fixture,
             gconstpointer  data)
{
  type (fixture, "12");
  vitrine_go_to_bar_close (fixture->bar);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, 0x100);
  g_assert_true (has_focus (fixture, GTK_WIDGET (fixture->view)));
}

/* The longest reason, in a language that takes more room for it. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  type (fixture, "1f0");
  lengthen_texts (GTK_WIDGET (fixture->bar));
  g_assert_cmpint (get_min_width (GTK_WIDGET (fixture->bar)), <=, 360);
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
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/go-to-bar/goes", test_goes);
  add ("/go-to-bar/goes-on", test_goes_on);
  add ("/go-to-bar/marks-mistakes", test_marks_mistakes);
  add ("/go-to-bar/follows-caret", test_follows_caret);
  add ("/go-to-bar/closes", test_closes);
  add ("/go-to-bar/narrow", test_narrow);
  return g_test_run ();
}
