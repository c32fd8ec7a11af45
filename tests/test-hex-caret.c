/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-caret.h"

#define LARGEST ((guint64) G_MAXINT64 + 1)

static VitrineHexGeometry
make (guint64 size)
{
  VitrineHexGeometry geometry = {
    .size = size, .cell_width = 8, .row_height = 18, .width = 1000, .height = 180,
    .per_row_max = 16, .group = 8,
  };

  vitrine_hex_geometry_layout (&geometry);
  return geometry;
}

/* Pages have ten rows, of which nine are gone over. */
static void
test_moves (void)
{
  static const struct
  {
    guint64 size;
    guint64 from;
    VitrineHexMove move;
    int count;
    guint64 to;
  } cases[] = {
    { 4096, 0, VITRINE_HEX_MOVE_BYTES, -1, 0 },
    { 4096, 0, VITRINE_HEX_MOVE_BYTES, 1, 1 },
    { 4096, 4095, VITRINE_HEX_MOVE_BYTES, 1, 4095 },
    { 4096, 5, VITRINE_HEX_MOVE_BYTES, -8, 0 },
    { 4096, 17, VITRINE_HEX_MOVE_ROWS, -1, 1 },
    { 4096, 1, VITRINE_HEX_MOVE_ROWS, -1, 1 },
    { 4096, 4090, VITRINE_HEX_MOVE_ROWS, 1, 4090 },
    { 35, 17, VITRINE_HEX_MOVE_ROWS, 1, 33 },
    { 35, 30, VITRINE_HEX_MOVE_ROWS, 1, 34 },
    { 35, 34, VITRINE_HEX_MOVE_ROWS, 1, 34 },
    { 4096, 5, VITRINE_HEX_MOVE_PAGES, 1, 149 },
    { 4096, 149, VITRINE_HEX_MOVE_PAGES, -1, 5 },
    { 4096, 21, VITRINE_HEX_MOVE_PAGES, -1, 5 },
    { 4096, 4000, VITRINE_HEX_MOVE_PAGES, 1, 4080 },
    { 4096, 21, VITRINE_HEX_MOVE_ROW_ENDS, -1, 16 },
    { 4096, 21, VITRINE_HEX_MOVE_ROW_ENDS, 1, 31 },
    { 35, 33, VITRINE_HEX_MOVE_ROW_ENDS, 1, 34 },
    { 4096, 21, VITRINE_HEX_MOVE_ENDS, -1, 0 },
    { 4096, 21, VITRINE_HEX_MOVE_ENDS, 1, 4095 },
    { LARGEST, 21, VITRINE_HEX_MOVE_ENDS, 1, LARGEST - 1 },
    { LARGEST, LARGEST - 1, VITRINE_HEX_MOVE_ROWS, 1, LARGEST - 1 },
    { LARGEST, LARGEST - 1, VITRINE_HEX_MOVE_BYTES, -1, LARGEST - 2 },
    { 1, 0, VITRINE_HEX_MOVE_PAGES, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VitrineHexGeometry geometry = make (cases[i].size);
      VitrineHexCaret caret = { .offset = cases[i].from };

      g_test_message ("case %u", i);
      vitrine_hex_caret_move (&caret, &geometry, cases[i].move, cases[i].count, FALSE);
      g_assert_cmpuint (caret.offset, ==, cases[i].to);
      g_assert_false (caret.selecting);
    }
}

/* Of the rows, 1, 4, 5 and the last are shown: nothing goes between them. */
static void
test_moves_over_rows_left_out (void)
{
  static const struct
  {
    guint64 from;
    VitrineHexMove move;
    int count;
    guint64 to;
  } cases[] = {
    { 17, VITRINE_HEX_MOVE_ROWS, 1, 65 },
    { 17, VITRINE_HEX_MOVE_ROWS, -1, 17 },
    { 65, VITRINE_HEX_MOVE_ROWS, -1, 17 },
    { 40, VITRINE_HEX_MOVE_ROWS, 1, 72 },
    { 40, VITRINE_HEX_MOVE_ROWS, -1, 24 },
    { 200, VITRINE_HEX_MOVE_ROWS, 1, 4088 },
    { 17, VITRINE_HEX_MOVE_PAGES, 1, 4081 },
    { 4081, VITRINE_HEX_MOVE_PAGES, -1, 17 },
    { 31, VITRINE_HEX_MOVE_BYTES, 1, 64 },
    { 64, VITRINE_HEX_MOVE_BYTES, -1, 31 },
    { 30, VITRINE_HEX_MOVE_BYTES, 8, 64 },
    { 16, VITRINE_HEX_MOVE_BYTES, -1, 16 },
    { 70, VITRINE_HEX_MOVE_BYTES, 1, 71 },
    { 40, VITRINE_HEX_MOVE_BYTES, 1, 64 },
    { 40, VITRINE_HEX_MOVE_BYTES, -1, 31 },
    { 4095, VITRINE_HEX_MOVE_BYTES, 1, 4095 },
    { 70, VITRINE_HEX_MOVE_ROW_ENDS, 1, 79 },
    { 70, VITRINE_HEX_MOVE_ENDS, -1, 16 },
    { 70, VITRINE_HEX_MOVE_ENDS, 1, 4095 },
  };
  g_autoptr (VitrineHexRows) rows = vitrine_hex_rows_new ();
  VitrineRange joined[] = { { 20, 1 }, { 79, 2 }, { 4095, 1 } };
  VitrineHexGeometry geometry = make (4096);

  vitrine_hex_rows_set_per_row (rows, 16);
  vitrine_hex_rows_set_filtering (rows, TRUE);
  vitrine_hex_rows_join_ranges (rows, joined, G_N_ELEMENTS (joined));
  geometry.rows = rows;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VitrineHexCaret caret = { .offset = cases[i].from };

      g_test_message ("case %u", i);
      vitrine_hex_caret_move (&caret, &geometry, cases[i].move, cases[i].count, FALSE);
      g_assert_cmpuint (caret.offset, ==, cases[i].to);
    }
}

