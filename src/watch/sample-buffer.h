/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSampleBuffer is where one sample is read to, again and again, before
 * anybody knows whether it is worth a snapshot: as long as nothing changes,
 * nothing is allocated. A sampler owns two of them. One thread. */

#pragma once

#include "segment/segment.h"
#include "watch/snapshot.h"

typedef struct _VitrineSampleBuffer VitrineSampleBuffer;

VitrineSampleBuffer *vitrine_sample_buffer_new             (void);
void                 vitrine_sample_buffer_free            (VitrineSampleBuffer  *self);

gboolean             vitrine_sample_buffer_read            (VitrineSampleBuffer  *self,
                                                            VitrineSegment       *segment,
                                                            GArray               *plan,
                                                            guint64               size,
                                                            GError              **error);
gboolean             vitrine_sample_buffer_fits_size       (VitrineSampleBuffer  *self);
gboolean             vitrine_sample_buffer_equal           (VitrineSampleBuffer  *self,
                                                            VitrineSampleBuffer  *other);
gboolean             vitrine_sample_buffer_equals_snapshot (VitrineSampleBuffer  *self,
                                                            VitrineSnapshot      *snapshot);
VitrineSnapshot     *vitrine_sample_buffer_to_snapshot     (VitrineSampleBuffer  *self,
                                                            gboolean              unstable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineSampleBuffer, vitrine_sample_buffer_free)
