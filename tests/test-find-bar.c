/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/find-bar.h"

#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <string.h>

#define TEXT "one two one TWO one"

typedef struct
{
  VitrineAddress *address;
  VitrineSession *session;
  GtkWindow *window;
  VitrineHexView *view;
  VitrineFindBar *bar;
  GtkWidget *entry;
  const char *awaited;
} Fixture;

static gboolean
is_said (gpointer data)
{
  Fixture *fixture = data;

  return find_label (GTK_WIDGET (fixture->bar), fixture->awaited) != NULL;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* What is found comes from a thread. */
static void
await (Fixture    *fixture,
       const char *status)
{
  fixture->awaited = status;
  wait_until (is_said, fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, 4096, 0600);
  poke (fixture->address, TEXT, strlen (TEXT));
  fixture->session = open_session (fixture->address, VITRINE_OPEN_VISIT, NULL);
  g_assert_nonnull (fixture->session);
  vitrine_session_set_encoding (fixture->session, vitrine_encoding_find ("UTF-8", NULL));

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->view = VITRINE_HEX_VIEW (vitrine_hex_view_new ());
  fixture->bar = g_object_new (VITRINE_TYPE_FIND_BAR, NULL);
  fixture->entry = find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_ENTRY);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  gtk_window_set_child (fixture->window, box);
  vitrine_find_bar_set_view (fixture->bar, fixture->view);
  vitrine_hex_view_set_sampler (fixture->view, vitrine_session_get_sampler (fixture->session),
                                "test");
  vitrine_find_bar_set_session (fixture->bar, fixture->session);
  gtk_window_present (fixture->window);
  wait_until (is_mapped, fixture->view);
  vitrine_find_bar_open (fixture->bar);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  vitrine_find_bar_set_session (fixture->bar, NULL);
  vitrine_hex_view_set_sampler (fixture->view, NULL, NULL);
  destroy_window (fixture->window, fixture->bar);
  close_session (fixture->session);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
}

/* The drop-downs stand in the order kind, encoding, number, byte order. */
static void
choose_kind (Fixture *fixture,
             guint    kind)
{
  GtkWidget *drop_down = find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_DROP_DOWN);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), kind);
}

static gboolean
is_key (GtkShortcut     *shortcut,
        guint            key,
        GdkModifierType  modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

static gboolean
press_in (GListModel      *shortcuts,
          GtkWidget       *widget,
          guint            key,
          GdkModifierType  modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_key (shortcut, key, modifiers))
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                             gtk_shortcut_get_arguments (shortcut));
    }
  return FALSE;
}

/* Does what the bar has bound to a key. */
static void
press (Fixture         *fixture,
       guint            key,
       GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->bar));
  gboolean pressed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !pressed; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        pressed = press_in (G_LIST_MODEL (controller), GTK_WIDGET (fixture->bar), key,
                            modifiers);
    }
  g_assert_true (pressed);
}

static void
assert_selected (Fixture *fixture,
                 guint64  offset,
                 guint64  length)
{
  guint64 start;

  g_assert_cmpuint (vitrine_hex_view_get_selection (fixture->view, &start), ==, length);
  g_assert_cmpuint (start, ==, offset);
}

static gboolean
has_focus (Fixture   *fixture,
           GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus == widget || (focus != NULL && gtk_widget_is_ancestor (focus, widget));
}

