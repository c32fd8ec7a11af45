/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sampler.h"

#include "peer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE 4096
#define LARGE (4 * 1024 * 1024)
#define PATIENCE 60 /* seconds until a test that waits gives up */

/* A segment that this process stores into as a stranger would, and a sampler. */
typedef struct
{
  VitrineAddress *address;
  gsize size;
  guint8 *bytes;
  VitrineSegment *segment;
  VitrineSampler *sampler;
  guint n_emitted;
  guint n_notified;
  char *ranges;
} Fixture;

static void
changed_cb (VitrineSampler  *sampler,
            VitrineSnapshot *snapshot,
            GArray          *ranges,
            Fixture         *fixture)
{
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_true (snapshot == vitrine_sampler_get_snapshot (sampler));
  for (guint i = 0; i < ranges->len; i++)
    {
      VitrineRange range = g_array_index (ranges, VitrineRange, i);

      g_string_append_printf (said, "%s%" G_GUINT64_FORMAT "+%" G_GUINT64_FORMAT,
                              i > 0 ? " " : "", range.offset, range.length);
    }

  fixture->n_emitted++;
  g_free (fixture->ranges);
  fixture->ranges = g_strdup (said->str);
}

static void
notify_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  size)
{
  g_autoptr (GError) error = NULL;
  int fd;

  fixture->size = GPOINTER_TO_SIZE (size);
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, fixture->size, 0600);
  fd = peer_open_foreign (fixture->address);
  fixture->bytes = mmap (NULL, fixture->size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (fixture->bytes != MAP_FAILED);
  close (fd);

  fixture->segment = vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, &error);
  g_assert_no_error (error);
  fixture->sampler = vitrine_sampler_new (fixture->segment, 5);
  g_signal_connect (fixture->sampler, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->sampler);
  vitrine_segment_detach (fixture->segment);
  munmap (fixture->bytes, fixture->size);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
  g_free (fixture->ranges);
}

static void
assert_emitted (Fixture    *fixture,
                guint       n,
                const char *ranges)
{
  g_assert_cmpuint (fixture->n_emitted, ==, n);
  g_assert_cmpstr (fixture->ranges, ==, ranges);
}

static guint8
shown_byte (Fixture *fixture,
            guint64  offset)
{
  gsize length;
  const guint8 *bytes =
      vitrine_snapshot_peek (vitrine_sampler_get_snapshot (fixture->sampler), offset, &length);

  g_assert_cmpuint (length, >, 0);
  return bytes[0];
}

static gboolean
give_up_cb (gpointer unused)
{
  g_error ("What the test waits for does not come");
  return G_SOURCE_REMOVE;
}

typedef gboolean (* Condition) (Fixture *fixture);

static void
wait_for (Fixture   *fixture,
          Condition  condition)
{
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  while (!condition (fixture))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
}

static void
test_first_and_equal (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_assert_null (vitrine_sampler_get_snapshot (fixture->sampler));
  fixture->bytes[7] = 'x';
  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 1, "");
  g_assert_cmpint (shown_byte (fixture, 7), ==, 'x');
  g_assert_cmpuint (vitrine_snapshot_get_n_bytes (vitrine_sampler_get_snapshot (fixture->sampler)),
                    ==, SIZE);
  g_assert_cmpuint (vitrine_sampler_get_n_changes (fixture->sampler), ==, 0);
  g_assert_cmpint (vitrine_sampler_get_last_change (fixture->sampler), ==, 0);

  for (guint i = 0; i < 10; i++)
    vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 1, "");
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  unused)
{
  gint64 before = g_get_real_time ();

  vitrine_sampler_sample_now (fixture->sampler);
  fixture->bytes[10] = 1;
  fixture->bytes[11] = 2;
  fixture->bytes[SIZE - 1] = 3;
  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 2, "10+2 4095+1");
  g_assert_false (vitrine_snapshot_is_unstable (vitrine_sampler_get_snapshot (fixture->sampler)));
  g_assert_cmpuint (vitrine_sampler_get_n_changes (fixture->sampler), ==, 1);
  g_assert_cmpint (vitrine_sampler_get_last_change (fixture->sampler), >=, before);
  g_assert_cmpfloat (vitrine_sampler_get_rate (fixture->sampler), ==, 1);
  g_assert_false (vitrine_sampler_get_last_was_own (fixture->sampler));
}

