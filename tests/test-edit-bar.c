/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/edit-bar.h"

#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <string.h>

typedef struct
{
  GtkWindow *window;
  VitrineEditBar *bar;
  VitrineAddress *address;
  VitrineSession *session;
  guint n_settled;
  guint n_changes;
  char *problem;
} Fixture;

static void
settled_cb (Fixture     *fixture,
            VitrineEdit *edit)
{
  fixture->n_settled++;
}

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->address = peer_address_new ();
  fixture->session = open_session (fixture->address, VITRINE_OPEN_JOIN, NULL);
  fixture->bar = g_object_new (VITRINE_TYPE_EDIT_BAR, NULL);
  g_signal_connect_swapped (fixture->bar, "settled", G_CALLBACK (settled_cb), fixture);
  g_signal_connect_swapped (fixture->bar, "problem", G_CALLBACK (problem_cb), fixture);
  g_signal_connect_swapped (fixture->session, "history-changed", G_CALLBACK (changed_cb),
                            fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
  gtk_window_present (fixture->window);
  vitrine_edit_bar_set_session (fixture->bar, fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  vitrine_edit_bar_set_session (fixture->bar, NULL);
  close_session (fixture->session);
  destroy_window (fixture->window, fixture->bar);
  vitrine_address_unref (fixture->address);
  g_free (fixture->problem);
}

static gboolean
is_asking (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *revealer = find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static gboolean
has_settled (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_settled > 0;
}

static gboolean
has_problem (gpointer data)
{
  Fixture *fixture = data;

  return fixture->problem != NULL;
}

static gboolean
has_changed (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_changes > 0;
}

static void
assert_stands (Fixture    *fixture,
               const char *expected)
{
  char found[64] = "";

  vitrine_segment_read (vitrine_session_get_segment (fixture->session), 0, found,
                        strlen (expected), NULL);
  g_assert_cmpstr (found, ==, expected);
}

static void
answer (Fixture    *fixture,
        const char *label)
{
  GtkLabel *found = find_label (GTK_WIDGET (fixture->bar), label);

  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (GTK_WIDGET (found), GTK_TYPE_BUTTON),
                         "clicked");
}

static VitrineEdit *
make_edit (const char *before,
           const char *after)
{
  VitrineEdit *edit = vitrine_edit_new (FALSE);
  g_autoptr (GBytes) old = g_bytes_new (before, strlen (before));
  g_autoptr (GBytes) new = g_bytes_new (after, strlen (after));

  vitrine_edit_add (edit, 0, old, new);
  return edit;
}

static void
test_writes_where_nothing_changed (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (VitrineEdit) edit = make_edit ("old", "new");

  poke (fixture->address, "old", 3);
  vitrine_edit_bar_write (fixture->bar, edit, FALSE);
  wait_until (has_settled, fixture);
  assert_stands (fixture, "new");
  g_assert_false (is_asking (fixture));
}

static void
test_asks_before_it_overwrites (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (VitrineEdit) edit = make_edit ("old", "new");

  poke (fixture->address, "one", 3);
  vitrine_edit_bar_write (fixture->bar, edit, FALSE);
  wait_until (is_asking, fixture);
  assert_stands (fixture, "one");
  g_assert_cmpuint (fixture->n_settled, ==, 0);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->bar),
                                "at 0x1 stands 6e 65 now. It was 6c 64 when you typed 65 77."));
  answer (fixture, "Write Anyway");
  wait_until (has_settled, fixture);
  assert_stands (fixture, "new");
  g_assert_false (is_asking (fixture));
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (VitrineEdit) edit = make_edit ("old", "new");

  poke (fixture->address, "one", 3);
  vitrine_edit_bar_write (fixture->bar, edit, FALSE);
  wait_until (is_asking, fixture);
  answer (fixture, "Drop");
  g_assert_cmpuint (fixture->n_settled, ==, 1);
  g_assert_false (is_asking (fixture));
  assert_stands (fixture, "one");
}

static void
ask_about_undo (Fixture *fixture)
{
  g_assert_true (store_and_wait (fixture->session, 0, "first", 5, NULL));
  g_assert_true (store_and_wait (fixture->session, 0, "later", 5, NULL));
  poke (fixture->address, "LATER", 5);
  vitrine_edit_bar_step (fixture->bar, VITRINE_STEP_UNDO);
  wait_until (is_asking, fixture);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->bar), "You had written 6c 61 74 65 72"));
  assert_stands (fixture, "LATER");
  fixture->n_changes = 0;
}

static void
test_restore_anyway (Fixture       *fixture,
                     gconstpointer  data)
{
  ask_about_undo (fixture);
  answer (fixture, "Restore Anyway");
  wait_until (has_changed, fixture);
  assert_stands (fixture, "first");
  g_assert_false (is_asking (fixture));
}

/* What is left alone is not asked about again: the step before it comes next. */
static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  ask_about_undo (fixture);
  answer (fixture, "Leave");
  g_assert_false (is_asking (fixture));
  assert_stands (fixture, "LATER");
  poke (fixture->address, "first", 5);
  fixture->n_changes = 0;
  vitrine_edit_bar_step (fixture->bar, VITRINE_STEP_UNDO);
  wait_until (has_changed, fixture);
  assert_stands (fixture, "");
}

/* A question that is out of date is asked no more. */
static void
test_newer_write_ends_the_question (Fixture       *fixture,
                                    gconstpointer  data)
{
  ask_about_undo (fixture);
  g_assert_true (store_and_wait (fixture->session, 0, "newer", 5, NULL));
  g_assert_false (is_asking (fixture));
}

static void
test_problem_is_said (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (VitrineEdit) edit = vitrine_edit_new (FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new ("abc", 3);

  vitrine_edit_add (edit, 4095, NULL, bytes);
  vitrine_edit_bar_write (fixture->bar, edit, TRUE);
  wait_until (has_problem, fixture);
  g_assert_nonnull (strstr (fixture->problem, "2 bytes"));
  g_assert_cmpuint (fixture->n_settled, ==, 0);
}

/* Another session's question is none of this one. */
static void
test_session_goes (Fixture       *fixture,
                   gconstpointer  data)
{
  ask_about_undo (fixture);
  vitrine_edit_bar_step (fixture->bar, VITRINE_STEP_UNDO);
  vitrine_edit_bar_set_session (fixture->bar, NULL);
  g_assert_false (is_asking (fixture));
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  ask_about_undo (fixture);
  lengthen_texts (GTK_WIDGET (fixture->bar));
  g_assert_cmpint (get_min_width (GTK_WIDGET (fixture->bar)), <=, 360);
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
  add ("/edit-bar/writes-where-nothing-changed", test_writes_where_nothing_changed);
  add ("/edit-bar/asks-before-it-overwrites", test_asks_before_it_overwrites);
  add ("/edit-bar/drop", test_drop);
  add ("/edit-bar/restore-anyway", test_restore_anyway);
  add ("/edit-bar/leave", test_leave);
  add ("/edit-bar/newer-write-ends-the-question", test_newer_write_ends_the_question);
  add ("/edit-bar/problem-is-said", test_problem_is_said);
  add ("/edit-bar/session-goes", test_session_goes);
  add ("/edit-bar/narrow", test_narrow);
  return g_test_run ();
}
