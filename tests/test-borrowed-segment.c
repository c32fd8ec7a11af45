/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/borrowed-segment.h"

#include "peer.h"

typedef struct
{
  VitrineBorrowedSegment *borrowed;
  int is_used;
  int is_released;
  int was_released; /* when it came back */
} Lending;

static gpointer
use_cb (gpointer user_data)
{
  Lending *lending = user_data;

  g_assert_nonnull (vitrine_borrowed_segment_use (lending->borrowed));
  g_atomic_int_set (&lending->is_used, 1);
  while (!vitrine_borrowed_segment_is_back (lending->borrowed))
    g_thread_yield ();
  /* It is asked for, and not back before this says so. */
  g_atomic_int_set (&lending->is_released, 1);
  vitrine_borrowed_segment_end_use (lending->borrowed);
  return NULL;
}

/* Who takes it back waits for a use that has begun, and there is no other one. */
static void
test_return (void)
{
  VitrineAddress *address = peer_address_new ();
  Lending lending = { 0 };
  VitrineSegment *segment;
  GThread *thread;

  peer_make_foreign (address, 4096, 0600);
  segment = vitrine_segment_attach (address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (segment);
  lending.borrowed = vitrine_borrowed_segment_new (segment);
  thread = g_thread_new ("use", use_cb, &lending);
  while (g_atomic_int_get (&lending.is_used) == 0)
    g_thread_yield ();

  vitrine_borrowed_segment_return (lending.borrowed);
  lending.was_released = g_atomic_int_get (&lending.is_released);
  g_assert_cmpint (lending.was_released, ==, 1);
  g_assert_null (vitrine_borrowed_segment_use (lending.borrowed));
  vitrine_segment_detach (segment);

  g_thread_join (thread);
  vitrine_borrowed_segment_unref (lending.borrowed);
  peer_remove (address);
  vitrine_address_unref (address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/borrowed-segment/return", test_return);
  return g_test_run ();
}
