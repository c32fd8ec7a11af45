/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text-diff.h"

#include <string.h>

static GArray *
diff (const char *older,
      const char *newer)
{
  return vitrine_text_diff (older, strlen (older), newer, strlen (newer));
}

static const VitrineTextEdit *
get_edit (GArray *edits,
          guint   i)
{
  g_assert_cmpuint (i, <, edits->len);
  return &g_array_index (edits, VitrineTextEdit, i);
}

static void
assert_edit (GArray     *edits,
             guint       i,
             guint       offset,
             guint       n_removed,
             const char *inserted)
{
  const VitrineTextEdit *edit = get_edit (edits, i);
  g_autofree char *found = g_strndup (edit->inserted, edit->n_bytes);

  g_assert_cmpuint (edit->offset, ==, offset);
  g_assert_cmpuint (edit->n_removed, ==, n_removed);
  g_assert_cmpuint (edit->n_inserted, ==, g_utf8_strlen (inserted, -1));
  g_assert_cmpstr (found, ==, inserted);
}

/* Does to a string what a text view does. */
static char *
apply (const char *older,
       GArray     *edits)
{
  GString *text = g_string_new (older);

  for (guint i = 0; i < edits->len; i++)
    {
      const VitrineTextEdit *edit = get_edit (edits, i);
      const char *start = g_utf8_offset_to_pointer (text->str, edit->offset);
      const char *end = g_utf8_offset_to_pointer (start, edit->n_removed);
      gssize at = start - text->str;

      g_string_erase (text, at, end - start);
      g_string_insert_len (text, at, edit->inserted, edit->n_bytes);
    }

  return g_string_free (text, FALSE);
}

static void
test_equal_texts_need_nothing (void)
{
  g_autoptr (GArray) edits = diff ("one\ntwo\n", "one\ntwo\n");

  g_assert_cmpuint (edits->len, ==, 0);
}

static void
test_one_character (void)
{
  g_autoptr (GArray) edits = diff ("count 1 of 9", "count 2 of 9");

  g_assert_cmpuint (edits->len, ==, 1);
  assert_edit (edits, 0, 6, 1, "2");
}

static void
test_characters_stay_whole (void)
{
  /* é and ĩ share their last byte, é and è their first, 😀 and 😁 three. */
  g_autoptr (GArray) last = diff ("aéb", "aĩb");
  g_autoptr (GArray) first = diff ("aéb", "aèb");
  g_autoptr (GArray) most = diff ("x😀", "x😁");

  assert_edit (last, 0, 1, 1, "ĩ");
  assert_edit (first, 0, 1, 1, "è");
  assert_edit (most, 0, 1, 1, "😁");
}

static void
test_lines_are_compared_in_place (void)
{
  g_autoptr (GArray) edits = diff ("a 1\nb 1\nc 1\nend", "a 2\nb 2\nc 2\nend");

  g_assert_cmpuint (edits->len, ==, 3);
  assert_edit (edits, 0, 2, 1, "2");
  assert_edit (edits, 1, 6, 1, "2");
  assert_edit (edits, 2, 10, 1, "2");
}

static void
test_added_and_removed_lines (void)
{
  g_autoptr (GArray) added = diff ("one\ntwo\n", "one\ntwo\nthree\n");
  g_autoptr (GArray) removed = diff ("one\ntwo\nthree\n", "one\nthree\n");

  g_assert_cmpuint (added->len, ==, 1);
  assert_edit (added, 0, 8, 0, "three\n");
  g_assert_cmpuint (get_edit (removed, 0)->n_inserted, ==, 0);
}

static void
test_line_ends_stay_whole (void)
{
  g_autoptr (GArray) parted = diff ("a\r\nb", "a\rb");
  g_autoptr (GArray) met = diff ("a\rxb", "a\r\nb");
  g_autoptr (GArray) given = diff ("a\nb", "a\r\nb");
  g_autoptr (GArray) lines = diff ("1\r\n1\r\n", "2\r\n2\r\n");

  assert_edit (parted, 0, 1, 2, "\r");
  assert_edit (met, 0, 1, 2, "\r\n");
  assert_edit (given, 0, 1, 1, "\r\n");
  g_assert_cmpuint (lines->len, ==, 2);
  assert_edit (lines, 1, 3, 1, "2");
}

static void
test_caret_stays (void)
{
  const VitrineTextEdit edit = { .offset = 10, .n_removed = 4, .n_inserted = 2 };

  g_assert_cmpuint (vitrine_text_edit_map (&edit, 0), ==, 0);
  g_assert_cmpuint (vitrine_text_edit_map (&edit, 10), ==, 10);
  g_assert_cmpuint (vitrine_text_edit_map (&edit, 11), ==, 11);
  g_assert_cmpuint (vitrine_text_edit_map (&edit, 13), ==, 12);
  g_assert_cmpuint (vitrine_text_edit_map (&edit, 14), ==, 12);
  g_assert_cmpuint (vitrine_text_edit_map (&edit, 20), ==, 18);
}

static void
test_caret_does_not_run_before_what_is_added (void)
{
  const VitrineTextEdit edit = { .offset = 10, .n_removed = 0, .n_inserted = 5 };

  g_assert_cmpuint (vitrine_text_edit_map (&edit, 10), ==, 10);
  g_assert_cmpuint (vitrine_text_edit_map (&edit, 11), ==, 16);
}

static char *
make_random_text (void)
{
  static const char *const pieces[] = { "a", "b", "\n", "é", "ĩ", "漢", "😀", "😁", "\r\n", "\r" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static void
test_any_two_texts (void)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *older = make_random_text ();
      g_autofree char *newer = make_random_text ();
      g_autoptr (GArray) edits = diff (older, newer);
      g_autofree char *made = apply (older, edits);

      g_assert_cmpstr (made, ==, newer);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-diff/equal", test_equal_texts_need_nothing);
  g_test_add_func ("/text-diff/one-character", test_one_character);
  g_test_add_func ("/text-diff/whole-characters", test_characters_stay_whole);
  g_test_add_func ("/text-diff/lines-in-place", test_lines_are_compared_in_place);
  g_test_add_func ("/text-diff/added-and-removed", test_added_and_removed_lines);
  g_test_add_func ("/text-diff/line-ends", test_line_ends_stay_whole);
  g_test_add_func ("/text-diff/caret-stays", test_caret_stays);
  g_test_add_func ("/text-diff/caret-before-added", test_caret_does_not_run_before_what_is_added);
  g_test_add_func ("/text-diff/any-two-texts", test_any_two_texts);
  return g_test_run ();
}
