/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a session writes byte by byte, and what of it can be undone. */

#include "app/session.h"

#include "peer.h"
#include "segment/error.h"
#include "session-tools.h"

#include <unistd.h>

#define SIZE 4096

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_store (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  VitrineSession *session = open_session (address, VITRINE_OPEN_JOIN, NULL);

  g_assert_true (store_and_wait (session, 100, "bytes", 5, &error));
  g_assert_no_error (error);
  assert_bytes (session, 100, "bytes");
  g_assert_true (vitrine_sampler_get_last_was_own (vitrine_session_get_sampler (session)));

  g_assert_false (store_and_wait (session, SIZE - 2, "bytes", 5, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
  g_clear_error (&error);
  vitrine_session_close (session);
  g_assert_false (store_and_wait (session, 0, "late", 4, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE);
  close_session (session);
}

/* Whatever its name leads to by now. */
static void
test_writes_into_what_is_shown (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *session;
  char byte = 'x';
  int fd;

  peer_make_foreign (address, SIZE, 0600);
  session = open_session (address, VITRINE_OPEN_VISIT, NULL);
  peer_remove (address);
  peer_make_foreign (address, SIZE, 0600);
  g_assert_true (vitrine_session_set_writable (session, TRUE, NULL));
  g_assert_cmpint (vitrine_session_get_access (session), ==, VITRINE_ACCESS_EDIT);
  g_assert_true (store_and_wait (session, 0, "bytes", 5, NULL));
  assert_bytes (session, 0, "bytes");

  fd = peer_open_foreign (address);
  g_assert_cmpint (pread (fd, &byte, 1, 0), ==, 1);
  g_assert_cmpint (byte, ==, 0);
  close (fd);

  close_session (session);
  peer_remove (address);
}

static void
test_undo (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  VitrineSession *session = open_session (address, VITRINE_OPEN_JOIN, NULL);
  guint n_notified = 0;

  g_signal_connect_swapped (session, "history-changed", G_CALLBACK (count_cb), &n_notified);
  vitrine_session_set_encoding (session, vitrine_encoding_find ("UTF-8", NULL));
  g_assert_false (step_and_wait (session, VITRINE_STEP_UNDO, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_true (write_and_wait (session, "a text", NULL));
  g_assert_true (store_and_wait (session, 2, "NE", 2, NULL));
  g_assert_cmpuint (n_notified, ==, 2);
  assert_bytes (session, 0, "a NExt");
  g_assert_true (step_and_wait (session, VITRINE_STEP_UNDO, NULL, NULL, &error));
  assert_bytes (session, 0, "a text");
  g_assert_true (step_and_wait (session, VITRINE_STEP_UNDO, NULL, NULL, &error));
  g_assert_cmpmem (vitrine_segment_get_mapping (vitrine_session_get_segment (session)), 7,
                   "\0\0\0\0\0\0\0", 7);
  g_assert_null (vitrine_session_get_step (session, VITRINE_STEP_UNDO));
  g_assert_true (step_and_wait (session, VITRINE_STEP_REDO, NULL, NULL, &error));
  g_assert_true (step_and_wait (session, VITRINE_STEP_REDO, NULL, NULL, &error));
  assert_bytes (session, 0, "a NExt");
  close_session (session);
}

/* Somebody else wrote there: nothing is taken back unless it is asked for. */
static void
test_undo_of_changed_bytes_asks (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineEdit) step = NULL;
  g_autoptr (GError) error = NULL;
  VitrineSession *session = open_session (address, VITRINE_OPEN_JOIN, NULL);

  g_assert_true (store_and_wait (session, 0, "first", 5, NULL));
  g_assert_true (store_and_wait (session, 0, "later", 5, NULL));
  poke (address, "LATE", 4);
  g_assert_false (step_and_wait (session, VITRINE_STEP_UNDO, NULL, &step, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  assert_bytes (session, 0, "LATEr");

  g_assert_true (step_and_wait (session, VITRINE_STEP_UNDO, step, NULL, &error));
  assert_bytes (session, 0, "first");
  g_assert_true (step_and_wait (session, VITRINE_STEP_REDO, NULL, NULL, &error));
  assert_bytes (session, 0, "later");

  /* What is not next any more is not undone by mistake. */
  vitrine_session_forget_step (session, step);
  g_assert_false (step_and_wait (session, VITRINE_STEP_UNDO, step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_bytes (session, 0, "later");
  close_session (session);
}

/* Attached again, a window goes on with what it wrote; another object that took the
 * name has nothing of it. */
static void
test_steps_stay_with_the_object (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *first = NULL;
  VitrineSession *second = NULL;
  VitrineSession *third = NULL;

  peer_make_foreign (address, 4096, 0600);
  first = open_session (address, VITRINE_OPEN_VISIT, NULL);
  g_assert_true (vitrine_session_set_writable (first, TRUE, NULL));
  g_assert_true (store_and_wait (first, 0, "one", 3, NULL));
  g_assert_true (store_and_wait (first, 8, "two", 3, NULL));

  second = open_session (address, VITRINE_OPEN_VISIT, NULL);
  g_assert_true (vitrine_session_set_writable (second, TRUE, NULL));
  vitrine_session_take_steps (second, first);
  g_assert_null (vitrine_session_get_step (first, VITRINE_STEP_UNDO));
  close_session (first);
  g_assert_true (step_and_wait (second, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  g_assert_true (step_and_wait (second, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  g_assert_nonnull (vitrine_session_get_step (second, VITRINE_STEP_REDO));

  peer_remove (address);
  peer_make_foreign (address, 4096, 0600);
  third = open_session (address, VITRINE_OPEN_VISIT, NULL);
  vitrine_session_take_steps (third, second);
  g_assert_null (vitrine_session_get_step (third, VITRINE_STEP_REDO));
  close_session (second);
  close_session (third);
  peer_remove (address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-edit/writes-into-what-is-shown", test_writes_into_what_is_shown);
  g_test_add_func ("/session-edit/store", test_store);
  g_test_add_func ("/session-edit/undo", test_undo);
  g_test_add_func ("/session-edit/undo-of-changed-bytes", test_undo_of_changed_bytes_asks);
  g_test_add_func ("/session-edit/steps-stay-with-the-object", test_steps_stay_with_the_object);
  return g_test_run ();
}
