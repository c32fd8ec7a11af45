/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/access-bar.h"

#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <unistd.h>

typedef struct
{
  GtkWindow *window;
  VitrineAccessBar *bar;
  VitrineAddress *address;
  VitrineSession *session;
  char *problem;
} Fixture;

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, 64, 0600);
  fixture->session = open_session (fixture->address, VITRINE_OPEN_VISIT, &error);
  g_assert_no_error (error);

  fixture->bar = g_object_new (VITRINE_TYPE_ACCESS_BAR, NULL);
  g_signal_connect_swapped (fixture->bar, "problem", G_CALLBACK (problem_cb), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
  vitrine_access_bar_set_session (fixture->bar, fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  vitrine_access_bar_set_session (fixture->bar, NULL);
  close_session (fixture->session);
  destroy_window (fixture->window, fixture->bar);
  if (peer_exists (fixture->address))
    peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
  g_free (fixture->problem);
}

static GtkSwitch *
get_switch (Fixture *fixture)
{
  return GTK_SWITCH (find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_SWITCH));
}

static gboolean
is_revealed (Fixture *fixture)
{
  GtkWidget *revealer = find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static void
test_switch (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_assert_true (is_revealed (fixture));
  g_assert_false (gtk_switch_get_active (get_switch (fixture)));

  gtk_switch_set_active (get_switch (fixture), TRUE);
  g_assert_cmpint (vitrine_session_get_access (fixture->session), ==,
                   VITRINE_ACCESS_EDIT);
  g_assert_true (is_revealed (fixture));

  gtk_switch_set_active (get_switch (fixture), FALSE);
  g_assert_cmpint (vitrine_session_get_access (fixture->session), ==,
                   VITRINE_ACCESS_WATCH);
  g_assert_null (fixture->problem);
}

/* There is nothing to write into by now. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  user_data)
{
  int fd = peer_open_foreign (fixture->address);

  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
  close (fd);

  gtk_switch_set_active (get_switch (fixture), TRUE);
  g_assert_nonnull (fixture->problem);
  g_assert_false (gtk_switch_get_active (get_switch (fixture)));
  g_assert_false (gtk_switch_get_state (get_switch (fixture)));
  g_assert_cmpint (vitrine_session_get_access (fixture->session), ==,
                   VITRINE_ACCESS_WATCH);
}

/* Who joined a segment writes it without being asked. */
static void
test_joined (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  VitrineSession *session;

  session = open_session (address, VITRINE_OPEN_JOIN, &error);
  g_assert_no_error (error);
  vitrine_access_bar_set_session (fixture->bar, session);
  g_assert_false (is_revealed (fixture));

  vitrine_access_bar_set_session (fixture->bar, NULL);
  close_session (session);
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
  add ("/access-bar/switch", test_switch);
  add ("/access-bar/refused", test_refused);
  add ("/access-bar/joined", test_joined);
  return g_test_run ();
}
