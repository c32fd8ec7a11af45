/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-editor.h"

#include "app/edit-bar.h"
#include "app/segment-view.h"
#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <string.h>
#include <unistd.h>

#define SIZE 4096
#define FOREIGN_SIZE 16384

typedef struct
{
  GtkWindow *window;
  VitrineSegmentView *view;
  VitrineHexView *hex_view;
  VitrineHexEditor *editor;
  VitrineAddress *address;
  VitrineSession *session;
  guint n_changes; /* of the history */
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static gboolean
has_read (gpointer data)
{
  VitrineSession *session = data;

  return vitrine_sampler_get_snapshot (vitrine_session_get_sampler (session)) != NULL;
}

static void
show (Fixture     *fixture,
      VitrineOpen  how)
{
  fixture->session = open_session (fixture->address, how, NULL);
  g_signal_connect_swapped (fixture->session, "history-changed", G_CALLBACK (changed_cb),
                            fixture);
  vitrine_segment_view_set_session (fixture->view, fixture->session);
  wait_until (has_read, fixture->session);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  foreign)
{
  fixture->address = peer_address_new ();
  if (foreign != NULL)
    peer_make_foreign (fixture->address, FOREIGN_SIZE, 0600);
  fixture->view = g_object_new (VITRINE_TYPE_SEGMENT_VIEW, NULL);
  fixture->hex_view = vitrine_segment_view_get_hex_view (fixture->view);
  fixture->editor = vitrine_hex_view_get_editor (fixture->hex_view);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_window_present (fixture->window);
  show (fixture, foreign != NULL ? VITRINE_OPEN_VISIT : VITRINE_OPEN_JOIN);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->hex_view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  foreign)
{
  vitrine_segment_view_set_session (fixture->view, NULL);
  close_session (fixture->session);
  destroy_window (fixture->window, fixture->view);
  if (foreign != NULL)
    peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

/* Returns: whether the view did something with the key */
static gboolean
press (Fixture *fixture,
       guint    key)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->hex_view));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

static void
type (Fixture    *fixture,
      const char *keys)
{
  for (const char *key = keys; *key != '\0'; key++)
    g_assert_true (press (fixture, gdk_unicode_to_keyval ((gunichar) *key)));
}

static void
go_to_characters (Fixture *fixture)
{
  gtk_widget_child_focus (GTK_WIDGET (fixture->hex_view), GTK_DIR_TAB_FORWARD);
}

static void
assert_stands (Fixture    *fixture,
               guint64     offset,
               const char *expected)
{
  char found[64] = "";

  vitrine_segment_read (vitrine_session_get_segment (fixture->session), offset, found,
                        strlen (expected), NULL);
  g_assert_cmpstr (found, ==, expected);
}

static gboolean
is_staged (Fixture *fixture,
           guint64  offset)
{
  return vitrine_hex_stage_find (vitrine_hex_editor_get_stage (fixture->editor), offset)
         != NULL;
}

static gboolean
has_nothing_staged (gpointer data)
{
  Fixture *fixture = data;

  return vitrine_hex_stage_is_empty (vitrine_hex_editor_get_stage (fixture->editor));
}

static gboolean
has_written (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_changes > 0;
}

static gboolean
says (Fixture    *fixture,
      const char *part)
{
  return find_label (GTK_WIDGET (fixture->view), part) != NULL;
}

static void
problem_cb (char       **problem,
            const char  *message)
{
  g_free (*problem);
  *problem = g_strdup (message);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
assert_described (Fixture    *fixture,
                  const char *expected)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->hex_view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, expected);
}

