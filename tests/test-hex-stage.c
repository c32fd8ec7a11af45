/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-stage.h"

#include <string.h>

static void
assert_run (const VitrineEdit *edit,
            guint              index,
            guint64            offset,
            const char        *before,
            const char        *after)
{
  const VitrineEditRun *run = vitrine_edit_get_run (edit, index);
  gsize length = strlen (after);

  g_assert_cmpuint (run->offset, ==, offset);
  g_assert_cmpmem (g_bytes_get_data (run->before, NULL), g_bytes_get_size (run->before),
                   before, length);
  g_assert_cmpmem (g_bytes_get_data (run->after, NULL), g_bytes_get_size (run->after),
                   after, length);
}

static void
test_runs_are_sorted (void)
{
  g_autoptr (VitrineHexStage) stage = vitrine_hex_stage_new ();
  g_autoptr (VitrineEdit) edit = NULL;

  vitrine_hex_stage_put (stage, 20, 'y', '4');
  vitrine_hex_stage_put (stage, 11, 'b', '2');
  vitrine_hex_stage_put (stage, 10, 'a', '1');
  vitrine_hex_stage_put (stage, 12, 'c', '3');
  edit = vitrine_hex_stage_make_edit (stage);
  g_assert_cmpuint (vitrine_edit_get_n_runs (edit), ==, 2);
  assert_run (edit, 0, 10, "123", "abc");
  assert_run (edit, 1, 20, "4", "y");
}

static void
test_base_is_what_stood_there_first (void)
{
  g_autoptr (VitrineHexStage) stage = vitrine_hex_stage_new ();

  vitrine_hex_stage_put (stage, 5, 'a', '1');
  vitrine_hex_stage_put (stage, 5, 'b', '2');
  g_assert_cmpuint (vitrine_hex_stage_find (stage, 5)->value, ==, 'b');
  g_assert_cmpuint (vitrine_hex_stage_find (stage, 5)->base, ==, '1');
  g_assert_null (vitrine_hex_stage_find (stage, 4));
  g_assert_null (vitrine_hex_stage_find (stage, 6));
}

static void
test_digits (void)
{
  g_autoptr (VitrineHexStage) stage = vitrine_hex_stage_new ();

  g_assert_false (vitrine_hex_stage_put_digit (stage, 7, 0xa, 0x12));
  g_assert_cmphex (vitrine_hex_stage_find (stage, 7)->value, ==, 0xa2);
  g_assert_true (vitrine_hex_stage_put_digit (stage, 7, 0xb, 0x12));
  g_assert_cmphex (vitrine_hex_stage_find (stage, 7)->value, ==, 0xab);

  /* The next one begins the byte anew, and so does one that is elsewhere. */
  g_assert_false (vitrine_hex_stage_put_digit (stage, 7, 0xc, 0x12));
  g_assert_cmphex (vitrine_hex_stage_find (stage, 7)->value, ==, 0xcb);
  g_assert_false (vitrine_hex_stage_put_digit (stage, 9, 0xd, 0x34));
  g_assert_cmphex (vitrine_hex_stage_find (stage, 9)->value, ==, 0xd4);
  g_assert_false (vitrine_hex_stage_put_digit (stage, 7, 0xe, 0x12));
}

static void
test_last_is_taken_back (void)
{
  g_autoptr (VitrineHexStage) stage = vitrine_hex_stage_new ();
  guint64 offset;

  g_assert_false (vitrine_hex_stage_remove_last (stage, &offset));
  vitrine_hex_stage_put (stage, 9, 'a', 0);
  vitrine_hex_stage_put (stage, 3, 'b', 0);
  vitrine_hex_stage_put (stage, 6, 'c', 0);
  vitrine_hex_stage_put (stage, 9, 'd', 0);
  g_assert_true (vitrine_hex_stage_remove_last (stage, &offset));
  g_assert_cmpuint (offset, ==, 9);
  g_assert_true (vitrine_hex_stage_remove_last (stage, &offset));
  g_assert_cmpuint (offset, ==, 6);
  g_assert_true (vitrine_hex_stage_remove_last (stage, &offset));
  g_assert_cmpuint (offset, ==, 3);
  g_assert_true (vitrine_hex_stage_is_empty (stage));
}

/* What was typed while the rest was on its way stays. */
static void
test_written_bytes_go (void)
{
  g_autoptr (VitrineHexStage) stage = vitrine_hex_stage_new ();
  g_autoptr (VitrineEdit) edit = NULL;

  vitrine_hex_stage_put (stage, 1, 'a', 0);
  vitrine_hex_stage_put (stage, 2, 'b', 0);
  vitrine_hex_stage_put (stage, 3, 'c', 0);
  edit = vitrine_hex_stage_make_edit (stage);
  vitrine_hex_stage_put (stage, 2, 'x', 0);
  vitrine_hex_stage_put (stage, 4, 'd', 0);
  vitrine_hex_stage_remove (stage, edit);
  g_assert_null (vitrine_hex_stage_find (stage, 1));
  g_assert_nonnull (vitrine_hex_stage_find (stage, 2));
  g_assert_null (vitrine_hex_stage_find (stage, 3));
  g_assert_nonnull (vitrine_hex_stage_find (stage, 4));

  vitrine_hex_stage_clear (stage);
  g_assert_true (vitrine_hex_stage_is_empty (stage));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-stage/runs-are-sorted", test_runs_are_sorted);
  g_test_add_func ("/hex-stage/base", test_base_is_what_stood_there_first);
  g_test_add_func ("/hex-stage/digits", test_digits);
  g_test_add_func ("/hex-stage/last-is-taken-back", test_last_is_taken_back);
  g_test_add_func ("/hex-stage/written-bytes-go", test_written_bytes_go);
  return g_test_run ();
}
