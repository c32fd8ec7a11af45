/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/baseline.h"

#include <string.h>

#define SIZE 10000

/* A snapshot of @length bytes at @offset of a segment of @size. */
static VitrineSnapshot *
make (guint64       size,
      guint64       offset,
      const guint8 *bytes,
      gsize         length)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));
  VitrineSpan span = { offset, g_bytes_new (bytes, length) };

  g_array_append_val (spans, span);
  return vitrine_snapshot_new (size, 0, FALSE, spans);
}

static gboolean
take (VitrineBaseline *baseline,
      guint64          size,
      guint64          offset,
      const guint8    *bytes,
      gsize            length)
{
  g_autoptr (VitrineSnapshot) snapshot = make (size, offset, bytes, length);

  return vitrine_baseline_take (baseline, snapshot);
}

static guint64
count (VitrineBaseline *baseline)
{
  return vitrine_byte_set_count (vitrine_baseline_get_different (baseline));
}

static void
test_differs_and_comes_back (void)
{
  g_autoptr (VitrineBaseline) baseline = vitrine_baseline_new ();
  guint8 bytes[SIZE] = { 0 };
  guint8 was;

  bytes[4095] = 'a';
  g_assert_false (take (baseline, SIZE, 0, bytes, SIZE));
  g_assert_cmpuint (count (baseline), ==, 0);
  bytes[4095] = 'b';
  bytes[4096] = 'c';
  bytes[SIZE - 1] = 'd';
  g_assert_true (take (baseline, SIZE, 0, bytes, SIZE));
  g_assert_false (take (baseline, SIZE, 0, bytes, SIZE));
  g_assert_cmpuint (count (baseline), ==, 3);
  g_assert_true (vitrine_byte_set_contains (vitrine_baseline_get_different (baseline), 4096));
  g_assert_true (vitrine_baseline_get_byte (baseline, 4095, &was));
  g_assert_cmpuint (was, ==, 'a');
  bytes[4095] = 'a';
  g_assert_true (take (baseline, SIZE, 0, bytes, SIZE));
  g_assert_cmpuint (count (baseline), ==, 2);
  g_assert_false (vitrine_byte_set_contains (vitrine_baseline_get_different (baseline), 4095));
}

/* What comes into view later is as it stood then. */
static void
test_learns_what_it_did_not_know (void)
{
  g_autoptr (VitrineBaseline) baseline = vitrine_baseline_new ();
  guint8 bytes[300];
  guint8 was;

  memset (bytes, 1, sizeof bytes);
  take (baseline, 1 << 30, 1000, bytes, 100);
  g_assert_false (vitrine_baseline_get_byte (baseline, 999, &was));
  g_assert_false (vitrine_baseline_get_byte (baseline, 1100, &was));
  memset (bytes, 2, sizeof bytes);
  g_assert_true (take (baseline, 1 << 30, 900, bytes, 300));
  g_assert_cmpuint (count (baseline), ==, 100);
  g_assert_true (vitrine_baseline_get_byte (baseline, 999, &was));
  g_assert_cmpuint (was, ==, 2);
  g_assert_true (vitrine_baseline_get_byte (baseline, 1000, &was));
  g_assert_cmpuint (was, ==, 1);
  memset (bytes, 3, sizeof bytes);
  g_assert_true (take (baseline, 1 << 30, 900, bytes, 300));
  g_assert_cmpuint (count (baseline), ==, 300);
}

static void
test_what_is_out_of_sight_stays_different (void)
{
  g_autoptr (VitrineBaseline) baseline = vitrine_baseline_new ();

  take (baseline, 1 << 30, 0, (const guint8 *) "aaaa", 4);
  take (baseline, 1 << 30, 0, (const guint8 *) "abba", 4);
  g_assert_false (take (baseline, 1 << 30, 5000, (const guint8 *) "zz", 2));
  g_assert_cmpuint (count (baseline), ==, 2);
}

static void
test_what_is_gone_is_not_different (void)
{
  g_autoptr (VitrineBaseline) baseline = vitrine_baseline_new ();

  take (baseline, 4, 0, (const guint8 *) "aaaa", 4);
  take (baseline, 4, 0, (const guint8 *) "abbb", 4);
  g_assert_true (take (baseline, 2, 0, (const guint8 *) "ab", 2));
  g_assert_cmpuint (count (baseline), ==, 1);
  g_assert_true (take (baseline, 4, 0, (const guint8 *) "abbb", 4));
  g_assert_cmpuint (count (baseline), ==, 3);
}

static void
test_memory_has_an_end (void)
{
  g_autoptr (VitrineBaseline) baseline = vitrine_baseline_new ();
  g_autofree guint8 *bytes = g_malloc0 (VITRINE_BASELINE_MAX);
  guint64 size = 4 * (guint64) VITRINE_BASELINE_MAX;
  guint8 was;

  take (baseline, size, 0, bytes, VITRINE_BASELINE_MAX);
  g_assert_false (vitrine_baseline_is_full (baseline));
  take (baseline, size, VITRINE_BASELINE_MAX, (const guint8 *) "a", 1);
  g_assert_true (vitrine_baseline_is_full (baseline));
  g_assert_false (take (baseline, size, VITRINE_BASELINE_MAX, (const guint8 *) "b", 1));
  g_assert_false (vitrine_baseline_get_byte (baseline, VITRINE_BASELINE_MAX, &was));
  g_assert_true (take (baseline, size, 0, (const guint8 *) "b", 1));
  g_assert_true (vitrine_baseline_is_full (baseline));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/baseline/differs-and-comes-back", test_differs_and_comes_back);
  g_test_add_func ("/baseline/learns-what-it-did-not-know", test_learns_what_it_did_not_know);
  g_test_add_func ("/baseline/what-is-out-of-sight-stays-different",
                   test_what_is_out_of_sight_stays_different);
  g_test_add_func ("/baseline/what-is-gone-is-not-different",
                   test_what_is_gone_is_not_different);
  g_test_add_func ("/baseline/memory-has-an-end", test_memory_has_an_end);
  return g_test_run ();
}
