/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/composer.h"

#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <glib/gstdio.h>

#define SIZE 4096

typedef struct
{
  GtkWindow *window;
  VitrineComposer *composer;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  VitrineAddress *address;
  VitrineSession *session; /* joined */
  guint n_problems;
  char *problem;
} Fixture;

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  fixture->n_problems++;
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->address = peer_address_new ();
  fixture->session = open_session (fixture->address, VITRINE_OPEN_JOIN, NULL);
  g_assert_nonnull (fixture->session);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->composer = VITRINE_COMPOSER (vitrine_composer_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->composer));
  fixture->view = find_widget (GTK_WIDGET (fixture->composer), GTK_TYPE_TEXT_VIEW);
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  g_signal_connect_swapped (fixture->composer, "problem", G_CALLBACK (problem_cb), fixture);
  vitrine_composer_set_session (fixture->composer, fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->window, fixture->composer);
  close_session (fixture->session);
  g_assert_false (peer_exists (fixture->address));
  vitrine_address_unref (fixture->address);
  g_free (fixture->problem);
}

static void
type (Fixture    *fixture,
      const char *utf8)
{
  gtk_text_buffer_insert_at_cursor (fixture->buffer, utf8, -1);
}

static void
retype (Fixture    *fixture,
        const char *utf8)
{
  gtk_text_buffer_set_text (fixture->buffer, utf8, -1);
}

static gboolean
says (Fixture    *fixture,
      const char *part)
{
  return find_label (GTK_WIDGET (fixture->composer), part) != NULL;
}

static gboolean
is_marked (Fixture *fixture)
{
  GtkWidget *frame = gtk_widget_get_ancestor (fixture->view, GTK_TYPE_OVERLAY);

  return gtk_widget_has_css_class (frame, "error");
}

static gboolean
can_write (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find_widget (GTK_WIDGET (fixture->composer),
                                                GTK_TYPE_BUTTON));
}

static void
press_write (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->view, "composer.write", NULL));
}

typedef struct
{
  VitrineAddress *address;
  const char *text;
} Standing;

static gboolean
stands (gpointer data)
{
  Standing *standing = data;
  g_autofree char *text = read_utf16 (standing->address);

  return g_str_equal (text, standing->text);
}

static void
wait_for_text (Fixture    *fixture,
               const char *utf8)
{
  wait_until (stands, &(Standing) { fixture->address, utf8 });
}

static gboolean
has_problem (gpointer data)
{
  return ((Fixture *) data)->n_problems > 0;
}

static gboolean
flag_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Long enough for whatever is queued to run, write and come back. */
static void
settle (Fixture *fixture)
{
  gboolean passed = FALSE;

  g_timeout_add (100, flag_cb, &passed);
  wait_until (is_true, &passed);
}

