/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/segment.h"

#include "segment/error.h"
#include "segment/join.h"
#include "segment/rights.h"
#include "segment/segment-private.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#define SIZE_PATIENCE (2 * G_USEC_PER_SEC) /* for a creator to give it a size */
#define SIZE_PAUSE 1000                    /* microseconds */

gboolean
vitrine_segment_set_errno (VitrineAddress  *address,
                           int              errsv,
                           GError         **error)
{
  vitrine_error_set_errno (error, errsv, _("Cannot use “%s”"),
                           vitrine_address_get_label (address));
  return FALSE;
}

gboolean
vitrine_segment_fits_memory (guint64 size)
{
  return (gsize) size == size;
}

/* Between shm_open(3) and ftruncate(2) of its creator a segment has 0 bytes: a
 * mapping of it would fault at the first touch. */
static gboolean
wait_for_size (VitrineAddress  *address,
               int              fd,
               gsize           *size,
               GError         **error)
{
  gint64 deadline = g_get_monotonic_time () + SIZE_PATIENCE;
  struct stat status;

  while (fstat (fd, &status) == 0)
    {
      *size = (gsize) status.st_size;
      if (!vitrine_segment_fits_memory ((guint64) status.st_size))
        return vitrine_segment_set_errno (address, EFBIG, error);
      if (*size > 0)
        return TRUE;

      if (g_get_monotonic_time () >= deadline)
        {
          g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_EMPTY,
                       _("Cannot attach “%s”: it has 0 bytes. Its creator has not given "
                         "it a size yet"),
                       vitrine_address_get_label (address));
          return FALSE;
        }
      g_usleep (SIZE_PAUSE);
    }

  return vitrine_segment_set_errno (address, errno, error);
}

static gpointer
map (int           fd,
     gsize         size,
     VitrineAccess access)
{
  int protection = access == VITRINE_ACCESS_WATCH ? PROT_READ : PROT_READ | PROT_WRITE;

  return mmap (NULL, size, protection, MAP_SHARED, fd, 0);
}

static void
give_back (const VitrineSource *source,
           VitrineAddress      *address,
           VitrineAccess        access,
           int                  fd)
{
  if (access == VITRINE_ACCESS_JOIN)
    vitrine_join_leave (source, address, fd);
  else
    close (fd);
}

/* Takes @fd over in any case. */
static VitrineSegment *
segment_new (const VitrineSource  *source,
             VitrineAddress       *address,
             VitrineAccess         access,
             int                   fd,
             GError              **error)
{
  VitrineSegment *self;
  gpointer mapping = MAP_FAILED;
  gsize size;

  if (wait_for_size (address, fd, &size, error))
    {
      mapping = map (fd, size, access);
      if (mapping == MAP_FAILED)
        vitrine_segment_set_errno (address, errno, error);
    }

  if (mapping == MAP_FAILED)
    {
      give_back (source, address, access, fd);
      return NULL;
    }

  self = g_new0 (VitrineSegment, 1);
  self->address = vitrine_address_ref (address);
  self->source = source;
  self->access = access;
  self->fd = fd;
  self->mapping = mapping;
  self->size = size;
  self->pid = getpid ();
  return self;
}

/**
 * vitrine_segment_attach:
 * @access: VITRINE_ACCESS_WATCH or VITRINE_ACCESS_EDIT
 *
 * Attaches as a guest, who never creates, locks, zeroes, resizes or removes.
 * Waits at most 2 s for a segment that has no size yet: call it where that may
 * be.
 *
 * Returns: (transfer full): the attachment, or NULL with VITRINE_ERROR_NOT_FOUND,
 *   _DENIED, _EMPTY or _FAILED
 */
VitrineSegment *
vitrine_segment_attach (VitrineAddress  *address,
                        VitrineAccess    access,
                        GError         **error)
{
  const VitrineSource *source;
  int fd;

  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (access != VITRINE_ACCESS_JOIN, NULL);

  source = vitrine_source_find (address, error);
  if (source == NULL)
    return NULL;

  fd = source->open (address, access == VITRINE_ACCESS_EDIT, error);
  if (fd < 0)
    return NULL;

  return segment_new (source, address, access, fd, error);
}

/**
 * vitrine_segment_join:
 * @size: bytes, if it has to be created; one that is there keeps its size
 * @mode: permission bits, if it has to be created; the umask does not cut them
 * @created: (out) (optional): whether this call created it
 *
 * Attaches as one who cooperates: with a lease, and with turns at the text. A
 * segment that this creates is managed. A managed one that nobody has joined is
 * zeroed; any other is left as it stands, and is never removed. Waits at most
 * 2 s for other processes.
 *
 * Returns: (transfer full): the attachment, or NULL with VITRINE_ERROR_DENIED,
 *   _EMPTY, _FULL, _BUSY or _FAILED, and nothing left behind
 */
VitrineSegment *
vitrine_segment_join (VitrineAddress  *address,
                      gsize            size,
                      guint32          mode,
                      gboolean        *created,
                      GError         **error)
{
  const VitrineSource *source;
  int fd;

  g_return_val_if_fail (address != NULL, NULL);

  source = vitrine_source_find (address, error);
  if (source == NULL)
    return NULL;

  fd = vitrine_join_enter (source, address, size, mode & 0777, created, error);
  if (fd < 0)
    return NULL;

  return segment_new (source, address, VITRINE_ACCESS_JOIN, fd, error);
}