static gboolean
has_emitted (Fixture *fixture)
{
  return fixture->n_emitted > 0;
}

static gboolean
has_emitted_twice (Fixture *fixture)
{
  return fixture->n_emitted > 1;
}

static void
test_polls (Fixture       *fixture,
            gconstpointer  unused)
{
  vitrine_sampler_start (fixture->sampler);
  wait_for (fixture, has_emitted);
  fixture->bytes[10] = 1;
  wait_for (fixture, has_emitted_twice);
  assert_emitted (fixture, 2, "10+1");

  /* Stopped, nothing is left that could wake the program. */
  vitrine_sampler_stop (fixture->sampler);
  fixture->bytes[10] = 2;
  fixture->n_notified = 0;
  g_timeout_add_once (50, (GSourceOnceFunc) notify_cb, fixture);
  while (fixture->n_notified == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_emitted (fixture, 2, "10+1");
}

static void
test_interval (Fixture       *fixture,
               gconstpointer  unused)
{
  g_assert_cmpuint (vitrine_sampler_get_interval (fixture->sampler), ==, 5);
  vitrine_sampler_set_interval (fixture->sampler, 0);
  g_assert_cmpuint (vitrine_sampler_get_interval (fixture->sampler), ==, 1);
  vitrine_sampler_set_interval (fixture->sampler, G_MAXUINT);
  g_assert_cmpuint (vitrine_sampler_get_interval (fixture->sampler), ==, 10000);

  vitrine_sampler_start (fixture->sampler);
  fixture->bytes[10] = 1;
  /* Takes effect at once, not after the ten seconds. */
  vitrine_sampler_set_interval (fixture->sampler, 1);
  wait_for (fixture, has_emitted_twice);
}

static void
test_pause (Fixture       *fixture,
            gconstpointer  unused)
{
  vitrine_sampler_sample_now (fixture->sampler);
  vitrine_sampler_set_paused (fixture->sampler, TRUE);
  fixture->bytes[1] = 1;
  vitrine_sampler_sample_now (fixture->sampler);
  fixture->bytes[1] = 2;
  fixture->bytes[5] = 2;
  vitrine_sampler_sample_now (fixture->sampler);
  fixture->bytes[5] = 0;
  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 1, "");
  g_assert_cmpint (shown_byte (fixture, 1), ==, 0);
  g_assert_cmpuint (vitrine_sampler_get_n_changes (fixture->sampler), ==, 3);
  g_assert_cmpuint (vitrine_sampler_count_changes (fixture->sampler, 1, 1).total, ==, 2);
  g_assert_cmpuint (vitrine_sampler_count_changes (fixture->sampler, 0, SIZE).total, ==, 4);

  vitrine_sampler_set_paused (fixture->sampler, FALSE);
  assert_emitted (fixture, 2, "1+1");
  g_assert_cmpint (shown_byte (fixture, 1), ==, 2);

  /* Nothing happened in between: nothing is said. */
  vitrine_sampler_set_paused (fixture->sampler, TRUE);
  vitrine_sampler_sample_now (fixture->sampler);
  vitrine_sampler_set_paused (fixture->sampler, FALSE);
  assert_emitted (fixture, 2, "1+1");
}

static void
test_pause_before_first (Fixture       *fixture,
                         gconstpointer  unused)
{
  vitrine_sampler_set_paused (fixture->sampler, TRUE);
  vitrine_sampler_set_paused (fixture->sampler, FALSE);
  vitrine_sampler_set_paused (fixture->sampler, TRUE);
  g_assert_cmpuint (fixture->n_emitted, ==, 0);
  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 1, "");
}

