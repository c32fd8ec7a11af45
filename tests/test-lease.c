/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/lease.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

/* Two open file descriptions of one nameless file: as two processes have them. */
typedef struct
{
  int mine;
  int other;
} Pair;

static void
pair_init (Pair *self)
{
  g_autofree char *path = NULL;

  self->mine = memfd_create ("lease", MFD_CLOEXEC);
  path = g_strdup_printf ("/proc/self/fd/%d", self->mine);
  self->other = open (path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (self->other, >=, 0);
}

static void
pair_clear (Pair *self)
{
  close (self->mine);
  close (self->other);
}

static void
test_shared_and_exclusive (void)
{
  Pair pair;

  pair_init (&pair);
  g_assert_false (vitrine_lease_is_held (pair.mine, VITRINE_LEASE_PRESENCE));
  g_assert_true (vitrine_lease_set (pair.other, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_SHARED));
  g_assert_true (vitrine_lease_is_held (pair.mine, VITRINE_LEASE_PRESENCE));
  g_assert_true (vitrine_lease_set (pair.mine, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_SHARED));
  g_assert_false (vitrine_lease_set (pair.mine, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_EXCLUSIVE));
  g_assert_cmpint (errno, ==, EAGAIN);

  /* The shared hold is still there after the failed step up. */
  g_assert_true (vitrine_lease_is_held (pair.other, VITRINE_LEASE_PRESENCE));
  g_assert_true (vitrine_lease_set (pair.other, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_NONE));
  g_assert_true (vitrine_lease_set (pair.mine, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_EXCLUSIVE));
  pair_clear (&pair);
}

static void
test_leases_are_apart (void)
{
  Pair pair;

  pair_init (&pair);
  g_assert_true (vitrine_lease_set (pair.other, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_EXCLUSIVE));
  g_assert_true (vitrine_lease_set (pair.mine, VITRINE_LEASE_TURN, VITRINE_HOLD_EXCLUSIVE));
  pair_clear (&pair);
}

static void
test_closing_lets_go (void)
{
  Pair pair;

  pair_init (&pair);
  g_assert_true (vitrine_lease_set (pair.other, VITRINE_LEASE_TURN, VITRINE_HOLD_EXCLUSIVE));
  close (pair.other);
  g_assert_false (vitrine_lease_is_held (pair.mine, VITRINE_LEASE_TURN));
  close (pair.mine);
}

static void
test_wait_times_out (void)
{
  Pair pair;
  gint64 before = g_get_monotonic_time ();

  pair_init (&pair);
  g_assert_true (vitrine_lease_set (pair.other, VITRINE_LEASE_TURN, VITRINE_HOLD_SHARED));
  g_assert_false (vitrine_lease_wait (pair.mine, VITRINE_LEASE_TURN, VITRINE_HOLD_EXCLUSIVE,
                                      20000));
  g_assert_cmpint (errno, ==, ETIMEDOUT);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 20000);
  pair_clear (&pair);
}

static gpointer
let_go_cb (gpointer data)
{
  Pair *pair = data;

  vitrine_lease_set (pair->other, VITRINE_LEASE_TURN, VITRINE_HOLD_NONE);
  return NULL;
}

static void
test_wait_gets_it (void)
{
  Pair pair;
  GThread *thread;

  pair_init (&pair);
  g_assert_true (vitrine_lease_set (pair.other, VITRINE_LEASE_TURN, VITRINE_HOLD_EXCLUSIVE));
  thread = g_thread_new ("other", let_go_cb, &pair);
  g_assert_true (vitrine_lease_wait (pair.mine, VITRINE_LEASE_TURN, VITRINE_HOLD_EXCLUSIVE,
                                     60 * G_USEC_PER_SEC));
  g_thread_join (thread);
  pair_clear (&pair);
}

static void
test_error_is_not_waited_for (void)
{
  g_assert_false (vitrine_lease_wait (-1, VITRINE_LEASE_TURN, VITRINE_HOLD_SHARED,
                                      60 * G_USEC_PER_SEC));
  g_assert_cmpint (errno, ==, EBADF);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lease/shared-and-exclusive", test_shared_and_exclusive);
  g_test_add_func ("/lease/leases-are-apart", test_leases_are_apart);
  g_test_add_func ("/lease/closing-lets-go", test_closing_lets_go);
  g_test_add_func ("/lease/wait-times-out", test_wait_times_out);
  g_test_add_func ("/lease/wait-gets-it", test_wait_gets_it);
  g_test_add_func ("/lease/error-is-not-waited-for", test_error_is_not_waited_for);
  return g_test_run ();
}