/* Enter goes on to the end and over it, Shift+Enter back. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (has_focus (fixture, fixture->entry));
  type (fixture, "one");
  await (fixture, "3 matches");
  g_signal_emit_by_name (fixture->entry, "activate");
  await (fixture, "1 of 3");
  assert_selected (fixture, 0, 3);
  vitrine_find_bar_step (fixture->bar, FALSE);
  assert_selected (fixture, 8, 3);
  vitrine_find_bar_step (fixture->bar, FALSE);
  assert_selected (fixture, 16, 3);
  vitrine_find_bar_step (fixture->bar, FALSE);
  assert_selected (fixture, 0, 3);
  await (fixture, "1 of 3, from the start again");
  press (fixture, GDK_KEY_Return, GDK_SHIFT_MASK);
  assert_selected (fixture, 16, 3);
  await (fixture, "3 of 3, from the end again");
  gtk_test_accessible_assert_property (fixture->entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "3 of 3, from the end again");
  press (fixture, GDK_KEY_Return, GDK_SHIFT_MASK);
  assert_selected (fixture, 8, 3);
  g_assert_true (has_focus (fixture, fixture->entry));
}

static void
test_from_caret (Fixture       *fixture,
                 gconstpointer  data)
{
  vitrine_hex_view_set_caret (fixture->view, 5);
  type (fixture, "one");
  vitrine_find_bar_step (fixture->bar, FALSE);
  await (fixture, "2 of 3");
  assert_selected (fixture, 8, 3);
}

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *letters = GTK_WIDGET (find_label (GTK_WIDGET (fixture->bar), "Aa"));
  GtkWidget *button = gtk_widget_get_ancestor (letters, GTK_TYPE_TOGGLE_BUTTON);

  type (fixture, "two");
  await (fixture, "2 matches");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  await (fixture, "1 match");
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  choose_kind (fixture, 1);
  await (fixture, "Pairs of digits");
  type (fixture, "6f ?? 65");
  await (fixture, "3 matches");
  choose_kind (fixture, 3);
  type (fixture, "[nw]e|two");
  await (fixture, "5 matches");
  choose_kind (fixture, 2);
  type (fixture, "543518319"); /* "one " */
  await (fixture, "2 matches");
}

static void
test_marks_mistakes (Fixture       *fixture,
                     gconstpointer  data)
{
  choose_kind (fixture, 1);
  g_assert_false (gtk_widget_has_css_class (fixture->entry, "error"));
  type (fixture, "6f 6");
  g_assert_true (gtk_widget_has_css_class (fixture->entry, "error"));
  await (fixture, "after character 4");
  gtk_test_accessible_assert_state (fixture->entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  type (fixture, "6f 6e");
  g_assert_false (gtk_widget_has_css_class (fixture->entry, "error"));
  await (fixture, "3 matches");
  type (fixture, "ff");
  await (fixture, "Not found");
}

/* Other bytes, other matches. */
static void
test_follows_bytes (Fixture       *fixture,
                    gconstpointer  data)
{
  type (fixture, "one");
  await (fixture, "3 matches");
  poke (fixture->address, "ONE one", 7);
  await (fixture, "4 matches");
  poke (fixture->address, "two two two two two", strlen (TEXT));
  await (fixture, "Not found");
}

static void
test_closes (Fixture       *fixture,
             gconstpointer  data)
{
  vitrine_hex_view_select (fixture->view, 4, 3);
  type (fixture, "one");
  press (fixture, GDK_KEY_Escape, 0);
  assert_selected (fixture, 4, 3);
  g_assert_true (has_focus (fixture, GTK_WIDGET (fixture->view)));

  /* What was typed is still to be found. */
  vitrine_find_bar_step (fixture->bar, FALSE);
  await (fixture, "2 of 3");
}

/* Every kind, in a language that takes more room for it. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint kind = 0; kind < 4; kind++)
    {
      choose_kind (fixture, kind);
      g_assert_cmpint (get_min_width (GTK_WIDGET (fixture->bar)), <=, 360);
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
  add ("/find-bar/steps", test_steps);
  add ("/find-bar/from-caret", test_from_caret);
  add ("/find-bar/case", test_case);
  add ("/find-bar/kinds", test_kinds);
  add ("/find-bar/marks-mistakes", test_marks_mistakes);
  add ("/find-bar/follows-bytes", test_follows_bytes);
  add ("/find-bar/closes", test_closes);
  add ("/find-bar/narrow", test_narrow);
  return g_test_run ();
}
