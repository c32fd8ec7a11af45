/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/posix-source.h"

#include "segment/descriptor.h"
#include "segment/error.h"
#include "segment/failure.h"
#include "segment/open.h"
#include "segment/segment-private.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* A FIFO, a device or a link can stand in /dev/shm: with these flags nothing waits
 * for a FIFO's other end or follows a link. */
#define OPEN_FLAGS (O_NOFOLLOW | O_NONBLOCK)

gboolean
vitrine_posix_is_semaphore (const char *name)
{
  return g_str_has_prefix (name, "sem.");
}

gboolean
vitrine_posix_refuse_semaphore (VitrineAddress  *address,
                                GError         **error)
{
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
               _("“%s” is a semaphore, not shared memory: writing into it can stop or break "
                 "the programs that wait for it. “vitrine-cli write --semaphore” does it all "
                 "the same"),
               vitrine_address_get_label (address));
  return FALSE;
}

static char *
path_of (VitrineAddress *address)
{
  return g_build_filename (VITRINE_POSIX_FOLDER, vitrine_address_get_name (address), NULL);
}

static void G_GNUC_PRINTF (4, 5)
set_failed (GError         **error,
            VitrineAddress  *address,
            int              errsv,
            const char      *format,
            ...)
{
  g_autofree char *path = path_of (address);
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  vitrine_failure_set_path (error, errsv, path, "%s", what);
}

static gboolean
check_regular (VitrineAddress     *address,
               const struct stat  *status,
               GError            **error)
{
  if (S_ISREG (status->st_mode))
    return TRUE;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               _("“%s” is no shared memory, but a folder, a link or something else "
                 "that stands in %s"),
               vitrine_address_get_label (address), VITRINE_POSIX_FOLDER);
  return FALSE;
}

static VitrineObjectKind
kind_of (VitrineAddress *address)
{
  return vitrine_posix_is_semaphore (vitrine_address_get_name (address))
             ? VITRINE_OBJECT_SEMAPHORE
             : VITRINE_OBJECT_POSIX;
}

static gboolean
posix_look (VitrineAddress        *address,
            VitrineSegmentStatus  *status,
            GError               **error)
{
  g_autofree char *path = path_of (address);
  struct stat found;

  if (lstat (path, &found) != 0)
    {
      set_failed (error, address, errno, _("Cannot find “%s”"),
                  vitrine_address_get_label (address));
      return FALSE;
    }

  if (!check_regular (address, &found, error))
    return FALSE;

  vitrine_descriptor_fill_status (status, &found, kind_of (address));
  return TRUE;
}

/* A link or a folder is better named than by the system's words for it. */
static void
explain_open (VitrineAddress  *address,
              VitrineAccess    access,
              int              errsv,
              GError         **error)
{
  VitrineSegmentStatus status;

  if ((errsv == ELOOP || errsv == EISDIR || errsv == ENXIO) &&
      !posix_look (address, &status, error))
    return;

  set_failed (error, address, errsv,
              access == VITRINE_ACCESS_WATCH ? _("Cannot open “%s”")
                                             : _("Cannot open “%s” for writing"),
              vitrine_address_get_label (address));
}

/* Joining would lock it before anybody asks what it is. */
static gboolean
check_joinable (VitrineAddress  *address,
                GError         **error)
{
  return kind_of (address) != VITRINE_OBJECT_SEMAPHORE ||
         vitrine_posix_refuse_semaphore (address, error);
}

static int
posix_open (VitrineAddress  *address,
            VitrineAccess    access,
            GError         **error)
{
  g_autofree char *path = path_of (address);
  struct stat found;
  int fd = vitrine_descriptor_open (path, access, OPEN_FLAGS);

  if (fd < 0)
    {
      explain_open (address, access, errno, error);
      return -1;
    }

  if (fstat (fd, &found) != 0)
    set_failed (error, address, errno, _("Cannot open “%s”"),
                vitrine_address_get_label (address));
  else if (check_regular (address, &found, error) &&
           (access != VITRINE_ACCESS_JOIN || check_joinable (address, error)))
    return fd;

  close (fd);
  return -1;
}

