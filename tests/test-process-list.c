/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/process-list.h"

#include "peer.h"
#include "segment/segment.h"

#define PATIENCE 60 /* seconds until a test that waits gives up */

typedef struct
{
  VitrineAddress *address;
  VitrineSegmentStatus status;
  VitrineProcessMonitor *monitor;
  VitrineProcessList *list;
  GString *announced;
  gboolean finished;
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Fixture    *fixture)
{
  g_string_append_printf (fixture->announced, "%u-%u+%u ", position, n_removed, n_added);
}

static void
finished_cb (Fixture *fixture)
{
  fixture->finished = TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, 4096, 0600);
  g_assert_true (vitrine_segment_lookup (fixture->address, &fixture->status, NULL));
  fixture->monitor = vitrine_process_monitor_new ();
  fixture->list = vitrine_process_list_new (fixture->monitor);
  fixture->announced = g_string_new (NULL);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect_swapped (fixture->monitor, "finished", G_CALLBACK (finished_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->monitor);
  g_string_free (fixture->announced, TRUE);
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
scan (Fixture *fixture)
{
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  fixture->finished = FALSE;
  vitrine_process_monitor_scan_now (fixture->monitor);
  while (!fixture->finished)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
}

static void
assert_announced (Fixture    *fixture,
                  const char *expected)
{
  g_assert_cmpstr (fixture->announced->str, ==, expected);
  g_string_truncate (fixture->announced, 0);
}

static gint
pid_at (Fixture *fixture,
        guint    position)
{
  g_autoptr (VitrineProcessItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list),
                                                               position);

  return vitrine_process_item_get_process (item)->pid;
}

static void
test_lives (Fixture       *fixture,
            gconstpointer  unused)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (VitrineProcessItem) kept = NULL;
  g_autoptr (VitrineProcessItem) still = NULL;
  pid_t first = peer_start_mapped (fixture->address);
  pid_t second;

  g_assert_true (g_list_model_get_item_type (model) == VITRINE_TYPE_PROCESS_ITEM);
  scan (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);

  /* What is known already is shown without waiting. */
  vitrine_process_list_set_segment (fixture->list, VITRINE_OBJECT_POSIX, fixture->status.device,
                                    fixture->status.inode);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  g_assert_cmpint (pid_at (fixture, 0), ==, first);
  g_assert_null (g_list_model_get_item (model, 1));
  assert_announced (fixture, "0-0+1 ");
  kept = g_list_model_get_item (model, 0);

  scan (fixture);
  assert_announced (fixture, "");

  second = peer_start_mapped (fixture->address);
  scan (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  g_assert_cmpint (pid_at (fixture, 0), <, pid_at (fixture, 1));
  still = g_list_model_get_item (model, pid_at (fixture, 0) == first ? 0 : 1);
  g_assert_true (still == kept);
  g_string_truncate (fixture->announced, 0);

  peer_kill (second);
  scan (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  g_assert_cmpint (pid_at (fixture, 0), ==, first);

  g_string_truncate (fixture->announced, 0);
  vitrine_process_list_set_segment (fixture->list, VITRINE_OBJECT_POSIX, 0, 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  assert_announced (fixture, "0-1+0 ");
  peer_kill (first);
}

static void
notify_cb (guint *n)
{
  (*n)++;
}

static void
test_item (Fixture       *fixture,
           gconstpointer  unused)
{
  VitrineProcess process = {
    .pid = 42, .start_time = 7, .program = (char *) "writer", .device = 1, .inode = 2,
    .address = 0x1000, .length = 4096, .writable = TRUE, .shared = TRUE, .fd = -1,
  };
  VitrineProcessItem *item = vitrine_process_item_new (&process);
  VitrineProcess *got = NULL;
  guint n = 0;

  g_signal_connect_swapped (item, "notify::process", G_CALLBACK (notify_cb), &n);
  g_assert_false (vitrine_process_item_update (item, &process));
  g_assert_cmpuint (n, ==, 0);
  process.length = 8192;
  g_assert_true (vitrine_process_item_update (item, &process));
  g_assert_cmpuint (n, ==, 1);
  g_object_get (item, "process", &got, NULL);
  g_assert_cmpuint (got->length, ==, 8192);
  g_assert_cmpstr (got->program, ==, "writer");
  vitrine_process_free (got);
  g_assert_finalize_object (item);
}

static void
clear_cb (GListModel *model)
{
  vitrine_process_list_set_segment (VITRINE_PROCESS_LIST (model), VITRINE_OBJECT_POSIX, 0, 0);
}

/* A listener that goes to another segment is heard. */
static void
test_changed_by_listener (Fixture       *fixture,
                          gconstpointer  unused)
{
  pid_t pid = peer_start_mapped (fixture->address);

  scan (fixture);
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (clear_cb), fixture->list);
  vitrine_process_list_set_segment (fixture->list, VITRINE_OBJECT_POSIX, fixture->status.device,
                                    fixture->status.inode);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  assert_announced (fixture, "0-0+1 0-1+0 ");
  peer_kill (pid);
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
  add ("/process-list/lives", test_lives);
  add ("/process-list/item", test_item);
  add ("/process-list/changed-by-listener", test_changed_by_listener);
  return g_test_run ();
}
