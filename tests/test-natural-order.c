/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/natural-order.h"

static int
sign (int order)
{
  return (order > 0) - (order < 0);
}

/* Each one stands before the next. */
static void
test_order (void)
{
  static const char *const sorted[] = {
    "",       "01",     "1",  "2",    "10",    "99999999999999999999999",
    "100000000000000000000000", "a", "A1b", "a2",
    "a10",    "psm_9",  "psm_09x", "psm_10", "\xc3\xa9",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        int expected = (i > j) - (i < j);

        if (sign (vitrine_natural_order (sorted[i], sorted[j])) != expected)
          g_error ("“%s” and “%s” stand in the wrong order", sorted[i], sorted[j]);
      }
}

static void
test_equal_only_to_itself (void)
{
  g_assert_cmpint (vitrine_natural_order ("psm_1", "psm_1"), ==, 0);
  g_assert_cmpint (vitrine_natural_order ("psm_1", "PSM_1"), !=, 0);
  g_assert_cmpint (vitrine_natural_order ("psm_01", "psm_1"), !=, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/natural-order/order", test_order);
  g_test_add_func ("/natural-order/equal-only-to-itself", test_equal_only_to_itself);
  return g_test_run ();
}
