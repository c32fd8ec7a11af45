/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/change-counts.h"

#define PAGE VITRINE_CHANGE_COUNTS_PAGE
#define LARGEST ((guint64) G_MAXINT64 + 1)

static void
assert_count (const VitrineChangeCounts *counts,
              guint64                    offset,
              guint64                    length,
              VitrineChangeCount         expected)
{
  VitrineChangeCount count = vitrine_change_counts_get (counts, offset, length);

  g_assert_cmpuint (count.total, ==, expected.total);
  g_assert_cmpuint (count.most_offset, ==, expected.most_offset);
  g_assert_cmpuint (count.most, ==, expected.most);
}

static void
test_counts_each_byte (void)
{
  g_autoptr (VitrineChangeCounts) counts = vitrine_change_counts_new ();

  assert_count (counts, 0, LARGEST, (VitrineChangeCount) { 0 });
  vitrine_change_counts_add (counts, 10, 4);
  vitrine_change_counts_add (counts, 12, 1);
  vitrine_change_counts_add (counts, 13, 1);
  assert_count (counts, 10, 1, (VitrineChangeCount) { 1, 10, 1 });
  assert_count (counts, 12, 1, (VitrineChangeCount) { 2, 12, 2 });
  assert_count (counts, 14, 100, (VitrineChangeCount) { 0 });
  assert_count (counts, 0, LARGEST, (VitrineChangeCount) { 6, 12, 2 });
  assert_count (counts, 10, 2, (VitrineChangeCount) { 2, 10, 1 });
}

static void
test_goes_across_pages (void)
{
  g_autoptr (VitrineChangeCounts) counts = vitrine_change_counts_new ();

  vitrine_change_counts_add (counts, PAGE - 1, PAGE + 2);
  assert_count (counts, 0, 3 * PAGE, (VitrineChangeCount) { PAGE + 2, PAGE - 1, 1 });
  assert_count (counts, 2 * PAGE, PAGE, (VitrineChangeCount) { 1, 2 * PAGE, 1 });
  vitrine_change_counts_add (counts, LARGEST - 1, 1);
  assert_count (counts, LARGEST - 1, 1, (VitrineChangeCount) { 1, LARGEST - 1, 1 });
}

/* The page that changed least lately makes room, and no other one. */
static void
test_memory_has_an_end (void)
{
  g_autoptr (VitrineChangeCounts) counts = vitrine_change_counts_new ();

  for (guint64 i = 0; i < VITRINE_CHANGE_COUNTS_PAGES_MAX; i++)
    vitrine_change_counts_add (counts, i * PAGE, 1);
  vitrine_change_counts_add (counts, 0, 1);
  vitrine_change_counts_add (counts, LARGEST / 2, 1);
  assert_count (counts, 0, PAGE, (VitrineChangeCount) { 2, 0, 2 });
  assert_count (counts, PAGE, PAGE, (VitrineChangeCount) { 0 });
  assert_count (counts, 0, LARGEST,
                (VitrineChangeCount) { VITRINE_CHANGE_COUNTS_PAGES_MAX + 1, 0, 2 });
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-counts/counts-each-byte", test_counts_each_byte);
  g_test_add_func ("/change-counts/goes-across-pages", test_goes_across_pages);
  g_test_add_func ("/change-counts/memory-has-an-end", test_memory_has_an_end);
  return g_test_run ();
}
