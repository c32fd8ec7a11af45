/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/error.h"
#include "segment/guard.h"
#include "segment/seals.h"
#include "segment/segment-private.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <inttypes.h>

static gboolean
check_writable (VitrineSegment  *self,
                GError         **error)
{
  if (self->access != VITRINE_ACCESS_WATCH)
    return TRUE;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_READ_ONLY,
               _("Cannot write to “%s”: it is only watched. Allow writing first"),
               vitrine_address_get_label (self->address));
  return FALSE;
}

static gboolean
set_shrunk (VitrineSegment  *self,
            guint64          size,
            GError         **error)
{
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE,
               ngettext ("Cannot write there: “%s” shrank to %" PRIu64 " byte",
                         "Cannot write there: “%s” shrank to %" PRIu64 " bytes",
                         (gulong) size),
               vitrine_address_get_label (self->address), size);
  return FALSE;
}

static gboolean
check_room (VitrineSegment  *self,
            guint64          offset,
            gsize            length,
            guint64          size,
            GError         **error)
{
  guint64 excess = offset - size + length; /* where there is any */

  if (offset <= size && length <= size - offset)
    return TRUE;
  if (offset <= self->size && length <= self->size - offset)
    return set_shrunk (self, size, error);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
               ngettext ("Cannot write to “%s”: what is to be written goes %" PRIu64
                         " byte past its end",
                         "Cannot write to “%s”: what is to be written goes %" PRIu64
                         " bytes past its end",
                         (gulong) excess),
               vitrine_address_get_label (self->address), excess);
  return FALSE;
}

static gboolean
explain_fault (VitrineSegment  *self,
               guint64          end,
               GError         **error)
{
  guint64 size;

  if (self->source->get_size (self, &size, NULL) && size < end)
    return set_shrunk (self, size, error);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FULL,
               self->kind == VITRINE_OBJECT_FILE
                   ? _("Cannot write to “%s”: there is no room left where the file is kept. "
                       "Remove files that nobody needs")
                   : _("Cannot write to “%s”: there is no memory left for it. Remove segments "
                       "that nobody needs"),
               vitrine_address_get_label (self->address));
  return FALSE;
}

/* @size becomes what it has now. Its maker may have sealed it meanwhile. */
static gboolean
check_write (VitrineSegment  *self,
             guint64          offset,
             gsize            length,
             guint64         *size,
             GError         **error)
{
  if (!check_writable (self, error))
    return FALSE;
  if (self->sealable &&
      !vitrine_seals_check (vitrine_seals_read (self->fd),
                            vitrine_address_get_label (self->address), error))
    return FALSE;

  return self->source->get_size (self, size, error) &&
         check_room (self, offset, length, *size, error);
}

/* What grew since it was attached is mapped anew. */
static gboolean
map_grown (VitrineSegment  *self,
           guint64          size,
           GError         **error)
{
  if (!vitrine_segment_fits_memory (size))
    return vitrine_segment_set_errno (self->address, EFBIG, error);

  return self->source->grow (self, (gsize) size, error);
}

/**
 * vitrine_segment_check_write:
 *
 * Returns: what vitrine_segment_write() would say before it writes anything
 */
gboolean
vitrine_segment_check_write (VitrineSegment  *self,
                             guint64          offset,
                             gsize            length,
                             GError         **error)
{
  guint64 size;

  g_return_val_if_fail (self != NULL, FALSE);

  return check_write (self, offset, length, &size, error);
}

/**
 * vitrine_segment_write:
 * @offset: bytes from the start
 *
 * Stores @bytes through the mapping, each aligned word of up to 8 bytes at once.
 * Takes no turn: see vitrine_segment_take_turn().
 *
 * Returns: FALSE, and nothing written, with VITRINE_ERROR_READ_ONLY, _DENIED (it
 *   is sealed), _TOO_LONG or _GONE (it shrank); _GONE and _FULL may also come from
 *   a segment that changes during the call, with a part written
 */
gboolean
vitrine_segment_write (VitrineSegment  *self,
                       guint64          offset,
                       gconstpointer    bytes,
                       gsize            length,
                       GError         **error)
{
  guint64 size;

  g_return_val_if_fail (self != NULL && (bytes != NULL || length == 0), FALSE);

  if (!check_write (self, offset, length, &size, error))
    return FALSE;
  if (length == 0)
    return TRUE;
  if (offset + length > self->size && !map_grown (self, size, error))
    return FALSE;
  if (vitrine_guard_store ((guint8 *) self->mapping + offset, bytes, length))
    return TRUE;

  return explain_fault (self, offset + length, error);
}