/**
 * vitrine_segment_detach:
 * @self: (transfer full)
 *
 * Ends the attachment. The last one who had joined a managed segment removes its
 * name. In a forked child that never used the segment, this leaves the parent's
 * lease alone.
 */
void
vitrine_segment_detach (VitrineSegment *self)
{
  g_return_if_fail (self != NULL);

  vitrine_segment_end_turn (self);
  munmap (self->mapping, self->size);

  if (self->pid == getpid ())
    give_back (self->source, self->address, self->access, self->fd);
  else
    close (self->fd);

  vitrine_address_unref (self->address);
  g_free (self);
}

VitrineAddress *
vitrine_segment_get_address (VitrineSegment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->address;
}

VitrineAccess
vitrine_segment_get_access (VitrineSegment *self)
{
  g_return_val_if_fail (self != NULL, VITRINE_ACCESS_WATCH);

  return self->access;
}

/* Where this process has it mapped: to be shown, never to be touched. */
gconstpointer
vitrine_segment_get_mapping (VitrineSegment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->mapping;
}

/* The bytes that were there when it was attached; see vitrine_segment_query(). */
gsize
vitrine_segment_get_size (VitrineSegment *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

void
vitrine_segment_fill_status (VitrineSegmentStatus *status,
                             const struct stat    *found,
                             VitrineStanding       standing)
{
  *status = (VitrineSegmentStatus) {
    .device = found->st_dev,
    .inode = found->st_ino,
    .size = (guint64) found->st_size,
    .allocated = (guint64) found->st_blocks * 512, /* stat(2): blocks of 512 */
    .owner = found->st_uid,
    .group = found->st_gid,
    .mode = found->st_mode & 0777,
    .managed = (found->st_mode & VITRINE_JOIN_MARK) != 0,
    .standing = standing,
  };
}

static VitrineStanding
find_standing (VitrineSegment    *self,
               const struct stat *status)
{
  struct stat named;

  if (vitrine_join_leads_to (self->source, self->address, status))
    return VITRINE_STANDING_PRESENT;

  return self->source->look (self->address, &named, NULL) ? VITRINE_STANDING_REPLACED
                                                          : VITRINE_STANDING_REMOVED;
}

/**
 * vitrine_segment_query:
 * @status: (out): what is true of it now
 *
 * Returns: FALSE with VITRINE_ERROR_FAILED where the system does not tell
 */
gboolean
vitrine_segment_query (VitrineSegment        *self,
                       VitrineSegmentStatus  *status,
                       GError               **error)
{
  struct stat found;

  g_return_val_if_fail (self != NULL && status != NULL, FALSE);

  if (fstat (self->fd, &found) != 0)
    return vitrine_segment_set_errno (self->address, errno, error);

  vitrine_segment_fill_status (status, &found, find_standing (self, &found));
  vitrine_rights_fill (status, self->fd);
  return TRUE;
}

/**
 * vitrine_segment_read:
 * @offset: bytes from the start
 * @buffer: (out): room for @length bytes
 *
 * Copies what stands there now, through the descriptor: no page is touched or
 * allocated, and a segment that shrinks meanwhile only makes it shorter.
 *
 * Returns: the bytes read, fewer at the end of the segment and 0 past it, or -1
 */
gssize
vitrine_segment_read (VitrineSegment  *self,
                      guint64          offset,
                      gpointer         buffer,
                      gsize            length,
                      GError         **error)
{
  gsize done = 0;

  g_return_val_if_fail (self != NULL && (buffer != NULL || length == 0), -1);

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

/**
 * vitrine_segment_find_data:
 * @offset: bytes from the start
 *
 * Skips what takes no memory and is zero. Counts as reading: any thread. Where
 * the system does not tell, there are no holes.
 *
 * Returns: where, at @offset or after it, the next bytes stand that may be other
 *   than zero; G_MAXUINT64 where there are none any more
 */
guint64
vitrine_segment_find_data (VitrineSegment *self,
                           guint64         offset)
{
  off_t data;

  g_return_val_if_fail (self != NULL, G_MAXUINT64);

  if (offset > G_MAXINT64)
    return G_MAXUINT64;
  /* Moves the descriptor's place, which nothing here goes by. */
  data = lseek (self->fd, (off_t) offset, SEEK_DATA);
  if (data >= 0)
    return (guint64) data;
  return errno == ENXIO ? G_MAXUINT64 : offset;
}

/**
 * vitrine_segment_find_hole:
 * @offset: bytes from the start
 *
 * The counterpart of vitrine_segment_find_data(): any thread. It takes the longer
 * the more data there is before the next hole, a few milliseconds for each GiB.
 *
 * Returns: where, at @offset or after it, nothing takes memory: in a hole, or at
 *   the end of the segment; G_MAXUINT64 past the end, and where the system does
 *   not tell
 */
guint64
vitrine_segment_find_hole (VitrineSegment *self,
                           guint64         offset)
{
  off_t hole;

  g_return_val_if_fail (self != NULL, G_MAXUINT64);

  if (offset > G_MAXINT64)
    return G_MAXUINT64;
  hole = lseek (self->fd, (off_t) offset, SEEK_HOLE);
  return hole >= 0 ? (guint64) hole : G_MAXUINT64;
}
