/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-place.h"

#define SIZE 4096

/* Ten rows of 16 bytes are to be seen. */
static VitrineHexPlace
make (void)
{
  VitrineHexPlace place = {
    .geometry = {
      .size = SIZE, .cell_width = 8, .row_height = 18, .width = 1000, .height = 180,
      .per_row_max = 16, .group = 8,
    },
  };

  vitrine_hex_place_lay_out (&place);
  return place;
}

static void
test_top_stays_when_rows_change (void)
{
  VitrineHexPlace place = make ();

  vitrine_hex_place_scroll (&place, 0, 20 * 18);
  g_assert_cmpuint (place.geometry.top_row, ==, 20);
  place.geometry.width = 360;
  vitrine_hex_place_lay_out (&place);
  g_assert_cmpuint (place.geometry.per_row, ==, 8);
  g_assert_cmpuint (place.geometry.top_row, ==, 40);
  place.geometry.width = 1000;
  vitrine_hex_place_lay_out (&place);
  g_assert_cmpuint (place.geometry.top_row, ==, 20);
}

static void
test_layout_moves_no_caret (void)
{
  VitrineHexPlace place = make ();

  vitrine_hex_place_select (&place, 100, 0);
  vitrine_hex_place_scroll (&place, 0, 100 * 18);
  vitrine_hex_place_lay_out (&place);
  g_assert_cmpuint (place.caret.offset, ==, 100);
  g_assert_cmpuint (place.geometry.top_row, ==, 100);
  place.geometry.size = 50;
  vitrine_hex_place_lay_out (&place);
  g_assert_cmpuint (place.caret.offset, ==, 49);
  g_assert_cmpuint (place.geometry.top_row, ==, 0);
}

static void
test_page_keeps_the_caret_where_it_is (void)
{
  VitrineHexPlace place = make ();
  VitrineHexBox before;
  VitrineHexBox after;

  vitrine_hex_place_select (&place, 5 * 16 + 3, 0);
  vitrine_hex_place_scroll (&place, 0, 2.5 * 18);
  vitrine_hex_geometry_get_box (&place.geometry, place.caret.offset, 0, &before);
  vitrine_hex_place_move (&place, VITRINE_HEX_MOVE_PAGES, 1, FALSE);
  vitrine_hex_geometry_get_box (&place.geometry, place.caret.offset, 0, &after);
  g_assert_cmpuint (place.caret.offset, ==, 14 * 16 + 3);
  g_assert_cmpfloat (before.y, ==, after.y);
}

static void
test_kept_while_there_is_nothing (void)
{
  VitrineHexPlace place = make ();

  vitrine_hex_place_select (&place, 1000, 24);
  vitrine_hex_place_scroll (&place, 0, 60 * 18);
  vitrine_hex_place_keep (&place);
  place.geometry.size = 0;
  vitrine_hex_place_lay_out (&place);
  vitrine_hex_place_keep (&place);
  g_assert_cmpuint (place.caret.offset, ==, 0);
  place.geometry.size = SIZE;
  vitrine_hex_place_lay_out (&place);
  vitrine_hex_place_restore (&place);
  g_assert_cmpuint (place.caret.offset, ==, 1023);
  g_assert_true (place.caret.selecting);
  g_assert_cmpuint (place.geometry.top_row, ==, 60);
  vitrine_hex_place_forget (&place);
  g_assert_cmpuint (place.caret.offset, ==, 0);
  g_assert_false (place.caret.selecting);
  g_assert_cmpuint (place.geometry.top_row, ==, 0);
}

static void
test_drag_beyond_the_edge (void)
{
  VitrineHexPlace place = make ();
  double x = place.geometry.column_x[VITRINE_HEX_COLUMN_BYTES] + 1;

  vitrine_hex_place_press (&place, x, 20, FALSE, 1);
  g_assert_cmpuint (place.caret.offset, ==, 16);
  vitrine_hex_place_drag (&place, x, 5000);
  g_assert_cmpuint (place.caret.offset, ==, 9 * 16);
  g_assert_cmpuint (place.geometry.top_row, ==, 0);
  vitrine_hex_place_scroll (&place, 0, 18);
  vitrine_hex_place_drag (&place, x, 5000);
  g_assert_cmpuint (place.caret.offset, ==, 10 * 16);
  vitrine_hex_place_drag (&place, -50, -5000);
  g_assert_cmpuint (place.caret.offset, ==, 16);
  g_assert_cmpuint (place.caret.anchor, ==, 16);
  g_assert_true (vitrine_hex_place_is_selected (&place, x, 1));
  g_assert_false (vitrine_hex_place_is_selected (&place, x, 19));
}

