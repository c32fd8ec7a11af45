/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-editor.h"

#include "app/edit-bar.h"
#include "hex-editor-tools.h"
#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <unistd.h>

static void
type (HexEditorFixture *fixture,
      const char       *keys)
{
  for (const char *key = keys; *key != '\0'; key++)
    g_assert_true (hex_editor_press (fixture, gdk_unicode_to_keyval ((gunichar) *key)));
}

static void
go_to_characters (HexEditorFixture *fixture)
{
  gtk_widget_child_focus (GTK_WIDGET (fixture->hex_view), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_staged (HexEditorFixture *fixture,
           guint64           offset)
{
  return vitrine_hex_stage_find (vitrine_hex_editor_get_stage (fixture->editor), offset)
         != NULL;
}

static gboolean
has_nothing_staged (gpointer data)
{
  HexEditorFixture *fixture = data;

  return vitrine_hex_stage_is_empty (vitrine_hex_editor_get_stage (fixture->editor));
}

static void
assert_described (HexEditorFixture *fixture,
                  const char       *expected)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->hex_view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, expected);
}

static void
test_digits_are_staged_and_written (HexEditorFixture *fixture,
                                    gconstpointer     data)
{
  vitrine_hex_view_set_caret (fixture->hex_view, 16);
  type (fixture, "4");
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 16);
  assert_described (fixture, "Offset 0x10, value 0x00, 0; staged 0x40, not written");
  type (fixture, "849");
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 18);
  hex_editor_assert_stands (fixture, 16, "");
  g_assert_true (is_staged (fixture, 16) && is_staged (fixture, 17));

  g_assert_true (hex_editor_press (fixture, GDK_KEY_Return));
  wait_until (has_nothing_staged, fixture);
  hex_editor_assert_stands (fixture, 16, "HI");
  assert_described (fixture, "Offset 0x12, value 0x00, 0");
  g_assert_false (hex_editor_press (fixture, GDK_KEY_Return));
}

static void
test_characters (HexEditorFixture *fixture,
                 gconstpointer     data)
{
  go_to_characters (fixture);
  type (fixture, "a b");
  g_assert_true (hex_editor_press (fixture, GDK_KEY_KP_Enter));
  wait_until (has_nothing_staged, fixture);
  hex_editor_assert_stands (fixture, 0, "a b");

  g_assert_true (hex_editor_press (fixture, GDK_KEY_eacute));
  g_assert_true (hex_editor_says (fixture, "no byte of ASCII"));
  g_assert_true (has_nothing_staged (fixture));
}

/* The window's encoding says which byte a character is. */
static void
test_characters_of_an_encoding (HexEditorFixture *fixture,
                                gconstpointer     data)
{
  hex_editor_choose_encoding (fixture, "ISO-8859-1");
  go_to_characters (fixture);
  g_assert_true (hex_editor_press (fixture, GDK_KEY_eacute));
  assert_described (fixture, "Offset 0x1, value 0x00, 0");
  g_assert_true (hex_editor_press (fixture, GDK_KEY_EuroSign));
  g_assert_true (hex_editor_says (fixture, "no byte of ISO-8859-1"));
  /* What was refused is in nobody's way. */
  type (fixture, "x");
  assert_described (fixture, "Offset 0x2, value 0x00, 0");
  hex_editor_choose_encoding (fixture, "ISO-8859-15");
  g_assert_true (hex_editor_press (fixture, GDK_KEY_EuroSign));
  hex_editor_press (fixture, GDK_KEY_Return);
  wait_until (has_nothing_staged, fixture);
  hex_editor_assert_stands (fixture, 0, "\351x\244");
  vitrine_hex_view_set_caret (fixture->hex_view, 2);
  assert_described (fixture, "Offset 0x2, value 0xa4, 164, character €; changed 1 time");
}

static gboolean
is_short (gpointer data)
{
  HexEditorFixture *fixture = data;

  return vitrine_hex_view_get_size (fixture->hex_view) == 64;
}

