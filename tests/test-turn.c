/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer.h"
#include "segment/error.h"
#include "segment/segment.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIZE 4096

static VitrineSegment *
join (VitrineAddress *address)
{
  g_autoptr (GError) error = NULL;
  VitrineSegment *segment = vitrine_segment_join (address, SIZE, 0600, NULL, &error);

  g_assert_no_error (error);
  return segment;
}

static void
assert_busy (VitrineSegment *segment,
             VitrineTurn     turn)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (vitrine_segment_take_turn (segment, turn, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY);
}

static void
assert_free (VitrineSegment *segment,
             VitrineTurn     turn)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vitrine_segment_take_turn (segment, turn, &error));
  g_assert_no_error (error);
  vitrine_segment_end_turn (segment);
}

static void
test_readers_together_writers_alone (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegment) first = join (address);
  g_autoptr (VitrineSegment) second = join (address);

  g_assert_true (vitrine_segment_take_turn (first, VITRINE_TURN_READ, NULL));
  assert_free (second, VITRINE_TURN_READ);
  assert_busy (second, VITRINE_TURN_WRITE);
  vitrine_segment_end_turn (first);

  g_assert_true (vitrine_segment_take_turn (first, VITRINE_TURN_WRITE, NULL));
  assert_busy (second, VITRINE_TURN_READ);
  vitrine_segment_end_turn (first);
  assert_free (second, VITRINE_TURN_WRITE);
}

static void
take_turn_and_stop (gpointer data)
{
  g_autoptr (VitrineSegment) segment = join (data);

  g_assert_true (vitrine_segment_take_turn (segment, VITRINE_TURN_WRITE, NULL));
  raise (SIGSTOP);
  vitrine_segment_end_turn (segment);
}

static void
test_stopped_peer (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegment) segment = join (address);
  pid_t peer = peer_start (take_turn_and_stop, address);

  peer_wait_stopped (peer);
  assert_busy (segment, VITRINE_TURN_READ);
  assert_busy (segment, VITRINE_TURN_WRITE);
  g_assert_cmpint (kill (peer, SIGCONT), ==, 0);
  peer_assert_success (peer);
  assert_free (segment, VITRINE_TURN_WRITE);
}

static void
test_killed_peer (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegment) segment = join (address);
  pid_t peer = peer_start (take_turn_and_stop, address);

  peer_wait_stopped (peer);
  peer_kill (peer);
  assert_free (segment, VITRINE_TURN_WRITE);
}

static void
test_guest_and_turns (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegment) joined = join (address);
  g_autoptr (VitrineSegment) editor =
      vitrine_segment_attach (address, VITRINE_ACCESS_EDIT, NULL);
  g_autoptr (VitrineSegment) watcher =
      vitrine_segment_attach (address, VITRINE_ACCESS_WATCH, NULL);

  /* One who writes waits for those who cooperate, one who watches never does. */
  g_assert_true (vitrine_segment_take_turn (joined, VITRINE_TURN_WRITE, NULL));
  assert_busy (editor, VITRINE_TURN_WRITE);
  assert_free (watcher, VITRINE_TURN_READ);
  vitrine_segment_end_turn (joined);

  g_assert_true (vitrine_segment_take_turn (watcher, VITRINE_TURN_READ, NULL));
  assert_free (joined, VITRINE_TURN_WRITE);
  vitrine_segment_end_turn (watcher);
}

static void
test_guest_locks_nothing_foreign (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegment) first = NULL;
  g_autoptr (VitrineSegment) second = NULL;

  peer_make_foreign (address, SIZE, 0600);
  first = vitrine_segment_attach (address, VITRINE_ACCESS_EDIT, NULL);
  second = vitrine_segment_attach (address, VITRINE_ACCESS_EDIT, NULL);
  g_assert_true (vitrine_segment_take_turn (first, VITRINE_TURN_WRITE, NULL));
  assert_free (second, VITRINE_TURN_WRITE);
  peer_remove (address);
}

static void
take_own_turn (gpointer data)
{
  assert_busy (data, VITRINE_TURN_WRITE);
  assert_busy (data, VITRINE_TURN_READ);
}

static void
test_forked_child_has_its_own (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegment) segment = join (address);

  g_assert_true (vitrine_segment_take_turn (segment, VITRINE_TURN_WRITE, NULL));
  peer_assert_success (peer_start (take_own_turn, segment));
}

static void
detach_inherited (gpointer data)
{
  vitrine_segment_detach (data);
}

static void
test_forked_child_leaves_parent_alone (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegment) segment = join (address);
  g_autoptr (VitrineSegment) late = NULL;

  g_assert_true (vitrine_segment_write (segment, 0, "x", 1, NULL));
  peer_assert_success (peer_start (detach_inherited, segment));
  g_assert_true (peer_exists (address));

  /* The parent is still known to be there: nobody zeroes it. */
  late = join (address);
  g_assert_cmpint (*(const char *) vitrine_segment_get_mapping (late), ==, 'x');
}

static void
outlive_parent (gpointer data)
{
  VitrineSegment *segment = data;

  vitrine_segment_after_fork (segment);
  raise (SIGSTOP);
  g_assert_true (peer_exists (vitrine_segment_get_address (segment)));
  vitrine_segment_detach (segment);
}

static void
test_forked_child_outlives_parent (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSegment *segment = join (address);
  pid_t child = peer_start (outlive_parent, segment);

  peer_wait_stopped (child);
  vitrine_segment_detach (segment);
  g_assert_true (peer_exists (address));
  g_assert_cmpint (kill (child, SIGCONT), ==, 0);
  peer_assert_success (child);
  g_assert_false (peer_exists (address));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turn/readers-together", test_readers_together_writers_alone);
  g_test_add_func ("/turn/stopped-peer", test_stopped_peer);
  g_test_add_func ("/turn/killed-peer", test_killed_peer);
  g_test_add_func ("/turn/guest", test_guest_and_turns);
  g_test_add_func ("/turn/guest-locks-nothing-foreign", test_guest_locks_nothing_foreign);
  g_test_add_func ("/turn/forked-child-has-its-own", test_forked_child_has_its_own);
  g_test_add_func ("/turn/forked-child-leaves-parent", test_forked_child_leaves_parent_alone);
  g_test_add_func ("/turn/forked-child-outlives-parent", test_forked_child_outlives_parent);
  return g_test_run ();
}