static void
assert_selected (const VitrineHexPlace *place,
                 guint64                offset,
                 guint64                length,
                 guint64                caret)
{
  guint64 start;

  g_assert_cmpuint (vitrine_hex_caret_get_selection (&place->caret, &start), ==, length);
  g_assert_cmpuint (start, ==, offset);
  g_assert_cmpuint (place->caret.offset, ==, caret);
}

/* Two presses in a row select a group, three a row, and a drag goes on by them. */
static void
test_presses_in_a_row (void)
{
  VitrineHexPlace place = make ();
  double x = vitrine_hex_geometry_get_cell_x (&place.geometry, VITRINE_HEX_COLUMN_BYTES, 10);

  vitrine_hex_place_press (&place, x, 20, FALSE, 2);
  assert_selected (&place, 24, 8, 31);
  vitrine_hex_place_drag (&place, x, 20);
  assert_selected (&place, 24, 8, 31);
  vitrine_hex_place_drag (&place, x, 40);
  assert_selected (&place, 24, 24, 47);
  vitrine_hex_place_drag (&place, x, 2);
  assert_selected (&place, 8, 24, 8);
  vitrine_hex_place_press (&place, x, 20, FALSE, 3);
  assert_selected (&place, 16, 16, 31);
  vitrine_hex_place_drag (&place, x, 40);
  assert_selected (&place, 16, 32, 47);
  vitrine_hex_place_press (&place, x, 20, FALSE, 1);
  assert_selected (&place, 26, 0, 26);
  place.geometry.group = 2;
  vitrine_hex_place_lay_out (&place);
  x = vitrine_hex_geometry_get_cell_x (&place.geometry, VITRINE_HEX_COLUMN_BYTES, 11);
  vitrine_hex_place_press (&place, x, 20, FALSE, 2);
  assert_selected (&place, 26, 2, 27);
}

/* The last row and its last group may be shorter. */
static void
test_presses_at_the_end (void)
{
  VitrineHexPlace place = make ();

  place.geometry.size = 19;
  vitrine_hex_place_lay_out (&place);
  vitrine_hex_place_press (&place, 1, 20, FALSE, 2);
  assert_selected (&place, 16, 3, 18);
  vitrine_hex_place_press (&place, 1, 20, FALSE, 3);
  assert_selected (&place, 16, 3, 18);
}

static void
test_tab_leads_through_and_out (void)
{
  VitrineHexPlace place = make ();

  place.caret.column = VITRINE_HEX_COLUMN_TEXT;
  g_assert_true (vitrine_hex_place_tab (&place, FALSE, TRUE));
  g_assert_cmpint (place.caret.column, ==, VITRINE_HEX_COLUMN_BYTES);
  g_assert_true (vitrine_hex_place_tab (&place, TRUE, TRUE));
  g_assert_cmpint (place.caret.column, ==, VITRINE_HEX_COLUMN_TEXT);
  g_assert_false (vitrine_hex_place_tab (&place, TRUE, TRUE));
  g_assert_true (vitrine_hex_place_tab (&place, FALSE, FALSE));
  g_assert_cmpint (place.caret.column, ==, VITRINE_HEX_COLUMN_TEXT);
  g_assert_true (vitrine_hex_place_tab (&place, TRUE, FALSE));
  g_assert_false (vitrine_hex_place_tab (&place, TRUE, FALSE));
}

static void
test_unseen_caret_is_revealed_later (void)
{
  VitrineHexPlace place = make ();

  place.geometry.height = 0;
  vitrine_hex_place_lay_out (&place);
  vitrine_hex_place_select (&place, 3000, 0);
  vitrine_hex_place_reveal (&place);
  g_assert_cmpuint (place.geometry.top_row, ==, 0);
  place.geometry.height = 180;
  vitrine_hex_place_lay_out (&place);
  g_assert_cmpuint (place.geometry.top_row, ==, 3000 / 16 - 9);
  vitrine_hex_place_scroll (&place, 0, -1e9);
  vitrine_hex_place_lay_out (&place);
  g_assert_cmpuint (place.geometry.top_row, ==, 0);
}