static void
test_own_writes (Fixture       *fixture,
                 gconstpointer  unused)
{
  vitrine_sampler_sample_now (fixture->sampler);
  vitrine_sampler_expect_write (fixture->sampler, 4, "mine", 4);
  memcpy (fixture->bytes + 4, "mine", 4);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_true (vitrine_sampler_get_last_was_own (fixture->sampler));

  memcpy (fixture->bytes + 4, "your", 4);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_false (vitrine_sampler_get_last_was_own (fixture->sampler));
}

static gboolean
rate_is_zero (Fixture *fixture)
{
  return vitrine_sampler_get_rate (fixture->sampler) <= 0;
}

static gboolean
rate_was_told_twice (Fixture *fixture)
{
  return fixture->n_notified > 1;
}

static void
test_rate_falls (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_signal_connect_swapped (fixture->sampler, "notify::rate", G_CALLBACK (notify_cb), fixture);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_cmpuint (fixture->n_notified, ==, 0);
  fixture->bytes[1] = 1;
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_cmpuint (fixture->n_notified, ==, 1);

  wait_for (fixture, rate_was_told_twice);
  g_assert_true (rate_is_zero (fixture));
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  /* The sampler was never started: there is nothing left to wake anybody. */
  g_assert_false (g_main_context_pending (NULL));
}

static void
write_without_end (gpointer user_data)
{
  Fixture *fixture = user_data;

  for (guint8 round = 0;; round++)
    memset (fixture->bytes, round, SIZE);
}

static void
test_unstable (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;
  pid_t writer = peer_start (write_without_end, fixture);
  guint n_emitted;

  vitrine_sampler_sample_now (fixture->sampler);
  while (!vitrine_snapshot_is_unstable (vitrine_sampler_get_snapshot (fixture->sampler)))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      vitrine_sampler_sample_now (fixture->sampler);
    }

  peer_kill (writer);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_false (vitrine_snapshot_is_unstable (vitrine_sampler_get_snapshot (fixture->sampler)));
  n_emitted = fixture->n_emitted;
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_cmpuint (fixture->n_emitted, ==, n_emitted);
}

static gboolean
is_removed (Fixture *fixture)
{
  return vitrine_sampler_get_state (fixture->sampler) == VITRINE_STATE_REMOVED;
}

static gboolean
is_replaced (Fixture *fixture)
{
  return vitrine_sampler_get_state (fixture->sampler) == VITRINE_STATE_REPLACED;
}

