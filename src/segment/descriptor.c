/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/descriptor.h"

#include "segment/error.h"
#include "segment/failure.h"
#include "segment/join.h"
#include "segment/object-path.h"
#include "segment/open.h"
#include "segment/posix-source.h"
#include "segment/rights.h"
#include "segment/seals.h"
#include "segment/segment-private.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/mman.h>
#include <unistd.h>

#define SIZE_PATIENCE (2 * G_USEC_PER_SEC) /* for a creator to give it a size */
#define SIZE_PAUSE 1000                    /* microseconds */

int
vitrine_descriptor_open (const char    *path,
                         VitrineAccess  access,
                         int            flags)
{
  int fd;

  if (access != VITRINE_ACCESS_WATCH)
    return vitrine_open (path, flags | O_RDWR, 0);

  /* Only for the owner; anybody else is told EPERM. */
  fd = vitrine_open (path, flags | O_RDONLY | O_NOATIME, 0);
  return fd < 0 && errno == EPERM ? vitrine_open (path, flags | O_RDONLY, 0) : fd;
}

static void
explain_open_again (VitrineSegment  *segment,
                    int              errsv,
                    GError         **error)
{
  VitrineFailureOwner owner;
  struct stat status;
  gboolean known = fstat (segment->fd, &status) == 0;

  if (known)
    owner = (VitrineFailureOwner) { status.st_uid, status.st_mode };
  vitrine_failure_set (error, errsv, known ? &owner : NULL, _("Cannot open “%s” for writing"),
                       vitrine_address_get_label (segment->address));
}

int
vitrine_descriptor_open_again (VitrineSegment  *segment,
                               VitrineAccess    access,
                               GError         **error)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", segment->fd);
  int fd = vitrine_descriptor_open (path, access, O_NONBLOCK);

  if (fd < 0)
    explain_open_again (segment, errno, error);
  return fd;
}

VitrineObjectKind
vitrine_descriptor_find_kind (const char        *link_path,
                              const struct stat *found)
{
  VitrineObjectKind kind;
  char link[PATH_MAX] = "";

  if (readlink (link_path, link, sizeof link - 1) > 0 &&
      vitrine_object_path_parse (link, &kind))
    return kind;

  return found->st_nlink == 0 ? VITRINE_OBJECT_DELETED : VITRINE_OBJECT_FILE;
}

void
vitrine_descriptor_fill_status (VitrineSegmentStatus *status,
                                const struct stat    *found,
                                VitrineObjectKind     kind)
{
  *status = (VitrineSegmentStatus) {
    .kind = kind,
    .device = found->st_dev,
    .inode = found->st_ino,
    .size = (guint64) found->st_size,
    .allocated = (guint64) found->st_blocks * 512, /* stat(2): blocks of 512 */
    .owner = found->st_uid,
    .group = found->st_gid,
    .mode = found->st_mode & 0777,
    .managed = kind == VITRINE_OBJECT_POSIX && (found->st_mode & VITRINE_JOIN_MARK) != 0,
    .standing = VITRINE_STANDING_PRESENT,
  };
}

/* Between shm_open(3) and ftruncate(2) of its creator a segment has 0 bytes: a
 * mapping of it would fault at the first touch. */
static gboolean
wait_for_size (VitrineSegment  *self,
               GError         **error)
{
  gint64 deadline = g_get_monotonic_time () + SIZE_PATIENCE;
  guint64 size;

  while (vitrine_descriptor_get_size (self, &size, error))
    {
      self->size = (gsize) size;
      if (!vitrine_segment_fits_memory (size))
        return vitrine_segment_set_errno (self->address, EFBIG, error);
      if (size > 0)
        return TRUE;

      if (g_get_monotonic_time () >= deadline)
        {
          g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_EMPTY,
                       _("Cannot attach “%s”: it has 0 bytes. Its creator has not given "
                         "it a size yet"),
                       vitrine_address_get_label (self->address));
          return FALSE;
        }
      g_usleep (SIZE_PAUSE);
    }

  return FALSE;
}

/* Wherever a semaphore was reached from: a byte written there lets others into
 * what it guards, or locks them out for good. */
static gboolean
check_kind (VitrineSegment  *self,
            GError         **error)
{
  if (self->kind == VITRINE_OBJECT_SEMAPHORE &&
      (self->access == VITRINE_ACCESS_EDIT || self->access == VITRINE_ACCESS_JOIN))
    return vitrine_posix_refuse_semaphore (self->address, error);
  if (self->access == VITRINE_ACCESS_WATCH)
    return TRUE;

  return vitrine_seals_check (vitrine_seals_read (self->fd),
                              vitrine_address_get_label (self->address), error);
}

static gboolean
map (VitrineSegment  *self,
     GError         **error)
{
  int protection = self->access == VITRINE_ACCESS_WATCH ? PROT_READ : PROT_READ | PROT_WRITE;
  gpointer mapping = mmap (NULL, self->size, protection, MAP_SHARED, self->fd, 0);

  if (mapping != MAP_FAILED)
    {
      self->mapping = mapping;
      return TRUE;
    }

  if (errno != ENODEV) /* mmap(2): the file system knows no mappings */
    return vitrine_segment_set_errno (self->address, errno, error);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               _("Cannot attach “%s”: files of the file system where it stands cannot be "
                 "mapped"),
               vitrine_address_get_label (self->address));
  return FALSE;
}