static void
test_digits_are_staged_and_written (Fixture       *fixture,
                                    gconstpointer  data)
{
  vitrine_hex_view_set_caret (fixture->hex_view, 16);
  type (fixture, "4");
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 16);
  assert_described (fixture, "Offset 0x10, value 0x00, 0; staged 0x40, not written");
  type (fixture, "849");
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 18);
  assert_stands (fixture, 16, "");
  g_assert_true (is_staged (fixture, 16) && is_staged (fixture, 17));

  g_assert_true (press (fixture, GDK_KEY_Return));
  wait_until (has_nothing_staged, fixture);
  assert_stands (fixture, 16, "HI");
  assert_described (fixture, "Offset 0x12, value 0x00, 0");
  g_assert_false (press (fixture, GDK_KEY_Return));
}

static void
test_characters (Fixture       *fixture,
                 gconstpointer  data)
{
  go_to_characters (fixture);
  type (fixture, "a b");
  g_assert_true (press (fixture, GDK_KEY_KP_Enter));
  wait_until (has_nothing_staged, fixture);
  assert_stands (fixture, 0, "a b");

  g_assert_true (press (fixture, GDK_KEY_eacute));
  g_assert_true (says (fixture, "no byte of ASCII"));
  g_assert_true (has_nothing_staged (fixture));
}

static void
choose_encoding (Fixture    *fixture,
                 const char *name)
{
  vitrine_session_set_encoding (fixture->session, vitrine_encoding_find (name, NULL));
}

/* The window's encoding says which byte a character is. */
static void
test_characters_of_an_encoding (Fixture       *fixture,
                                gconstpointer  data)
{
  choose_encoding (fixture, "ISO-8859-1");
  go_to_characters (fixture);
  g_assert_true (press (fixture, GDK_KEY_eacute));
  assert_described (fixture, "Offset 0x1, value 0x00, 0");
  g_assert_true (press (fixture, GDK_KEY_EuroSign));
  g_assert_true (says (fixture, "no byte of ISO-8859-1"));
  /* What was refused is in nobody's way. */
  type (fixture, "x");
  assert_described (fixture, "Offset 0x2, value 0x00, 0");
  choose_encoding (fixture, "ISO-8859-15");
  g_assert_true (press (fixture, GDK_KEY_EuroSign));
  press (fixture, GDK_KEY_Return);
  wait_until (has_nothing_staged, fixture);
  assert_stands (fixture, 0, "\351x\244");
  vitrine_hex_view_set_caret (fixture->hex_view, 2);
  assert_described (fixture, "Offset 0x2, value 0xa4, 164, character €; changed 1 time");
}

static gboolean
is_short (gpointer data)
{
  Fixture *fixture = data;

  return vitrine_hex_view_get_size (fixture->hex_view) == 64;
}

/* What was typed where there are no bytes any more is dropped, not in silence. */
static void
test_typed_past_a_new_end (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *problem = NULL;
  int fd;

  g_assert_true (vitrine_session_set_writable (fixture->session, TRUE, NULL));
  g_signal_connect_swapped (fixture->view, "problem", G_CALLBACK (problem_cb), &problem);
  vitrine_hex_view_set_caret (fixture->hex_view, 63);
  go_to_characters (fixture);
  type (fixture, "abc");
  fd = peer_open_foreign (fixture->address);
  g_assert_cmpint (ftruncate (fd, 64), ==, 0);
  close (fd);
  wait_until (is_short, fixture);
  g_assert_cmpstr (problem, ==, "The segment became shorter: 2 bytes that were typed past "
                                "its end are dropped");
  g_assert_true (is_staged (fixture, 63));
  g_assert_false (is_staged (fixture, 64) || is_staged (fixture, 65));
}

