/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/snapshot.h"

#include <string.h>

#define MIB (1024 * 1024)

/* A snapshot of one or two runs of text; @second NULL: of one. */
static VitrineSnapshot *
make_snapshot (guint64     offset,
               const char *text,
               guint64     second_offset,
               const char *second)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));
  VitrineSpan span = { offset, g_bytes_new (text, strlen (text)) };

  g_array_append_val (spans, span);
  if (second != NULL)
    {
      span = (VitrineSpan) { second_offset, g_bytes_new (second, strlen (second)) };
      g_array_append_val (spans, span);
    }

  return vitrine_snapshot_new (1000, 42, FALSE, spans);
}

static char *
say_ranges (GArray *ranges)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      VitrineRange range = g_array_index (ranges, VitrineRange, i);

      g_string_append_printf (said, "%s%" G_GUINT64_FORMAT "+%" G_GUINT64_FORMAT,
                              i > 0 ? " " : "", range.offset, range.length);
    }

  return g_string_free (said, FALSE);
}

static void
assert_compared (VitrineSnapshot *older,
                 VitrineSnapshot *newer,
                 const char      *expected)
{
  g_autoptr (GArray) ranges = vitrine_snapshot_compare (older, newer);
  g_autofree char *said = say_ranges (ranges);

  g_assert_cmpstr (said, ==, expected);
}

typedef struct
{
  const char *older;
  const char *newer;
  const char *ranges;
} CompareCase;

static const CompareCase compare_cases[] = {
  { "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz", "" },
  { "abcdefghijklmnopqrstuvwxyz", "Abcdefghijklmnopqrstuvwxyz", "100+1" },
  { "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyZ", "125+1" },
  { "abcdefghijklmnopqrstuvwxyz", "abcdefGHIJklmnopqrstuvwxyz", "106+4" },
  { "abcdefghijklmnopqrstuvwxyz", "abcdefghIjklmnopqrstuvwxyz", "108+1" },
  { "abcdefghijklmnopqrstuvwxyz", "AbCdefghijklmnopqrstuvWXyz", "100+1 102+1 122+2" },
  { "abc", "ABC", "100+3" },
  { "abc", "abC", "102+1" },
  { "a", "b", "100+1" },
  /* What only one of them knows is no change. */
  { "abcdef", "abc", "" },
  { "abc", "abcdef", "" },
  { "abX", "abcdef", "102+1" },
};

static void
test_compare (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (compare_cases); i++)
    {
      g_autoptr (VitrineSnapshot) older = make_snapshot (100, compare_cases[i].older, 0, NULL);
      g_autoptr (VitrineSnapshot) newer = make_snapshot (100, compare_cases[i].newer, 0, NULL);

      assert_compared (older, newer, compare_cases[i].ranges);
    }
}

static void
test_compare_spans (void)
{
  g_autoptr (VitrineSnapshot) older = make_snapshot (10, "abcdef", 20, "ghijkl");
  g_autoptr (VitrineSnapshot) across = make_snapshot (12, "CdefXXXXgHij", 40, "later");
  g_autoptr (VitrineSnapshot) touching = make_snapshot (10, "abcdeF", 16, "UvwxG");
  g_autoptr (VitrineSnapshot) joined = make_snapshot (10, "abcdefuvwxg", 0, NULL);
  g_autoptr (VitrineSnapshot) apart = make_snapshot (16, "____", 30, "x");

  assert_compared (older, across, "12+1 21+1");
  assert_compared (across, older, "12+1 21+1");
  /* A change across the edge of two spans is one. */
  assert_compared (joined, touching, "15+2 20+1");
  assert_compared (touching, joined, "15+2 20+1");
  assert_compared (touching, older, "15+1 20+1");
  assert_compared (older, apart, "");
}

/* Every run of every length at every place, against the plain way. */
static void
test_compare_all (void)
{
  char bytes[41];

  memset (bytes, '-', sizeof bytes - 1);
  bytes[40] = '\0';

  for (guint start = 0; start < 40; start++)
    for (guint end = start + 1; end <= 40; end++)
      {
        g_autoptr (VitrineSnapshot) older = make_snapshot (0, bytes, 0, NULL);
        g_autofree char *changed = g_strdup (bytes);
        g_autoptr (VitrineSnapshot) newer = NULL;
        g_autofree char *expected = g_strdup_printf ("%u+%u", start, end - start);

        memset (changed + start, '#', end - start);
        newer = make_snapshot (0, changed, 0, NULL);
        assert_compared (older, newer, expected);
      }
}

