/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/lease.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>

#define FIRST_TRIES 16      /* that only give the processor away */
#define LONGEST_PAUSE 1000  /* microseconds between later tries */

static const off_t lease_bytes[] = {
  [VITRINE_LEASE_PRESENCE] = G_MAXINT64 - 2,
  [VITRINE_LEASE_TURN] = G_MAXINT64 - 1,
};

static const short lock_types[] = {
  [VITRINE_HOLD_NONE] = F_UNLCK,
  [VITRINE_HOLD_SHARED] = F_RDLCK,
  [VITRINE_HOLD_EXCLUSIVE] = F_WRLCK,
};

static struct flock
describe (VitrineLease lease,
          VitrineHold  hold)
{
  struct flock lock = {
    .l_type = lock_types[hold],
    .l_whence = SEEK_SET,
    .l_start = lease_bytes[lease],
    .l_len = 1,
  };

  return lock;
}

gboolean
vitrine_lease_set (int          fd,
                   VitrineLease lease,
                   VitrineHold  hold)
{
  struct flock lock = describe (lease, hold);

  while (fcntl (fd, F_OFD_SETLK, &lock) != 0)
    {
      if (errno == EACCES) /* POSIX lets a system say it either way */
        errno = EAGAIN;
      if (errno != EINTR)
        return FALSE;
    }

  return TRUE;
}

/* Whoever holds the turn is done in a microsecond, unless the processor was
 * taken from it: first let it run, then wait longer and longer. */
static void
pause_before_try (guint n_tries)
{
  if (n_tries < FIRST_TRIES)
    sched_yield ();
  else
    g_usleep (MIN (10UL << MIN (n_tries - FIRST_TRIES, 10), LONGEST_PAUSE));
}

gboolean
vitrine_lease_wait (int          fd,
                    VitrineLease lease,
                    VitrineHold  hold,
                    gint64       timeout)
{
  gint64 deadline = 0;

  for (guint n_tries = 0; !vitrine_lease_set (fd, lease, hold); n_tries++)
    {
      if (errno != EAGAIN)
        return FALSE;

      if (deadline == 0)
        deadline = g_get_monotonic_time () + timeout;
      else if (g_get_monotonic_time () >= deadline)
        {
          errno = ETIMEDOUT;
          return FALSE;
        }

      pause_before_try (n_tries);
    }

  return TRUE;
}

gboolean
vitrine_lease_is_held (int          fd,
                       VitrineLease lease)
{
  struct flock lock = describe (lease, VITRINE_HOLD_EXCLUSIVE);

  return fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

guint64
vitrine_lease_get_byte (VitrineLease lease)
{
  return (guint64) lease_bytes[lease];
}
