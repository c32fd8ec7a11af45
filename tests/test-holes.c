/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/holes.h"

#include "peer.h"

#include <unistd.h>

#define PAGE 4096
#define SIZE (G_GUINT64_CONSTANT (1) << 40)

static void
assert_holes (VitrineSegment     *segment,
              VitrineRange        range,
              const VitrineRange *expected,
              guint               n_expected)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  g_autoptr (GArray) holes = NULL;

  g_array_append_val (ranges, range);
  holes = vitrine_holes_find (segment, ranges);
  g_assert_cmpuint (holes->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      g_assert_cmpuint (g_array_index (holes, VitrineRange, i).offset, ==, expected[i].offset);
      g_assert_cmpuint (g_array_index (holes, VitrineRange, i).length, ==, expected[i].length);
    }
}

static void
test_find (void)
{
  VitrineAddress *address = peer_address_new ();
  VitrineSegment *segment;
  int fd;

  peer_make_foreign (address, SIZE, 0600);
  fd = peer_open_foreign (address);
  segment = vitrine_segment_attach (address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (segment);
  g_assert_cmpint (pwrite (fd, "x", 1, 3 * PAGE), ==, 1);
  g_assert_cmpint (pwrite (fd, "x", 1, 5 * PAGE), ==, 1);

  assert_holes (segment, (VitrineRange) { 3 * PAGE, PAGE }, NULL, 0);
  assert_holes (segment, (VitrineRange) { 3 * PAGE + 7, 16 }, NULL, 0);
  assert_holes (segment, (VitrineRange) { SIZE / 2, 64 },
                (VitrineRange[]) { { SIZE / 2, 64 } }, 1);
  assert_holes (segment, (VitrineRange) { 3 * PAGE - 16, PAGE + 48 },
                (VitrineRange[]) { { 3 * PAGE - 16, 16 }, { 4 * PAGE, 32 } }, 2);
  assert_holes (segment, (VitrineRange) { 2 * PAGE, 5 * PAGE },
                (VitrineRange[]) { { 2 * PAGE, PAGE }, { 4 * PAGE, PAGE }, { 6 * PAGE, PAGE } },
                3);

  vitrine_segment_detach (segment);
  close (fd);
  peer_remove (address);
  vitrine_address_unref (address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holes/find", test_find);
  return g_test_run ();
}
