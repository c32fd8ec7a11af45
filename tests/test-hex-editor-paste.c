/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is put over bytes at once: pasted, filled, set to zero. */

#include "app/hex-put.h"

#include "hex-editor-tools.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <string.h>

#define SIZE 4096

static void
paste (HexEditorFixture *fixture,
       const char       *text,
       const char       *action)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->hex_view)), text);
  fixture->n_changes = 0;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->hex_view), action, NULL));
}

/* Ten thousand bytes are one write, and one step to take back. */
static void
test_paste (HexEditorFixture *fixture,
            gconstpointer     data)
{
  g_autofree char *letters = g_strnfill (10000, 'x');
  g_autoptr (GString) hex = g_string_new (NULL);

  g_assert_true (vitrine_session_set_writable (fixture->session, TRUE, NULL));
  for (int i = 0; i < 10000; i++)
    g_string_append (hex, "79 ");
  paste (fixture, hex->str, "hex.paste");
  wait_until (hex_editor_has_written, fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  hex_editor_assert_stands (fixture, 9999, "y");
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 10000);

  vitrine_hex_view_set_caret (fixture->hex_view, 0);
  paste (fixture, letters, "hex.paste-text");
  wait_until (hex_editor_has_written, fixture);
  hex_editor_assert_stands (fixture, 9998, "xx");
  g_assert_true (step_and_wait (fixture->session, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  hex_editor_assert_stands (fixture, 9998, "yy");
  g_assert_true (step_and_wait (fixture->session, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  hex_editor_assert_stands (fixture, 9998, "");
}

/* In the encoding of the text, where that has a byte for each unit. */
static void
test_paste_in_an_encoding (HexEditorFixture *fixture,
                           gconstpointer     data)
{
  g_autofree char *problem = NULL;

  g_signal_connect_swapped (fixture->view, "problem", G_CALLBACK (hex_editor_problem_cb), &problem);
  hex_editor_choose_encoding (fixture, "ISO-8859-1");
  paste (fixture, "caf\303\251", "hex.paste-text");
  wait_until (hex_editor_has_written, fixture);
  hex_editor_assert_stands (fixture, 0, "caf\351");
  paste (fixture, "1 \342\202\254", "hex.paste-text");
  wait_until (hex_editor_is_set, &problem);
  g_assert_nonnull (strstr (problem, "ISO-8859-1"));
  hex_editor_choose_encoding (fixture, "UTF-16LE");
  vitrine_hex_view_set_caret (fixture->hex_view, 100);
  paste (fixture, "caf\303\251", "hex.paste-text");
  wait_until (hex_editor_has_written, fixture);
  hex_editor_assert_stands (fixture, 100, "caf\303\251");
}

static void
test_paste_that_does_not_fit (HexEditorFixture *fixture,
                              gconstpointer     data)
{
  g_autofree char *problem = NULL;

  g_signal_connect_swapped (fixture->view, "problem", G_CALLBACK (hex_editor_problem_cb), &problem);
  vitrine_hex_view_select (fixture->hex_view, 16, 4);
  paste (fixture, "seven b", "hex.paste-text");
  wait_until (hex_editor_is_set, &problem);
  g_assert_cmpstr (problem, ==, "Nothing was written: it is 3 bytes over");
  g_clear_pointer (&problem, g_free);

  vitrine_hex_view_set_caret (fixture->hex_view, SIZE - 1);
  paste (fixture, "41 42", "hex.paste");
  wait_until (hex_editor_is_set, &problem);
  g_assert_cmpstr (problem, ==, "Nothing was written: it is 1 byte over");
  g_clear_pointer (&problem, g_free);

  paste (fixture, "no digits", "hex.paste");
  wait_until (hex_editor_is_set, &problem);
  g_assert_nonnull (strstr (problem, "no hexadecimal bytes"));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_zero (HexEditorFixture *fixture,
           gconstpointer     data)
{
  poke (fixture->address, "abcdefgh", 8);
  vitrine_hex_view_select (fixture->hex_view, 2, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->hex_view), "hex.zero", NULL);
  wait_until (hex_editor_has_written, fixture);
  hex_editor_assert_stands (fixture, 0, "ab");
  hex_editor_assert_stands (fixture, 5, "fgh");
  g_assert_true (step_and_wait (fixture->session, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  hex_editor_assert_stands (fixture, 0, "abcdefgh");
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
test_fill (HexEditorFixture *fixture,
           gconstpointer     data)
{
  GtkWidget *dialog;
  GtkEditable *entry;

  vitrine_hex_view_select (fixture->hex_view, 8, 5);
  gtk_widget_activate_action (GTK_WIDGET (fixture->hex_view), "hex.fill", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "fill"));
  entry = GTK_EDITABLE (find_widget (dialog, GTK_TYPE_ENTRY));
  gtk_editable_set_text (entry, "4x");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "fill"));
  gtk_editable_set_text (entry, "41 42");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "fill"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "fill");
  wait_until (hex_editor_has_written, fixture);
  hex_editor_assert_stands (fixture, 8, "ABABA");
  hex_editor_assert_stands (fixture, 13, "");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Nothing is asked of whoever cannot write. */
static void
test_watched_is_not_filled (HexEditorFixture *fixture,
                            gconstpointer     data)
{
  static const char *const actions[] = {
    "hex.fill", "hex.zero", "hex.paste", "hex.paste-text", "hex.import",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->hex_view), actions[i], NULL);
      g_assert_true (hex_editor_says (fixture, "Only watched"));
      g_assert_null (find_dialog ());
      g_assert_true (hex_editor_press (fixture, GDK_KEY_Escape));
    }
}

static void
add (const char *path,
     gboolean    foreign,
     void (*test) (HexEditorFixture *, gconstpointer))
{
  g_test_add (path, HexEditorFixture, GINT_TO_POINTER (foreign), hex_editor_set_up, test,
              hex_editor_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/hex-editor-paste/paste", TRUE, test_paste);
  add ("/hex-editor-paste/paste-in-an-encoding", FALSE, test_paste_in_an_encoding);
  add ("/hex-editor-paste/paste-that-does-not-fit", FALSE, test_paste_that_does_not_fit);
  add ("/hex-editor-paste/zero", FALSE, test_zero);
  add ("/hex-editor-paste/fill", FALSE, test_fill);
  add ("/hex-editor-paste/watched-is-not-filled", TRUE, test_watched_is_not_filled);
  return g_test_run ();
}