static VitrineSnapshot *
make_large (guint8 byte,
            gsize  place)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));
  guint8 *bytes = g_malloc0 (MIB);
  VitrineSpan span = { 0, NULL };

  bytes[place] = byte;
  span.bytes = g_bytes_new_take (bytes, MIB);
  g_array_append_val (spans, span);
  return vitrine_snapshot_new (MIB, 0, FALSE, spans);
}

static void
test_compare_large (void)
{
  g_autoptr (VitrineSnapshot) older = make_large (0, 0);
  g_autoptr (VitrineSnapshot) same = make_large (0, 0);
  g_autoptr (VitrineSnapshot) newer = make_large (1, MIB - 1);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 100; i++)
    assert_compared (older, same, "");
  g_test_message ("equal: %.3f ms for 1 MiB", (g_get_monotonic_time () - start) / 100000.0);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    assert_compared (older, newer, "1048575+1");
  g_test_message ("one byte: %.3f ms for 1 MiB", (g_get_monotonic_time () - start) / 100000.0);
}

static void
assert_peeked (VitrineSnapshot *snapshot,
               guint64          offset,
               const char      *expected)
{
  gsize length;
  const guint8 *bytes = vitrine_snapshot_peek (snapshot, offset, &length);

  g_assert_cmpuint (length, ==, strlen (expected));
  if (length == 0)
    g_assert_null (bytes);
  else
    g_assert_cmpmem (bytes, length, expected, strlen (expected));
}

static void
test_peek (void)
{
  g_autoptr (VitrineSnapshot) snapshot = make_snapshot (10, "abc", 20, "de");

  assert_peeked (snapshot, 9, "");
  assert_peeked (snapshot, 10, "abc");
  assert_peeked (snapshot, 12, "c");
  assert_peeked (snapshot, 13, "");
  assert_peeked (snapshot, 21, "e");
  assert_peeked (snapshot, 22, "");
  assert_peeked (snapshot, G_MAXUINT64, "");
  g_assert_cmpuint (vitrine_snapshot_get_n_bytes (snapshot), ==, 5);
  g_assert_cmpuint (vitrine_snapshot_get_size (snapshot), ==, 1000);
  g_assert_cmpint (vitrine_snapshot_get_time (snapshot), ==, 42);
  g_assert_false (vitrine_snapshot_is_unstable (snapshot));
}

static void
test_knows (void)
{
  g_autoptr (VitrineSnapshot) snapshot = make_snapshot (10, "abc", 13, "de");

  g_assert_true (vitrine_snapshot_knows (snapshot, 10, 5));
  g_assert_true (vitrine_snapshot_knows (snapshot, 12, 2));
  g_assert_true (vitrine_snapshot_knows (snapshot, 40, 0));
  g_assert_false (vitrine_snapshot_knows (snapshot, 9, 2));
  g_assert_false (vitrine_snapshot_knows (snapshot, 10, 6));
  g_assert_false (vitrine_snapshot_knows (snapshot, 15, 1));
}

static void
test_extend (void)
{
  g_autoptr (VitrineSnapshot) shown = make_snapshot (10, "abc", 20, "de");
  g_autoptr (VitrineSnapshot) newer = make_snapshot (8, "xxXXXyyyyyyyXXzz", 40, "w");
  g_autoptr (VitrineSnapshot) extended = vitrine_snapshot_extend (shown, newer);

  assert_peeked (extended, 8, "xx");
  assert_peeked (extended, 10, "abc");
  assert_peeked (extended, 13, "yyyyyyy");
  assert_peeked (extended, 20, "de");
  assert_peeked (extended, 22, "zz");
  assert_peeked (extended, 24, "");
  assert_peeked (extended, 40, "w");
}

/* Under the sanitizer, what is not freed here is found. */
static void
test_ownership (void)
{
  GValue value = G_VALUE_INIT;
  VitrineSnapshot *snapshot = make_snapshot (0, "abc", 0, NULL);

  g_value_init (&value, VITRINE_TYPE_SNAPSHOT);
  g_value_set_boxed (&value, snapshot);
  vitrine_snapshot_unref (snapshot);
  assert_peeked (g_value_get_boxed (&value), 0, "abc");
  g_value_unset (&value);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/peek", test_peek);
  g_test_add_func ("/snapshot/knows", test_knows);
  g_test_add_func ("/snapshot/compare", test_compare);
  g_test_add_func ("/snapshot/compare-spans", test_compare_spans);
  g_test_add_func ("/snapshot/compare-all", test_compare_all);
  g_test_add_func ("/snapshot/compare-large", test_compare_large);
  g_test_add_func ("/snapshot/extend", test_extend);
  g_test_add_func ("/snapshot/ownership", test_ownership);
  return g_test_run ();
}
