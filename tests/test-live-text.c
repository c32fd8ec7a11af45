/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/live-text.h"

#include "widget-tools.h"

#include <string.h>

typedef struct
{
  GtkWindow *window;
  VitrineLiveText *live_text;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  guint n_changes;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->live_text = g_object_new (VITRINE_TYPE_LIVE_TEXT, NULL);
  gtk_window_set_default_size (fixture->window, 400, 200);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->live_text));
  fixture->view = GTK_TEXT_VIEW (find_widget (GTK_WIDGET (fixture->live_text),
                                              GTK_TYPE_TEXT_VIEW));
  fixture->buffer = gtk_text_view_get_buffer (fixture->view);
  g_signal_connect_swapped (fixture->buffer, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->window, fixture->live_text);
}

static void
show (Fixture    *fixture,
      const char *utf8)
{
  VitrineText text = {
    .utf8 = (char *) utf8,
    .utf8_length = strlen (utf8),
    .n_characters = g_utf8_strlen (utf8, -1),
    .terminated = TRUE,
  };

  vitrine_live_text_set_text (fixture->live_text, &text);
}

static void
assert_shown (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *shown = get_buffer_text (fixture->buffer);

  g_assert_cmpstr (shown, ==, expected);
}

static void
select_range (Fixture *fixture,
              int      insert,
              int      bound)
{
  GtkTextIter a, b;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &a, insert);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &b, bound);
  gtk_text_buffer_select_range (fixture->buffer, &a, &b);
}

static void
assert_selected (Fixture *fixture,
                 int      insert,
                 int      bound)
{
  GtkTextIter a, b;

  gtk_text_buffer_get_iter_at_mark (fixture->buffer, &a,
                                    gtk_text_buffer_get_insert (fixture->buffer));
  gtk_text_buffer_get_iter_at_mark (fixture->buffer, &b,
                                    gtk_text_buffer_get_selection_bound (fixture->buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&a), ==, insert);
  g_assert_cmpint (gtk_text_iter_get_offset (&b), ==, bound);
}

static void
test_shows (Fixture       *fixture,
            gconstpointer  data)
{
  show (fixture, "This is a test string");
  assert_shown (fixture, "This is a test string");
  show (fixture, "deux\nlignes 漢字 😀");
  assert_shown (fixture, "deux\nlignes 漢字 😀");
  show (fixture, "");
  assert_shown (fixture, "");
  vitrine_live_text_set_text (fixture->live_text, NULL);
  assert_shown (fixture, "");
}

static void
test_same_text_touches_nothing (Fixture       *fixture,
                                gconstpointer  data)
{
  show (fixture, "the same");
  fixture->n_changes = 0;
  show (fixture, "the same");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_caret_and_selection_stay (Fixture       *fixture,
                               gconstpointer  data)
{
  show (fixture, "count 1\nlast line");
  select_range (fixture, 12, 8);
  show (fixture, "count 2\nlast line");
  assert_selected (fixture, 12, 8);

  /* What is selected stays selected when something before it grows. */
  show (fixture, "count 10\nlast line");
  assert_selected (fixture, 13, 9);

  /* A whole other text: the same places. */
  show (fixture, "xxxxxx x\nxxxxxxxxxxxxxxxxxxxx");
  assert_selected (fixture, 13, 9);

  /* A shorter one: as near as can be. */
  show (fixture, "yyy");
  assert_selected (fixture, 3, 3);
}

static void
test_caret_stays_where_text_is_added (Fixture       *fixture,
                                      gconstpointer  data)
{
  show (fixture, "one\n");
  select_range (fixture, 4, 4);
  show (fixture, "one\ntwo\n");
  assert_selected (fixture, 4, 4);
}

static void
run_frames (int n_frames)
{
  for (int i = 0; i < n_frames * 4; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (4000);
    }
}

static char *
make_lines (int number)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 400; i++)
    g_string_append_printf (text, "line %d says %d\n", i, number);

  return g_string_free (text, FALSE);
}

static int
get_top_line (Fixture *fixture)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (fixture->view, &visible);
  gtk_text_view_get_line_at_y (fixture->view, &iter, visible.y, NULL);
  return gtk_text_iter_get_line (&iter);
}

