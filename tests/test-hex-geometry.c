/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-geometry.h"

#define LARGEST ((guint64) G_MAXINT64 + 1) /* bytes in the largest segment */

static VitrineHexGeometry
make (guint64 size,
      int     width,
      int     height)
{
  VitrineHexGeometry geometry = {
    .size = size,
    .cell_width = 8,
    .row_height = 18,
    .width = width,
    .height = height,
    .per_row_max = 16, .group = 8,
  };

  vitrine_hex_geometry_layout (&geometry);
  return geometry;
}

static void
test_bytes_per_row_follow_the_width (void)
{
  static const struct
  {
    int width;
    guint per_row_max;
    guint per_row;
  } cases[] = {
    { 0, 16, 8 }, { -1, 16, 8 }, { 347, 16, 8 }, { 360, 16, 8 }, { 599, 16, 8 },
    { 600, 16, 16 }, { 4000, 16, 16 }, { 612, 32, 16 }, { 4000, 32, 32 },
    { 4000, 64, 64 }, { 4000, 1000, 64 }, { 4000, 8, 8 }, { 4000, 3, 8 },
    /* Round offsets before more bytes; all that fit where that is asked for. */
    { 900, 32, 16 }, { 900, 0, 24 }, { 4000, 0, 64 }, { 612, 0, 16 }, { 0, 0, 8 },
    { 900, 24, 24 }, { 612, 24, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VitrineHexGeometry geometry = make (4096, cases[i].width, 100);

      geometry.per_row_max = cases[i].per_row_max;
      vitrine_hex_geometry_layout (&geometry);
      g_test_message ("%d pixels, at most %u", cases[i].width, cases[i].per_row_max);
      g_assert_cmpuint (geometry.per_row, ==, cases[i].per_row);
      g_assert_cmpint (vitrine_hex_geometry_get_overflow (&geometry), ==,
                       MAX (geometry.content_width - MAX (cases[i].width, 0), 0));
    }
}

static void
test_eight_bytes_fit_360_pixels (void)
{
  VitrineHexGeometry geometry = make (4096, 360, 100);

  g_assert_cmpint (vitrine_hex_geometry_get_overflow (&geometry), ==, 0);
}

/* What a window of 360 pixels leaves beside a scroll bar. */
static void
test_groups_fit_a_narrow_window (void)
{
  for (guint group = 1; group <= VITRINE_HEX_GROUP_MAX; group *= 2)
    {
      VitrineHexGeometry geometry = make (4096, 345, 100);

      geometry.group = group;
      vitrine_hex_geometry_layout (&geometry);
      /* Four groups of two take more gaps than there is room for. */
      g_assert_cmpint (vitrine_hex_geometry_get_overflow (&geometry) > 0, ==, group == 2);
    }
}

static void
test_offsets_are_as_wide_as_needed (void)
{
  static const struct
  {
    guint64 size;
    guint digits;
  } cases[] = {
    { 0, 8 }, { 1, 8 }, { G_GUINT64_CONSTANT (0x100000000), 8 },
    { G_GUINT64_CONSTANT (0x100000001), 9 }, { LARGEST - 1, 16 }, { LARGEST, 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (make (cases[i].size, 612, 100).offset_digits, ==, cases[i].digits);
}

static void
test_columns_stand_side_by_side (void)
{
  VitrineHexGeometry geometry = make (4096, 612, 100);
  int end = geometry.offset_x + (int) geometry.offset_digits * geometry.cell_width;

  for (int i = 0; i < VITRINE_HEX_N_COLUMNS; i++)
    {
      g_assert_cmpint (geometry.column_x[i], >, end);
      end = geometry.column_x[i] + vitrine_hex_geometry_get_run_width (&geometry, i, 0, 16);
    }
  g_assert_cmpint (geometry.content_width, >, end);
}

static void
test_groups_have_a_wider_gap (void)
{
  VitrineHexGeometry geometry = make (4096, 612, 100);
  int inner = vitrine_hex_geometry_get_cell_x (&geometry, VITRINE_HEX_COLUMN_BYTES, 7)
              - vitrine_hex_geometry_get_cell_x (&geometry, VITRINE_HEX_COLUMN_BYTES, 6);
  int outer = vitrine_hex_geometry_get_cell_x (&geometry, VITRINE_HEX_COLUMN_BYTES, 8)
              - vitrine_hex_geometry_get_cell_x (&geometry, VITRINE_HEX_COLUMN_BYTES, 7);

  g_assert_cmpint (inner, ==, 3 * geometry.cell_width);
  g_assert_cmpint (outer, ==, 4 * geometry.cell_width);
}

/* Where each byte stands by itself, none is further away than the others. */
static void
test_groups_of_every_size (void)
{
  VitrineHexGeometry geometry = make (4096, 4000, 100);

  for (guint group = 1; group <= VITRINE_HEX_GROUP_MAX; group *= 2)
    {
      geometry.group = group;
      vitrine_hex_geometry_layout (&geometry);
      for (guint i = 1; i < geometry.per_row; i++)
        {
          int step = vitrine_hex_geometry_get_cell_x (&geometry, VITRINE_HEX_COLUMN_BYTES, i)
                     - vitrine_hex_geometry_get_cell_x (&geometry, VITRINE_HEX_COLUMN_BYTES, i - 1);
          int cells = group > 1 && i % group == 0 ? 4 : 3;

          g_assert_cmpint (step, ==, cells * geometry.cell_width);
        }
    }
}

/* Every pixel of every visible byte's box leads back to that byte. */
static void
round_trip (const VitrineHexGeometry *geometry)
{
  guint64 first;
  guint64 n_bytes = vitrine_hex_geometry_get_visible (geometry, &first);

  for (guint64 offset = first; offset < first + n_bytes; offset++)
    for (int column = 0; column < VITRINE_HEX_N_COLUMNS; column++)
      {
        VitrineHexBox box;

        vitrine_hex_geometry_get_box (geometry, offset, column, &box);
        for (double y = MAX (box.y, 0); y < MIN (box.y + box.height, geometry->height); y++)
          for (double x = box.x; x < box.x + box.width; x += 3)
            {
              VitrineHexColumn hit_column;
              guint64 hit_offset;

              g_assert_true (vitrine_hex_geometry_hit (geometry, x, y, &hit_offset, &hit_column)
                             || x < 0 || x >= geometry->width);
              g_assert_cmpuint (hit_offset, ==, offset);
              g_assert_cmpint (hit_column, ==, column);
              g_assert_cmpuint (vitrine_hex_geometry_nearest (geometry, column, x, y),
                                ==, offset);
            }
      }
}

static void
test_boxes_and_hits_round_trip (void)
{
  static const guint64 sizes[] = { 1, 8, 16, 17, 4096, 4099, LARGEST - 1, LARGEST };
  static const int widths[] = { 1, 360, 612, 1000 };
  static const double parts[] = { 0, 0.5 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (widths) * 2 * 2 * 2; i++)
    {
      VitrineHexGeometry geometry = make (sizes[i / 8 % G_N_ELEMENTS (sizes)],
                                          widths[i / 8 / G_N_ELEMENTS (sizes)], 100);

      geometry.rtl = i % 2;
      geometry.left = i % 2 ? 10 : 0;
      vitrine_hex_geometry_layout (&geometry);
      vitrine_hex_geometry_scroll_to (&geometry, i / 2 % 2 ? G_MAXUINT64 : 0, parts[i / 4 % 2]);
      round_trip (&geometry);
    }
}

static void
test_hit_knows_empty_space (void)
{
  VitrineHexGeometry geometry = make (20, 700, 100);
  VitrineHexColumn column;
  guint64 offset;
  VitrineHexBox box;

  /* Past the last byte, in the row that has four: the nearest byte is told. */
  vitrine_hex_geometry_get_box (&geometry, 19, VITRINE_HEX_COLUMN_BYTES, &box);
  g_assert_false (vitrine_hex_geometry_hit (&geometry, box.x + 100, box.y, &offset, &column));
  g_assert_cmpuint (offset, ==, 19);
  /* Below the last row, above the first, and right of the characters. */
  g_assert_false (vitrine_hex_geometry_hit (&geometry, box.x, 60, &offset, &column));
  g_assert_cmpuint (offset, ==, 19);
  g_assert_false (vitrine_hex_geometry_hit (&geometry, box.x, -5, &offset, &column));
  g_assert_cmpuint (offset, ==, 3);
  g_assert_false (vitrine_hex_geometry_hit (&geometry, 690, 5, &offset, &column));
  g_assert_cmpuint (offset, ==, 15);
  g_assert_cmpint (column, ==, VITRINE_HEX_COLUMN_TEXT);
  /* The offset belongs to the first byte. */
  g_assert_true (vitrine_hex_geometry_hit (&geometry, geometry.offset_x, 20, &offset, &column));
  g_assert_cmpuint (offset, ==, 16);
}

static void
test_nothing_is_nowhere (void)
{
  VitrineHexGeometry geometry = make (0, 612, 100);
  VitrineHexColumn column;
  guint64 offset;

  g_assert_cmpuint (vitrine_hex_geometry_get_n_rows (&geometry), ==, 0);
  g_assert_cmpuint (vitrine_hex_geometry_get_n_visible (&geometry), ==, 0);
  g_assert_cmpuint (vitrine_hex_geometry_get_visible (&geometry, &offset), ==, 0);
  g_assert_cmpuint (vitrine_hex_geometry_get_row_length (&geometry, 0), ==, 0);
  g_assert_false (vitrine_hex_geometry_hit (&geometry, 10, 10, &offset, &column));
  vitrine_hex_geometry_scroll_to (&geometry, 10, 0.5);
  g_assert_cmpuint (geometry.top_row, ==, 0);
  g_assert_cmpfloat (geometry.top_part, ==, 0);
}

static void
test_viewport_of_nothing (void)
{
  VitrineHexGeometry geometry = make (4096, 0, 0);
  VitrineHexColumn column;
  guint64 offset;

  g_assert_cmpuint (vitrine_hex_geometry_get_n_visible (&geometry), ==, 0);
  g_assert_false (vitrine_hex_geometry_hit (&geometry, 0, 0, &offset, &column));
  vitrine_hex_geometry_reveal (&geometry, 4095, VITRINE_HEX_COLUMN_TEXT);
  g_assert_cmpuint (geometry.top_row, ==, 511);
  vitrine_hex_geometry_reveal (&geometry, 0, VITRINE_HEX_COLUMN_BYTES);
  g_assert_cmpuint (geometry.top_row, ==, 0);
  g_assert_cmpint (geometry.left, ==, geometry.column_x[VITRINE_HEX_COLUMN_BYTES]);
}

static void
test_last_row_is_partial (void)
{
  VitrineHexGeometry geometry = make (35, 612, 100);

  g_assert_cmpuint (vitrine_hex_geometry_get_n_rows (&geometry), ==, 3);
  g_assert_cmpuint (vitrine_hex_geometry_get_row_length (&geometry, 1), ==, 16);
  g_assert_cmpuint (vitrine_hex_geometry_get_row_length (&geometry, 2), ==, 3);
  g_assert_cmpuint (vitrine_hex_geometry_get_row_length (&geometry, 3), ==, 0);
  g_assert_cmpuint (vitrine_hex_geometry_get_row (&geometry, 34), ==, 2);
}

static void
test_visible_rows_count_what_is_cut (void)
{
  VitrineHexGeometry geometry = make (4096, 612, 90);
  guint64 offset;

  g_assert_cmpuint (vitrine_hex_geometry_get_n_visible (&geometry), ==, 5);
  vitrine_hex_geometry_scroll_to (&geometry, 3, 0.25);
  g_assert_cmpuint (vitrine_hex_geometry_get_n_visible (&geometry), ==, 6);
  g_assert_cmpuint (vitrine_hex_geometry_get_visible (&geometry, &offset), ==, 96);
  g_assert_cmpuint (offset, ==, 48);
  geometry = make (20, 612, 900);
  g_assert_cmpuint (vitrine_hex_geometry_get_visible (&geometry, &offset), ==, 20);
}

static void
test_bottom_ends_at_the_edge (void)
{
  static const guint64 sizes[] = { 4096, 4097, LARGEST - 1, LARGEST };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      VitrineHexGeometry geometry = make (sizes[i], 612, 100);
      guint64 n_rows = vitrine_hex_geometry_get_n_rows (&geometry);
      guint64 offset;
      guint64 n_bytes;

      vitrine_hex_geometry_scroll_to (&geometry, G_MAXUINT64, 0);
      g_assert_cmpfloat (vitrine_hex_geometry_get_y (&geometry, n_rows), ==, 100);
      n_bytes = vitrine_hex_geometry_get_visible (&geometry, &offset);
      g_assert_cmpuint (offset + n_bytes, ==, sizes[i]);
    }
}

static void
test_scrolling_is_exact_where_doubles_are_not (void)
{
  VitrineHexGeometry geometry = make (LARGEST, 612, 100);
  guint64 start = vitrine_hex_geometry_get_n_rows (&geometry) - 1001;

  vitrine_hex_geometry_scroll_to (&geometry, start, 0);
  vitrine_hex_geometry_scroll_by (&geometry, 1.5);
  g_assert_cmpuint (geometry.top_row, ==, start + 1);
  g_assert_cmpfloat (geometry.top_part, ==, 0.5);
  vitrine_hex_geometry_scroll_by (&geometry, -3);
  g_assert_cmpuint (geometry.top_row, ==, start - 2);
  g_assert_cmpfloat (geometry.top_part, ==, 0.5);
  vitrine_hex_geometry_scroll_by (&geometry, -1e30);
  g_assert_cmpuint (geometry.top_row, ==, 0);
  vitrine_hex_geometry_scroll_by (&geometry, 1e30);
  g_assert_cmpfloat (vitrine_hex_geometry_get_y (&geometry, start + 1001), ==, 100);
}

static void
test_reveal_scrolls_no_further_than_needed (void)
{
  VitrineHexGeometry geometry = make (LARGEST, 700, 100);

  vitrine_hex_geometry_reveal (&geometry, LARGEST - 1, VITRINE_HEX_COLUMN_BYTES);
  g_assert_cmpfloat (vitrine_hex_geometry_get_y (&geometry, (LARGEST - 1) / 16), ==, 82);

  vitrine_hex_geometry_scroll_to (&geometry, 100, 0.5);
  vitrine_hex_geometry_reveal (&geometry, 102 * 16, VITRINE_HEX_COLUMN_BYTES);
  g_assert_cmpuint (geometry.top_row, ==, 100);
  g_assert_cmpfloat (geometry.top_part, ==, 0.5);
  vitrine_hex_geometry_reveal (&geometry, 106 * 16, VITRINE_HEX_COLUMN_BYTES);
  g_assert_cmpfloat (vitrine_hex_geometry_get_y (&geometry, 107), ==, 100);
  vitrine_hex_geometry_reveal (&geometry, 100 * 16, VITRINE_HEX_COLUMN_BYTES);
  g_assert_cmpuint (geometry.top_row, ==, 100);
  g_assert_cmpfloat (geometry.top_part, ==, 0);
}

static void
test_reveal_scrolls_sideways (void)
{
  VitrineHexGeometry geometry = make (4096, 100, 100);
  VitrineHexBox box;

  for (int column = 0; column < VITRINE_HEX_N_COLUMNS; column++)
    for (guint64 offset = 0; offset < 8; offset++)
      {
        vitrine_hex_geometry_reveal (&geometry, offset, column);
        vitrine_hex_geometry_get_box (&geometry, offset, column, &box);
        g_assert_cmpfloat (box.x + box.width, <=, 100);
        g_assert_cmpfloat (box.x, >=, 0);
      }
  g_assert_cmpint (geometry.left, >, 0);
  vitrine_hex_geometry_reveal (&geometry, 0, VITRINE_HEX_COLUMN_BYTES);
  g_assert_cmpint (geometry.left, ==, 0);
}

static void
test_right_to_left_moves_the_block_only (void)
{
  VitrineHexGeometry geometry = make (4096, 1000, 100);
  VitrineHexBox first;
  VitrineHexBox second;

  geometry.rtl = TRUE;
  vitrine_hex_geometry_layout (&geometry);
  g_assert_cmpint (vitrine_hex_geometry_get_origin (&geometry), ==,
                   1000 - geometry.content_width);
  vitrine_hex_geometry_get_box (&geometry, 0, VITRINE_HEX_COLUMN_BYTES, &first);
  vitrine_hex_geometry_get_box (&geometry, 1, VITRINE_HEX_COLUMN_BYTES, &second);
  g_assert_cmpfloat (first.x, <, second.x);
}

static void
test_shrinking_brings_back (void)
{
  VitrineHexGeometry geometry = make (4096, 612, 100);

  vitrine_hex_geometry_scroll_to (&geometry, G_MAXUINT64, 0);
  geometry.size = 40;
  vitrine_hex_geometry_layout (&geometry);
  g_assert_cmpuint (geometry.top_row, ==, 0);
  g_assert_cmpuint (vitrine_hex_geometry_get_n_visible (&geometry), ==, 3);
}

/* Rows 1, 4 and 5 of 256 are shown: they stand one below the other. */
static void
test_rows_left_out (void)
{
  g_autoptr (VitrineHexRows) rows = vitrine_hex_rows_new ();
  VitrineRange joined[] = { { 20, 1 }, { 79, 2 } };
  VitrineHexGeometry geometry = make (4096, 1000, 200);
  g_autoptr (GArray) visible = NULL;
  VitrineHexColumn column;
  VitrineHexBox box;
  guint64 offset;
  guint64 row;

  vitrine_hex_rows_set_per_row (rows, geometry.per_row);
  vitrine_hex_rows_set_filtering (rows, TRUE);
  geometry.rows = rows;
  g_assert_cmpuint (vitrine_hex_geometry_get_n_rows (&geometry), ==, 0);
  g_assert_cmpuint (vitrine_hex_geometry_get_visible (&geometry, &offset), ==, 0);
  g_assert_false (vitrine_hex_geometry_hit (&geometry, 200, 5, &offset, &column));

  vitrine_hex_rows_join_ranges (rows, joined, G_N_ELEMENTS (joined));
  g_assert_cmpuint (vitrine_hex_geometry_get_n_rows (&geometry), ==, 3);
  g_assert_cmpuint (vitrine_hex_geometry_get_row_start (&geometry, 1), ==, 64);
  g_assert_cmpuint (vitrine_hex_geometry_get_row_length (&geometry, 2), ==, 16);
  g_assert_cmpuint (vitrine_hex_geometry_get_row_length (&geometry, 3), ==, 0);
  g_assert_cmpuint (vitrine_hex_geometry_get_visible (&geometry, &offset), ==, 80);
  g_assert_cmpuint (offset, ==, 16);
  visible = vitrine_hex_geometry_list_visible (&geometry);
  g_assert_cmpuint (visible->len, ==, 2);
  g_assert_cmpuint (g_array_index (visible, VitrineRange, 0).offset, ==, 16);
  g_assert_cmpuint (g_array_index (visible, VitrineRange, 0).length, ==, 16);
  g_assert_cmpuint (g_array_index (visible, VitrineRange, 1).offset, ==, 64);
  g_assert_cmpuint (g_array_index (visible, VitrineRange, 1).length, ==, 32);

  g_assert_true (vitrine_hex_geometry_find_row (&geometry, 85, &row));
  g_assert_cmpuint (row, ==, 2);
  g_assert_false (vitrine_hex_geometry_find_row (&geometry, 40, &row));
  vitrine_hex_geometry_get_box (&geometry, 85, VITRINE_HEX_COLUMN_BYTES, &box);
  g_assert_cmpfloat (box.y, ==, 2 * geometry.row_height);
  g_assert_true (vitrine_hex_geometry_hit (&geometry, box.x + 1, box.y + 1, &offset, &column));
  g_assert_cmpuint (offset, ==, 85);
  g_assert_cmpuint (vitrine_hex_geometry_nearest (&geometry, column, box.x + 1, 10000), ==, 85);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-geometry/bytes-per-row-follow-the-width",
                   test_bytes_per_row_follow_the_width);
  g_test_add_func ("/hex-geometry/eight-bytes-fit-360-pixels", test_eight_bytes_fit_360_pixels);
  g_test_add_func ("/hex-geometry/offsets-are-as-wide-as-needed",
                   test_offsets_are_as_wide_as_needed);
  g_test_add_func ("/hex-geometry/columns-stand-side-by-side", test_columns_stand_side_by_side);
  g_test_add_func ("/hex-geometry/groups-fit-a-narrow-window",
                   test_groups_fit_a_narrow_window);
  g_test_add_func ("/hex-geometry/groups-of-every-size", test_groups_of_every_size);
  g_test_add_func ("/hex-geometry/groups-have-a-wider-gap", test_groups_have_a_wider_gap);
  g_test_add_func ("/hex-geometry/boxes-and-hits-round-trip", test_boxes_and_hits_round_trip);
  g_test_add_func ("/hex-geometry/hit-knows-empty-space", test_hit_knows_empty_space);
  g_test_add_func ("/hex-geometry/nothing-is-nowhere", test_nothing_is_nowhere);
  g_test_add_func ("/hex-geometry/viewport-of-nothing", test_viewport_of_nothing);
  g_test_add_func ("/hex-geometry/last-row-is-partial", test_last_row_is_partial);
  g_test_add_func ("/hex-geometry/visible-rows-count-what-is-cut",
                   test_visible_rows_count_what_is_cut);
  g_test_add_func ("/hex-geometry/bottom-ends-at-the-edge", test_bottom_ends_at_the_edge);
  g_test_add_func ("/hex-geometry/scrolling-is-exact-where-doubles-are-not",
                   test_scrolling_is_exact_where_doubles_are_not);
  g_test_add_func ("/hex-geometry/reveal-scrolls-no-further-than-needed",
                   test_reveal_scrolls_no_further_than_needed);
  g_test_add_func ("/hex-geometry/reveal-scrolls-sideways", test_reveal_scrolls_sideways);
  g_test_add_func ("/hex-geometry/right-to-left-moves-the-block-only",
                   test_right_to_left_moves_the_block_only);
  g_test_add_func ("/hex-geometry/shrinking-brings-back", test_shrinking_brings_back);
  g_test_add_func ("/hex-geometry/rows-left-out", test_rows_left_out);
  return g_test_run ();
}
