/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSampleReader takes the samples of one segment: it knows which ranges
 * somebody shows, reads them by as few calls as can be, and makes a snapshot only
 * when something is not as it was. A sampler owns it; it borrows the segment. It
 * knows no main loop: one thread at a time may use it, whichever that is. */

#pragma once

#include "segment/segment.h"
#include "watch/snapshot.h"

typedef struct _VitrineSampleReader VitrineSampleReader;

VitrineSampleReader *vitrine_sample_reader_new          (VitrineSegment        *segment,
                                                         guint64                whole_max);
void                 vitrine_sample_reader_free         (VitrineSampleReader   *self);

guint                vitrine_sample_reader_add_view     (VitrineSampleReader   *self,
                                                         guint64                offset,
                                                         guint64                length);
void                 vitrine_sample_reader_move_view    (VitrineSampleReader   *self,
                                                         guint                  view,
                                                         guint64                offset,
                                                         guint64                length);
void                 vitrine_sample_reader_remove_view  (VitrineSampleReader   *self,
                                                         guint                  view);

gboolean             vitrine_sample_reader_is_known     (VitrineSampleReader   *self,
                                                         const VitrineSnapshot *snapshot);
gboolean             vitrine_sample_reader_read         (VitrineSampleReader   *self,
                                                         VitrineSnapshot       *latest,
                                                         VitrineSnapshot      **taken,
                                                         GError               **error);
const VitrineSegmentStatus *
                     vitrine_sample_reader_get_status   (VitrineSampleReader   *self);
VitrineSegment      *vitrine_sample_reader_get_segment  (VitrineSampleReader   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineSampleReader, vitrine_sample_reader_free)
