/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/overview-strip.h"

#include "app/hex-view-private.h"
#include "watched-segment.h"
#include "widget-tools.h"

#define PATIENCE (20 * G_USEC_PER_SEC)
#define PAGE 4096
#define TEBIBYTE (G_GUINT64_CONSTANT (1) << 40)
#define PER_ROW 16

typedef struct
{
  WatchedSegment watched;
  GtkWindow *window;
  VitrineHexView *view;
  VitrineFinder *finder;
  VitrineOverviewStrip *strip;
} Fixture;

static void
wait_until (Fixture  *fixture,
            gboolean (*is_so) (Fixture *))
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (!is_so (fixture))
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
}

static gboolean
shows_something (Fixture *fixture)
{
  guint64 offset;

  return vitrine_hex_view_get_visible (fixture->view, &offset) > 0;
}

static gboolean
is_mapped (Fixture *fixture)
{
  return gtk_widget_get_mapped (GTK_WIDGET (fixture->strip));
}

static gboolean
is_hidden (Fixture *fixture)
{
  return !gtk_widget_get_visible (GTK_WIDGET (fixture->strip));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  size)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  watched_segment_open (&fixture->watched, GPOINTER_TO_SIZE (size));
  fixture->view = VITRINE_HEX_VIEW (vitrine_hex_view_new ());
  fixture->finder = vitrine_finder_new ();
  fixture->strip = g_object_new (VITRINE_TYPE_OVERVIEW_STRIP, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->strip));
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 800, 400);
  vitrine_overview_strip_set_view (fixture->strip, fixture->view);
  vitrine_overview_strip_set_finder (fixture->strip, fixture->finder);
  vitrine_overview_strip_set_segment (fixture->strip, fixture->watched.segment,
                                      fixture->watched.sampler);
  vitrine_hex_view_set_sampler (fixture->view, fixture->watched.sampler, "block");
  vitrine_sampler_sample_now (fixture->watched.sampler);
  gtk_window_present (fixture->window);
  wait_until (fixture, shows_something);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  size)
{
  vitrine_overview_strip_set_segment (fixture->strip, NULL, NULL);
  destroy_window (fixture->window, fixture->strip);
  g_assert_finalize_object (fixture->finder);
  watched_segment_close (&fixture->watched);
}

static gboolean
press_in (GListModel *shortcuts,
          GtkWidget  *widget,
          guint       key)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger)
          && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                             gtk_shortcut_get_arguments (shortcut));
    }
  return FALSE;
}

/* Does what the strip has bound to a key. */
static void
press (Fixture *fixture,
       guint    key)
{
  GtkWidget *widget = GTK_WIDGET (fixture->strip);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean pressed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !pressed; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        pressed = press_in (G_LIST_MODEL (controller), widget, key);
    }
  g_assert_true (pressed);
}

static guint64
get_top (Fixture *fixture)
{
  guint64 offset;

  g_assert_cmpuint (vitrine_hex_view_get_visible (fixture->view, &offset), >, 0);
  return offset;
}

/* All that there is to be seen is seen: nothing to go to. */
static void
test_hides (Fixture       *fixture,
            gconstpointer  size)
{
  wait_until (fixture, is_hidden);
  watched_segment_resize (&fixture->watched, 1024 * PAGE);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  wait_until (fixture, is_mapped);
  watched_segment_resize (&fixture->watched, PER_ROW);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  wait_until (fixture, is_hidden);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  size)
{
  guint64 caret = vitrine_hex_view_get_caret (fixture->view);
  guint64 offset;
  guint64 screen = vitrine_hex_view_get_visible (fixture->view, &offset);

  wait_until (fixture, is_mapped);
  press (fixture, GDK_KEY_Down);
  g_assert_cmpuint (get_top (fixture), ==, screen);
  press (fixture, GDK_KEY_Up);
  g_assert_cmpuint (get_top (fixture), ==, 0);
  press (fixture, GDK_KEY_Page_Down);
  g_assert_cmpuint (get_top (fixture), ==, TEBIBYTE / 10 / PER_ROW * PER_ROW);
  press (fixture, GDK_KEY_End);
  g_assert_cmpuint (get_top (fixture) + vitrine_hex_view_get_visible (fixture->view, &offset),
                    ==, TEBIBYTE);
  press (fixture, GDK_KEY_Page_Up);
  g_assert_cmpuint (get_top (fixture), <, TEBIBYTE / 10 * 9 + PAGE);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, caret);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->view), ==, get_top (fixture));
  press (fixture, GDK_KEY_Home);
  g_assert_cmpuint (get_top (fixture), ==, 0);
}

/* Whether it says which bytes are shown, how far that is and how much is data. */
static gboolean
is_described (Fixture *fixture)
{
  guint64 offset;
  guint64 length = vitrine_hex_view_get_visible (fixture->view, &offset);
  g_autofree char *data = g_format_size_full (2 * PAGE, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *size = g_format_size_full (TEBIBYTE, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *description
    = g_strdup_printf ("Shows 0x%" G_GINT64_MODIFIER "x to 0x%" G_GINT64_MODIFIER "x, at %d %%; "
                       "%s of %s is data, the rest are holes",
                       offset, offset + length - 1, offset > 0 ? 100 : 0, data, size);
  g_autofree char *problem
    = gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->strip),
                                          GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

  return problem == NULL;
}

/* It is told what is seen and what there is, and nothing is made by looking. */
static void
test_description (Fixture       *fixture,
                  gconstpointer  size)
{
  VitrineSegmentStatus before;
  VitrineSegmentStatus after;

  gtk_test_accessible_assert_role (fixture->strip, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  gtk_test_accessible_assert_property (fixture->strip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Overview");
  fixture->watched.bytes[0] = 1;
  fixture->watched.bytes[TEBIBYTE / 2] = 1;
  g_assert_true (vitrine_segment_query (fixture->watched.segment, &before, NULL));
  wait_until (fixture, is_mapped);
  wait_until (fixture, is_described);
  press (fixture, GDK_KEY_End);
  g_assert_true (is_described (fixture));
  g_assert_true (vitrine_segment_query (fixture->watched.segment, &after, NULL));
  g_assert_cmpuint (after.allocated, ==, before.allocated);
}

/* The characters beside the bytes are not cut off for it. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  size)
{
  int least;

  wait_until (fixture, is_mapped);
  least = vitrine_hex_view_get_least_width (fixture->view);
  gtk_window_set_default_size (fixture->window, least, 300);
  wait_until (fixture, is_hidden);
  gtk_window_set_default_size (fixture->window, 2 * least, 300);
  wait_until (fixture, is_mapped);
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
  gtk_test_init (&argc, &argv);
  adw_init ();
  add ("/overview-strip/hides", PER_ROW, test_hides);
  add ("/overview-strip/narrow", TEBIBYTE, test_narrow);
  add ("/overview-strip/keys", TEBIBYTE, test_keys);
  add ("/overview-strip/description", TEBIBYTE, test_description);
  return g_test_run ();
}
