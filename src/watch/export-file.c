/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/export-file.h"

#include "segment/error.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHARED_MEMORY "/dev/shm"
#define BLOCK 4096 /* bytes: what a file system leaves out at least */
#define MODE 0666  /* less the umask */

struct _VitrineExportFile
{
  char *path;      /* with no symbolic link in it */
  char *temporary; /* the name it has, or gets, before that */
  char *display;
  int fd;
  gboolean is_named; /* the temporary name leads to it */
};

static char *
display (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_filename_display_name (base);
}

/* Where @path leads to: a file that is there is replaced where it stands, and not
 * the link to it. */
static char *
resolve (const char  *path,
         GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = NULL;
  char *real_folder;
  char *whole;

  whole = realpath (path, NULL);
  if (whole != NULL)
    return whole;

  real_folder = realpath (folder, NULL);
  if (real_folder != NULL)
    {
      whole = g_build_filename (real_folder, base, NULL);
      free (real_folder);
      return whole;
    }

  shown = g_filename_display_name (folder);
  vitrine_error_set_errno (error, errno, _("Cannot export into the folder “%s”"), shown);
  return NULL;
}

static gboolean
check_place (VitrineExportFile  *self,
             GError            **error)
{
  gsize length = strlen (SHARED_MEMORY);

  if (strncmp (self->path, SHARED_MEMORY, length) != 0 || self->path[length] != '/')
    return TRUE;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
               _("Cannot export to “%s”: what stands in %s is shared memory itself, and "
                 "whoever uses it would be left with what was there before. Choose another "
                 "folder"),
               self->display, SHARED_MEMORY);
  return FALSE;
}

static gboolean
check_existing (VitrineExportFile           *self,
                const struct stat           *found,
                const VitrineSegmentStatus  *source,
                GError                     **error)
{
  if (!S_ISREG (found->st_mode))
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
                   _("Cannot export to “%s”: it is no ordinary file. Choose another name"),
                   self->display);
      return FALSE;
    }
  if (found->st_dev == source->device && found->st_ino == source->inode)
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED,
                   _("Cannot export to “%s”: that is the very segment that is to be "
                     "exported. Choose another name"),
                   self->display);
      return FALSE;
    }
  if (access (self->path, W_OK) != 0)
    {
      vitrine_error_set_errno (error, errno, _("Cannot replace “%s”"), self->display);
      return FALSE;
    }
  return TRUE;
}

/* Not every file system knows files without a name (open(2), O_TMPFILE). */
static void
create (VitrineExportFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_strdup_printf (".vitrine-%08x%08x.part", g_random_int (),
                                           g_random_int ());

  self->temporary = g_build_filename (folder, name, NULL);
  self->fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, MODE);
  if (self->fd >= 0)
    return;
  self->fd = open (self->temporary, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, MODE);
  self->is_named = self->fd >= 0;
}

static gboolean
report (VitrineExportFile  *self,
        int                 errsv,
        GError            **error)
{
  if (errsv == ENOSPC || errsv == EDQUOT)
    vitrine_error_set_errno (error, errsv,
                             _("Cannot export to “%s”, of which nothing was kept: make room "
                               "there, or choose another folder"),
                             self->display);
  else
    vitrine_error_set_errno (error, errsv, _("Cannot export to “%s”"), self->display);
  return FALSE;
}

static gboolean
open_file (VitrineExportFile           *self,
           guint64                      length,
           const VitrineSegmentStatus  *source,
           GError                     **error)
{
  struct stat found;
  gboolean exists = stat (self->path, &found) == 0;

  if (!check_place (self, error)
      || (exists && !check_existing (self, &found, source, error)))
    return FALSE;

  create (self);
  if (self->fd < 0 || length > G_MAXINT64 || ftruncate (self->fd, (off_t) length) != 0)
    return report (self, length > G_MAXINT64 ? EFBIG : errno, error);

  /* Whoever could read the file before can read it after, and nobody else. */
  if (exists && fchmod (self->fd, found.st_mode & 0777) != 0)
    return report (self, errno, error);
  return TRUE;
}

VitrineExportFile *
vitrine_export_file_open (const char                  *path,
                          guint64                      length,
                          const VitrineSegmentStatus  *source,
                          GError                     **error)
{
  g_autoptr (VitrineExportFile) self = g_new0 (VitrineExportFile, 1);

  self->fd = -1;
  self->display = display (path);
  self->path = resolve (path, error);
  if (self->path == NULL || !open_file (self, length, source, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vitrine_export_file_free (VitrineExportFile *self)
{
  vitrine_export_file_abandon (self);
  if (self->fd >= 0)
    close (self->fd);
  free (self->path);
  g_free (self->temporary);
  g_free (self->display);
  g_free (self);
}

static gboolean
is_zero (const guint8 *bytes,
         gsize         length)
{
  return bytes[0] == 0 && memcmp (bytes, bytes + 1, length - 1) == 0;
}

/* How many bytes there are up to the next border of a block, of @length at most. */
static gsize
measure_block (guint64 offset,
               gsize   length)
{
  return MIN (length, (gsize) (BLOCK - offset % BLOCK));
}

static gboolean
write_all (VitrineExportFile  *self,
           guint64             offset,
           const guint8       *bytes,
           gsize               length,
           GError            **error)
{
  while (length > 0)
    {
      gssize n_written = pwrite (self->fd, bytes, length, (off_t) offset);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return report (self, errno, error);
      offset += (guint64) n_written;
      bytes += n_written;
      length -= (gsize) n_written;
    }
  return TRUE;
}

gboolean
vitrine_export_file_write (VitrineExportFile  *self,
                           guint64             offset,
                           const guint8       *bytes,
                           gsize               length,
                           GError            **error)
{
  gsize start = 0; /* of a run of blocks that are to be written */
  gsize end = 0;
  gsize n_block;

  for (; end < length; end += n_block)
    {
      n_block = measure_block (offset + end, length - end);
      if (!is_zero (bytes + end, n_block))
        continue;
      if (!write_all (self, offset + start, bytes + start, end - start, error))
        return FALSE;
      start = end + n_block;
    }
  return write_all (self, offset + start, bytes + start, end - start, error);
}

gboolean
vitrine_export_file_sync (VitrineExportFile  *self,
                          GError            **error)
{
  /* Some file systems cannot, and lose nothing by it. */
  if (fsync (self->fd) == 0 || errno == EINVAL || errno == ENOSYS)
    return TRUE;
  return report (self, errno, error);
}

gboolean
vitrine_export_file_commit (VitrineExportFile  *self,
                            GError            **error)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", self->fd);

  if (!self->is_named
      && linkat (AT_FDCWD, link, AT_FDCWD, self->temporary, AT_SYMLINK_FOLLOW) != 0)
    return report (self, errno, error);

  self->is_named = TRUE;
  if (rename (self->temporary, self->path) != 0)
    return report (self, errno, error);
  self->is_named = FALSE;
  return TRUE;
}

void
vitrine_export_file_abandon (VitrineExportFile *self)
{
  if (self->is_named)
    unlink (self->temporary);
  self->is_named = FALSE;
}
