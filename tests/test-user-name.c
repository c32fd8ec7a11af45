/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/user-name.h"

#define NOBODY_AT_ALL 4294967290u

static void
test_known (void)
{
  g_autofree char *root = vitrine_user_name (0);

  g_assert_cmpstr (root, ==, "root");
}

static void
test_unknown (void)
{
  g_autofree char *number = vitrine_user_name (NOBODY_AT_ALL);

  g_assert_cmpstr (number, ==, "4294967290");
}

/* What was asked for once is not asked for again. */
static void
test_table (void)
{
  g_autoptr (GHashTable) names = vitrine_user_names_new ();
  const char *root = vitrine_user_names_get (names, 0);

  g_assert_cmpstr (root, ==, "root");
  g_assert_cmpstr (vitrine_user_names_get (names, NOBODY_AT_ALL), ==, "4294967290");
  g_assert_true (vitrine_user_names_get (names, 0) == root);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-name/known", test_known);
  g_test_add_func ("/user-name/unknown", test_unknown);
  g_test_add_func ("/user-name/table", test_table);
  return g_test_run ();
}
