/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-marks.h"

#define START 1000000 /* any time but 0 */

static void
set_window (VitrineHexMarks *marks,
            guint64          offset,
            guint64          length)
{
  VitrineRange run = { offset, length };

  vitrine_hex_marks_set_window (marks, &run, length > 0);
}

static void
test_marks_only_what_is_shown (void)
{
  g_autoptr (VitrineHexMarks) marks = vitrine_hex_marks_new ();

  set_window (marks, 100, 50);
  g_assert_false (vitrine_hex_marks_add (marks, 0, 100, START));
  g_assert_false (vitrine_hex_marks_add (marks, 150, 10, START));
  g_assert_true (vitrine_hex_marks_is_empty (marks));
  g_assert_true (vitrine_hex_marks_add (marks, 90, 11, START));
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 99), ==, 0);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 100), ==, START);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 101), ==, 0);
  g_assert_true (vitrine_hex_marks_add (marks, 149, G_MAXINT64, START));
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 149), ==, START);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 150), ==, 0);
}

static void
test_marks_end_after_their_time (void)
{
  g_autoptr (VitrineHexMarks) marks = vitrine_hex_marks_new ();
  gint64 later = START + VITRINE_HEX_MARK_TIME / 2;

  set_window (marks, 0, 16);
  vitrine_hex_marks_add (marks, 0, 4, START);
  vitrine_hex_marks_add (marks, 2, 4, later);
  g_assert_false (vitrine_hex_marks_expire (marks, START + VITRINE_HEX_MARK_TIME - 1));
  g_assert_true (vitrine_hex_marks_expire (marks, START + VITRINE_HEX_MARK_TIME));
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 1), ==, 0);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 2), ==, later);
  g_assert_false (vitrine_hex_marks_is_empty (marks));
  g_assert_true (vitrine_hex_marks_expire (marks, later + VITRINE_HEX_MARK_TIME));
  g_assert_true (vitrine_hex_marks_is_empty (marks));
  g_assert_false (vitrine_hex_marks_expire (marks, later + 2 * VITRINE_HEX_MARK_TIME));
}

static void
test_byte_that_goes_on_changing_stays_marked (void)
{
  g_autoptr (VitrineHexMarks) marks = vitrine_hex_marks_new ();
  gint64 now = START;

  set_window (marks, 0, 16);
  for (int i = 0; i < 600; i++, now += VITRINE_HEX_MARK_TIME / 90)
    {
      vitrine_hex_marks_add (marks, 7, 1, now);
      g_assert_false (vitrine_hex_marks_expire (marks, now));
    }
  g_assert_true (vitrine_hex_marks_expire (marks, now + VITRINE_HEX_MARK_TIME));
  g_assert_true (vitrine_hex_marks_is_empty (marks));
}

static void
test_scrolling_keeps_marks (void)
{
  g_autoptr (VitrineHexMarks) marks = vitrine_hex_marks_new ();

  set_window (marks, 0, 64);
  vitrine_hex_marks_add (marks, 30, 4, START);
  set_window (marks, 32, 64);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 31), ==, 0);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 32), ==, START);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 34), ==, 0);
  set_window (marks, 1000, 64);
  g_assert_true (vitrine_hex_marks_is_empty (marks));
  set_window (marks, 0, 0);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 0), ==, 0);
}

/* What is shown may leave bytes out. */
static void
test_window_of_several_runs (void)
{
  g_autoptr (VitrineHexMarks) marks = vitrine_hex_marks_new ();
  VitrineRange runs[] = { { 0, 16 }, { 64, 32 }, { 4096, 16 } };

  vitrine_hex_marks_set_window (marks, runs, 2);
  g_assert_true (vitrine_hex_marks_add (marks, 8, 60, START));
  g_assert_false (vitrine_hex_marks_add (marks, 16, 48, START));
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 15), ==, START);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 16), ==, 0);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 67), ==, START);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 68), ==, 0);
  vitrine_hex_marks_set_window (marks, runs + 1, 2);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 15), ==, 0);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 64), ==, START);
  g_assert_true (vitrine_hex_marks_add (marks, 4111, 1, START + 1));
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 4111), ==, START + 1);
  set_window (marks, 0, 8192);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 67), ==, START);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 4111), ==, START + 1);
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, 4112), ==, 0);
}

static void
test_largest_offsets (void)
{
  g_autoptr (VitrineHexMarks) marks = vitrine_hex_marks_new ();
  guint64 end = (guint64) G_MAXINT64 + 1;

  set_window (marks, end - 16, 16);
  g_assert_true (vitrine_hex_marks_add (marks, end - 1, 1, START));
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, end - 1), ==, START);
  vitrine_hex_marks_clear (marks);
  g_assert_true (vitrine_hex_marks_is_empty (marks));
  g_assert_cmpint (vitrine_hex_marks_get_time (marks, end - 1), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-marks/marks-only-what-is-shown", test_marks_only_what_is_shown);
  g_test_add_func ("/hex-marks/marks-end-after-their-time", test_marks_end_after_their_time);
  g_test_add_func ("/hex-marks/byte-that-goes-on-changing-stays-marked",
                   test_byte_that_goes_on_changing_stays_marked);
  g_test_add_func ("/hex-marks/scrolling-keeps-marks", test_scrolling_keeps_marks);
  g_test_add_func ("/hex-marks/window-of-several-runs", test_window_of_several_runs);
  g_test_add_func ("/hex-marks/largest-offsets", test_largest_offsets);
  return g_test_run ();
}
