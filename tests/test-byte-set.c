/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/byte-set.h"

#include <string.h>

#define LARGEST ((guint64) G_MAXINT64 + 1)
#define PAGE VITRINE_BYTE_SET_PAGE
#define SOME (3 * PAGE) /* bytes of the map that a set is compared with */

static void
assert_next (const VitrineByteSet *set,
             guint64               from,
             guint64               offset,
             guint64               length)
{
  VitrineRange run;

  g_assert_true (vitrine_byte_set_find_next_run (set, from, &run));
  g_assert_cmpuint (run.offset, ==, offset);
  g_assert_cmpuint (run.length, ==, length);
}

static void
assert_previous (const VitrineByteSet *set,
                 guint64               from,
                 guint64               offset,
                 guint64               length)
{
  VitrineRange run;

  g_assert_true (vitrine_byte_set_find_previous_run (set, from, &run));
  g_assert_cmpuint (run.offset, ==, offset);
  g_assert_cmpuint (run.length, ==, length);
}

static void
test_empty (void)
{
  g_autoptr (VitrineByteSet) set = vitrine_byte_set_new ();
  VitrineRange run;

  g_assert_cmpuint (vitrine_byte_set_count (set), ==, 0);
  g_assert_false (vitrine_byte_set_contains (set, 0));
  g_assert_false (vitrine_byte_set_find_next_run (set, 0, &run));
  g_assert_false (vitrine_byte_set_find_previous_run (set, LARGEST, &run));
  g_assert_false (vitrine_byte_set_remove (set, 0, G_MAXUINT64));
  g_assert_false (vitrine_byte_set_add (set, 5, 0));
}

static void
test_tells_what_is_new (void)
{
  g_autoptr (VitrineByteSet) set = vitrine_byte_set_new ();

  g_assert_true (vitrine_byte_set_add (set, 10, 4));
  g_assert_false (vitrine_byte_set_add (set, 11, 2));
  g_assert_true (vitrine_byte_set_add (set, 13, 2));
  g_assert_cmpuint (vitrine_byte_set_count (set), ==, 5);
  g_assert_true (vitrine_byte_set_remove (set, 0, 11));
  g_assert_false (vitrine_byte_set_remove (set, 0, 11));
  g_assert_cmpuint (vitrine_byte_set_count (set), ==, 4);
  g_assert_false (vitrine_byte_set_contains (set, 10));
  g_assert_true (vitrine_byte_set_contains (set, 11));
}

static void
test_runs_join_across_blocks_and_pages (void)
{
  g_autoptr (VitrineByteSet) set = vitrine_byte_set_new ();
  VitrineRange run;

  vitrine_byte_set_add (set, 60, 8);
  vitrine_byte_set_add (set, PAGE - 100, 2 * PAGE);
  vitrine_byte_set_add (set, 9 * PAGE, 1);
  assert_next (set, 0, 60, 8);
  assert_next (set, 60, 60, 8);
  assert_next (set, 61, PAGE - 100, 2 * PAGE);
  assert_next (set, 2 * PAGE, 9 * PAGE, 1);
  g_assert_false (vitrine_byte_set_find_next_run (set, 9 * PAGE + 1, &run));
  assert_previous (set, G_MAXUINT64, 9 * PAGE, 1);
  assert_previous (set, 9 * PAGE, PAGE - 100, 2 * PAGE);
  assert_previous (set, 2 * PAGE, PAGE - 100, 2 * PAGE);
  assert_previous (set, PAGE - 100, 60, 8);
  g_assert_false (vitrine_byte_set_find_previous_run (set, 60, &run));
}

static void
test_both_ends (void)
{
  g_autoptr (VitrineByteSet) set = vitrine_byte_set_new ();

  vitrine_byte_set_add (set, 0, PAGE + 1);
  vitrine_byte_set_add (set, LARGEST - 3, 3);
  assert_next (set, 0, 0, PAGE + 1);
  assert_next (set, 1, LARGEST - 3, 3);
  assert_previous (set, LARGEST, LARGEST - 3, 3);
  assert_previous (set, LARGEST - 3, 0, PAGE + 1);
}

static void
test_blocks_are_put (void)
{
  g_autoptr (VitrineByteSet) set = vitrine_byte_set_new ();

  g_assert_false (vitrine_byte_set_put_block (set, 128, G_MAXUINT64, 0));
  g_assert_true (vitrine_byte_set_put_block (set, 128, G_MAXUINT64, 6));
  assert_next (set, 0, 129, 2);
  g_assert_true (vitrine_byte_set_put_block (set, 128, 2, 0xff0));
  assert_next (set, 0, 130, 1);
  g_assert_cmpuint (vitrine_byte_set_count (set), ==, 1);
  g_assert_true (vitrine_byte_set_put_block (set, 128, 4, 0));
  g_assert_cmpuint (vitrine_byte_set_count (set), ==, 0);
}

static void
test_full_is_full (void)
{
  g_autoptr (VitrineByteSet) set = vitrine_byte_set_new ();

  g_assert_true (vitrine_byte_set_add (set, 0, G_MAXUINT64));
  g_assert_cmpuint (vitrine_byte_set_count (set), ==, VITRINE_BYTE_SET_MAX);
  g_assert_false (vitrine_byte_set_add (set, LARGEST, 1));
  vitrine_byte_set_clear (set);
  g_assert_true (vitrine_byte_set_add (set, LARGEST, 1));
}

/* Whatever is done, it is what a plain array of bytes would be. */
static void
test_like_a_plain_map (void)
{
  g_autoptr (VitrineByteSet) set = vitrine_byte_set_new ();
  g_autoptr (VitrineByteSet) twin = vitrine_byte_set_new ();
  g_autofree guint8 *map = g_malloc0 (SOME);
  guint64 count = 0;

  for (int i = 0; i < 2000; i++)
    {
      guint offset = (guint) g_test_rand_int_range (0, SOME);
      guint wanted = (guint) g_test_rand_int_range (0, 300);
      guint length = MIN (wanted, SOME - offset);
      gboolean add = g_test_rand_bit ();

      memset (map + offset, add, length);
      if (add)
        vitrine_byte_set_add (set, offset, length);
      else
        vitrine_byte_set_remove (set, offset, length);
    }
  vitrine_byte_set_unite (twin, set);
  for (guint i = 0; i < SOME; i++)
    {
      g_assert_cmpint (vitrine_byte_set_contains (set, i), ==, map[i]);
      g_assert_cmpint (vitrine_byte_set_contains (twin, i), ==, map[i]);
      count += map[i];
      if (map[i] && (i == 0 || !map[i - 1]))
        {
          guint end = i;

          while (end < SOME && map[end])
            end++;
          assert_next (set, i, i, end - i);
          assert_previous (set, end, i, end - i);
        }
    }
  g_assert_cmpuint (vitrine_byte_set_count (set), ==, count);
  g_assert_cmpuint (vitrine_byte_set_count (twin), ==, count);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/byte-set/empty", test_empty);
  g_test_add_func ("/byte-set/tells-what-is-new", test_tells_what_is_new);
  g_test_add_func ("/byte-set/runs-join-across-blocks-and-pages",
                   test_runs_join_across_blocks_and_pages);
  g_test_add_func ("/byte-set/both-ends", test_both_ends);
  g_test_add_func ("/byte-set/blocks-are-put", test_blocks_are_put);
  g_test_add_func ("/byte-set/full-is-full", test_full_is_full);
  g_test_add_func ("/byte-set/like-a-plain-map", test_like_a_plain_map);
  return g_test_run ();
}
