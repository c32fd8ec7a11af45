/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a VitrineSegmentList: the latest listing of one object. Each column
 * of the catalogue is a property, which notifies when it changes:
 *
 *   address (s, to show), label (s, the same without its scheme), name (s),
 *   kind (u, VitrineObjectKind), size (t, bytes), allocated (t, bytes), owner (s),
 *   mode (u, permission bits), managed (b), n-processes (u), orphan (u,
 *   VitrineOrphan), internal (b), writable-by-all (b), openable (b), reason (s,
 *   or NULL), seals (u), last-change (x, real time in microseconds, 0 for none)
 *
 * Main thread. */

#pragma once

#include "segment/listing.h"

#include <glib-object.h>

#define VITRINE_TYPE_SEGMENT_ITEM (vitrine_segment_item_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSegmentItem, vitrine_segment_item, VITRINE,
                      SEGMENT_ITEM, GObject)

VitrineSegmentItem         *vitrine_segment_item_new             (VitrineListing     *listing);
gboolean                    vitrine_segment_item_update          (VitrineSegmentItem *self,
                                                                  VitrineListing     *listing);

/* All borrowed until the next update. */
const VitrineListing       *vitrine_segment_item_get_listing     (VitrineSegmentItem *self);
VitrineAddress             *vitrine_segment_item_get_address     (VitrineSegmentItem *self);
const VitrineSegmentStatus *vitrine_segment_item_get_status      (VitrineSegmentItem *self);
guint                       vitrine_segment_item_get_n_processes (VitrineSegmentItem *self);