static void
test_no_row_to_move_in (void)
{
  g_autoptr (VitrineHexRows) rows = vitrine_hex_rows_new ();
  VitrineHexGeometry geometry = make (4096);
  VitrineHexCaret caret = { .offset = 40 };

  vitrine_hex_rows_set_per_row (rows, 16);
  vitrine_hex_rows_set_filtering (rows, TRUE);
  geometry.rows = rows;
  for (int move = VITRINE_HEX_MOVE_BYTES; move <= VITRINE_HEX_MOVE_ENDS; move++)
    vitrine_hex_caret_move (&caret, &geometry, move, 1, FALSE);
  g_assert_cmpuint (caret.offset, ==, 40);
  vitrine_hex_rows_join_ranges (rows, &(VitrineRange) { 4095, 1 }, 1);
  geometry.size = 4090;
  caret.offset = 40;
  vitrine_hex_caret_move (&caret, &geometry, VITRINE_HEX_MOVE_ROWS, 1, FALSE);
  g_assert_cmpuint (caret.offset, ==, 4088);
}

static void
test_nothing_to_move_in (void)
{
  VitrineHexGeometry geometry = make (0);
  VitrineHexCaret caret = { 0 };

  for (int move = VITRINE_HEX_MOVE_BYTES; move <= VITRINE_HEX_MOVE_ENDS; move++)
    vitrine_hex_caret_move (&caret, &geometry, move, 1, TRUE);
  g_assert_cmpuint (caret.offset, ==, 0);
  g_assert_false (caret.selecting);
}

static void
test_extending_selects_both_ends (void)
{
  VitrineHexGeometry geometry = make (4096);
  VitrineHexCaret caret = { .offset = 20 };
  guint64 start;

  g_assert_cmpuint (vitrine_hex_caret_get_selection (&caret, &start), ==, 0);
  g_assert_cmpuint (start, ==, 20);
  vitrine_hex_caret_move (&caret, &geometry, VITRINE_HEX_MOVE_BYTES, 1, TRUE);
  vitrine_hex_caret_move (&caret, &geometry, VITRINE_HEX_MOVE_BYTES, 1, TRUE);
  g_assert_cmpuint (vitrine_hex_caret_get_selection (&caret, &start), ==, 3);
  g_assert_cmpuint (start, ==, 20);
  vitrine_hex_caret_move (&caret, &geometry, VITRINE_HEX_MOVE_ROW_ENDS, -1, TRUE);
  g_assert_cmpuint (vitrine_hex_caret_get_selection (&caret, &start), ==, 5);
  g_assert_cmpuint (start, ==, 16);
  vitrine_hex_caret_move (&caret, &geometry, VITRINE_HEX_MOVE_BYTES, 1, FALSE);
  g_assert_cmpuint (vitrine_hex_caret_get_selection (&caret, &start), ==, 0);
  g_assert_cmpuint (start, ==, 17);
}

static void
test_selecting_all_of_the_largest (void)
{
  VitrineHexCaret caret = { 0 };
  guint64 start;

  vitrine_hex_caret_select (&caret, 0, LARGEST);
  g_assert_cmpuint (vitrine_hex_caret_get_selection (&caret, &start), ==, LARGEST);
  g_assert_cmpuint (start, ==, 0);
  vitrine_hex_caret_select (&caret, 7, 0);
  g_assert_cmpuint (vitrine_hex_caret_get_selection (&caret, &start), ==, 0);
  g_assert_cmpuint (start, ==, 7);
}

static void
test_only_what_is_gone_moves (void)
{
  VitrineHexCaret caret = { .offset = 20 };
  guint64 start;

  g_assert_false (vitrine_hex_caret_clamp (&caret, 21));
  g_assert_cmpuint (caret.offset, ==, 20);
  g_assert_true (vitrine_hex_caret_clamp (&caret, 20));
  g_assert_cmpuint (caret.offset, ==, 19);

  vitrine_hex_caret_select (&caret, 2, 10);
  g_assert_false (vitrine_hex_caret_clamp (&caret, 12));
  g_assert_true (vitrine_hex_caret_clamp (&caret, 8));
  g_assert_cmpuint (vitrine_hex_caret_get_selection (&caret, &start), ==, 6);
  g_assert_true (vitrine_hex_caret_clamp (&caret, 0));
  g_assert_cmpuint (vitrine_hex_caret_get_selection (&caret, &start), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-caret/moves", test_moves);
  g_test_add_func ("/hex-caret/moves-over-rows-left-out", test_moves_over_rows_left_out);
  g_test_add_func ("/hex-caret/no-row-to-move-in", test_no_row_to_move_in);
  g_test_add_func ("/hex-caret/nothing-to-move-in", test_nothing_to_move_in);
  g_test_add_func ("/hex-caret/extending-selects-both-ends", test_extending_selects_both_ends);
  g_test_add_func ("/hex-caret/selecting-all-of-the-largest", test_selecting_all_of_the_largest);
  g_test_add_func ("/hex-caret/only-what-is-gone-moves", test_only_what_is_gone_moves);
  return g_test_run ();
}
