/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a VitrineSegmentList. Its properties notify when they change:
 * label (s), size (t, bytes), managed (b), n-processes (u). Main thread. */

#pragma once

#include "segment/listing.h"

#include <glib-object.h>

#define VITRINE_TYPE_SEGMENT_ITEM (vitrine_segment_item_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSegmentItem, vitrine_segment_item, VITRINE,
                      SEGMENT_ITEM, GObject)

VitrineSegmentItem         *vitrine_segment_item_new             (const VitrineListing *listing);
gboolean                    vitrine_segment_item_update          (VitrineSegmentItem   *self,
                                                                  const VitrineListing *listing);
VitrineAddress             *vitrine_segment_item_get_address     (VitrineSegmentItem   *self);
const VitrineSegmentStatus *vitrine_segment_item_get_status      (VitrineSegmentItem   *self);
guint                       vitrine_segment_item_get_n_processes (VitrineSegmentItem   *self);
void                        vitrine_segment_item_set_n_processes (VitrineSegmentItem   *self,
                                                                  guint                 n_processes);
