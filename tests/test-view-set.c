/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/view-set.h"

#define WHOLE_MAX 100

static void
assert_plan (VitrineViewSet *views,
             guint64         size,
             const char     *expected)
{
  g_autoptr (GArray) plan = vitrine_view_set_plan (views, size, WHOLE_MAX);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < plan->len; i++)
    {
      VitrineRange range = g_array_index (plan, VitrineRange, i);

      g_string_append_printf (said, "%s%" G_GUINT64_FORMAT "+%" G_GUINT64_FORMAT,
                              i > 0 ? " " : "", range.offset, range.length);
    }

  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_small_is_whole (void)
{
  g_autoptr (VitrineViewSet) views = vitrine_view_set_new ();

  assert_plan (views, 0, "");
  assert_plan (views, 1, "0+1");
  assert_plan (views, 100, "0+100");
  assert_plan (views, 101, "");
  vitrine_view_set_add (views, 10, 5);
  assert_plan (views, 100, "0+100");
}

static void
test_union (void)
{
  g_autoptr (VitrineViewSet) views = vitrine_view_set_new ();

  g_assert_cmpuint (vitrine_view_set_add (views, 200, 10), !=, 0);
  vitrine_view_set_add (views, 50, 10);
  assert_plan (views, 1000, "50+10 200+10");
  vitrine_view_set_add (views, 60, 5);
  assert_plan (views, 1000, "50+15 200+10");
  vitrine_view_set_add (views, 0, 500);
  assert_plan (views, 1000, "0+500");
  vitrine_view_set_add (views, 495, 10);
  assert_plan (views, 1000, "0+505");
}

static void
test_clipped (void)
{
  g_autoptr (VitrineViewSet) views = vitrine_view_set_new ();

  vitrine_view_set_add (views, 990, 100);
  vitrine_view_set_add (views, 2000, 100);
  vitrine_view_set_add (views, 1000, 1);
  vitrine_view_set_add (views, 5, 0);
  vitrine_view_set_add (views, G_MAXUINT64, G_MAXUINT64);
  assert_plan (views, 1000, "990+10");
  vitrine_view_set_add (views, 1, G_MAXUINT64);
  assert_plan (views, 1000, "1+999");
}

static void
test_move_and_remove (void)
{
  g_autoptr (VitrineViewSet) views = vitrine_view_set_new ();
  guint first = vitrine_view_set_add (views, 10, 5);
  guint second = vitrine_view_set_add (views, 30, 5);

  g_assert_cmpuint (first, !=, second);
  vitrine_view_set_move (views, first, 12, 4);
  assert_plan (views, 1000, "12+4 30+5");
  vitrine_view_set_remove (views, first);
  assert_plan (views, 1000, "30+5");
  g_assert_cmpuint (vitrine_view_set_add (views, 1, 1), !=, first);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-set/small-is-whole", test_small_is_whole);
  g_test_add_func ("/view-set/union", test_union);
  g_test_add_func ("/view-set/clipped", test_clipped);
  g_test_add_func ("/view-set/move-and-remove", test_move_and_remove);
  return g_test_run ();
}