static gboolean
prepare (int    fd,
         gsize  size,
         mode_t mode)
{
  int errsv = posix_fallocate (fd, 0, (off_t) size);

  if (errsv != 0)
    {
      errno = errsv;
      return FALSE;
    }

  return fchmod (fd, mode) == 0; /* open(2) let the umask cut it */
}

/* A program that looks for a semaphore of that name would take the segment for
 * one. */
static gboolean
check_new (VitrineAddress  *address,
           gsize            size,
           GError         **error)
{
  const char *reason = NULL;

  if (size == 0 || size > G_MAXINT64)
    reason = _("a segment has at least 1 byte");
  else if (vitrine_posix_is_semaphore (vitrine_address_get_name (address)))
    reason = _("names that begin with “sem.” belong to semaphores");

  if (reason != NULL)
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED, _("Cannot create “%s”: %s"),
                 vitrine_address_get_label (address), reason);
  return reason == NULL;
}

/* Made without a name, by O_TMPFILE, so that no other process ever finds it
 * half made, and nothing stays behind whatever happens before it is published.
 * Not ftruncate(2): with /dev/shm full that would promise memory which is not
 * there, and the first store would be SIGBUS. */
static int
posix_make (VitrineAddress  *address,
            gsize            size,
            mode_t           mode,
            GError         **error)
{
  int fd;

  if (!check_new (address, size, error))
    return -1;

  fd = vitrine_open (VITRINE_POSIX_FOLDER, O_TMPFILE | O_RDWR, 0600);
  if (fd < 0 || !prepare (fd, size, mode))
    {
      vitrine_error_set_errno (error, errno, _("Cannot create “%s” with %zu bytes"),
                               vitrine_address_get_label (address), size);
      if (fd >= 0)
        close (fd);
      return -1;
    }

  return fd;
}

/* linkat(2): the way for a file of O_TMPFILE; the name is there at once, with a
 * whole segment behind it, or another process was faster. */
static gboolean
posix_publish (VitrineAddress  *address,
               int              fd,
               GError         **error)
{
  g_autofree char *path = path_of (address);
  g_autofree char *nameless = g_strdup_printf ("/proc/self/fd/%d", fd);

  if (linkat (AT_FDCWD, nameless, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
    return TRUE;

  set_failed (error, address, errno, _("Cannot create “%s”"),
              vitrine_address_get_label (address));
  return FALSE;
}

static gboolean
posix_remove (VitrineAddress  *address,
              GError         **error)
{
  g_autofree char *path = path_of (address);
  VitrineSegmentStatus status;

  if (!posix_look (address, &status, error))
    return FALSE;
  if (unlink (path) == 0)
    return TRUE;

  set_failed (error, address, errno, _("Cannot remove “%s”"),
              vitrine_address_get_label (address));
  return FALSE;
}

static VitrineObjectKind
posix_get_kind (VitrineSegment *segment)
{
  return kind_of (segment->address);
}

const VitrineSource vitrine_posix_source = {
  .look = posix_look,
  .remove = posix_remove,
  .removable = TRUE,
  .attach = vitrine_descriptor_attach,
  .detach = vitrine_descriptor_detach,
  .query = vitrine_descriptor_query,
  .get_size = vitrine_descriptor_get_size,
  .read = vitrine_descriptor_read,
  .find_data = vitrine_descriptor_find_data,
  .find_hole = vitrine_descriptor_find_hole,
  .grow = vitrine_descriptor_grow,
  .open = posix_open,
  .get_kind = posix_get_kind,
  .removed = VITRINE_STANDING_REMOVED,
  .replaced = VITRINE_STANDING_REPLACED,
  .make = posix_make,
  .publish = posix_publish,
};
