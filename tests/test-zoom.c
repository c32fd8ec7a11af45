/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/zoom.h"

static void
test_steps (void)
{
  static const struct
  {
    int percent;
    int n_steps;
    int result;
  } cases[] = {
    { 100, 0, 100 }, { 100, 1, 110 }, { 100, -1, 90 }, { 110, -1, 100 }, { 100, 3, 150 },
    { 300, 1, 300 }, { 50, -1, 50 }, { 50, 100, 300 }, { 300, -100, 50 },
    /* What somebody put into the settings. */
    { 105, 1, 110 }, { 105, -1, 100 }, { 299, 1, 300 }, { 51, -1, 50 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (vitrine_zoom_step (cases[i].percent, cases[i].n_steps), ==,
                     cases[i].result);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zoom/steps", test_steps);
  return g_test_run ();
}
