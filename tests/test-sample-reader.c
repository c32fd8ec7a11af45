/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sample-reader.h"

#include "peer.h"

#include <unistd.h>

#define SIZE 4096
#define WHOLE_MAX 8192

typedef struct
{
  VitrineAddress *address;
  int fd;
  VitrineSegment *segment;
  VitrineSampleReader *reader;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  fixture->fd = peer_open_foreign (fixture->address);
  fixture->segment = vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (fixture->segment);
  fixture->reader = vitrine_sample_reader_new (fixture->segment, WHOLE_MAX);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  vitrine_sample_reader_free (fixture->reader);
  vitrine_segment_detach (fixture->segment);
  close (fixture->fd);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static VitrineSnapshot *
read_after (Fixture         *fixture,
            VitrineSnapshot *latest)
{
  VitrineSnapshot *taken = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (vitrine_sample_reader_read (fixture->reader, latest, &taken, &error));
  g_assert_no_error (error);
  return taken;
}

static VitrineSnapshot *
make_zeroed (guint64  size,
             gboolean unstable)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));
  VitrineSpan span = { 0, g_bytes_new_take (g_malloc0 (SIZE), SIZE) };

  g_array_append_val (spans, span);
  return vitrine_snapshot_new (size, 0, unstable, spans);
}

static void
test_same (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (VitrineSnapshot) zeroed = make_zeroed (SIZE, FALSE);

  g_assert_null (read_after (fixture, zeroed));
  g_assert_true (vitrine_sample_reader_is_known (fixture->reader, zeroed));
}

static void
test_different (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (VitrineSnapshot) zeroed = make_zeroed (SIZE, FALSE);
  g_autoptr (VitrineSnapshot) taken = NULL;
  g_autoptr (GArray) ranges = NULL;

  g_assert_cmpint (pwrite (fixture->fd, "x", 1, 9), ==, 1);
  taken = read_after (fixture, zeroed);
  ranges = vitrine_snapshot_compare (zeroed, taken);
  g_assert_cmpuint (ranges->len, ==, 1);
  g_assert_cmpuint (g_array_index (ranges, VitrineRange, 0).offset, ==, 9);
  g_assert_false (vitrine_snapshot_is_unstable (taken));
}

/* The same bytes, read twice alike, confirm what was unstable. */
static void
test_confirms (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (VitrineSnapshot) unstable = make_zeroed (SIZE, TRUE);
  g_autoptr (VitrineSnapshot) taken = read_after (fixture, unstable);

  g_assert_nonnull (taken);
  g_assert_false (vitrine_snapshot_is_unstable (taken));
  g_assert_null (read_after (fixture, taken));
}

/* Another size is news, though each byte that both know is the same. */
static void
test_other_size (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (VitrineSnapshot) zeroed = make_zeroed (SIZE + 1, FALSE);
  g_autoptr (VitrineSnapshot) taken = read_after (fixture, zeroed);

  g_assert_nonnull (taken);
  g_assert_cmpuint (vitrine_snapshot_get_size (taken), ==, SIZE);
  g_assert_cmpuint (vitrine_sample_reader_get_status (fixture->reader)->size, ==, SIZE);
  g_assert_cmpint (vitrine_sample_reader_get_status (fixture->reader)->standing, ==,
                   VITRINE_STANDING_PRESENT);
}

/* A segment that grows past what is read whole is read where somebody looks. */
static void
test_grows_large (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (VitrineSnapshot) small = read_after (fixture, NULL);
  g_autoptr (VitrineSnapshot) large = NULL;

  vitrine_sample_reader_add_view (fixture->reader, 100, 10);
  g_assert_true (vitrine_sample_reader_is_known (fixture->reader, small));
  g_assert_cmpint (ftruncate (fixture->fd, WHOLE_MAX + 1), ==, 0);
  large = read_after (fixture, small);
  g_assert_cmpuint (vitrine_snapshot_get_size (large), ==, WHOLE_MAX + 1);
  g_assert_cmpuint (vitrine_snapshot_get_n_bytes (large), ==, 10);

  vitrine_sample_reader_add_view (fixture->reader, 200, 10);
  g_assert_false (vitrine_sample_reader_is_known (fixture->reader, large));
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
  add ("/sample-reader/same", test_same);
  add ("/sample-reader/different", test_different);
  add ("/sample-reader/confirms", test_confirms);
  add ("/sample-reader/other-size", test_other_size);
  add ("/sample-reader/grows-large", test_grows_large);
  return g_test_run ();
}