/* What somebody is led to has its surroundings with it. */
static void
test_jump_shows_what_stands_around (void)
{
  VitrineHexPlace place = make ();

  vitrine_hex_place_jump (&place, 9 * 16, 0);
  g_assert_cmpuint (place.geometry.top_row, ==, 0);
  vitrine_hex_place_jump (&place, 100 * 16 + 3, 0);
  g_assert_cmpuint (place.caret.offset, ==, 100 * 16 + 3);
  g_assert_cmpuint (place.geometry.top_row, ==, 97);
  vitrine_hex_place_jump (&place, 106 * 16, 0);
  g_assert_cmpuint (place.geometry.top_row, ==, 97);
  vitrine_hex_place_jump (&place, 107 * 16, 0);
  g_assert_cmpuint (place.geometry.top_row, ==, 104);
  vitrine_hex_place_jump (&place, SIZE - 1, 0);
  g_assert_cmpuint (place.geometry.top_row, ==, SIZE / 16 - 10);
  vitrine_hex_place_jump (&place, 16, 0);
  g_assert_cmpuint (place.geometry.top_row, ==, 0);
}

/* All of it where it fits, else its start. */
static void
test_jump_shows_a_whole_selection (void)
{
  VitrineHexPlace place = make ();

  vitrine_hex_place_jump (&place, 100 * 16, 9 * 16);
  assert_selected (&place, 100 * 16, 9 * 16, 109 * 16 - 1);
  g_assert_cmpuint (place.geometry.top_row, ==, 99);
  vitrine_hex_place_jump (&place, 50 * 16, 100 * 16);
  g_assert_cmpuint (place.geometry.top_row, ==, 50);
  vitrine_hex_place_scroll (&place, 0, 9);
  vitrine_hex_place_jump (&place, 50 * 16, 16);
  g_assert_cmpuint (place.geometry.top_row, ==, 47);
}

static void
test_nothing_is_no_place (void)
{
  VitrineHexPlace place = {
    .geometry = { .per_row_max = 16, .group = 8, .width = 1000, .height = 180 },
  };

  vitrine_hex_place_lay_out (&place);
  vitrine_hex_place_press (&place, 10, 10, FALSE, 1);
  vitrine_hex_place_drag (&place, 10, 100);
  vitrine_hex_place_move (&place, VITRINE_HEX_MOVE_PAGES, 1, TRUE);
  vitrine_hex_place_select (&place, 0, 10);
  vitrine_hex_place_tab (&place, FALSE, TRUE);
  g_assert_false (vitrine_hex_place_scroll (&place, 5, 5));
  g_assert_false (vitrine_hex_place_is_selected (&place, 10, 10));
  g_assert_cmpuint (place.caret.offset, ==, 0);
  g_assert_false (place.caret.selecting);
}

/* A place whose rows can be left out. */
static VitrineHexPlace
make_filtered (void)
{
  VitrineHexPlace place = make ();

  place.geometry.rows = vitrine_hex_rows_new ();
  vitrine_hex_place_lay_out (&place);
  return place;
}

static void
join (VitrineHexPlace *place,
      guint64          first_row,
      guint64          n_rows)
{
  guint64 top = vitrine_hex_place_get_top (place);
  VitrineRange range = { first_row * 16, n_rows * 16 };

  vitrine_hex_rows_join_ranges (place->geometry.rows, &range, 1);
  vitrine_hex_place_stay (place, top);
}

static void
test_row_at_the_top_stays_when_rows_join (void)
{
  VitrineHexPlace place = make_filtered ();

  vitrine_hex_place_select (&place, 5, 3);
  vitrine_hex_place_filter (&place, TRUE);
  g_assert_cmpuint (vitrine_hex_geometry_get_n_rows (&place.geometry), ==, 0);
  join (&place, 100, 50);
  g_assert_cmpuint (place.geometry.top_row, ==, 0);
  vitrine_hex_place_scroll (&place, 0, 10 * 18 + 6);
  g_assert_cmpuint (vitrine_hex_place_get_top (&place), ==, 110 * 16);
  join (&place, 20, 7);
  g_assert_cmpuint (place.geometry.top_row, ==, 17);
  g_assert_cmpuint (vitrine_hex_place_get_top (&place), ==, 110 * 16);
  g_assert_cmpfloat (place.geometry.top_part, >, 0);
  join (&place, 200, 7);
  g_assert_cmpuint (place.geometry.top_row, ==, 17);
  g_assert_cmpuint (place.caret.offset, ==, 7);
  g_assert_cmpuint (place.caret.anchor, ==, 5);

  vitrine_hex_place_filter (&place, FALSE);
  g_assert_cmpuint (place.geometry.top_row, ==, 110);
  vitrine_hex_rows_free (place.geometry.rows);
}

