/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A segment that threads use for as long as its owner lets them: before it is
 * detached, the owner takes it back, which waits only for calls that are under
 * way, not for the threads to end. Reference-counted; for any thread. */

#pragma once

#include "segment/segment.h"

typedef struct _VitrineBorrowedSegment VitrineBorrowedSegment;

VitrineBorrowedSegment *vitrine_borrowed_segment_new     (VitrineSegment         *segment);
VitrineBorrowedSegment *vitrine_borrowed_segment_ref     (VitrineBorrowedSegment *self);
void                    vitrine_borrowed_segment_unref   (VitrineBorrowedSegment *self);

/* NULL once it was taken back; otherwise it can be read until end_use(), which
 * should come soon. */
VitrineSegment         *vitrine_borrowed_segment_use     (VitrineBorrowedSegment *self);
void                    vitrine_borrowed_segment_end_use (VitrineBorrowedSegment *self);

void                    vitrine_borrowed_segment_return  (VitrineBorrowedSegment *self);
gboolean                vitrine_borrowed_segment_is_back (VitrineBorrowedSegment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineBorrowedSegment, vitrine_borrowed_segment_unref)
