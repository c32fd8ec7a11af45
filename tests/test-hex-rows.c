/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-rows.h"

#define LARGEST ((guint64) G_MAXINT64 + 1)
#define ALL 256 /* rows of the segment */

static VitrineHexRows *
make (void)
{
  VitrineHexRows *rows = vitrine_hex_rows_new ();

  vitrine_hex_rows_set_per_row (rows, 16);
  return rows;
}

static gboolean
join (VitrineHexRows *rows,
      guint64         offset,
      guint64         length)
{
  return vitrine_hex_rows_join_ranges (rows, &(VitrineRange) { offset, length }, 1);
}

static void
assert_identity (const VitrineHexRows *rows)
{
  guint64 position;

  g_assert_false (vitrine_hex_rows_is_filtering (rows));
  g_assert_cmpuint (vitrine_hex_rows_count (rows, ALL), ==, ALL);
  g_assert_cmpuint (vitrine_hex_rows_get (rows, LARGEST), ==, LARGEST);
  g_assert_true (vitrine_hex_rows_find (rows, LARGEST, &position));
  g_assert_cmpuint (position, ==, LARGEST);
}

static void
test_all_rows (void)
{
  g_autoptr (VitrineHexRows) rows = make ();

  assert_identity (NULL);
  assert_identity (rows);
  g_assert_false (join (rows, 0, 100));
  vitrine_hex_rows_set_filtering (rows, TRUE);
  g_assert_true (join (rows, 0, 100));
  vitrine_hex_rows_set_filtering (rows, FALSE);
  assert_identity (rows);
}

static void
test_rows_join_in_order (void)
{
  g_autoptr (VitrineHexRows) rows = make ();
  guint64 position;

  vitrine_hex_rows_set_filtering (rows, TRUE);
  g_assert_cmpuint (vitrine_hex_rows_count (rows, ALL), ==, 0);
  g_assert_false (vitrine_hex_rows_find (rows, 7, &position));
  g_assert_cmpuint (position, ==, 0);

  g_assert_true (join (rows, 100, 1));
  g_assert_true (join (rows, 10, 10));
  g_assert_false (join (rows, 12, 4));
  g_assert_false (join (rows, 96, 16));
  g_assert_cmpuint (vitrine_hex_rows_count (rows, ALL), ==, 3);
  g_assert_cmpuint (vitrine_hex_rows_get (rows, 0), ==, 0);
  g_assert_cmpuint (vitrine_hex_rows_get (rows, 1), ==, 1);
  g_assert_cmpuint (vitrine_hex_rows_get (rows, 2), ==, 6);
  g_assert_true (vitrine_hex_rows_find (rows, 6, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_false (vitrine_hex_rows_find (rows, 2, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_false (vitrine_hex_rows_find (rows, 7, &position));
  g_assert_cmpuint (position, ==, 3);
}

static void
test_sets_join (void)
{
  g_autoptr (VitrineHexRows) rows = make ();
  g_autoptr (VitrineByteSet) bytes = vitrine_byte_set_new ();

  vitrine_byte_set_add (bytes, 40, 1);
  g_assert_false (vitrine_hex_rows_join (rows, bytes));
  vitrine_hex_rows_set_filtering (rows, TRUE);
  g_assert_true (vitrine_hex_rows_join (rows, bytes));
  g_assert_false (vitrine_hex_rows_join (rows, bytes));
  vitrine_byte_set_clear (bytes);
  vitrine_byte_set_add (bytes, 41, 1);
  g_assert_false (vitrine_hex_rows_join (rows, bytes));
  g_assert_cmpuint (vitrine_hex_rows_count (rows, ALL), ==, 1);
}

static void
test_rows_of_another_length (void)
{
  g_autoptr (VitrineHexRows) rows = make ();

  vitrine_hex_rows_set_filtering (rows, TRUE);
  join (rows, 15, 2);
  join (rows, 100, 1);
  vitrine_hex_rows_set_per_row (rows, 32);
  g_assert_cmpuint (vitrine_hex_rows_count (rows, ALL), ==, 2);
  g_assert_cmpuint (vitrine_hex_rows_get (rows, 1), ==, 3);
  vitrine_hex_rows_set_per_row (rows, 8);
  g_assert_cmpuint (vitrine_hex_rows_count (rows, ALL), ==, 3);
  g_assert_cmpuint (vitrine_hex_rows_get (rows, 2), ==, 12);
}

/* A segment that shrinks takes rows with it; they are back when it grows. */
static void
test_rows_past_the_end (void)
{
  g_autoptr (VitrineHexRows) rows = make ();

  vitrine_hex_rows_set_filtering (rows, TRUE);
  join (rows, 0, 1);
  join (rows, 160, 1);
  join (rows, LARGEST - 1, 1);
  g_assert_cmpuint (vitrine_hex_rows_count (rows, LARGEST / 16), ==, 3);
  g_assert_cmpuint (vitrine_hex_rows_get (rows, 2), ==, LARGEST / 16 - 1);
  g_assert_cmpuint (vitrine_hex_rows_count (rows, 10), ==, 1);
  g_assert_cmpuint (vitrine_hex_rows_count (rows, 11), ==, 2);
  g_assert_cmpuint (vitrine_hex_rows_count (rows, 0), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-rows/all-rows", test_all_rows);
  g_test_add_func ("/hex-rows/rows-join-in-order", test_rows_join_in_order);
  g_test_add_func ("/hex-rows/sets-join", test_sets_join);
  g_test_add_func ("/hex-rows/rows-of-another-length", test_rows_of_another_length);
  g_test_add_func ("/hex-rows/rows-past-the-end", test_rows_past_the_end);
  return g_test_run ();
}