/* All that Enter writes is one step. */
static void
test_one_step (Fixture       *fixture,
               gconstpointer  data)
{
  go_to_characters (fixture);
  type (fixture, "abc");
  vitrine_hex_view_set_caret (fixture->hex_view, 100);
  type (fixture, "xyz");
  press (fixture, GDK_KEY_Return);
  wait_until (has_nothing_staged, fixture);
  assert_stands (fixture, 100, "xyz");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (step_and_wait (fixture->session, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  assert_stands (fixture, 0, "");
  assert_stands (fixture, 100, "");
}

static void
test_escape_and_backspace (Fixture       *fixture,
                           gconstpointer  data)
{
  type (fixture, "414243");
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 2);
  g_assert_false (is_staged (fixture, 2));
  g_assert_true (is_staged (fixture, 1));
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_true (has_nothing_staged (fixture));
  g_assert_false (press (fixture, GDK_KEY_Escape));
  g_assert_false (press (fixture, GDK_KEY_BackSpace));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

/* These are shortcuts of the window, or moves of the caret. */
static gboolean
has_a_place (gpointer view)
{
  return gtk_widget_get_height (view) > 0;
}

/* What is typed past the end does not take the place of the last byte. */
static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  guint64 last = vitrine_hex_view_get_size (fixture->hex_view) - 1;

  wait_until (has_a_place, fixture->hex_view);
  vitrine_hex_view_set_caret (fixture->hex_view, last);
  type (fixture, "4142");
  g_assert_true (says (fixture, "ends here"));
  g_assert_cmpuint (vitrine_hex_stage_find (vitrine_hex_editor_get_stage (fixture->editor),
                                            last)->value, ==, 0x41);
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  g_assert_false (is_staged (fixture, last));
  type (fixture, "43");
  g_assert_true (press (fixture, GDK_KEY_Return));
  wait_until (has_nothing_staged, fixture);
  assert_stands (fixture, last, "C");
  type (fixture, "4");
  g_assert_false (is_staged (fixture, last));

  /* Whoever comes back means this byte. */
  vitrine_hex_view_set_caret (fixture->hex_view, last - 1);
  vitrine_hex_view_set_caret (fixture->hex_view, last);
  type (fixture, "4");
  g_assert_true (is_staged (fixture, last));
}

static void
test_other_keys_pass (Fixture       *fixture,
                      gconstpointer  data)
{
  g_assert_false (press (fixture, GDK_KEY_space));
  g_assert_false (press (fixture, GDK_KEY_n));
  g_assert_false (press (fixture, GDK_KEY_Left));
  g_assert_false (press (fixture, GDK_KEY_F5));
  go_to_characters (fixture);
  g_assert_false (press (fixture, GDK_KEY_Left));
  g_assert_false (press (fixture, GDK_KEY_Tab));
}

static void
test_selection_is_typed_over (Fixture       *fixture,
                              gconstpointer  data)
{
  vitrine_hex_view_select (fixture->hex_view, 32, 8);
  type (fixture, "41");
  g_assert_true (is_staged (fixture, 32));
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 33);
}

static void
test_as_i_type (Fixture       *fixture,
                gconstpointer  data)
{
  g_object_set (fixture->editor, "as-i-type", TRUE, NULL);
  type (fixture, "4");
  g_assert_true (is_staged (fixture, 0));
  type (fixture, "1");
  wait_until (has_written, fixture);
  wait_until (has_nothing_staged, fixture);
  assert_stands (fixture, 0, "A");
}

/* Somebody else writes there before Enter: both are shown, nothing is lost. */
static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  type (fixture, "41");
  poke (fixture->address, "z", 1);
  press (fixture, GDK_KEY_Return);
  while (!says (fixture, "stands 7a now. It was 00 when you typed 41."))
    g_main_context_iteration (NULL, TRUE);
  assert_stands (fixture, 0, "z");
  g_assert_true (is_staged (fixture, 0));
  g_signal_emit_by_name (
    gtk_widget_get_ancestor (GTK_WIDGET (find_label (GTK_WIDGET (fixture->view), "Drop")),
                             GTK_TYPE_BUTTON),
    "clicked");
  g_assert_true (has_nothing_staged (fixture));
  assert_stands (fixture, 0, "z");
}

