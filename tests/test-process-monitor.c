/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/process-monitor.h"

#include "peer.h"
#include "segment/segment.h"

#include <gio/gio.h>

#define PATIENCE 60 /* seconds until a test that waits gives up */

typedef struct
{
  VitrineAddress *address;
  VitrineSegmentStatus status;
  VitrineProcessMonitor *monitor;
  guint n_scanned;
  guint n_finished;
} Fixture;

static void
scanned_cb (Fixture *fixture)
{
  fixture->n_scanned++;
}

static void
finished_cb (Fixture *fixture)
{
  fixture->n_finished++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, 4096, 0600);
  g_assert_true (vitrine_segment_lookup (fixture->address, &fixture->status, NULL));
  fixture->monitor = vitrine_process_monitor_new ();
  g_signal_connect_swapped (fixture->monitor, "scanned", G_CALLBACK (scanned_cb), fixture);
  g_signal_connect_swapped (fixture->monitor, "finished", G_CALLBACK (finished_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  if (fixture->monitor != NULL)
    g_assert_finalize_object (fixture->monitor);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static gboolean
give_up_cb (gpointer unused)
{
  g_error ("What the test waits for does not come");
  return G_SOURCE_REMOVE;
}

static void
wait_finished (Fixture *fixture,
               guint    n)
{
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  while (fixture->n_finished < n)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
}

static gboolean
is_listed (Fixture *fixture,
           pid_t    pid)
{
  GPtrArray *result = vitrine_process_monitor_get_result (fixture->monitor);

  for (guint i = 0; i < result->len; i++)
    {
      const VitrineProcess *process = g_ptr_array_index (result, i);

      if (process->pid == pid && process->inode == fixture->status.inode)
        return TRUE;
    }

  return FALSE;
}

static void
test_scan_now (Fixture       *fixture,
               gconstpointer  unused)
{
  pid_t pid = peer_start_mapped (fixture->address);
  guint n_scanned;

  g_assert_nonnull (vitrine_process_monitor_get_result (fixture->monitor));
  vitrine_process_monitor_scan_now (fixture->monitor);
  wait_finished (fixture, 1);
  g_assert_true (is_listed (fixture, pid));
  g_assert_cmpuint (fixture->n_scanned, ==, 1);

  peer_kill (pid);
  n_scanned = fixture->n_scanned;
  vitrine_process_monitor_scan_now (fixture->monitor);
  wait_finished (fixture, 2);
  g_assert_false (is_listed (fixture, pid));
  g_assert_cmpuint (fixture->n_scanned, >, n_scanned);
}

/* What is asked for while a scan is under way comes after it. */
static void
test_asked_twice (Fixture       *fixture,
                  gconstpointer  unused)
{
  vitrine_process_monitor_scan_now (fixture->monitor);
  vitrine_process_monitor_scan_now (fixture->monitor);
  vitrine_process_monitor_scan_now (fixture->monitor);
  wait_finished (fixture, 2);
  g_assert_cmpuint (fixture->n_finished, ==, 2);
}

static void
test_started (Fixture       *fixture,
              gconstpointer  unused)
{
  guint n;

  vitrine_process_monitor_start (fixture->monitor);
  vitrine_process_monitor_start (fixture->monitor);
  wait_finished (fixture, 3);

  vitrine_process_monitor_stop (fixture->monitor);
  vitrine_process_monitor_stop (fixture->monitor);
  vitrine_process_monitor_scan_now (fixture->monitor);
  n = fixture->n_finished;
  wait_finished (fixture, n + 1);
}

/* The monitor may go while its worker is at work: nothing is told, or leaks. */
static void
test_dropped (Fixture       *fixture,
              gconstpointer  unused)
{
  for (guint i = 0; i < 20; i++)
    {
      VitrineProcessMonitor *monitor = vitrine_process_monitor_new ();

      vitrine_process_monitor_start (monitor);
      g_signal_connect_swapped (monitor, "finished", G_CALLBACK (scanned_cb), fixture);
      g_assert_finalize_object (monitor);
    }

  g_assert_finalize_object (g_steal_pointer (&fixture->monitor));
  fixture->monitor = vitrine_process_monitor_new ();
  g_signal_connect_swapped (fixture->monitor, "finished", G_CALLBACK (finished_cb), fixture);
  vitrine_process_monitor_scan_now (fixture->monitor);
  wait_finished (fixture, 1);
  g_assert_cmpuint (fixture->n_scanned, ==, 0);
}

static void
drop_cb (Fixture *fixture)
{
  fixture->n_finished++;
  g_clear_object (&fixture->monitor);
}

static void
test_dropped_by_listener (Fixture       *fixture,
                          gconstpointer  unused)
{
  gpointer watched = fixture->monitor;

  g_object_add_weak_pointer (G_OBJECT (fixture->monitor), &watched);
  g_signal_handlers_disconnect_by_func (fixture->monitor, finished_cb, fixture);
  g_signal_connect_swapped (fixture->monitor, "finished", G_CALLBACK (drop_cb), fixture);
  vitrine_process_monitor_start (fixture->monitor);
  wait_finished (fixture, 1);
  g_assert_null (watched);
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
  add ("/process-monitor/scan-now", test_scan_now);
  add ("/process-monitor/asked-twice", test_asked_twice);
  add ("/process-monitor/started", test_started);
  add ("/process-monitor/dropped", test_dropped);
  add ("/process-monitor/dropped-by-listener", test_dropped_by_listener);
  return g_test_run ();
}
