/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/error.h"
#include "segment/join.h"
#include "segment/lease.h"
#include "segment/segment-private.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* Only where there can be leases is anything alive as long as someone is there. */
static gboolean
check_managing (VitrineAddress  *address,
                GError         **error)
{
  if (vitrine_segment_can_join (address))
    return TRUE;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               _("Cannot create “%s” or change how long it is kept: that can be done with "
                 "POSIX shared memory only, named like /name"),
               vitrine_address_get_display (address));
  return FALSE;
}

static gboolean
set_mark (VitrineAddress  *address,
          int              fd,
          gboolean         marked,
          GError         **error)
{
  struct stat status;
  mode_t mode;

  if (fstat (fd, &status) != 0)
    return vitrine_segment_set_errno (address, errno, error);

  mode = status.st_mode & 0777;
  if (fchmod (fd, marked ? mode | VITRINE_JOIN_MARK : mode) == 0)
    return TRUE;

  vitrine_error_set_errno (error, errno,
                           _("Cannot change how long “%s” is kept, which only its owner may"),
                           vitrine_address_get_label (address));
  return FALSE;
}

/**
 * vitrine_segment_set_kept:
 * @kept: TRUE: it stays after the last process, for everyone and at once;
 *   FALSE: the last one who has joined takes it along
 *
 * For one who has joined.
 *
 * Returns: FALSE with VITRINE_ERROR_READ_ONLY for a guest, _DENIED for one who
 *   does not own it
 */
gboolean
vitrine_segment_set_kept (VitrineSegment  *self,
                          gboolean         kept,
                          GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->access == VITRINE_ACCESS_JOIN)
    return set_mark (self->address, self->fd, !kept, error);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_READ_ONLY,
               _("Cannot change how long “%s” is kept: it is another program's, and this "
                 "one is its guest"),
               vitrine_address_get_label (self->address));
  return FALSE;
}

/**
 * vitrine_segment_keep:
 * @occupied: (out) (optional): whether anybody has joined it. If nobody has and it
 *   is not kept, the first one who joins finds it zeroed
 *
 * The same by name, without attaching.
 *
 * Returns: FALSE with VITRINE_ERROR_NOT_FOUND, _DENIED or _FAILED
 */
gboolean
vitrine_segment_keep (VitrineAddress  *address,
                      gboolean         kept,
                      gboolean        *occupied,
                      GError         **error)
{
  gboolean done;
  int fd;

  g_return_val_if_fail (address != NULL, FALSE);

  if (!check_managing (address, error))
    return FALSE;

  fd = vitrine_source_find (address)->open (address, VITRINE_ACCESS_WATCH, error);
  if (fd < 0)
    return FALSE;

  done = set_mark (address, fd, !kept, error);
  if (occupied != NULL)
    *occupied = vitrine_lease_is_held (fd, VITRINE_LEASE_PRESENCE);
  close (fd);
  return done;
}

/**
 * vitrine_segment_create:
 * @size: bytes
 * @mode: permission bits; the umask does not cut them
 * @kept: FALSE: managed, so it goes with the last one of those who will join
 *
 * Creates a zeroed segment with all its memory, and attaches nothing.
 *
 * Returns: FALSE, and nothing left behind, with VITRINE_ERROR_EXISTS, _DENIED,
 *   _FULL or _FAILED
 */
gboolean
vitrine_segment_create (VitrineAddress  *address,
                        gsize            size,
                        guint32          mode,
                        gboolean         kept,
                        GError         **error)
{
  const VitrineSource *source;
  mode_t mark = kept ? 0 : VITRINE_JOIN_MARK;
  gboolean published;
  int fd;

  g_return_val_if_fail (address != NULL, FALSE);

  if (!check_managing (address, error))
    return FALSE;

  source = vitrine_source_find (address);
  fd = source->make (address, size, (mode & 0777) | mark, error);
  if (fd < 0)
    return FALSE;

  published = source->publish (address, fd, error);
  close (fd);
  return published;
}

/**
 * vitrine_segment_remove:
 *
 * Removes the name, or marks a System V segment for destruction; whoever is
 * attached keeps the bytes until detaching.
 *
 * Returns: FALSE with VITRINE_ERROR_NOT_FOUND, _DENIED or _FAILED, the last also
 *   for what is not ours to remove
 */
gboolean
vitrine_segment_remove (VitrineAddress  *address,
                        GError         **error)
{
  g_return_val_if_fail (address != NULL, FALSE);

  return vitrine_source_find (address)->remove (address, error);
}

/**
 * vitrine_segment_is_joined:
 *
 * Whether processes that cooperate are there, which a kept segment does not show
 * by its mark. Takes nothing; FALSE where it cannot be opened.
 */
gboolean
vitrine_segment_is_joined (VitrineAddress *address)
{
  gboolean joined;
  int fd;

  g_return_val_if_fail (address != NULL, FALSE);

  if (!vitrine_segment_can_join (address))
    return FALSE;

  fd = vitrine_source_find (address)->open (address, VITRINE_ACCESS_WATCH, NULL);
  if (fd < 0)
    return FALSE;

  joined = vitrine_lease_is_held (fd, VITRINE_LEASE_PRESENCE);
  close (fd);
  return joined;
}

/**
 * vitrine_segment_lookup:
 * @status: (out): what stands there, with VITRINE_STANDING_PRESENT or, of System
 *   V, _DOOMED
 *
 * Looks without attaching: works for segments that this user may not read.
 *
 * Returns: FALSE with VITRINE_ERROR_NOT_FOUND or _FAILED
 */
gboolean
vitrine_segment_lookup (VitrineAddress        *address,
                        VitrineSegmentStatus  *status,
                        GError               **error)
{
  g_return_val_if_fail (address != NULL && status != NULL, FALSE);

  return vitrine_source_find (address)->look (address, status, error);
}
