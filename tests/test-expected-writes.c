/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/expected-writes.h"

#include <string.h>

#define LATER 1000

static VitrineSnapshot *
make_snapshot (const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));
  VitrineSpan span = { 0, g_bytes_new (text, strlen (text)) };

  g_array_append_val (spans, span);
  return vitrine_snapshot_new (strlen (text), 0, FALSE, spans);
}

static gboolean
explain (VitrineExpectedWrites *expected,
         const char            *older,
         const char            *newer,
         gint64                 now)
{
  g_autoptr (VitrineSnapshot) before = make_snapshot (older);
  g_autoptr (VitrineSnapshot) after = make_snapshot (newer);
  g_autoptr (GArray) ranges = vitrine_snapshot_compare (before, after);

  return vitrine_expected_writes_explain (expected, after, ranges, now);
}

static void
add (VitrineExpectedWrites *expected,
     guint64                offset,
     const char            *text)
{
  vitrine_expected_writes_add (expected, offset, text, strlen (text), LATER);
}

static void
test_own (void)
{
  g_autoptr (VitrineExpectedWrites) expected = vitrine_expected_writes_new ();

  add (expected, 2, "cat");
  g_assert_true (explain (expected, "........", "..cat...", 0));
  /* Once: the next time it is somebody else's. */
  g_assert_false (explain (expected, "........", "..cat...", 0));
}

static void
test_foreign (void)
{
  g_autoptr (VitrineExpectedWrites) expected = vitrine_expected_writes_new ();

  g_assert_false (explain (expected, "....", "x...", 0));
  add (expected, 1, "cat");
  g_assert_false (explain (expected, "........", ".dog....", 0));
  g_assert_false (explain (expected, "........", ".cats...", 0));
}

static void
test_mixed (void)
{
  g_autoptr (VitrineExpectedWrites) expected = vitrine_expected_writes_new ();

  add (expected, 1, "cat");
  g_assert_false (explain (expected, "........", ".cat..x.", 0));
}

/* Bytes that were so already are no change, and do not hinder. */
static void
test_partly_equal (void)
{
  g_autoptr (VitrineExpectedWrites) expected = vitrine_expected_writes_new ();

  add (expected, 1, "cot");
  g_assert_true (explain (expected, ".cat....", ".cot....", 0));
}

/* A half that is seen leaves the other half expected. */
static void
test_half (void)
{
  g_autoptr (VitrineExpectedWrites) expected = vitrine_expected_writes_new ();

  add (expected, 0, "abcdef");
  g_assert_true (explain (expected, "......", "abc...", 0));
  g_assert_true (explain (expected, "abc...", "abcdef", 0));
  g_assert_false (explain (expected, "......", "abcdef", 0));
}

static void
test_several (void)
{
  g_autoptr (VitrineExpectedWrites) expected = vitrine_expected_writes_new ();

  /* A shorter text over a longer one, both between two samples. */
  add (expected, 0, "long text");
  add (expected, 0, "abc.");
  g_assert_true (explain (expected, "..........", "abc. text.", 0));
  g_assert_false (explain (expected, "..........", "long text.", 0));
}

static void
test_expires (void)
{
  g_autoptr (VitrineExpectedWrites) expected = vitrine_expected_writes_new ();

  add (expected, 0, "cat");
  g_assert_false (explain (expected, "....", "cat.", LATER + 1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expected-writes/own", test_own);
  g_test_add_func ("/expected-writes/foreign", test_foreign);
  g_test_add_func ("/expected-writes/mixed", test_mixed);
  g_test_add_func ("/expected-writes/partly-equal", test_partly_equal);
  g_test_add_func ("/expected-writes/half", test_half);
  g_test_add_func ("/expected-writes/several", test_several);
  g_test_add_func ("/expected-writes/expires", test_expires);
  return g_test_run ();
}