static void
assert_composed (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *text = vitrine_composer_get_text (fixture->composer);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_standing (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *text = read_utf16 (fixture->address);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_write_keeps_the_text (Fixture       *fixture,
                           gconstpointer  data)
{
  type (fixture, "deux\nlignes 漢字 😀");
  g_assert_true (can_write (fixture));
  settle (fixture);
  assert_standing (fixture, "");

  press_write (fixture);
  wait_for_text (fixture, "deux\nlignes 漢字 😀");
  assert_composed (fixture, "deux\nlignes 漢字 😀");
  g_assert_cmpuint (fixture->n_problems, ==, 0);
}

static void
test_excess_is_counted (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *most = g_strnfill (2047, 'x');

  type (fixture, most);
  g_assert_true (can_write (fixture));
  g_assert_false (is_marked (fixture));

  type (fixture, "y");
  g_assert_true (says (fixture, "1 unit over"));
  g_assert_true (is_marked (fixture));
  g_assert_false (can_write (fixture));
  press_write (fixture);
  settle (fixture);
  assert_standing (fixture, "");

  /* One character, two units. */
  type (fixture, "😀");
  g_assert_true (says (fixture, "3 units over"));

  retype (fixture, "short");
  g_assert_false (is_marked (fixture));
  g_assert_true (can_write (fixture));
}

static void
test_unsayable_character_is_named (Fixture       *fixture,
                                   gconstpointer  data)
{
  vitrine_session_set_encoding (fixture->session,
                                vitrine_encoding_find ("ISO-8859-1", NULL));
  type (fixture, "a漢");
  g_assert_true (says (fixture, "漢"));
  g_assert_true (is_marked (fixture));
  g_assert_false (can_write (fixture));

  vitrine_session_set_encoding (fixture->session, NULL);
  g_assert_false (is_marked (fixture));
  g_assert_true (can_write (fixture));
}

static void
test_read_only_says_why (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *session;

  peer_make_foreign (address, SIZE, 0600);
  session = open_session (address, VITRINE_OPEN_VISIT, NULL);
  vitrine_composer_set_session (fixture->composer, session);
  g_assert_true (says (fixture, "Allow Writing"));
  g_assert_false (can_write (fixture));
  g_assert_true (gtk_widget_get_sensitive (fixture->view));
  type (fixture, "can be typed");
  assert_composed (fixture, "can be typed");
  g_assert_false (is_marked (fixture));

  g_assert_true (vitrine_session_set_writable (session, TRUE, NULL));
  g_assert_false (says (fixture, "Allow Writing"));
  g_assert_true (can_write (fixture));

  vitrine_composer_set_session (fixture->composer, NULL);
  g_assert_false (can_write (fixture));
  close_session (session);
  peer_remove (address);
}

static void
test_as_i_type_writes_once (Fixture       *fixture,
                            gconstpointer  data)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (fixture->session);
  guint64 before = vitrine_sampler_get_n_changes (sampler);

  g_object_set (fixture->composer, "as-i-type", TRUE, NULL);
  for (char letter = 'a'; letter <= 'z'; letter++)
    type (fixture, (char[]) { letter, '\0' });
  wait_for_text (fixture, "abcdefghijklmnopqrstuvwxyz");
  settle (fixture);
  g_assert_cmpuint (vitrine_sampler_get_n_changes (sampler), ==, before + 1);

  retype (fixture, "");
  wait_for_text (fixture, "");
}

static void
test_as_i_type_writes_only_what_is_typed (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_assert_true (write_and_wait (fixture->session, "standing", NULL));
  g_object_set (fixture->composer, "as-i-type", TRUE, NULL);
  vitrine_composer_set_text (fixture->composer, "adopted");
  settle (fixture);
  assert_standing (fixture, "standing");
  vitrine_composer_set_session (fixture->composer, NULL);
  vitrine_composer_set_session (fixture->composer, fixture->session);
  settle (fixture);
  assert_standing (fixture, "standing");

  g_object_set (fixture->composer, "as-i-type", FALSE, NULL);
  type (fixture, "!");
  settle (fixture);
  assert_standing (fixture, "standing");
}

static void
test_nothing_lost_with_the_session (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *other = open_session (address, VITRINE_OPEN_JOIN, NULL);
  g_autofree char *text = NULL;

  g_object_set (fixture->composer, "as-i-type", TRUE, NULL);
  type (fixture, "precious");
  vitrine_composer_set_session (fixture->composer, other);
  settle (fixture);
  assert_composed (fixture, "precious");
  text = read_utf16 (address);
  g_assert_cmpstr (text, ==, "");

  vitrine_composer_set_session (fixture->composer, NULL);
  assert_composed (fixture, "precious");
  close_session (other);
}

static void
test_set_text_can_be_undone (Fixture       *fixture,
                             gconstpointer  data)
{
  type (fixture, "mine");
  vitrine_composer_set_text (fixture->composer, "theirs");
  assert_composed (fixture, "theirs");
  gtk_text_buffer_undo (fixture->buffer);
  assert_composed (fixture, "mine");
}

static void
step_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Fixture *fixture = user_data;
  gboolean undo = g_str_equal (g_action_get_name (G_ACTION (action)), "undo");

  vitrine_session_step_async (fixture->session,
                              undo ? VITRINE_STEP_UNDO : VITRINE_STEP_REDO, NULL, NULL, NULL);
}

