/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/processes-pane.h"

#include "app/process-row.h"
#include "peer.h"
#include "segment/segment.h"
#include "segment/user-name.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <glib/gstdio.h>

#include <unistd.h>

typedef struct
{
  GtkWindow *window;
  VitrineProcessesPane *pane;
  VitrineProcessMonitor *monitor;
  VitrineAddress *address;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  VitrineSegmentStatus status;

  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, 64, 0600);
  g_assert_true (vitrine_segment_lookup (fixture->address, &status, NULL));

  fixture->monitor = vitrine_process_monitor_new ();
  fixture->pane = g_object_new (VITRINE_TYPE_PROCESSES_PANE, NULL);
  vitrine_processes_pane_set_monitor (fixture->pane, fixture->monitor);
  vitrine_processes_pane_set_segment (fixture->pane, VITRINE_OBJECT_POSIX, status.device,
                                      status.inode);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->pane));
  gtk_window_present (fixture->window);
  vitrine_process_monitor_start (fixture->monitor);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  vitrine_process_monitor_stop (fixture->monitor);
  destroy_window (fixture->window, fixture->pane);
  g_object_unref (fixture->monitor);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static gboolean
has_row (gpointer data)
{
  Fixture *fixture = data;

  return find_widget (GTK_WIDGET (fixture->pane), VITRINE_TYPE_PROCESS_ROW) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

static gboolean
says (Fixture    *fixture,
      const char *part)
{
  return find_label (GTK_WIDGET (fixture->pane), part) != NULL;
}

static void
test_accessible_name (Fixture       *fixture,
                      gconstpointer  user_data)
{
  GtkWidget *list = find_widget (GTK_WIDGET (fixture->pane), GTK_TYPE_LIST_BOX);

  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Processes");
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_assert_true (says (fixture, "No process"));
}

/* This very process comes, as the one of this window, and goes. */
static void
test_comes_and_goes (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  g_autofree char *user = vitrine_user_name (geteuid ());
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;
  VitrineSegment *segment;

  segment = vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, &error);
  g_assert_no_error (error);
  address = g_strdup_printf ("%p", vitrine_segment_get_mapping (segment));
  wait_until (has_row, fixture);
  g_assert_true (says (fixture, pid));
  g_assert_true (says (fixture, address));
  g_assert_true (says (fixture, "read-only"));
  g_assert_true (says (fixture, "this window"));
  g_assert_true (says (fixture, "guest"));
  g_assert_true (says (fixture, user));

  vitrine_segment_detach (segment);
  wait_until (has_no_row, fixture);
  g_assert_true (says (fixture, "No process"));
}

/* Whoever has it open can map it at any time. */
static void
test_only_open (Fixture       *fixture,
                gconstpointer  user_data)
{
  int fd = peer_open_foreign (fixture->address);
  g_autofree char *place = g_strdup_printf ("only open, as %d", fd);

  wait_until (has_row, fixture);
  g_assert_true (says (fixture, place));
  g_assert_true (says (fixture, "read-write"));
  g_close (fd, NULL);
  wait_until (has_no_row, fixture);
}

static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  *(gint32 *) user_data = g_variant_get_int32 (parameter);
}

static void
test_leads_to_all_it_has (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = NULL;
  int fd = peer_open_foreign (fixture->address);
  gint32 pid = 0;

  action = g_simple_action_new ("show-process", G_VARIANT_TYPE_INT32);
  g_signal_connect (action, "activate", G_CALLBACK (action_cb), &pid);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win",
                                  G_ACTION_GROUP (group));
  wait_until (has_row, fixture);
  g_signal_emit_by_name (find_widget (GTK_WIDGET (fixture->pane), GTK_TYPE_BUTTON),
                         "clicked");
  g_assert_cmpint (pid, ==, getpid ());
  g_close (fd, NULL);
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
  add ("/processes-pane/accessible-name", test_accessible_name);
  add ("/processes-pane/nobody", test_nobody);
  add ("/processes-pane/comes-and-goes", test_comes_and_goes);
  add ("/processes-pane/only-open", test_only_open);
  add ("/processes-pane/leads-to-all-it-has", test_leads_to_all_it_has);
  return g_test_run ();
}
