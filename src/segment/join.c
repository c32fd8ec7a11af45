/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/join.h"

#include "segment/error.h"
#include "segment/lease.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATIENCE (2 * G_USEC_PER_SEC)
#define PAUSE 50 /* microseconds between two attempts */

typedef enum
{
  ATTEMPT_JOINED,
  ATTEMPT_AGAIN, /* another process was at it: look anew */
  ATTEMPT_FAILED,
} Attempt;

static gboolean
name_leads_here (const VitrineSource *source,
                 VitrineAddress      *address,
                 int                  fd)
{
  VitrineSegmentStatus named;
  struct stat held;

  return fstat (fd, &held) == 0 &&
         source->look (address, &named, NULL) &&
         named.device == held.st_dev &&
         named.inode == held.st_ino;
}

static gboolean
is_marked (int fd)
{
  struct stat status;

  return fstat (fd, &status) == 0 && (status.st_mode & VITRINE_JOIN_MARK) != 0;
}

static gboolean
write_zeros (int   fd,
             off_t size)
{
  static const guint8 zeros[65536];
  off_t done = 0;

  while (done < size)
    {
      gsize length = (gsize) MIN (size - done, (off_t) sizeof zeros);
      ssize_t written = pwrite (fd, zeros, length, done);

      if (written < 0 && errno != EINTR)
        return FALSE;
      done += MAX (written, 0);
    }

  return TRUE;
}

/* A marked segment without anybody: its last users crashed, or it was created
 * for whoever comes first. Who finds it finds zeros. Presence is held
 * exclusively here, so nobody who has joined can have written into it. */
static gboolean
renew (VitrineAddress  *address,
       int              fd,
       gsize            size,
       GError         **error)
{
  struct stat status;
  int errsv = 0;

  if (fstat (fd, &status) != 0)
    errsv = errno;
  else if (status.st_size == 0)
    errsv = posix_fallocate (fd, 0, (off_t) size);
  else if (!write_zeros (fd, status.st_size))
    errsv = errno;

  if (errsv != 0)
    vitrine_error_set_errno (error, errsv, _("Cannot zero “%s”"),
                             vitrine_address_get_label (address));
  return errsv == 0;
}

static Attempt
explain_hold (VitrineAddress  *address,
              GError         **error)
{
  if (errno == EAGAIN) /* someone is just zeroing or removing it */
    return ATTEMPT_AGAIN;

  vitrine_error_set_errno (error, errno, _("Cannot lock “%s”"),
                           vitrine_address_get_label (address));
  return ATTEMPT_FAILED;
}

static Attempt
settle (const VitrineSource  *source,
        VitrineAddress       *address,
        int                   fd,
        gsize                 size,
        GError              **error)
{
  gboolean alone = vitrine_lease_set (fd, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_EXCLUSIVE);

  if (!alone && !vitrine_lease_set (fd, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_SHARED))
    return explain_hold (address, error);
  if (!name_leads_here (source, address, fd))
    return ATTEMPT_AGAIN;
  if (!alone)
    return ATTEMPT_JOINED;
  if (is_marked (fd) && !renew (address, fd, size, error))
    return ATTEMPT_FAILED;
  if (!vitrine_lease_set (fd, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_SHARED))
    return explain_hold (address, error);

  return ATTEMPT_JOINED;
}

/* The presence is held before the name exists: nobody can find the segment and
 * think that its users crashed. */
static Attempt
create_new (const VitrineSource  *source,
            VitrineAddress       *address,
            gsize                 size,
            mode_t                mode,
            int                  *fd,
            GError              **error)
{
  g_autoptr (GError) local_error = NULL;

  *fd = source->make (address, size, mode | VITRINE_JOIN_MARK, error);
  if (*fd < 0)
    return ATTEMPT_FAILED;
  if (!vitrine_lease_set (*fd, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_SHARED))
    return explain_hold (address, error);
  if (source->publish (address, *fd, &local_error))
    return ATTEMPT_JOINED;
  if (g_error_matches (local_error, VITRINE_ERROR, VITRINE_ERROR_EXISTS))
    return ATTEMPT_AGAIN;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return ATTEMPT_FAILED;
}

static Attempt
attempt (const VitrineSource  *source,
         VitrineAddress       *address,
         gsize                 size,
         mode_t                mode,
         gboolean             *created,
         int                  *fd,
         GError              **error)
{
  g_autoptr (GError) local_error = NULL;

  *fd = source->open (address, VITRINE_ACCESS_JOIN, &local_error);
  *created = *fd < 0 && g_error_matches (local_error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);

  if (*created)
    return create_new (source, address, size, mode, fd, error);
  if (*fd >= 0)
    return settle (source, address, *fd, size, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return ATTEMPT_FAILED;
}

static void
set_restless (VitrineAddress  *address,
              GError         **error)
{
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY,
               _("Cannot join “%s”: another program keeps it locked, or keeps removing "
                 "it. End that program, or choose another name"),
               vitrine_address_get_label (address));
}

int
vitrine_join_enter (const VitrineSource  *source,
                    VitrineAddress       *address,
                    gsize                 size,
                    mode_t                mode,
                    gboolean             *created,
                    GError              **error)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  gboolean is_new;
  int fd;

  do
    {
      Attempt result = attempt (source, address, size, mode, &is_new, &fd, error);

      if (result == ATTEMPT_JOINED && created != NULL)
        *created = is_new;
      if (result == ATTEMPT_JOINED)
        return fd;
      if (fd >= 0)
        close (fd);
      if (result == ATTEMPT_FAILED)
        return -1;

      g_usleep (PAUSE);
    }
  while (g_get_monotonic_time () < deadline);

  set_restless (address, error);
  return -1;
}

void
vitrine_join_leave (const VitrineSource *source,
                    VitrineAddress      *address,
                    int                  fd)
{
  /* First let go, then see whether anybody is left: were it the other way
   * round, two processes that leave together would each see the other one, and
   * neither would remove the name. Who holds it exclusively meanwhile is either
   * the other one, removing it, or a newcomer, who stays and needs it. */
  vitrine_lease_set (fd, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_NONE);

  /* Removing may fail: in /dev/shm only the owner can. Then the mark makes the
   * next one who comes zero it, which is the same to everybody. */
  if (is_marked (fd) &&
      vitrine_lease_set (fd, VITRINE_LEASE_PRESENCE, VITRINE_HOLD_EXCLUSIVE) &&
      is_marked (fd) &&
      name_leads_here (source, address, fd))
    source->remove (address, NULL);

  close (fd);
}
