/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/error.h"
#include "segment/join.h"
#include "segment/lease.h"
#include "segment/open.h"
#include "segment/segment-private.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define TURN_PATIENCE 200 /* milliseconds */

/* Locks belong to the open file description, which fork(2) shares: without one
 * of its own a child would pass through its parent's turn. Allocates nothing,
 * since it also runs between fork(2) and whatever a child does first. */
static gboolean
own_description (VitrineSegment *self)
{
  char path[sizeof "/proc/self/fd/" + 3 * sizeof (int)];
  int fd;

  if (self->pid == getpid ())
    return TRUE;

  g_snprintf (path, sizeof path, "/proc/self/fd/%d", self->fd);
  fd = vitrine_open (path, O_RDWR, 0);
  if (fd < 0)
    return FALSE;

  if (self->access == VITRINE_ACCESS_JOIN &&
      !vitrine_lease_set (fd, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_SHARED))
    {
      close (fd);
      return FALSE;
    }

  close (self->fd);
  self->fd = fd;
  self->pid = getpid ();
  self->has_turn = FALSE;
  return TRUE;
}

/**
 * vitrine_segment_after_fork:
 *
 * For the child, right after fork(2): gives it a lease of its own, so that the
 * segment stays for it when its parent leaves. Where that fails, it fails again,
 * with an error, when a turn is taken.
 */
void
vitrine_segment_after_fork (VitrineSegment *self)
{
  g_return_if_fail (self != NULL);

  if (self->access != VITRINE_ACCESS_WATCH && self->fd >= 0)
    own_description (self);
}

/* A child that was forked during its parent's turn has not got it. */
static gboolean
holds_turn (VitrineSegment *self)
{
  return self->has_turn && self->pid == getpid ();
}

/* A guest locks nothing in a segment that knows no turns. */
static gboolean
knows_turns (VitrineSegment *self)
{
  struct stat status;

  if (self->fd < 0)
    return FALSE;

  if (self->access != VITRINE_ACCESS_EDIT)
    return self->access == VITRINE_ACCESS_JOIN;

  return (fstat (self->fd, &status) == 0 && (status.st_mode & VITRINE_JOIN_MARK) != 0) ||
         vitrine_lease_is_held (self->fd, VITRINE_LEASE_PRESENCE);
}

static gboolean
explain_turn (VitrineSegment  *self,
              int              errsv,
              GError         **error)
{
  if (errsv != ETIMEDOUT)
    return vitrine_segment_set_errno (self->address, errsv, error);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY,
               _("Another process has held the turn at “%s” for %d ms. If it was stopped, "
                 "let it continue or end it, then try again"),
               vitrine_address_get_label (self->address), TURN_PATIENCE);
  return FALSE;
}

/**
 * vitrine_segment_take_turn:
 *
 * From here to vitrine_segment_end_turn() no cooperating process writes a text
 * and, for VITRINE_TURN_WRITE, none reads one. Nothing happens, and TRUE comes
 * back, for whoever watches and for a guest where nobody cooperates.
 *
 * Returns: FALSE with VITRINE_ERROR_BUSY after 200 ms
 */
gboolean
vitrine_segment_take_turn (VitrineSegment  *self,
                           VitrineTurn      turn,
                           GError         **error)
{
  VitrineHold hold = turn == VITRINE_TURN_WRITE ? VITRINE_HOLD_EXCLUSIVE : VITRINE_HOLD_SHARED;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (!holds_turn (self), FALSE);

  if (!knows_turns (self))
    return TRUE;
  if (!own_description (self))
    return explain_turn (self, errno, error);
  if (!vitrine_lease_wait (self->fd, VITRINE_LEASE_TURN, hold, TURN_PATIENCE * 1000))
    return explain_turn (self, errno, error);

  self->has_turn = TRUE;
  return TRUE;
}

void
vitrine_segment_end_turn (VitrineSegment *self)
{
  g_return_if_fail (self != NULL);

  if (holds_turn (self))
    vitrine_lease_set (self->fd, VITRINE_LEASE_TURN, VITRINE_HOLD_NONE);
  self->has_turn = FALSE;
}
