/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/segment.h"

#include "segment/descriptor.h"
#include "segment/error.h"
#include "segment/join.h"
#include "segment/segment-private.h"

#include <glib/gi18n-lib.h>

#include <unistd.h>

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

/* Takes @fd over in any case; -1 where the source shall open it. */
static VitrineSegment *
segment_new (const VitrineSource  *source,
             VitrineAddress       *address,
             VitrineAccess         access,
             int                   fd,
             GError              **error)
{
  g_autoptr (VitrineSegment) self = g_new0 (VitrineSegment, 1);

  self->address = vitrine_address_ref (address);
  self->source = source;
  self->access = access;
  self->fd = fd;
  self->pid = getpid ();
  if (!source->attach (self, error))
    return NULL;

  /* What was forced was to be had; from here on it is like any other. */
  if (access == VITRINE_ACCESS_FORCE)
    self->access = VITRINE_ACCESS_EDIT;
  return g_steal_pointer (&self);
}

/**
 * vitrine_segment_attach:
 * @access: VITRINE_ACCESS_WATCH, VITRINE_ACCESS_EDIT or VITRINE_ACCESS_FORCE
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
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (access != VITRINE_ACCESS_JOIN, NULL);

  return segment_new (vitrine_source_find (address), address, access, -1, error);
}

/**
 * vitrine_segment_attach_again:
 * @segment: an attachment of this process
 * @access: VITRINE_ACCESS_WATCH, VITRINE_ACCESS_EDIT or VITRINE_ACCESS_FORCE
 *
 * Attaches to the same object once more, as a guest, whatever became of its
 * name. Counts as reading @segment.
 *
 * Returns: (transfer full): as vitrine_segment_attach()
 */
VitrineSegment *
vitrine_segment_attach_again (VitrineSegment  *segment,
                              VitrineAccess    access,
                              GError         **error)
{
  int fd = -1;

  g_return_val_if_fail (segment != NULL, NULL);
  g_return_val_if_fail (access != VITRINE_ACCESS_JOIN, NULL);

  if (segment->fd >= 0)
    {
      fd = vitrine_descriptor_open_again (segment, access, error);
      if (fd < 0)
        return NULL;
    }

  return segment_new (segment->source, segment->address, access, fd, error);
}

static gboolean
check_joinable (VitrineAddress  *address,
                GError         **error)
{
  if (vitrine_segment_can_join (address))
    return TRUE;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
               _("Cannot join “%s”: only POSIX shared memory, named like /name, can be "
                 "joined or created. Watch it, or write into it as a guest"),
               vitrine_address_get_display (address));
  return FALSE;
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

  if (!check_joinable (address, error))
    return NULL;

  source = vitrine_source_find (address);
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
  self->source->detach (self);
  vitrine_address_unref (self->address);
  g_free (self);
}

gboolean
vitrine_segment_can_join (VitrineAddress *address)
{
  g_return_val_if_fail (address != NULL, FALSE);

  return vitrine_source_find (address)->make != NULL;
}

gboolean
vitrine_segment_can_remove (VitrineAddress *address)
{
  g_return_val_if_fail (address != NULL, FALSE);

  return vitrine_source_find (address)->removable;
}

VitrineAddress *
vitrine_segment_get_address (VitrineSegment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->address;
}

/**
 * vitrine_segment_dup_way:
 *
 * Returns: (transfer full): an address that leads another process to the same
 *   object: its own or, where the process that led there has let it go, one
 *   through this process, which must not detach before the other one has attached
 */
VitrineAddress *
vitrine_segment_dup_way (VitrineSegment *self)
{
  g_autofree char *text = NULL;
  VitrineSegmentStatus status;

  g_return_val_if_fail (self != NULL, NULL);

  if (!vitrine_segment_query (self, &status, NULL) ||
      status.standing != VITRINE_STANDING_LET_GO)
    return vitrine_address_ref (self->address);

  text = g_strdup_printf ("proc:%d/fd/%d", (int) getpid (), self->fd);
  return vitrine_address_parse (text, NULL);
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

gboolean
vitrine_segment_status_is_same (const VitrineSegmentStatus *a,
                                const VitrineSegmentStatus *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->device == b->device && a->inode == b->inode &&
         vitrine_object_kind_matches (a->kind, b->kind);
}

/**
 * vitrine_segment_query:
 * @status: (out): what is true of it now
 *
 * Counts as reading: any thread.
 *
 * Returns: FALSE with VITRINE_ERROR_FAILED where the system does not tell
 */
gboolean
vitrine_segment_query (VitrineSegment        *self,
                       VitrineSegmentStatus  *status,
                       GError               **error)
{
  g_return_val_if_fail (self != NULL && status != NULL, FALSE);

  return self->source->query (self, status, error);
}

/**
 * vitrine_segment_read:
 * @offset: bytes from the start
 * @buffer: (out): room for @length bytes
 *
 * Copies what stands there now: no page is allocated, and a segment that shrinks
 * meanwhile only makes it shorter.
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
  g_return_val_if_fail (self != NULL && (buffer != NULL || length == 0), -1);

  return self->source->read (self, offset, buffer, length, error);
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
  g_return_val_if_fail (self != NULL, G_MAXUINT64);

  return self->source->find_data (self, offset);
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
  g_return_val_if_fail (self != NULL, G_MAXUINT64);

  return self->source->find_hole (self, offset);
}