/* A guest is told before anything is typed, and where; then it may. */
static void
test_only_watched (Fixture       *fixture,
                   gconstpointer  data)
{
  type (fixture, "4");
  g_assert_true (has_nothing_staged (fixture));
  g_assert_true (says (fixture, "Only watched"));
  assert_described (fixture, "Offset 0x0, value 0x00, 0; "
                             "Only watched: turn on “Allow Writing” to write here");
  g_assert_true (press (fixture, GDK_KEY_Escape));
  assert_described (fixture, "Offset 0x0, value 0x00, 0");
  go_to_characters (fixture);
  g_assert_false (press (fixture, GDK_KEY_space));

  g_assert_true (vitrine_session_set_writable (fixture->session, TRUE, NULL));
  type (fixture, "A");
  press (fixture, GDK_KEY_Return);
  wait_until (has_nothing_staged, fixture);
  assert_stands (fixture, 0, "A");
}

/* What stands beside the caret goes with the reason, and with the focus. */
static void
test_hint_goes (Fixture       *fixture,
                gconstpointer  data)
{
  type (fixture, "4");
  g_assert_true (says (fixture, "Only watched"));
  vitrine_segment_view_focus_composer (fixture->view);
  assert_described (fixture, "Offset 0x0, value 0x00, 0");

  gtk_widget_grab_focus (GTK_WIDGET (fixture->hex_view));
  type (fixture, "4");
  vitrine_hex_view_set_caret (fixture->hex_view, 1);
  assert_described (fixture, "Offset 0x1, value 0x00, 0");

  type (fixture, "4");
  g_assert_true (vitrine_session_set_writable (fixture->session, TRUE, NULL));
  assert_described (fixture, "Offset 0x1, value 0x00, 0");
}

static void
paste (Fixture    *fixture,
       const char *text,
       const char *action)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->hex_view)), text);
  fixture->n_changes = 0;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->hex_view), action, NULL));
}

