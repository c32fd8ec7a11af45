/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/sysv-source.h"

#include "segment/error.h"
#include "segment/failure.h"
#include "segment/proc-file.h"
#include "segment/segment-private.h"
#include "segment/sysv-pages.h"
#include "segment/sysv-row.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/shm.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define FAILED ((gpointer) -1) /* what shmat(2) returns then */

/* The device of one mapping of this process. */
typedef struct
{
  guint64 start;
  guint64 device; /* 0: not found */
} Search;

/* The address was checked when it was parsed. */
static gint
id_of (VitrineAddress *address)
{
  return atoi (vitrine_address_get_name (address));
}

static gboolean
sysv_look (VitrineAddress        *address,
           VitrineSegmentStatus  *status,
           GError               **error)
{
  VitrineSysvRow row;

  if (!vitrine_sysv_row_find (id_of (address), &row, error))
    return FALSE;

  *status = row.status;
  return TRUE;
}

/* shmop(2) says EINVAL, and EIDRM, of what is not there: that is better asked.
 * FALSE: it is not there. */
static gboolean
find_owner (VitrineAddress       *address,
            VitrineFailureOwner  *owner,
            GError              **error)
{
  VitrineSegmentStatus status;

  if (!sysv_look (address, &status, error))
    return FALSE;

  *owner = (VitrineFailureOwner) { status.owner, status.mode };
  return TRUE;
}

static gboolean
sysv_remove (VitrineAddress  *address,
             GError         **error)
{
  VitrineFailureOwner owner;
  int errsv;

  if (shmctl (id_of (address), IPC_RMID, NULL) == 0)
    return TRUE;

  errsv = errno;
  if (find_owner (address, &owner, error))
    vitrine_failure_set (error, errsv, &owner, _("Cannot remove “%s”"),
                         vitrine_address_get_label (address));
  return FALSE;
}

static void
mapping_cb (const VitrineProcMapping *mapping,
            gpointer                  user_data)
{
  Search *search = user_data;

  if (mapping->start == search->start)
    search->device = makedev (mapping->major, mapping->minor);
}

/* Of pages of another size mincore(2) only tells those that this process has
 * touched itself. They stand on a device of their own. */
static gboolean
tells_pages (gconstpointer mapping)
{
  g_autoptr (VitrineProcFile) file = vitrine_proc_file_new ();
  Search search = { (guintptr) mapping, 0 };
  int proc = open ("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (proc < 0)
    return FALSE;

  vitrine_proc_file_read_maps (file, proc, getpid (), mapping_cb, &search);
  close (proc);
  return search.device != 0 && search.device == vitrine_sysv_device ();
}

static gboolean
explain_attach (VitrineSegment  *self,
                int              errsv,
                GError         **error)
{
  VitrineFailureOwner owner;

  if (find_owner (self->address, &owner, error))
    vitrine_failure_set (error, errsv, &owner,
                         self->access == VITRINE_ACCESS_WATCH
                             ? _("Cannot attach “%s”")
                             : _("Cannot attach “%s” for writing"),
                         vitrine_address_get_label (self->address));
  return FALSE;
}

static gboolean
sysv_attach (VitrineSegment  *self,
             GError         **error)
{
  VitrineSegmentStatus status;
  gpointer mapping;

  if (!sysv_look (self->address, &status, error))
    return FALSE;
  if (!vitrine_segment_fits_memory (status.size))
    return vitrine_segment_set_errno (self->address, EFBIG, error);

  mapping = shmat (id_of (self->address), NULL,
                   self->access == VITRINE_ACCESS_WATCH ? SHM_RDONLY : 0);
  if (mapping == FAILED)
    return explain_attach (self, errno, error);

  self->kind = VITRINE_OBJECT_SYSV;
  self->mapping = mapping;
  self->size = (gsize) status.size;
  self->tells_pages = tells_pages (mapping);
  return TRUE;
}

static void
sysv_detach (VitrineSegment *self)
{
  if (self->mapping != NULL)
    shmdt (self->mapping);
}

static gboolean
sysv_query (VitrineSegment        *self,
            VitrineSegmentStatus  *status,
            GError               **error)
{
  return sysv_look (self->address, status, error);
}

/* It never changes. */
static gboolean
sysv_get_size (VitrineSegment  *self,
               guint64         *size,
               GError         **error)
{
  *size = self->size;
  return TRUE;
}

static gssize
sysv_read (VitrineSegment  *self,
           guint64          offset,
           gpointer         buffer,
           gsize            length,
           GError         **error)
{
  if (offset >= self->size)
    return 0;

  length = MIN (length, self->size - offset);
  if (self->tells_pages)
    vitrine_sysv_pages_read (id_of (self->address), self->mapping, offset, buffer, length);
  else
    memcpy (buffer, (const guint8 *) self->mapping + offset, length);
  return (gssize) length;
}

static guint64
sysv_find_data (VitrineSegment *self,
                guint64         offset)
{
  if (offset >= self->size)
    return G_MAXUINT64;
  if (!self->tells_pages)
    return offset;

  return vitrine_sysv_pages_find_data (id_of (self->address), self->mapping, offset,
                                       self->size);
}

static guint64
sysv_find_hole (VitrineSegment *self,
                guint64         offset)
{
  if (offset >= self->size)
    return G_MAXUINT64;
  if (!self->tells_pages)
    return self->size;

  return vitrine_sysv_pages_find_hole (id_of (self->address), self->mapping, offset,
                                       self->size);
}

const VitrineSource vitrine_sysv_source = {
  .look = sysv_look,
  .remove = sysv_remove,
  .removable = TRUE,
  .attach = sysv_attach,
  .detach = sysv_detach,
  .query = sysv_query,
  .get_size = sysv_get_size,
  .read = sysv_read,
  .find_data = sysv_find_data,
  .find_hole = sysv_find_hole,
};