static void
test_removed_and_replaced (Fixture       *fixture,
                           gconstpointer  unused)
{
  g_signal_connect_swapped (fixture->sampler, "notify::state", G_CALLBACK (notify_cb), fixture);
  vitrine_sampler_start (fixture->sampler);
  g_assert_cmpint (vitrine_sampler_get_state (fixture->sampler), ==, VITRINE_STATE_LIVE);
  peer_remove (fixture->address);
  wait_for (fixture, is_removed);
  g_assert_cmpuint (fixture->n_notified, ==, 1);

  /* The bytes live on. */
  fixture->bytes[3] = 9;
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_cmpint (shown_byte (fixture, 3), ==, 9);

  peer_make_foreign (fixture->address, SIZE, 0600);
  wait_for (fixture, is_replaced);
  g_assert_cmpuint (fixture->n_notified, ==, 2);
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
test_resized (Fixture       *fixture,
              gconstpointer  unused)
{
  g_signal_connect_swapped (fixture->sampler, "notify::size", G_CALLBACK (notify_cb), fixture);
  vitrine_sampler_sample_now (fixture->sampler);

  /* Without waiting for the next look at the name: the bytes tell. */
  resize (fixture, 2 * SIZE);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_cmpuint (vitrine_sampler_get_size (fixture->sampler), ==, 2 * SIZE);
  g_assert_cmpint (vitrine_sampler_get_state (fixture->sampler), ==, VITRINE_STATE_GROWN);
  assert_emitted (fixture, 2, "");
  g_assert_cmpint (shown_byte (fixture, 2 * SIZE - 1), ==, 0);

  resize (fixture, 10);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_cmpuint (vitrine_sampler_get_size (fixture->sampler), ==, 10);
  g_assert_cmpuint (vitrine_snapshot_get_n_bytes (vitrine_sampler_get_snapshot (fixture->sampler)),
                    ==, 10);

  g_assert_cmpint (vitrine_sampler_get_state (fixture->sampler), ==, VITRINE_STATE_SHRUNK);

  resize (fixture, 0);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_cmpuint (vitrine_sampler_get_size (fixture->sampler), ==, 0);
  g_assert_cmpint (vitrine_sampler_get_state (fixture->sampler), ==, VITRINE_STATE_EMPTY);

  resize (fixture, SIZE);
  vitrine_sampler_start (fixture->sampler);
  while (vitrine_sampler_get_state (fixture->sampler) != VITRINE_STATE_LIVE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (vitrine_sampler_get_size (fixture->sampler), ==, SIZE);
  g_assert_cmpuint (fixture->n_notified, ==, 4);
}

/* The descriptor through which the segment is read, found by what it leads to. */
static int
find_descriptor (Fixture *fixture)
{
  VitrineSegmentStatus status;

  g_assert_true (vitrine_segment_query (fixture->segment, &status, NULL));
  for (int fd = 3; fd < 1024; fd++)
    {
      struct stat found;

      if (fstat (fd, &found) == 0 && found.st_ino == status.inode &&
          found.st_dev == status.device)
        return fd;
    }

  g_assert_not_reached ();
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  unused)
{
  int fd = find_descriptor (fixture);
  int kept = dup (fd);
  int folder = open ("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  vitrine_sampler_sample_now (fixture->sampler);
  g_signal_connect_swapped (fixture->sampler, "notify::error-message", G_CALLBACK (notify_cb),
                            fixture);
  dup2 (folder, fd);
  vitrine_sampler_sample_now (fixture->sampler);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_cmpint (vitrine_sampler_get_state (fixture->sampler), ==, VITRINE_STATE_UNREADABLE);
  g_assert_nonnull (strstr (vitrine_sampler_get_error_message (fixture->sampler),
                            g_strerror (EISDIR)));
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  /* What was seen last stays. */
  g_assert_nonnull (vitrine_sampler_get_snapshot (fixture->sampler));

  dup2 (kept, fd);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_null (vitrine_sampler_get_error_message (fixture->sampler));
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  assert_emitted (fixture, 1, "");
  close (kept);
  close (folder);
}

static gboolean
knows_view (Fixture *fixture)
{
  VitrineSnapshot *shown = vitrine_sampler_get_snapshot (fixture->sampler);

  return shown != NULL && vitrine_snapshot_knows (shown, LARGE - 16, 16);
}

static void
test_views (Fixture       *fixture,
            gconstpointer  unused)
{
  guint first = vitrine_sampler_add_view (fixture->sampler, 100, 50);
  guint second = vitrine_sampler_add_view (fixture->sampler, 3000000, 16);

  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 1, "");
  g_assert_cmpuint (vitrine_snapshot_get_n_bytes (vitrine_sampler_get_snapshot (fixture->sampler)),
                    ==, 66);

  /* Only what somebody shows is looked at. */
  fixture->bytes[99] = 1;
  fixture->bytes[150] = 1;
  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 1, "");
  fixture->bytes[149] = 1;
  fixture->bytes[3000001] = 1;
  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 2, "149+1 3000001+1");

  /* What comes into view is no change. */
  vitrine_sampler_move_view (fixture->sampler, first, 90, 100);
  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 3, "");
  g_assert_cmpint (shown_byte (fixture, 99), ==, 1);

  vitrine_sampler_remove_view (fixture->sampler, second);
  vitrine_sampler_sample_now (fixture->sampler);
  g_assert_cmpuint (vitrine_snapshot_get_n_bytes (vitrine_sampler_get_snapshot (fixture->sampler)),
                    ==, 100);
}

