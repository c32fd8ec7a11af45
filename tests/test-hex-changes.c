/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-changes.h"

#include <string.h>

#define START (100 * G_TIME_SPAN_SECOND)

/* A snapshot of a segment that is read whole. */
static VitrineSnapshot *
make (const char *bytes)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));
  VitrineSpan span = { 0, g_bytes_new (bytes, strlen (bytes)) };

  g_array_append_val (spans, span);
  return vitrine_snapshot_new (strlen (bytes), 0, FALSE, spans);
}

/* The bytes are others than @former now. */
static void
take (VitrineHexChanges *changes,
      const char        *former,
      const char        *bytes,
      gint64             now)
{
  g_autoptr (VitrineSnapshot) older = make (former);
  g_autoptr (VitrineSnapshot) newer = make (bytes);
  g_autoptr (GArray) ranges = vitrine_snapshot_compare (older, newer);

  vitrine_hex_changes_take (changes, newer, ranges, now);
}

static void
assert_found (VitrineHexChanges *changes,
              guint64            offset,
              gboolean           backward,
              guint64            expected)
{
  guint64 found;

  g_assert_true (vitrine_hex_changes_find (changes, offset, backward, &found));
  g_assert_cmpuint (found, ==, expected);
}

static void
test_leads_from_place_to_place (void)
{
  g_autoptr (VitrineHexChanges) changes = vitrine_hex_changes_new ();
  guint64 found;

  g_assert_false (vitrine_hex_changes_find (changes, 0, FALSE, &found));
  take (changes, "aaaaaaaaaa", "aabbaaabaa", START);
  assert_found (changes, 0, FALSE, 2);
  assert_found (changes, 2, FALSE, 7);
  assert_found (changes, 3, FALSE, 7);
  assert_found (changes, 7, FALSE, 2);
  assert_found (changes, 9, TRUE, 7);
  assert_found (changes, 7, TRUE, 2);
  assert_found (changes, 3, TRUE, 2);
  assert_found (changes, 2, TRUE, 7);
}

/* What changed before is forgotten in favour of what changed lately. */
static void
test_only_recent_changes (void)
{
  g_autoptr (VitrineHexChanges) changes = vitrine_hex_changes_new ();
  gint64 soon = START + VITRINE_HEX_CHANGES_RECENT;

  take (changes, "aaaaa", "baaaa", START);
  take (changes, "baaaa", "babaa", soon - 1);
  assert_found (changes, 4, FALSE, 0);
  take (changes, "babaa", "babab", soon + 1);
  assert_found (changes, 4, FALSE, 0);
  take (changes, "babab", "babaa", soon + VITRINE_HEX_CHANGES_RECENT + 1);
  assert_found (changes, 0, FALSE, 4);
  assert_found (changes, 4, FALSE, 4);
  take (changes, "babaa", "bbbaa", soon + 10 * VITRINE_HEX_CHANGES_RECENT);
  assert_found (changes, 4, FALSE, 1);
  assert_found (changes, 1, FALSE, 1);
}

static void
test_mark_counts_what_differs_from_it (void)
{
  g_autoptr (VitrineHexChanges) changes = vitrine_hex_changes_new ();
  g_autoptr (VitrineSnapshot) snapshot = make ("bbbbb");
  guint64 found;
  guint8 former;

  take (changes, "aaaaa", "bbbbb", START);
  g_assert_null (vitrine_hex_changes_get_different (changes));
  vitrine_hex_changes_mark (changes, snapshot, 7);
  g_assert_cmpint (vitrine_hex_changes_get_time (changes), ==, 7);
  g_assert_cmpuint (vitrine_byte_set_count (vitrine_hex_changes_get_different (changes)), ==, 0);
  g_assert_false (vitrine_hex_changes_find (changes, 0, FALSE, &found));
  take (changes, "bbbbb", "bbcbc", START + 1);
  assert_found (changes, 0, FALSE, 2);
  g_assert_true (vitrine_hex_changes_get_former (changes, 2, &former));
  g_assert_cmpuint (former, ==, 'b');
  take (changes, "bbcbc", "bbbbc", START + 2);
  g_assert_false (vitrine_hex_changes_get_former (changes, 2, &former));
  assert_found (changes, 0, FALSE, 4);

  vitrine_hex_changes_unmark (changes);
  g_assert_null (vitrine_hex_changes_get_different (changes));
  g_assert_cmpint (vitrine_hex_changes_get_time (changes), ==, 0);
  assert_found (changes, 4, FALSE, 0);
}

static void
test_marks_before_the_first_sample (void)
{
  g_autoptr (VitrineHexChanges) changes = vitrine_hex_changes_new ();

  vitrine_hex_changes_mark (changes, NULL, 7);
  take (changes, "aaaaa", "aaaaa", START);
  take (changes, "aaaaa", "aaaab", START + 1);
  assert_found (changes, 0, FALSE, 4);
  g_assert_false (vitrine_hex_changes_is_full (changes));
}

static void
test_another_segment (void)
{
  g_autoptr (VitrineHexChanges) changes = vitrine_hex_changes_new ();
  guint64 found;

  take (changes, "aaaaa", "bbbbb", START);
  vitrine_hex_changes_mark (changes, NULL, 7);
  vitrine_hex_changes_forget (changes);
  g_assert_null (vitrine_hex_changes_get_different (changes));
  g_assert_false (vitrine_hex_changes_find (changes, 0, FALSE, &found));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-changes/leads-from-place-to-place", test_leads_from_place_to_place);
  g_test_add_func ("/hex-changes/only-recent-changes", test_only_recent_changes);
  g_test_add_func ("/hex-changes/mark-counts-what-differs-from-it",
                   test_mark_counts_what_differs_from_it);
  g_test_add_func ("/hex-changes/marks-before-the-first-sample",
                   test_marks_before_the_first_sample);
  g_test_add_func ("/hex-changes/another-segment", test_another_segment);
  return g_test_run ();
}