/* What a window does with these two. */
static void
add_steps (Fixture *fixture)
{
  static const GActionEntry entries[] = { { "undo", step_cb }, { "redo", step_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win",
                                  G_ACTION_GROUP (group));
}

static gboolean
has_undo (gpointer data)
{
  return vitrine_session_get_step (((Fixture *) data)->session, VITRINE_STEP_UNDO) != NULL;
}

static gboolean
has_redo (gpointer data)
{
  return vitrine_session_get_step (((Fixture *) data)->session, VITRINE_STEP_REDO) != NULL;
}

static void
step (Fixture    *fixture,
      const char *name)
{
  g_assert_true (gtk_widget_activate_action (fixture->view, name, NULL));
}

/* What was typed and not written is undone in the box, what was written in the
 * segment. */
static void
test_undo_takes_back_what_was_written (Fixture       *fixture,
                                       gconstpointer  data)
{
  add_steps (fixture);
  type (fixture, "one");
  press_write (fixture);
  wait_until (has_undo, fixture);
  type (fixture, " more");

  step (fixture, "composer.undo");
  assert_composed (fixture, "one");
  assert_standing (fixture, "one");
  step (fixture, "composer.undo");
  wait_until (has_redo, fixture);
  assert_standing (fixture, "");
  assert_composed (fixture, "one");

  step (fixture, "composer.redo");
  wait_until (has_undo, fixture);
  assert_standing (fixture, "one");
  assert_composed (fixture, "one");
  step (fixture, "composer.redo");
  assert_composed (fixture, "one more");
  assert_standing (fixture, "one");
}

/* Nothing more to take back there: then the box's own goes on. */
static void
test_undo_goes_on_in_the_box (Fixture       *fixture,
                              gconstpointer  data)
{
  add_steps (fixture);
  type (fixture, "one");
  press_write (fixture);
  wait_until (has_undo, fixture);
  step (fixture, "composer.undo");
  wait_until (has_redo, fixture);
  step (fixture, "composer.undo");
  assert_composed (fixture, "");
  assert_standing (fixture, "");
}

static void
test_problem_keeps_the_text (Fixture       *fixture,
                             gconstpointer  data)
{
  VitrineSegment *peer = vitrine_segment_join (fixture->address, SIZE, 0600, NULL, NULL);

  g_assert_true (vitrine_segment_take_turn (peer, VITRINE_TURN_WRITE, NULL));
  type (fixture, "kept");
  press_write (fixture);
  wait_until (has_problem, fixture);
  g_assert_cmpuint (fixture->n_problems, ==, 1);
  g_assert_nonnull (strstr (fixture->problem, vitrine_address_get_label (fixture->address)));
  assert_composed (fixture, "kept");

  vitrine_segment_end_turn (peer);
  press_write (fixture);
  wait_for_text (fixture, "kept");
  vitrine_segment_detach (peer);
}

static void
test_as_i_type_complains_once (Fixture       *fixture,
                               gconstpointer  data)
{
  VitrineSegment *peer = vitrine_segment_join (fixture->address, SIZE, 0600, NULL, NULL);

  g_object_set (fixture->composer, "as-i-type", TRUE, NULL);
  g_assert_true (vitrine_segment_take_turn (peer, VITRINE_TURN_WRITE, NULL));
  type (fixture, "a");
  wait_until (has_problem, fixture);
  type (fixture, "b");
  settle (fixture);
  settle (fixture);
  settle (fixture);
  g_assert_cmpuint (fixture->n_problems, ==, 1);

  vitrine_segment_detach (peer);
  type (fixture, "c");
  wait_for_text (fixture, "abc");
}

/* What a file manager does when @paths are dropped onto the text. */
static gboolean
drop_files (Fixture *fixture,
            const char *const *paths)
{
  GtkWidget *frame = gtk_widget_get_ancestor (fixture->view, GTK_TYPE_OVERLAY);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (frame);
  g_auto (GValue) value = G_VALUE_INIT;
  GSList *files = NULL;
  gboolean taken = FALSE;

  for (guint i = 0; paths[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_slist_free_full (files, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }

  return taken;
}

static gboolean
is_composed (gpointer data)
{
  return gtk_text_buffer_get_char_count (((Fixture *) data)->buffer) > 3;
}

static void
test_dropped_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("vitrine-test-XXXXXX", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "of a file", -1, NULL));
  type (fixture, "the");
  g_assert_true (drop_files (fixture, (const char *[]) { path, NULL }));
  wait_until (is_composed, fixture);
  assert_composed (fixture, "theof a file");
  g_assert_cmpuint (fixture->n_problems, ==, 0);

  g_assert_false (drop_files (fixture, (const char *[]) { path, path, NULL }));
  g_assert_cmpuint (fixture->n_problems, ==, 1);

  g_assert_true (g_file_set_contents (path, "caf\xe9", -1, NULL));
  fixture->n_problems = 0;
  g_assert_true (drop_files (fixture, (const char *[]) { path, NULL }));
  wait_until (has_problem, fixture);
  assert_composed (fixture, "theof a file");
  g_unlink (path);
}

static void
test_fits_a_phone (Fixture       *fixture,
                   gconstpointer  data)
{
  type (fixture, "AVeryLongWordThatHasNoPlaceToBreakAndGoesOnAndOnAndOnAndOnAndOnAndOn");
  vitrine_composer_set_session (fixture->composer, NULL);
  lengthen_texts (GTK_WIDGET (fixture->composer));
  g_assert_cmpint (get_min_width (GTK_WIDGET (fixture->composer)), <=, 336);
}

static void
add (const char *path,
     void (* test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/composer/write", test_write_keeps_the_text);
  add ("/composer/excess", test_excess_is_counted);
  add ("/composer/unsayable", test_unsayable_character_is_named);
  add ("/composer/read-only", test_read_only_says_why);
  add ("/composer/as-i-type", test_as_i_type_writes_once);
  add ("/composer/as-i-type-only-typed", test_as_i_type_writes_only_what_is_typed);
  add ("/composer/session-replaced", test_nothing_lost_with_the_session);
  add ("/composer/undo", test_set_text_can_be_undone);
  add ("/composer/undo-written", test_undo_takes_back_what_was_written);
  add ("/composer/undo-beyond", test_undo_goes_on_in_the_box);
  add ("/composer/problem", test_problem_keeps_the_text);
  add ("/composer/as-i-type-complains-once", test_as_i_type_complains_once);
  add ("/composer/dropped-file", test_dropped_file);
  add ("/composer/fits-a-phone", test_fits_a_phone);
  return g_test_run ();
}
