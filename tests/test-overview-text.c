/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/overview-text.h"

#define CELL 4096

static const VitrineSweepCell cells[] = {
  { .seen = CELL, .data = CELL },
  { .seen = CELL, .data = 0 },
};

static void
assert_described (guint       n_cells,
                  guint64     size,
                  const char *expected)
{
  const VitrineOverviewCells swept = { cells, n_cells, CELL };
  const VitrineRange visible = { CELL, 256 };
  g_autofree char *text = vitrine_overview_text_describe (&swept, size, visible);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_describes (void)
{
  assert_described (2, 2 * CELL,
                    "Shows 0x1000 to 0x10ff, at 50 %; 4.0\u00a0KiB of 8.0\u00a0KiB is data, "
                    "the rest are holes");
}

/* What is not known yet is not said. */
static void
test_says_nothing_of_what_was_not_swept (void)
{
  assert_described (1, 2 * CELL, "Shows 0x1000 to 0x10ff, at 50 %");
  assert_described (0, 0, "Shows 0x1000 to 0x10ff, at 0 %");
}

static void
assert_place (guint64     offset,
              const char *expected)
{
  const VitrineOverviewCells swept = { cells, G_N_ELEMENTS (cells), CELL };
  g_autofree char *text = vitrine_overview_text_place (&swept, offset);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_places (void)
{
  const VitrineOverviewCells nothing = { 0 };
  g_autofree char *unknown = vitrine_overview_text_place (&nothing, 16);

  g_assert_cmpstr (unknown, ==, "0x10");
  assert_place (CELL - 1, "0xfff: data");
  assert_place (CELL, "0x1000: hole");
  assert_place (2 * CELL, "0x2000");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview-text/describes", test_describes);
  g_test_add_func ("/overview-text/not-swept", test_says_nothing_of_what_was_not_swept);
  g_test_add_func ("/overview-text/places", test_places);
  return g_test_run ();
}