VitrineObjectKind
vitrine_descriptor_get_kind (VitrineSegment *self)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  struct stat found;

  if (fstat (self->fd, &found) != 0)
    return VITRINE_OBJECT_FILE;

  return vitrine_descriptor_find_kind (path, &found);
}

gboolean
vitrine_descriptor_attach (VitrineSegment  *self,
                           GError         **error)
{
  if (self->fd < 0)
    self->fd = self->source->open (self->address, self->access, error);
  if (self->fd < 0)
    return FALSE;

  self->sealable = vitrine_seals_may_come (self->fd);
  self->kind = self->source->get_kind (self);
  return check_kind (self, error) &&
         wait_for_size (self, error) &&
         map (self, error);
}

void
vitrine_descriptor_detach (VitrineSegment *self)
{
  if (self->mapping != NULL)
    munmap (self->mapping, self->size);
  if (self->fd < 0)
    return;

  /* A forked child that never used it leaves the parent's lease alone. */
  if (self->access == VITRINE_ACCESS_JOIN && self->pid == getpid ())
    vitrine_join_leave (self->source, self->address, self->fd);
  else
    close (self->fd);
}

static VitrineStanding
find_standing (VitrineSegment             *self,
               const VitrineSegmentStatus *status)
{
  g_autoptr (GError) error = NULL;
  VitrineSegmentStatus named;

  if (self->source->look (self->address, &named, &error))
    return vitrine_segment_status_is_same (&named, status) ? VITRINE_STANDING_PRESENT
                                                           : self->source->replaced;

  /* Where one may not look nobody knows, and then nothing is claimed. */
  return g_error_matches (error, VITRINE_ERROR, VITRINE_ERROR_DENIED)
             ? VITRINE_STANDING_PRESENT
             : self->source->removed;
}

gboolean
vitrine_descriptor_query (VitrineSegment        *self,
                          VitrineSegmentStatus  *status,
                          GError               **error)
{
  struct stat found;

  if (fstat (self->fd, &found) != 0)
    return vitrine_segment_set_errno (self->address, errno, error);

  vitrine_descriptor_fill_status (status, &found, self->kind);
  status->standing = find_standing (self, status);
  vitrine_rights_fill (status, self->fd);
  if (self->kind == VITRINE_OBJECT_MEMFD)
    status->seals = vitrine_seals_read (self->fd);
  if (self->kind == VITRINE_OBJECT_SEMAPHORE || vitrine_seals_forbid_writing (status->seals))
    status->writable = FALSE;
  return TRUE;
}

gboolean
vitrine_descriptor_get_size (VitrineSegment  *self,
                             guint64         *size,
                             GError         **error)
{
  struct stat found;

  if (fstat (self->fd, &found) != 0)
    return vitrine_segment_set_errno (self->address, errno, error);

  *size = (guint64) found.st_size;
  return TRUE;
}

gssize
vitrine_descriptor_read (VitrineSegment  *self,
                         guint64          offset,
                         gpointer         buffer,
                         gsize            length,
                         GError         **error)
{
  gsize done = 0;

  /* Past what an off_t can say nothing stands. */
  while (done < length && offset <= G_MAXINT64 - length)
    {
      ssize_t n = pread (self->fd, (guint8 *) buffer + done, length - done,
                         (off_t) (offset + done));

      if (n == 0)
        break;
      if (n > 0)
        done += (gsize) n;
      else if (errno != EINTR)
        {
          vitrine_segment_set_errno (self->address, errno, error);
          return -1;
        }
    }

  return (gssize) done;
}

guint64
vitrine_descriptor_find_data (VitrineSegment *self,
                              guint64         offset)
{
  off_t data;

  if (offset > G_MAXINT64)
    return G_MAXUINT64;

  /* Moves the descriptor's place, which nothing here goes by. */
  data = lseek (self->fd, (off_t) offset, SEEK_DATA);
  if (data >= 0)
    return (guint64) data;
  return errno == ENXIO ? G_MAXUINT64 : offset;
}

guint64
vitrine_descriptor_find_hole (VitrineSegment *self,
                              guint64         offset)
{
  off_t hole;

  if (offset > G_MAXINT64)
    return G_MAXUINT64;

  hole = lseek (self->fd, (off_t) offset, SEEK_HOLE);
  return hole >= 0 ? (guint64) hole : G_MAXUINT64;
}

gboolean
vitrine_descriptor_grow (VitrineSegment  *self,
                         gsize            size,
                         GError         **error)
{
  gpointer mapping = mremap (self->mapping, self->size, size, MREMAP_MAYMOVE);

  if (mapping == MAP_FAILED)
    return vitrine_segment_set_errno (self->address, errno, error);

  self->mapping = mapping;
  self->size = size;
  return TRUE;
}
