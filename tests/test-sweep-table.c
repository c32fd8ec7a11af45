/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sweep-table.h"

/* Whatever the size, there are no more chunks and cells than may be. */
static void
test_sizes (void)
{
  static const struct
  {
    guint64 size;
    guint64 chunk_size;
    guint n_cells;
  } cases[] = {
    { 0, 4096, 0 },
    { 1, 4096, 1 },
    { 4097, 4096, 2 },
    { G_GUINT64_CONSTANT (1) << 20, 4096, 256 },
    { G_GUINT64_CONSTANT (1) << 33, 128 * 1024, 1024 },
    { (G_GUINT64_CONSTANT (1) << 33) + 1, 256 * 1024, 993 },
    { G_GUINT64_CONSTANT (1) << 40, 16 * 1024 * 1024, 1024 },
    { G_MAXINT64, G_GUINT64_CONSTANT (1) << 47, 1024 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VitrineSweepTable) table = vitrine_sweep_table_new (cases[i].size);
      guint n_cells;

      g_test_message ("%" G_GUINT64_FORMAT " bytes", cases[i].size);
      vitrine_sweep_table_get_cells (table, &n_cells);
      g_assert_cmpuint (vitrine_sweep_table_get_chunk_size (table), ==, cases[i].chunk_size);
      g_assert_cmpuint (n_cells, ==, cases[i].n_cells);
      g_assert_cmpuint (vitrine_sweep_table_get_size (table), ==, cases[i].size);
    }
}

static void
assert_cell (VitrineSweepTable *table,
             guint              cell,
             guint64            seen,
             guint64            data,
             gint64             changed)
{
  guint n_cells;
  const VitrineSweepCell *cells = vitrine_sweep_table_get_cells (table, &n_cells);

  g_assert_cmpuint (cell, <, n_cells);
  g_assert_cmpuint (cells[cell].seen, ==, seen);
  g_assert_cmpuint (cells[cell].data, ==, data);
  g_assert_cmpint (cells[cell].changed, ==, changed);
}

static void
test_notes (void)
{
  g_autoptr (VitrineSweepTable) table = vitrine_sweep_table_new (4096 * 2048 * 2 + 100);
  guint n_cells;

  vitrine_sweep_table_get_cells (table, &n_cells);
  g_assert_cmpuint (n_cells, ==, 820);
  g_assert_cmpuint (vitrine_sweep_table_get_cell_size (table), ==, 5 * 4096);

  /* Where data is can be known before the bytes are. */
  g_assert_true (vitrine_sweep_table_note_data (table, 10, 5));
  assert_cell (table, 2, 4096, 5, 0);
  g_assert_false (vitrine_sweep_table_note_data (table, 10, 5));
  g_assert_true (vitrine_sweep_table_note (table, 10, 99, 6, 10));
  assert_cell (table, 2, 4096, 6, 0);
  g_assert_true (vitrine_sweep_table_note (table, 10, 98, 6, 15));
  assert_cell (table, 2, 4096, 6, 15);

  /* What is seen for the first time is no change. */
  g_assert_true (vitrine_sweep_table_note (table, 5, 77, 4096, 10));
  assert_cell (table, 1, 4096, 4096, 0);
  g_assert_false (vitrine_sweep_table_note (table, 5, 77, 4096, 20));
  g_assert_true (vitrine_sweep_table_note (table, 6, 0, 0, 20));
  assert_cell (table, 1, 8192, 4096, 0);
  g_assert_true (vitrine_sweep_table_note (table, 5, 78, 4096, 30));
  assert_cell (table, 1, 8192, 4096, 30);

  /* The same bytes in other places of memory are none either. */
  g_assert_true (vitrine_sweep_table_note (table, 5, 78, 0, 40));
  assert_cell (table, 1, 8192, 0, 30);

  /* The last one is shorter. */
  g_assert_true (vitrine_sweep_table_note (table, 4096, 1, 100, 50));
  assert_cell (table, 819, 100, 100, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sweep-table/sizes", test_sizes);
  g_test_add_func ("/sweep-table/notes", test_notes);
  return g_test_run ();
}
