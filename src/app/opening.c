/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/opening.h"

#include "app/encoding-choice.h"
#include "segment/error.h"

#include <glib/gi18n.h>

VitrineOpening *
vitrine_opening_new (VitrineAddress *address,
                     VitrineOpen     how,
                     gsize           size,
                     guint32         mode)
{
  VitrineOpening *self = g_new0 (VitrineOpening, 1);

  self->address = vitrine_address_ref (address);
  self->how = how;
  self->size = size;
  self->mode = mode;

  return self;
}

void
vitrine_opening_free (VitrineOpening *self)
{
  g_clear_pointer (&self->segment, vitrine_segment_detach);
  g_clear_pointer (&self->start, g_bytes_unref);
  vitrine_address_unref (self->address);
  g_free (self);
}

/* Joining creates what is not there; a visitor who came too late for the last
 * process takes that back by leaving. */
static VitrineSegment *
join_existing (VitrineAddress              *address,
               const VitrineSegmentStatus  *status,
               GError                     **error)
{
  gboolean created = FALSE;
  VitrineSegment *segment;

  segment = vitrine_segment_join (address, status->size, status->mode, &created, error);
  if (!created)
    return segment;

  vitrine_segment_detach (segment);
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND,
               _("Cannot open “%s”: its last process has just left"),
               vitrine_address_get_label (address));
  return NULL;
}

static VitrineSegment *
reach (VitrineOpening  *self,
       GError         **error)
{
  VitrineSegmentStatus status;

  if (self->how == VITRINE_OPEN_JOIN)
    return vitrine_segment_join (self->address, self->size, self->mode, &self->created,
                                 error);

  if (!vitrine_segment_lookup (self->address, &status, error))
    return NULL;
  if (vitrine_segment_can_join (self->address)
      && (status.managed || vitrine_segment_is_joined (self->address)))
    return join_existing (self->address, &status, error);

  return vitrine_segment_attach (self->address, VITRINE_ACCESS_WATCH, error);
}

static gboolean
read_start (VitrineOpening  *self,
            GError         **error)
{
  g_autofree guint8 *bytes = g_malloc (VITRINE_ENCODING_CHOICE_LENGTH);
  gssize n = vitrine_segment_read (self->segment, 0, bytes, VITRINE_ENCODING_CHOICE_LENGTH,
                                   error);

  if (n < 0)
    return FALSE;

  self->start = g_bytes_new (bytes, n);
  return TRUE;
}

/**
 * vitrine_opening_run:
 *
 * Attaches, which may wait up to 2 seconds for a segment that has no bytes yet.
 * What is attached already when something fails goes with the opening.
 */
gboolean
vitrine_opening_run (VitrineOpening  *self,
                     GError         **error)
{
  self->segment = reach (self, error);

  return self->segment != NULL
         && vitrine_segment_query (self->segment, &self->status, error)
         && read_start (self, error);
}
