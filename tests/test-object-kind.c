/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/object-kind.h"

/* Every kind has words of its own. */
static void
test_words (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < VITRINE_N_OBJECT_KINDS; i++)
    {
      g_assert_true (g_hash_table_add (ids, (gpointer) vitrine_object_kind_get_id (i)));
      g_assert_true (g_hash_table_add (names, (gpointer) vitrine_object_kind_get_name (i)));
    }
  g_assert_cmpstr (vitrine_object_kind_get_id (VITRINE_OBJECT_SYSV), ==, "sysv");
}

static void
test_matches (void)
{
  g_assert_true (vitrine_object_kind_matches (VITRINE_OBJECT_POSIX, VITRINE_OBJECT_DELETED));
  g_assert_true (vitrine_object_kind_matches (VITRINE_OBJECT_SYSV, VITRINE_OBJECT_SYSV));
  g_assert_false (vitrine_object_kind_matches (VITRINE_OBJECT_MEMFD, VITRINE_OBJECT_SYSV));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/object-kind/words", test_words);
  g_test_add_func ("/object-kind/matches", test_matches);
  return g_test_run ();
}
