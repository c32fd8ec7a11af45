/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/data-search.h"

#include "peer.h"

#include <unistd.h>

#define PAGE 4096
#define SIZE (G_GUINT64_CONSTANT (1) << 40)

typedef struct
{
  VitrineAddress *address;
  VitrineSegment *segment;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  fixture->segment = vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (fixture->segment);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  vitrine_segment_detach (fixture->segment);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static void
put (Fixture *fixture,
     guint64  offset)
{
  int fd = peer_open_foreign (fixture->address);

  g_assert_cmpint (pwrite (fd, "x", 1, (off_t) offset), ==, 1);
  close (fd);
}

static void
test_end (Fixture       *fixture,
          gconstpointer  unused)
{
  VitrineSegment *segment = fixture->segment;

  g_assert_cmpuint (vitrine_data_find_end (segment, 10, SIZE), ==, 10);
  g_assert_cmpuint (vitrine_data_find_end (segment, SIZE, SIZE), ==, SIZE);

  put (fixture, 5 * PAGE);
  put (fixture, SIZE / 2);
  g_assert_cmpuint (vitrine_data_find_end (segment, 0, SIZE), ==, SIZE / 2 + PAGE);
  g_assert_cmpuint (vitrine_data_find_end (segment, 0, SIZE / 2 + 1), ==, SIZE / 2 + 1);
  g_assert_cmpuint (vitrine_data_find_end (segment, 0, SIZE / 2), ==, 6 * PAGE);
  g_assert_cmpuint (vitrine_data_find_end (segment, 6 * PAGE, SIZE / 2), ==, 6 * PAGE);
  g_assert_cmpuint (vitrine_data_find_end (segment, 5 * PAGE + 9, SIZE / 2), ==, 6 * PAGE);
}

static void
test_next (Fixture       *fixture,
           gconstpointer  unused)
{
  VitrineSegment *segment = fixture->segment;

  g_assert_cmpuint (vitrine_data_find_next (segment, 0), ==, G_MAXUINT64);
  put (fixture, PAGE);
  put (fixture, 2 * PAGE);
  put (fixture, SIZE / 2);
  put (fixture, SIZE - 1);
  g_assert_cmpuint (vitrine_data_find_next (segment, 0), ==, PAGE);
  g_assert_cmpuint (vitrine_data_find_next (segment, PAGE), ==, SIZE / 2);
  g_assert_cmpuint (vitrine_data_find_next (segment, 2 * PAGE + 5), ==, SIZE / 2);
  g_assert_cmpuint (vitrine_data_find_next (segment, SIZE / 2 + PAGE), ==, SIZE - PAGE);
  g_assert_cmpuint (vitrine_data_find_next (segment, SIZE - 1), ==, G_MAXUINT64);
  g_assert_cmpuint (vitrine_data_find_next (segment, SIZE), ==, G_MAXUINT64);
}

static void
test_previous (Fixture       *fixture,
               gconstpointer  unused)
{
  VitrineSegment *segment = fixture->segment;

  g_assert_cmpuint (vitrine_data_find_previous (segment, SIZE), ==, G_MAXUINT64);
  put (fixture, 0);
  for (guint page = 7; page < 70; page++)
    put (fixture, SIZE / 2 + page * PAGE);
  g_assert_cmpuint (vitrine_data_find_previous (segment, SIZE), ==, SIZE / 2 + 7 * PAGE);
  g_assert_cmpuint (vitrine_data_find_previous (segment, SIZE / 2 + 60 * PAGE), ==,
                    SIZE / 2 + 7 * PAGE);
  g_assert_cmpuint (vitrine_data_find_previous (segment, SIZE / 2 + 7 * PAGE + 1), ==,
                    SIZE / 2 + 7 * PAGE);
  g_assert_cmpuint (vitrine_data_find_previous (segment, SIZE / 2 + 7 * PAGE), ==, 0);
  g_assert_cmpuint (vitrine_data_find_previous (segment, 1), ==, 0);
  g_assert_cmpuint (vitrine_data_find_previous (segment, 0), ==, G_MAXUINT64);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/data-search/end", test_end);
  add ("/data-search/next", test_next);
  add ("/data-search/previous", test_previous);
  return g_test_run ();
}