/* A view is read before the next poll, which here is ten seconds away. */
static void
test_view_at_once (Fixture       *fixture,
                   gconstpointer  unused)
{
  guint view = vitrine_sampler_add_view (fixture->sampler, 0, 16);
  gint64 start = g_get_monotonic_time ();

  vitrine_sampler_set_interval (fixture->sampler, 10000);
  vitrine_sampler_start (fixture->sampler);
  vitrine_sampler_move_view (fixture->sampler, view, LARGE - 16, 1000);
  wait_for (fixture, knows_view);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 9 * G_USEC_PER_SEC);
}

static void
test_view_while_paused (Fixture       *fixture,
                        gconstpointer  unused)
{
  guint view = vitrine_sampler_add_view (fixture->sampler, 0, 16);

  vitrine_sampler_sample_now (fixture->sampler);
  vitrine_sampler_set_paused (fixture->sampler, TRUE);
  fixture->bytes[8] = 1;
  fixture->bytes[20] = 1;
  vitrine_sampler_move_view (fixture->sampler, view, 8, 16);
  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 2, "");
  g_assert_cmpint (shown_byte (fixture, 8), ==, 0);
  g_assert_cmpint (shown_byte (fixture, 20), ==, 1);

  fixture->bytes[20] = 2;
  vitrine_sampler_sample_now (fixture->sampler);
  assert_emitted (fixture, 2, "");
  vitrine_sampler_set_paused (fixture->sampler, FALSE);
  assert_emitted (fixture, 3, "8+1 20+1");
}

/* A listener may let go of the last reference. */
static void
stop_cb (VitrineSampler  *sampler,
         VitrineSnapshot *snapshot,
         GArray          *ranges,
         gpointer         user_data)
{
  g_object_unref (sampler);
}

static void
test_dropped_while_emitting (Fixture       *fixture,
                             gconstpointer  unused)
{
  VitrineSampler *sampler = vitrine_sampler_new (fixture->segment, 1);
  gpointer watched = sampler;

  g_object_add_weak_pointer (G_OBJECT (sampler), &watched);
  g_signal_connect (sampler, "changed", G_CALLBACK (stop_cb), NULL);
  vitrine_sampler_start (sampler);
  g_assert_null (watched);
}

/* What an idle window pays for each poll. */
static void
test_cost (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 start;

  vitrine_sampler_sample_now (fixture->sampler);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 10000; i++)
    vitrine_sampler_sample_now (fixture->sampler);
  g_test_message ("%.2f us for each unchanged sample of 4 KiB",
                  (g_get_monotonic_time () - start) / 10000.0);
  assert_emitted (fixture, 1, "");
}

static void
add (const char *path,
     gsize size,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GSIZE_TO_POINTER (size), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/sampler/first-and-equal", SIZE, test_first_and_equal);
  add ("/sampler/changes", SIZE, test_changes);
  add ("/sampler/polls", SIZE, test_polls);
  add ("/sampler/interval", SIZE, test_interval);
  add ("/sampler/pause", SIZE, test_pause);
  add ("/sampler/pause-before-first", SIZE, test_pause_before_first);
  add ("/sampler/own-writes", SIZE, test_own_writes);
  add ("/sampler/rate-falls", SIZE, test_rate_falls);
  add ("/sampler/unstable", SIZE, test_unstable);
  add ("/sampler/removed-and-replaced", SIZE, test_removed_and_replaced);
  add ("/sampler/resized", SIZE, test_resized);
  add ("/sampler/unreadable", SIZE, test_unreadable);
  add ("/sampler/views", LARGE, test_views);
  add ("/sampler/view-at-once", LARGE, test_view_at_once);
  add ("/sampler/view-while-paused", LARGE, test_view_while_paused);
  add ("/sampler/dropped-while-emitting", SIZE, test_dropped_while_emitting);
  add ("/sampler/cost", SIZE, test_cost);
  return g_test_run ();
}
