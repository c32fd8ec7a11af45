/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/obstacle.h"

#include "app/state-text.h"
#include "peer.h"
#include "segment/error.h"
#include "session-tools.h"

#include <sys/stat.h>
#include <unistd.h>

#define SIZE 64

typedef struct
{
  VitrineAddress *address;
  VitrineSession *session;
  VitrineState expected;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  fixture->session = open_session (fixture->address, VITRINE_OPEN_VISIT, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  close_session (fixture->session);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static void
allow_writing (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vitrine_session_set_writable (fixture->session, TRUE, &error));
  g_assert_no_error (error);
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

static char *
path_of (Fixture *fixture)
{
  return g_build_filename ("/dev/shm", vitrine_address_get_name (fixture->address), NULL);
}

static void
set_mode (Fixture *fixture,
          mode_t   mode)
{
  g_autofree char *path = path_of (fixture);

  g_assert_no_errno (chmod (path, mode));
}

static void
assert_obstacle (Fixture    *fixture,
                 const char *part)
{
  g_autofree char *obstacle = vitrine_obstacle_find (fixture->session);

  if (part == NULL)
    {
      g_assert_null (obstacle);
      return;
    }
  g_assert_nonnull (obstacle);
  g_assert_nonnull (strstr (obstacle, part));
}

static void
assert_state_says (Fixture    *fixture,
                   const char *part)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (fixture->session);
  g_autofree char *text = vitrine_state_text_describe (sampler);

  g_assert_nonnull (strstr (text, part));
}

static void
test_watched (Fixture       *fixture,
              gconstpointer  unused)
{
  assert_obstacle (fixture, "turn on “Allow Writing”");
  allow_writing (fixture);
  assert_obstacle (fixture, NULL);
}

static void
test_none (void)
{
  g_autofree char *obstacle = vitrine_obstacle_find (NULL);

  g_assert_nonnull (obstacle);
}

static gboolean
is_writable (gpointer data)
{
  Fixture *fixture = data;
  VitrineSampler *sampler = vitrine_session_get_sampler (fixture->session);

  return vitrine_sampler_get_status (sampler)->writable;
}

/* What is attached already could be written all the same; that is no reason to. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  allow_writing (fixture);
  set_mode (fixture, 0400);
  wait_for_state (fixture, VITRINE_STATE_LOCKED);
  assert_obstacle (fixture, "0400");
  assert_state_says (fixture, "may not write into this segment any more");
  g_assert_false (store_and_wait (fixture->session, 0, "x", 1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);

  vitrine_sampler_accept (vitrine_session_get_sampler (fixture->session));
  assert_obstacle (fixture, "0400");

  set_mode (fixture, 0600);
  wait_until (is_writable, fixture);
  assert_obstacle (fixture, NULL);
  g_clear_error (&error);
  g_assert_true (store_and_wait (fixture->session, 0, "x", 1, &error));
}

static gboolean
shows_byte (gpointer data)
{
  Fixture *fixture = data;
  VitrineSampler *sampler = vitrine_session_get_sampler (fixture->session);
  gsize length;
  const guint8 *bytes = vitrine_snapshot_peek (vitrine_sampler_get_snapshot (sampler), 0,
                                               &length);

  return bytes != NULL && bytes[0] == 'y';
}

/* Nobody can open it any more, and this window reads on. */
static void
test_closed_to_newcomers (Fixture       *fixture,
                          gconstpointer  unused)
{
  int fd = peer_open_foreign (fixture->address);

  set_mode (fixture, 0);
  wait_for_state (fixture, VITRINE_STATE_LOCKED);
  assert_obstacle (fixture, "you may not write into it");
  assert_state_says (fixture, "reads on");

  g_assert_cmpint (pwrite (fd, "y", 1, 0), ==, 1);
  wait_until (shows_byte, fixture);
  g_assert_no_errno (close (fd));
  set_mode (fixture, 0600);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *path = path_of (fixture);

  allow_writing (fixture);
  g_assert_no_errno (truncate (path, 0));
  wait_for_state (fixture, VITRINE_STATE_EMPTY);
  assert_obstacle (fixture, "No room");
  assert_state_says (fixture, "no bytes now");

  g_assert_no_errno (truncate (path, 2 * SIZE));
  wait_for_state (fixture, VITRINE_STATE_GROWN);
  assert_obstacle (fixture, NULL);
  assert_state_says (fixture, "128 bytes");
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
  peer_become_nobody (); /* root may do everything, whatever the mode says */
  g_test_add_func ("/obstacle/none", test_none);
  add ("/obstacle/watched", test_watched);
  add ("/obstacle/locked", test_locked);
  add ("/obstacle/closed-to-newcomers", test_closed_to_newcomers);
  add ("/obstacle/empty", test_empty);
  return g_test_run ();
}
