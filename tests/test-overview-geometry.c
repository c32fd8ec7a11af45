/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/overview-geometry.h"

#define TEBIBYTE (G_GUINT64_CONSTANT (1) << 40)

static void
test_y (void)
{
  const VitrineOverviewGeometry geometry = { TEBIBYTE, 512 };
  const VitrineOverviewGeometry nothing = { 0, 512 };

  g_assert_cmpfloat (vitrine_overview_geometry_get_y (&geometry, 0), ==, 0);
  g_assert_cmpfloat (vitrine_overview_geometry_get_y (&geometry, TEBIBYTE / 4), ==, 128);
  g_assert_cmpfloat (vitrine_overview_geometry_get_y (&geometry, G_MAXUINT64), ==, 512);
  g_assert_cmpfloat (vitrine_overview_geometry_get_y (&nothing, 5), ==, 0);
}

static void
test_offset (void)
{
  static const struct
  {
    guint64 size;
    int height;
    double y;
    guint64 offset;
  } cases[] = {
    { TEBIBYTE, 512, 0, 0 },
    { TEBIBYTE, 512, -7, 0 },
    { TEBIBYTE, 512, 256, TEBIBYTE / 2 },
    { TEBIBYTE, 512, 512, TEBIBYTE - 1 },
    { TEBIBYTE, 512, 9999, TEBIBYTE - 1 },
    { G_MAXINT64, 100, 100, G_MAXINT64 - 1 },
    { 3, 300, 299, 2 },
    { 0, 512, 100, 0 },
    { 100, 0, 50, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const VitrineOverviewGeometry geometry = { cases[i].size, cases[i].height };

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (vitrine_overview_geometry_get_offset (&geometry, cases[i].y), ==,
                        cases[i].offset);
    }
}

static void
test_span (void)
{
  static const struct
  {
    guint64 offset;
    guint64 length;
    double least;
    double y;
    double height;
  } cases[] = {
    { 0, 1000, 2, 0, 100 },
    { 500, 100, 2, 50, 10 },
    { 500, 1, 2, 50, 2 },
    { 999, 1, 8, 92, 8 },
    { 990, G_MAXUINT64, 1, 99, 1 },
    { 5000, 1, 4, 96, 4 },
    { 0, 1, 500, 0, 100 },
  };
  const VitrineOverviewGeometry geometry = { 1000, 100 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VitrineOverviewSpan span
        = vitrine_overview_geometry_get_span (&geometry, cases[i].offset, cases[i].length,
                                              cases[i].least);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpfloat_with_epsilon (span.y, cases[i].y, 1e-9);
      g_assert_cmpfloat_with_epsilon (span.height, cases[i].height, 1e-9);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview-geometry/y", test_y);
  g_test_add_func ("/overview-geometry/offset", test_offset);
  g_test_add_func ("/overview-geometry/span", test_span);
  return g_test_run ();
}
