/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/change-rate.h"

static void
test_slides (void)
{
  g_autoptr (VitrineChangeRate) rate = vitrine_change_rate_new ();
  gint64 second = G_USEC_PER_SEC;

  g_assert_cmpfloat (vitrine_change_rate_get (rate, 5 * second), ==, 0);
  for (gint64 i = 0; i < 20; i++)
    vitrine_change_rate_note (rate, 10 * second + i * second / 10);

  g_assert_cmpfloat (vitrine_change_rate_get (rate, 12 * second - 1), ==, 10);
  g_assert_cmpfloat (vitrine_change_rate_get (rate, 12 * second + second / 2), ==, 4);
  g_assert_cmpfloat (vitrine_change_rate_get (rate, 13 * second), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-rate/slides", test_slides);
  return g_test_run ();
}
