/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/waiter.h"

#include "peer.h"
#include "session-tools.h"

#include <unistd.h>

#define SIZE 64

typedef struct
{
  VitrineAddress *address;
  VitrineWaiter *waiter;
  VitrineSituation expected;
  guint n_ready;
} Fixture;

static void
ready_cb (Fixture *fixture)
{
  fixture->n_ready++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->address = peer_address_new ();
  fixture->waiter = vitrine_waiter_new (fixture->address);
  g_signal_connect_swapped (fixture->waiter, "ready", G_CALLBACK (ready_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->waiter);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static gboolean
is_ready (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_ready > 0;
}

static gboolean
is_expected (gpointer data)
{
  Fixture *fixture = data;

  return vitrine_waiter_get_situation (fixture->waiter) == fixture->expected;
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
test_there_already (Fixture       *fixture,
                    gconstpointer  unused)
{
  peer_make_foreign (fixture->address, SIZE, 0600);
  vitrine_waiter_start (fixture->waiter);
  g_assert_cmpuint (fixture->n_ready, ==, 0);
  wait_until (is_ready, fixture);
}

/* First it is nothing, then nothing but a name, and it may go again meanwhile. */
static void
test_appears (Fixture       *fixture,
              gconstpointer  unused)
{
  vitrine_waiter_start (fixture->waiter);
  peer_make_foreign (fixture->address, 0, 0600);
  fixture->expected = VITRINE_SITUATION_EMPTY;
  wait_until (is_expected, fixture);

  peer_remove (fixture->address);
  fixture->expected = VITRINE_SITUATION_ABSENT;
  wait_until (is_expected, fixture);

  peer_make_foreign (fixture->address, 0, 0600);
  resize (fixture, SIZE);
  wait_until (is_ready, fixture);
  g_assert_cmpint (vitrine_waiter_get_situation (fixture->waiter), ==,
                   VITRINE_SITUATION_READY);
}

/* It says so once, and again when it is started again. */
static void
test_again (Fixture       *fixture,
            gconstpointer  unused)
{
  peer_make_foreign (fixture->address, SIZE, 0600);
  vitrine_waiter_start (fixture->waiter);
  wait_until (is_ready, fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_ready, ==, 1);

  fixture->n_ready = 0;
  vitrine_waiter_start (fixture->waiter);
  wait_until (is_ready, fixture);
}

/* Whoever stops it is told nothing; another one, which looks as often, is. */
static void
test_stopped (Fixture       *fixture,
              gconstpointer  unused)
{
  Fixture other = { .waiter = vitrine_waiter_new (fixture->address) };

  g_signal_connect_swapped (other.waiter, "ready", G_CALLBACK (ready_cb), &other);
  vitrine_waiter_start (fixture->waiter);
  vitrine_waiter_start (other.waiter);
  vitrine_waiter_stop (fixture->waiter);
  peer_make_foreign (fixture->address, SIZE, 0600);
  wait_until (is_ready, &other);
  g_assert_cmpuint (fixture->n_ready, ==, 0);
  g_assert_finalize_object (other.waiter);
}

static void
test_other_kind (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineAddress) address = vitrine_address_parse ("sysv:2147483647", &error);
  g_autoptr (VitrineWaiter) waiter = NULL;

  g_assert_no_error (error);
  waiter = vitrine_waiter_new (address);
  vitrine_waiter_start (waiter);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (vitrine_waiter_get_situation (waiter), ==, VITRINE_SITUATION_ABSENT);
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
  add ("/waiter/there-already", test_there_already);
  add ("/waiter/appears", test_appears);
  add ("/waiter/again", test_again);
  add ("/waiter/stopped", test_stopped);
  g_test_add_func ("/waiter/other-kind", test_other_kind);
  return g_test_run ();
}