/* Ten thousand bytes are one write, and one step to take back. */
static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *letters = g_strnfill (10000, 'x');
  g_autoptr (GString) hex = g_string_new (NULL);

  g_assert_true (vitrine_session_set_writable (fixture->session, TRUE, NULL));
  for (int i = 0; i < 10000; i++)
    g_string_append (hex, "79 ");
  paste (fixture, hex->str, "hex.paste");
  wait_until (has_written, fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  assert_stands (fixture, 9999, "y");
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 10000);

  vitrine_hex_view_set_caret (fixture->hex_view, 0);
  paste (fixture, letters, "hex.paste-text");
  wait_until (has_written, fixture);
  assert_stands (fixture, 9998, "xx");
  g_assert_true (step_and_wait (fixture->session, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  assert_stands (fixture, 9998, "yy");
  g_assert_true (step_and_wait (fixture->session, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  assert_stands (fixture, 9998, "");
}

/* In the encoding of the text, where that has a byte for each unit. */
static void
test_paste_in_an_encoding (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *problem = NULL;

  g_signal_connect_swapped (fixture->view, "problem", G_CALLBACK (problem_cb), &problem);
  choose_encoding (fixture, "ISO-8859-1");
  paste (fixture, "caf\303\251", "hex.paste-text");
  wait_until (has_written, fixture);
  assert_stands (fixture, 0, "caf\351");
  paste (fixture, "1 \342\202\254", "hex.paste-text");
  wait_until (is_set, &problem);
  g_assert_nonnull (strstr (problem, "ISO-8859-1"));
  choose_encoding (fixture, "UTF-16LE");
  vitrine_hex_view_set_caret (fixture->hex_view, 100);
  paste (fixture, "caf\303\251", "hex.paste-text");
  wait_until (has_written, fixture);
  assert_stands (fixture, 100, "caf\303\251");
}

static void
test_paste_that_does_not_fit (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *problem = NULL;

  g_signal_connect_swapped (fixture->view, "problem", G_CALLBACK (problem_cb), &problem);
  vitrine_hex_view_select (fixture->hex_view, 16, 4);
  paste (fixture, "seven b", "hex.paste-text");
  wait_until (is_set, &problem);
  g_assert_cmpstr (problem, ==, "Nothing was written: it is 3 bytes over");
  g_clear_pointer (&problem, g_free);

  vitrine_hex_view_set_caret (fixture->hex_view, SIZE - 1);
  paste (fixture, "41 42", "hex.paste");
  wait_until (is_set, &problem);
  g_assert_cmpstr (problem, ==, "Nothing was written: it is 1 byte over");
  g_clear_pointer (&problem, g_free);

  paste (fixture, "no digits", "hex.paste");
  wait_until (is_set, &problem);
  g_assert_nonnull (strstr (problem, "no hexadecimal bytes"));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_zero (Fixture       *fixture,
           gconstpointer  data)
{
  poke (fixture->address, "abcdefgh", 8);
  vitrine_hex_view_select (fixture->hex_view, 2, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->hex_view), "hex.zero", NULL);
  wait_until (has_written, fixture);
  assert_stands (fixture, 0, "ab");
  assert_stands (fixture, 5, "fgh");
  g_assert_true (step_and_wait (fixture->session, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  assert_stands (fixture, 0, "abcdefgh");
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
test_fill (Fixture       *fixture,
           gconstpointer  data)
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
  wait_until (has_written, fixture);
  assert_stands (fixture, 8, "ABABA");
  assert_stands (fixture, 13, "");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Nothing is asked of whoever cannot write. */
static void
test_watched_is_not_filled (Fixture       *fixture,
                            gconstpointer  data)
{
  static const char *const actions[] = {
    "hex.fill", "hex.zero", "hex.paste", "hex.paste-text", "hex.import",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->hex_view), actions[i], NULL);
      g_assert_true (says (fixture, "Only watched"));
      g_assert_null (find_dialog ());
      g_assert_true (press (fixture, GDK_KEY_Escape));
    }
}

static void
test_another_segment_has_nothing_staged (Fixture       *fixture,
                                         gconstpointer  data)
{
  VitrineSession *session = fixture->session;

  type (fixture, "41");
  vitrine_address_unref (fixture->address);
  fixture->address = peer_address_new ();
  show (fixture, VITRINE_OPEN_JOIN);
  g_assert_true (has_nothing_staged (fixture));
  close_session (session);
}

static void
add (const char *path,
     gboolean    foreign,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (foreign), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/hex-editor/digits", FALSE, test_digits_are_staged_and_written);
  add ("/hex-editor/characters", FALSE, test_characters);
  add ("/hex-editor/characters-of-an-encoding", FALSE, test_characters_of_an_encoding);
  add ("/hex-editor/typed-past-a-new-end", TRUE, test_typed_past_a_new_end);
  add ("/hex-editor/one-step", FALSE, test_one_step);
  add ("/hex-editor/escape-and-backspace", FALSE, test_escape_and_backspace);
  add ("/hex-editor/end", FALSE, test_end);
  add ("/hex-editor/other-keys-pass", FALSE, test_other_keys_pass);
  add ("/hex-editor/selection-is-typed-over", FALSE, test_selection_is_typed_over);
  add ("/hex-editor/as-i-type", FALSE, test_as_i_type);
  add ("/hex-editor/changed-meanwhile", FALSE, test_changed_meanwhile);
  add ("/hex-editor/only-watched", TRUE, test_only_watched);
  add ("/hex-editor/hint-goes", TRUE, test_hint_goes);
  add ("/hex-editor/paste", TRUE, test_paste);
  add ("/hex-editor/paste-in-an-encoding", FALSE, test_paste_in_an_encoding);
  add ("/hex-editor/paste-that-does-not-fit", FALSE, test_paste_that_does_not_fit);
  add ("/hex-editor/zero", FALSE, test_zero);
  add ("/hex-editor/fill", FALSE, test_fill);
  add ("/hex-editor/watched-is-not-filled", TRUE, test_watched_is_not_filled);
  add ("/hex-editor/another-segment", FALSE, test_another_segment_has_nothing_staged);
  return g_test_run ();
}