static void
test_nothing_that_joined_leads_back (void)
{
  VitrineHexPlace place = make_filtered ();

  vitrine_hex_place_scroll (&place, 0, 30 * 18);
  vitrine_hex_place_filter (&place, TRUE);
  vitrine_hex_place_move (&place, VITRINE_HEX_MOVE_ROWS, 1, FALSE);
  vitrine_hex_place_press (&place, 200, 20, FALSE, 1);
  vitrine_hex_place_drag (&place, 200, 60);
  g_assert_cmpuint (place.caret.offset, ==, 0);
  vitrine_hex_place_filter (&place, FALSE);
  g_assert_cmpuint (place.geometry.top_row, ==, 30);
  vitrine_hex_rows_free (place.geometry.rows);
}

/* Where somebody goes, there is a row. */
static void
test_going_to_a_row_shows_it (void)
{
  VitrineHexPlace place = make_filtered ();

  vitrine_hex_place_filter (&place, TRUE);
  join (&place, 100, 50);
  vitrine_hex_place_select (&place, 320, 1);
  vitrine_hex_place_reveal (&place);
  g_assert_cmpuint (vitrine_hex_geometry_get_n_rows (&place.geometry), ==, 51);
  g_assert_cmpuint (place.geometry.top_row, ==, 0);
  g_assert_cmpuint (vitrine_hex_place_get_top (&place), ==, 320);
  vitrine_hex_rows_free (place.geometry.rows);
}

static void
test_narrow_rows_left_out (void)
{
  VitrineHexPlace place = make_filtered ();

  vitrine_hex_place_filter (&place, TRUE);
  join (&place, 100, 50);
  vitrine_hex_place_scroll (&place, 0, 10 * 18);
  place.geometry.width = 360;
  vitrine_hex_place_lay_out (&place);
  g_assert_cmpuint (place.geometry.per_row, ==, 8);
  g_assert_cmpuint (vitrine_hex_geometry_get_n_rows (&place.geometry), ==, 100);
  g_assert_cmpuint (place.geometry.top_row, ==, 20);
  g_assert_cmpuint (vitrine_hex_place_get_top (&place), ==, 110 * 16);
  vitrine_hex_rows_free (place.geometry.rows);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-place/top-stays-when-rows-change", test_top_stays_when_rows_change);
  g_test_add_func ("/hex-place/layout-moves-no-caret", test_layout_moves_no_caret);
  g_test_add_func ("/hex-place/page-keeps-the-caret-where-it-is",
                   test_page_keeps_the_caret_where_it_is);
  g_test_add_func ("/hex-place/kept-while-there-is-nothing", test_kept_while_there_is_nothing);
  g_test_add_func ("/hex-place/drag-beyond-the-edge", test_drag_beyond_the_edge);
  g_test_add_func ("/hex-place/presses-in-a-row", test_presses_in_a_row);
  g_test_add_func ("/hex-place/presses-at-the-end", test_presses_at_the_end);
  g_test_add_func ("/hex-place/tab-leads-through-and-out", test_tab_leads_through_and_out);
  g_test_add_func ("/hex-place/unseen-caret-is-revealed-later",
                   test_unseen_caret_is_revealed_later);
  g_test_add_func ("/hex-place/jump", test_jump_shows_what_stands_around);
  g_test_add_func ("/hex-place/jump-selection", test_jump_shows_a_whole_selection);
  g_test_add_func ("/hex-place/nothing-is-no-place", test_nothing_is_no_place);
  g_test_add_func ("/hex-place/row-at-the-top-stays-when-rows-join",
                   test_row_at_the_top_stays_when_rows_join);
  g_test_add_func ("/hex-place/nothing-that-joined-leads-back",
                   test_nothing_that_joined_leads_back);
  g_test_add_func ("/hex-place/going-to-a-row-shows-it", test_going_to_a_row_shows_it);
  g_test_add_func ("/hex-place/narrow-rows-left-out", test_narrow_rows_left_out);
  return g_test_run ();
}