static void
test_scroll_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *older = make_lines (1);
  g_autofree char *newer = make_lines (22);
  GtkTextIter iter;
  GdkRectangle before, after;
  int line;

  show (fixture, older);
  gtk_window_present (fixture->window);
  run_frames (10);
  gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, 200);
  gtk_text_view_scroll_to_iter (fixture->view, &iter, 0, TRUE, 0, 0.5);
  run_frames (10);
  line = get_top_line (fixture);
  gtk_text_view_get_visible_rect (fixture->view, &before);
  g_assert_cmpint (line, >, 100);

  show (fixture, newer);
  run_frames (10);
  gtk_text_view_get_visible_rect (fixture->view, &after);
  g_assert_cmpint (get_top_line (fixture), ==, line);
  g_assert_cmpint (after.y, ==, before.y);
}

static void
test_long_text_is_cut (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *line = g_strnfill (VITRINE_LIVE_TEXT_LINE_MAX + 5, 'x');
  g_autoptr (GString) lines = g_string_new (NULL);

  show (fixture, line);
  g_assert_cmpuint (vitrine_live_text_get_n_shown (fixture->live_text), ==,
                    VITRINE_LIVE_TEXT_LINE_MAX);

  while (lines->len < VITRINE_LIVE_TEXT_MAX)
    g_string_append (lines, "line\n");
  g_string_append (lines, "more\n");
  show (fixture, lines->str);
  g_assert_cmpuint (vitrine_live_text_get_n_shown (fixture->live_text), ==,
                    VITRINE_LIVE_TEXT_MAX);
  g_assert_cmpint (gtk_text_buffer_get_char_count (fixture->buffer), ==,
                   VITRINE_LIVE_TEXT_MAX);
}

/* The text that is copied is the text that is there, whatever draws it. */
static void
test_unseen_characters_are_tagged (Fixture       *fixture,
                                   gconstpointer  data)
{
  GtkTextIter iter;

  show (fixture, "a\x01\xe2\x80\xae" "b\xe2\x80\x8d");
  assert_shown (fixture, "a\x01\xe2\x80\xae" "b\xe2\x80\x8d");

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GSList) tags = NULL;

      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, i);
      tags = gtk_text_iter_get_tags (&iter);
      g_assert_cmpint (g_slist_length (tags), ==, i == 2 ? 2 : 1);
    }
}

static char *
make_random_text (void)
{
  static const char *const pieces[] = {
    "a", "b", "\n", "\r", "\r\n", "é", "\xe2\x80\xa9", "\xe2\x80\xae", "😀", "\x01", "\t",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* A person cannot bring the caret between a carriage return and its line feed. */
static int
get_random_place (Fixture *fixture)
{
  int length = gtk_text_buffer_get_char_count (fixture->buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter,
                                      g_test_rand_int_range (0, length + 1));
  gtk_text_iter_forward_cursor_position (&iter);
  return gtk_text_iter_get_offset (&iter);
}

/* GtkTextBuffer counts a pair that an edit made, or parted, as what it was. */
static void
assert_lines_as_if_new (Fixture    *fixture,
                        const char *text)
{
  g_autoptr (GtkTextBuffer) fresh = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_text (fresh, text, -1);
  g_assert_cmpint (gtk_text_buffer_get_line_count (fixture->buffer), ==,
                   gtk_text_buffer_get_line_count (fresh));
}

/* Whatever ends a line in it, and wherever the caret stands. */
static void
test_any_texts (Fixture       *fixture,
                gconstpointer  data)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *text = make_random_text ();

      select_range (fixture, get_random_place (fixture), get_random_place (fixture));
      show (fixture, text);
      assert_shown (fixture, text);
      assert_lines_as_if_new (fixture, text);
    }
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/live-text/shows", test_shows);
  add ("/live-text/same-text-touches-nothing", test_same_text_touches_nothing);
  add ("/live-text/caret-and-selection-stay", test_caret_and_selection_stay);
  add ("/live-text/caret-stays-where-text-is-added", test_caret_stays_where_text_is_added);
  add ("/live-text/scroll-stays", test_scroll_stays);
  add ("/live-text/long-text-is-cut", test_long_text_is_cut);
  add ("/live-text/any-texts", test_any_texts);
  add ("/live-text/unseen-characters", test_unseen_characters_are_tagged);
  return g_test_run ();
}
