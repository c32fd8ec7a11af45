/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-input.h"

#include "widget-tools.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *widget;
  GtkEventController *keys;
  GtkIMContext *context;
  VitrineHexInput *input;
  GString *typed;
  guint n_places; /* how often the place was asked for */
} Fixture;

static void
typed_cb (gunichar character,
          gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_unichar (fixture->typed, character);
}

static void
find_place_cb (gpointer      user_data,
               GdkRectangle *place)
{
  Fixture *fixture = user_data;

  fixture->n_places++;
  *place = (GdkRectangle) { 1, 2, 3, 4 };
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->typed = g_string_new (NULL);
  fixture->widget = gtk_label_new (NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, fixture->widget);
  fixture->keys = gtk_event_controller_key_new ();
  gtk_widget_add_controller (fixture->widget, fixture->keys);
  fixture->context = gtk_im_context_simple_new ();
  fixture->input = vitrine_hex_input_new (fixture->widget, g_object_ref (fixture->context),
                                          typed_cb, find_place_cb, fixture);
}

/* Whoever else holds the context hears of no character any more. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_string_truncate (fixture->typed, 0);
  vitrine_hex_input_free (fixture->input);
  g_signal_emit_by_name (fixture->context, "commit", "x");
  g_assert_cmpstr (fixture->typed->str, ==, "");
  g_assert_finalize_object (fixture->context);
  destroy_window (fixture->window, fixture->widget);
  g_string_free (fixture->typed, TRUE);
}

static void
test_tells_each_character (Fixture       *fixture,
                           gconstpointer  data)
{
  g_signal_emit_by_name (fixture->context, "commit", "é");
  g_signal_emit_by_name (fixture->context, "commit", "日本 x");
  g_assert_cmpstr (fixture->typed->str, ==, "é日本 x");
}

/* What no cell can show is no character that somebody typed into one. */
static void
test_leaves_control_characters_out (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_signal_emit_by_name (fixture->context, "commit", "a\n\tb\x1b");
  g_signal_emit_by_name (fixture->context, "commit", "");
  g_assert_cmpstr (fixture->typed->str, ==, "ab");
}

static void
test_asks_for_the_place (Fixture       *fixture,
                         gconstpointer  data)
{
  g_signal_emit_by_name (fixture->context, "preedit-start");
  g_assert_cmpuint (fixture->n_places, ==, 1);
  g_assert_cmpstr (fixture->typed->str, ==, "");
}

/* Nothing is a part of a character where no key was pressed. */
static void
test_no_key (Fixture       *fixture,
             gconstpointer  data)
{
  vitrine_hex_input_set_focus (fixture->input, TRUE);
  g_assert_false (vitrine_hex_input_filter (fixture->input, fixture->keys));
  vitrine_hex_input_set_focus (fixture->input, FALSE);
  g_assert_cmpstr (fixture->typed->str, ==, "");
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
  gtk_test_init (&argc, &argv, NULL);
  add ("/hex-input/tells-each-character", test_tells_each_character);
  add ("/hex-input/leaves-control-characters-out", test_leaves_control_characters_out);
  add ("/hex-input/asks-for-the-place", test_asks_for_the_place);
  add ("/hex-input/no-key", test_no_key);
  return g_test_run ();
}