/* What was typed where there are no bytes any more is dropped, not in silence. */
static void
test_typed_past_a_new_end (HexEditorFixture *fixture,
                           gconstpointer     data)
{
  g_autofree char *problem = NULL;
  int fd;

  g_assert_true (vitrine_session_set_writable (fixture->session, TRUE, NULL));
  g_signal_connect_swapped (fixture->view, "problem", G_CALLBACK (hex_editor_problem_cb), &problem);
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
test_one_step (HexEditorFixture *fixture,
               gconstpointer     data)
{
  go_to_characters (fixture);
  type (fixture, "abc");
  vitrine_hex_view_set_caret (fixture->hex_view, 100);
  type (fixture, "xyz");
  hex_editor_press (fixture, GDK_KEY_Return);
  wait_until (has_nothing_staged, fixture);
  hex_editor_assert_stands (fixture, 100, "xyz");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (step_and_wait (fixture->session, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  hex_editor_assert_stands (fixture, 0, "");
  hex_editor_assert_stands (fixture, 100, "");
}

static void
test_escape_and_backspace (HexEditorFixture *fixture,
                           gconstpointer     data)
{
  type (fixture, "414243");
  g_assert_true (hex_editor_press (fixture, GDK_KEY_BackSpace));
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 2);
  g_assert_false (is_staged (fixture, 2));
  g_assert_true (is_staged (fixture, 1));
  g_assert_true (hex_editor_press (fixture, GDK_KEY_Escape));
  g_assert_true (has_nothing_staged (fixture));
  g_assert_false (hex_editor_press (fixture, GDK_KEY_Escape));
  g_assert_false (hex_editor_press (fixture, GDK_KEY_BackSpace));
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
test_end (HexEditorFixture *fixture,
          gconstpointer     data)
{
  guint64 last = vitrine_hex_view_get_size (fixture->hex_view) - 1;

  wait_until (has_a_place, fixture->hex_view);
  vitrine_hex_view_set_caret (fixture->hex_view, last);
  type (fixture, "4142");
  g_assert_true (hex_editor_says (fixture, "ends here"));
  g_assert_cmpuint (vitrine_hex_stage_find (vitrine_hex_editor_get_stage (fixture->editor),
                                            last)->value, ==, 0x41);
  g_assert_true (hex_editor_press (fixture, GDK_KEY_BackSpace));
  g_assert_false (is_staged (fixture, last));
  type (fixture, "43");
  g_assert_true (hex_editor_press (fixture, GDK_KEY_Return));
  wait_until (has_nothing_staged, fixture);
  hex_editor_assert_stands (fixture, last, "C");
  type (fixture, "4");
  g_assert_false (is_staged (fixture, last));

  /* Whoever comes back means this byte. */
  vitrine_hex_view_set_caret (fixture->hex_view, last - 1);
  vitrine_hex_view_set_caret (fixture->hex_view, last);
  type (fixture, "4");
  g_assert_true (is_staged (fixture, last));
}

static void
test_other_keys_pass (HexEditorFixture *fixture,
                      gconstpointer     data)
{
  g_assert_false (hex_editor_press (fixture, GDK_KEY_space));
  g_assert_false (hex_editor_press (fixture, GDK_KEY_n));
  g_assert_false (hex_editor_press (fixture, GDK_KEY_Left));
  g_assert_false (hex_editor_press (fixture, GDK_KEY_F5));
  go_to_characters (fixture);
  g_assert_false (hex_editor_press (fixture, GDK_KEY_Left));
  g_assert_false (hex_editor_press (fixture, GDK_KEY_Tab));
}

static void
test_selection_is_typed_over (HexEditorFixture *fixture,
                              gconstpointer     data)
{
  vitrine_hex_view_select (fixture->hex_view, 32, 8);
  type (fixture, "41");
  g_assert_true (is_staged (fixture, 32));
  g_assert_cmpuint (vitrine_hex_view_get_caret (fixture->hex_view), ==, 33);
}

static void
test_as_i_type (HexEditorFixture *fixture,
                gconstpointer     data)
{
  g_object_set (fixture->editor, "as-i-type", TRUE, NULL);
  type (fixture, "4");
  g_assert_true (is_staged (fixture, 0));
  type (fixture, "1");
  wait_until (hex_editor_has_written, fixture);
  wait_until (has_nothing_staged, fixture);
  hex_editor_assert_stands (fixture, 0, "A");
}

/* Somebody else writes there before Enter: both are shown, nothing is lost. */
static void
test_changed_meanwhile (HexEditorFixture *fixture,
                        gconstpointer     data)
{
  type (fixture, "41");
  poke (fixture->address, "z", 1);
  hex_editor_press (fixture, GDK_KEY_Return);
  while (!hex_editor_says (fixture, "stands 7a now. It was 00 when you typed 41."))
    g_main_context_iteration (NULL, TRUE);
  hex_editor_assert_stands (fixture, 0, "z");
  g_assert_true (is_staged (fixture, 0));
  g_signal_emit_by_name (
    gtk_widget_get_ancestor (GTK_WIDGET (find_label (GTK_WIDGET (fixture->view), "Drop")),
                             GTK_TYPE_BUTTON),
    "clicked");
  g_assert_true (has_nothing_staged (fixture));
  hex_editor_assert_stands (fixture, 0, "z");
}

/* A guest is told before anything is typed, and where; then it may. */
static void
test_only_watched (HexEditorFixture *fixture,
                   gconstpointer     data)
{
  type (fixture, "4");
  g_assert_true (has_nothing_staged (fixture));
  g_assert_true (hex_editor_says (fixture, "Only watched"));
  assert_described (fixture, "Offset 0x0, value 0x00, 0; "
                             "Only watched: turn on “Allow Writing” to write here");
  g_assert_true (hex_editor_press (fixture, GDK_KEY_Escape));
  assert_described (fixture, "Offset 0x0, value 0x00, 0");
  go_to_characters (fixture);
  g_assert_false (hex_editor_press (fixture, GDK_KEY_space));

  g_assert_true (vitrine_session_set_writable (fixture->session, TRUE, NULL));
  type (fixture, "A");
  hex_editor_press (fixture, GDK_KEY_Return);
  wait_until (has_nothing_staged, fixture);
  hex_editor_assert_stands (fixture, 0, "A");
}

/* What stands beside the caret goes with the reason, and with the focus. */
static void
test_hint_goes (HexEditorFixture *fixture,
                gconstpointer     data)
{
  type (fixture, "4");
  g_assert_true (hex_editor_says (fixture, "Only watched"));
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
test_another_segment_has_nothing_staged (HexEditorFixture *fixture,
                                         gconstpointer     data)
{
  VitrineSession *session = fixture->session;

  type (fixture, "41");
  vitrine_address_unref (fixture->address);
  fixture->address = peer_address_new ();
  hex_editor_show (fixture, VITRINE_OPEN_JOIN);
  g_assert_true (has_nothing_staged (fixture));
  close_session (session);
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
  add ("/hex-editor/another-segment", FALSE, test_another_segment_has_nothing_staged);
  return g_test_run ();
}
