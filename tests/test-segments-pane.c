/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/segments-pane.h"

#include "app/segment-row.h"
#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <glib/gstdio.h>

typedef struct
{
  GtkWindow *window;
  VitrineSegmentsPane *pane;
  VitrineSegmentList *list;
  VitrineProcessMonitor *monitor;
  VitrineAddress *address;
  char *called;
} Fixture;

/* Stands in for the window's actions: keeps the name and the bytes. */
static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->called);
  fixture->called = g_strconcat (g_action_get_name (G_ACTION (action)), " ",
                                 g_variant_get_bytestring (parameter), NULL);
}

static void
add_actions (Fixture *fixture)
{
  static const char *const names[] = {
    "open", "open-in-new-window", "copy-address", "remove",
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = NULL;

      action = g_simple_action_new (names[i], G_VARIANT_TYPE_BYTESTRING);
      g_signal_connect (action, "activate", G_CALLBACK (action_cb), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win",
                                  G_ACTION_GROUP (group));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, 64, 0600);

  fixture->monitor = vitrine_process_monitor_new ();
  fixture->list = vitrine_segment_list_new (fixture->monitor);
  vitrine_segment_list_refresh (fixture->list);
  fixture->pane = g_object_new (VITRINE_TYPE_SEGMENTS_PANE, NULL);
  vitrine_segments_pane_set_list (fixture->pane, fixture->list);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  add_actions (fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->pane));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  destroy_window (fixture->window, fixture->pane);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->monitor);
  if (peer_exists (fixture->address))
    peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
  g_free (fixture->called);
}

static GtkWidget *
get_list_box (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->pane), GTK_TYPE_LIST_BOX);
}

/* The row of this test's own segment; there may be any number of others. */
static GtkWidget *
find_row (Fixture *fixture)
{
  GtkWidget *row = gtk_widget_get_first_child (get_list_box (fixture));

  while (row != NULL)
    {
      VitrineSegmentItem *item = vitrine_segment_row_get_item (VITRINE_SEGMENT_ROW (row));

      if (vitrine_address_equal (vitrine_segment_item_get_address (item),
                                 fixture->address))
        return row;
      row = gtk_widget_get_next_sibling (row);
    }

  return NULL;
}

static gboolean
has_row (gpointer data)
{
  return find_row (data) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return find_row (data) == NULL;
}

static void
assert_called (Fixture    *fixture,
               const char *action)
{
  g_autofree char *expected = NULL;

  expected = g_strconcat (action, " ", vitrine_address_get_raw (fixture->address), NULL);
  g_assert_cmpstr (fixture->called, ==, expected);
}

static void
test_accessible_name (Fixture       *fixture,
                      gconstpointer  user_data)
{
  gtk_test_accessible_assert_property (get_list_box (fixture),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Segments");
}

static void
test_live (Fixture       *fixture,
           gconstpointer  user_data)
{
  wait_until (has_row, fixture);
  g_assert_nonnull (find_label (find_row (fixture), "64 bytes"));
  peer_remove (fixture->address);
  wait_until (has_no_row, fixture);
}

static gboolean
is_marked (Fixture *fixture)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (find_row (fixture));

  return (flags & GTK_STATE_FLAG_SELECTED) != 0;
}

static void
test_shown (Fixture       *fixture,
            gconstpointer  user_data)
{
  VitrineSegmentStatus status;

  wait_until (has_row, fixture);
  g_assert_false (is_marked (fixture));
  g_assert_true (vitrine_segment_lookup (fixture->address, &status, NULL));
  vitrine_segments_pane_set_shown (fixture->pane, &status);
  g_assert_true (is_marked (fixture));
  vitrine_segments_pane_set_shown (fixture->pane, NULL);
  g_assert_false (is_marked (fixture));

  /* Another object stands under the name by now: it is not the one shown. */
  status.inode++;
  vitrine_segments_pane_set_shown (fixture->pane, &status);
  g_assert_false (is_marked (fixture));
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  user_data)
{
  wait_until (has_row, fixture);
  g_signal_emit_by_name (get_list_box (fixture), "row-activated", find_row (fixture));
  assert_called (fixture, "open");
}

/* As the keys and the menu do it, for the row with the focus. */
static void
test_row_actions (Fixture       *fixture,
                  gconstpointer  user_data)
{
  static const char *const actions[] = {
    "open", "open-in-new-window", "copy-address", "remove",
  };

  wait_until (has_row, fixture);
  gtk_widget_grab_focus (find_row (fixture));
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("segment.", actions[i], NULL);

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), name, NULL));
      assert_called (fixture, actions[i]);
    }
}

static gboolean
warns (gpointer data)
{
  GtkWidget *row = find_row (data);
  GtkWidget *icon = row != NULL ? find_widget (row, GTK_TYPE_IMAGE) : NULL;

  return icon != NULL && gtk_widget_get_visible (icon) &&
         strstr (gtk_widget_get_tooltip_text (row), "writable by everyone") != NULL;
}

static void
test_warns (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autofree char *path = NULL;

  path = g_build_filename ("/dev/shm", vitrine_address_get_name (fixture->address), NULL);
  wait_until (has_row, fixture);
  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
  vitrine_segment_list_refresh (fixture->list);
  wait_until (warns, fixture);
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
  add ("/segments-pane/accessible-name", test_accessible_name);
  add ("/segments-pane/live", test_live);
  add ("/segments-pane/shown", test_shown);
  add ("/segments-pane/activate", test_activate);
  add ("/segments-pane/row-actions", test_row_actions);
  add ("/segments-pane/warns", test_warns);
  return g_test_run ();
}
