/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/segment-list.h"

#include "peer.h"

#include <string.h>
#include <unistd.h>

#define SIZE 4096
#define PATIENCE 60 /* seconds until a test that waits gives up */

/* Other programs may make and remove segments meanwhile: the tests look at their
 * own alone. */
typedef struct
{
  VitrineAddress *address;
  VitrineProcessMonitor *monitor;
  VitrineSegmentList *list;
  guint n_notified;
  guint depth;
} Fixture;

static void
notify_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->address = peer_address_new ();
  fixture->monitor = vitrine_process_monitor_new ();
  fixture->list = vitrine_segment_list_new (fixture->monitor);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->list);
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

static VitrineSegmentItem *
find (Fixture *fixture)
{
  return vitrine_segment_list_find (fixture->list, fixture->address);
}

static void
wait_until_listed (Fixture  *fixture,
                   gboolean  listed)
{
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  while ((find (fixture) != NULL) != listed)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
}

static void
finished_cb (gboolean *finished)
{
  *finished = TRUE;
}

/* What there is now is in the list. */
static void
refresh (Fixture *fixture)
{
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);
  gboolean finished = FALSE;
  gulong handler = g_signal_connect_swapped (fixture->monitor, "finished",
                                             G_CALLBACK (finished_cb), &finished);

  /* One that is under way may have begun too early. */
  for (guint i = 0; i < 2; i++)
    {
      finished = FALSE;
      vitrine_segment_list_refresh (fixture->list);
      while (!finished)
        g_main_context_iteration (NULL, TRUE);
    }

  g_signal_handler_disconnect (fixture->monitor, handler);
  g_source_remove (source);
}

static void
resize (Fixture *fixture,
        gsize    size)
{
  int fd = peer_open_foreign (fixture->address);

  g_assert_cmpint (ftruncate (fd, size), ==, 0);
  close (fd);
}

static void
assert_sorted (GListModel *model)
{
  for (guint i = 1; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VitrineSegmentItem) a = g_list_model_get_item (model, i - 1);
      g_autoptr (VitrineSegmentItem) b = g_list_model_get_item (model, i);

      g_assert_cmpint (vitrine_listing_compare (
                           (VitrineListing *) vitrine_segment_item_get_listing (a),
                           (VitrineListing *) vitrine_segment_item_get_listing (b)),
                       <, 0);
    }
}

/* Nobody refreshes: the folder itself tells. */
static void
test_watches (Fixture       *fixture,
              gconstpointer  unused)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (VitrineSegmentItem) kept = NULL;

  g_assert_true (g_list_model_get_item_type (model) == VITRINE_TYPE_SEGMENT_ITEM);
  g_assert_null (find (fixture));
  peer_make_foreign (fixture->address, SIZE, 0640);
  wait_until_listed (fixture, TRUE);
  assert_sorted (model);
  kept = g_object_ref (find (fixture));
  g_assert_cmpuint (vitrine_segment_item_get_status (kept)->size, <=, SIZE);

  peer_remove (fixture->address);
  wait_until_listed (fixture, FALSE);
  g_assert_null (g_list_model_get_item (model, g_list_model_get_n_items (model)));
}

static void
test_keeps_identity (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr (VitrineSegmentItem) kept = NULL;
  g_autofree char *label = NULL;
  guint64 size;
  gboolean managed;

  peer_make_foreign (fixture->address, SIZE, 0640);
  refresh (fixture);
  kept = g_object_ref (find (fixture));
  g_assert_cmpuint (vitrine_segment_item_get_status (kept)->mode, ==, 0640);
  g_signal_connect_swapped (kept, "notify", G_CALLBACK (notify_cb), fixture);

  refresh (fixture);
  g_assert_true (find (fixture) == kept);
  g_assert_cmpuint (fixture->n_notified, ==, 0);

  resize (fixture, 2 * SIZE);
  refresh (fixture);
  g_assert_true (find (fixture) == kept);
  g_assert_cmpuint (fixture->n_notified, ==, 2); /* and when that was */
  g_object_get (kept, "label", &label, "size", &size, "managed", &managed, NULL);
  g_assert_cmpstr (label, ==, vitrine_address_get_label (fixture->address));
  g_assert_cmpuint (size, ==, 2 * SIZE);
  g_assert_false (managed);
}

/* A new segment of the old name is no longer the one that was selected. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (VitrineSegmentItem) kept = NULL;
  int fd;

  peer_make_foreign (fixture->address, SIZE, 0600);
  refresh (fixture);
  kept = g_object_ref (find (fixture));

  /* Held, so that the new one cannot get its inode. */
  fd = peer_open_foreign (fixture->address);
  peer_remove (fixture->address);
  peer_make_foreign (fixture->address, SIZE, 0600);
  refresh (fixture);
  g_assert_nonnull (find (fixture));
  g_assert_true (find (fixture) != kept);
  assert_sorted (G_LIST_MODEL (fixture->list));
  close (fd);
}

static void
wait_for_processes (VitrineSegmentItem *item,
                    guint               n)
{
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  while (vitrine_segment_item_get_n_processes (item) != n)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
}

