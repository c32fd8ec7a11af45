/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/state-bar.h"

#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <unistd.h>

#define SIZE 64

typedef struct
{
  GtkWindow *window;
  VitrineStateBar *bar;
  VitrineAddress *address;
  VitrineSession *session;
  VitrineState expected;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  fixture->session = open_session (fixture->address, VITRINE_OPEN_VISIT, &error);
  g_assert_no_error (error);

  fixture->bar = g_object_new (VITRINE_TYPE_STATE_BAR, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
  gtk_window_present (fixture->window);
  vitrine_state_bar_set_session (fixture->bar, fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  vitrine_state_bar_set_session (fixture->bar, NULL);
  close_session (fixture->session);
  destroy_window (fixture->window, fixture->bar);
  if (peer_exists (fixture->address))
    peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static gboolean
is_expected (gpointer data)
{
  Fixture *fixture = data;
  VitrineSampler *sampler = vitrine_session_get_sampler (fixture->session);

  return vitrine_sampler_get_state (sampler) == fixture->expected;
}

static void
wait_for_state (Fixture      *fixture,
                VitrineState  state)
{
  fixture->expected = state;
  wait_until (is_expected, fixture);
}

static gboolean
is_revealed (Fixture *fixture)
{
  GtkWidget *revealer = find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static gboolean
says (Fixture    *fixture,
      const char *part)
{
  return find_label (GTK_WIDGET (fixture->bar), part) != NULL;
}

static void
stay (Fixture *fixture)
{
  GtkLabel *label = find_label (GTK_WIDGET (fixture->bar), "Keep Watching");

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_BUTTON),
                         "clicked");
}

static void
resize (Fixture *fixture,
        off_t    size)
{
  int fd = peer_open_foreign (fixture->address);

  g_assert_no_errno (ftruncate (fd, size));
  g_assert_no_errno (close (fd));
}

static void
test_live (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_false (is_revealed (fixture));
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  user_data)
{
  peer_remove (fixture->address);
  wait_for_state (fixture, VITRINE_STATE_REMOVED);
  g_assert_true (is_revealed (fixture));
  g_assert_true (says (fixture, "was removed"));
  g_assert_true (says (fixture, "Wait for the Next"));
  g_assert_false (says (fixture, "Attach to the New One"));
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  user_data)
{
  peer_remove (fixture->address);
  peer_make_foreign (fixture->address, SIZE, 0600);
  wait_for_state (fixture, VITRINE_STATE_REPLACED);
  g_assert_true (is_revealed (fixture));
  g_assert_true (says (fixture, "Attach to the New One"));
}

static void
test_resized (Fixture       *fixture,
              gconstpointer  user_data)
{
  resize (fixture, SIZE / 2);
  wait_for_state (fixture, VITRINE_STATE_SHRUNK);
  g_assert_true (is_revealed (fixture));
  g_assert_true (says (fixture, "32 bytes"));

  resize (fixture, SIZE);
  wait_for_state (fixture, VITRINE_STATE_LIVE);
  g_assert_false (is_revealed (fixture));
}

/* Staying hides it for as long as nothing else becomes of the segment. */
static void
test_stay (Fixture       *fixture,
           gconstpointer  user_data)
{
  peer_remove (fixture->address);
  wait_for_state (fixture, VITRINE_STATE_REMOVED);
  stay (fixture);
  g_assert_false (is_revealed (fixture));

  peer_make_foreign (fixture->address, SIZE, 0600);
  wait_for_state (fixture, VITRINE_STATE_REPLACED);
  g_assert_true (is_revealed (fixture));
}

/* A size that one stayed with is the one from which the next change is told. */
static void
test_stay_with_size (Fixture       *fixture,
                     gconstpointer  user_data)
{
  resize (fixture, SIZE / 2);
  wait_for_state (fixture, VITRINE_STATE_SHRUNK);
  stay (fixture);
  g_assert_false (is_revealed (fixture));
  wait_for_state (fixture, VITRINE_STATE_LIVE);

  resize (fixture, SIZE);
  wait_for_state (fixture, VITRINE_STATE_GROWN);
  g_assert_true (is_revealed (fixture));
  g_assert_true (says (fixture, "grew from 32 bytes to 64 bytes"));
}

/* A button that a key presses is clicked when the window may have left already. */
static void
test_stay_too_late (Fixture       *fixture,
                    gconstpointer  user_data)
{
  peer_remove (fixture->address);
  wait_for_state (fixture, VITRINE_STATE_REMOVED);
  vitrine_state_bar_set_session (fixture->bar, NULL);
  stay (fixture);
  g_assert_false (is_revealed (fixture));
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
  add ("/state-bar/live", test_live);
  add ("/state-bar/removed", test_removed);
  add ("/state-bar/replaced", test_replaced);
  add ("/state-bar/resized", test_resized);
  add ("/state-bar/stay", test_stay);
  add ("/state-bar/stay-with-size", test_stay_with_size);
  add ("/state-bar/stay-too-late", test_stay_too_late);
  return g_test_run ();
}