static void
test_counts_processes (Fixture       *fixture,
                       gconstpointer  unused)
{
  VitrineSegmentItem *item;
  pid_t pids[2];
  guint n;

  peer_make_foreign (fixture->address, SIZE, 0600);
  refresh (fixture);
  item = find (fixture);
  g_signal_connect_swapped (item, "notify::n-processes", G_CALLBACK (notify_cb), fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    pids[i] = peer_start_mapped (fixture->address);

  vitrine_process_monitor_scan_now (fixture->monitor);
  wait_for_processes (item, 2);
  g_object_get (item, "n-processes", &n, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (fixture->n_notified, >=, 1); /* one by one, when it looks in between */

  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    peer_kill (pids[i]);
  vitrine_process_monitor_scan_now (fixture->monitor);
  wait_for_processes (item, 0);
}

/* What fires no event, a size, is found with the next scan. */
static void
test_scan_refreshes (Fixture       *fixture,
                     gconstpointer  unused)
{
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  peer_make_foreign (fixture->address, SIZE, 0600);
  refresh (fixture);
  resize (fixture, 3 * SIZE);
  vitrine_process_monitor_start (fixture->monitor);
  while (vitrine_segment_item_get_status (find (fixture))->size != 3 * SIZE)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
  vitrine_process_monitor_stop (fixture->monitor);
}

static void
test_same_address (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (VitrineAddress) other = peer_address_new ();

  peer_make_foreign (fixture->address, SIZE, 0600);
  refresh (fixture);
  g_assert_true (vitrine_address_equal (vitrine_segment_item_get_address (find (fixture)),
                                        fixture->address));
  g_assert_null (vitrine_segment_list_find (fixture->list, other));
}

/* Told in the middle of one update, it must not begin another. */
static void
refresh_cb (Fixture *fixture)
{
  g_assert_cmpuint (fixture->depth, ==, 0);
  fixture->depth++;
  peer_remove (fixture->address);
  vitrine_segment_list_refresh (fixture->list);
  fixture->depth--;
}

/* A listener that refreshes does no harm. */
static void
test_refreshed_by_listener (Fixture       *fixture,
                            gconstpointer  unused)
{
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (refresh_cb), fixture);
  peer_make_foreign (fixture->address, SIZE, 0600);
  vitrine_segment_list_refresh (fixture->list);
  wait_until_listed (fixture, TRUE);
  wait_until_listed (fixture, FALSE);
}

/* Bytes that the main thread has read from anywhere, proc_pid_io(5); 0 where the
 * kernel does not count. */
static guint64
count_read (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/io", getpid ());
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !g_str_has_prefix (text, "rchar: "))
    return 0;

  return g_ascii_strtoull (text + strlen ("rchar: "), NULL, 10);
}

/* What wakes the main loop is all that it reads while the worker reads /proc. */
static void
test_main_thread_reads_nothing (Fixture       *fixture,
                                gconstpointer  unused)
{
  enum { N_REFRESHES = 20, BYTES_MAX = 200 };
  guint64 before = count_read ();
  guint64 own = count_read () - before;

  before = count_read ();
  for (guint i = 0; i < N_REFRESHES / 2; i++)
    refresh (fixture);
  g_assert_cmpuint (count_read () - before, <, own + N_REFRESHES * BYTES_MAX);
}

/* Asking takes no time: the worker reads, and tells by the main loop. */
static void
test_never_in_main_thread (Fixture       *fixture,
                           gconstpointer  unused)
{
  gboolean loaded;

  g_assert_false (vitrine_segment_list_get_loaded (fixture->list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  peer_make_foreign (fixture->address, SIZE, 0600);
  vitrine_segment_list_refresh (fixture->list);
  g_assert_null (find (fixture));
  wait_until_listed (fixture, TRUE);
  g_object_get (fixture->list, "loaded", &loaded, NULL);
  g_assert_true (loaded);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What others do meanwhile is not this test's: only its own item is looked at. */
static void
test_equal_changes_nothing (Fixture       *fixture,
                            gconstpointer  unused)
{
  const VitrineListing *listing;
  guint n = 0;

  peer_make_foreign (fixture->address, SIZE, 0600);
  refresh (fixture);
  listing = vitrine_segment_item_get_listing (find (fixture));
  g_signal_connect_swapped (find (fixture), "notify", G_CALLBACK (count_cb), &n);
  refresh (fixture);
  g_assert_true (vitrine_segment_item_get_listing (find (fixture)) == listing);
  g_assert_cmpuint (n, ==, 0);
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
  add ("/segment-list/watches", test_watches);
  add ("/segment-list/keeps-identity", test_keeps_identity);
  add ("/segment-list/replaced", test_replaced);
  add ("/segment-list/counts-processes", test_counts_processes);
  add ("/segment-list/scan-refreshes", test_scan_refreshes);
  add ("/segment-list/same-address", test_same_address);
  add ("/segment-list/refreshed-by-listener", test_refreshed_by_listener);
  add ("/segment-list/never-in-main-thread", test_never_in_main_thread);
  add ("/segment-list/main-thread-reads-nothing", test_main_thread_reads_nothing);
  add ("/segment-list/equal-changes-nothing", test_equal_changes_nothing);
  return g_test_run ();
}
