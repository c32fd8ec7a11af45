/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/borrowed-segment.h"

struct _VitrineBorrowedSegment
{
  gatomicrefcount ref_count;
  VitrineSegment *segment; /* borrowed */
  int is_back;             /* atomic */
  GRWLock lock;            /* read while somebody uses the segment */
};

VitrineBorrowedSegment *
vitrine_borrowed_segment_new (VitrineSegment *segment)
{
  VitrineBorrowedSegment *self;

  g_return_val_if_fail (segment != NULL, NULL);

  self = g_new0 (VitrineBorrowedSegment, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->segment = segment;
  g_rw_lock_init (&self->lock);
  return self;
}

VitrineBorrowedSegment *
vitrine_borrowed_segment_ref (VitrineBorrowedSegment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vitrine_borrowed_segment_unref (VitrineBorrowedSegment *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_rw_lock_clear (&self->lock);
  g_free (self);
}

gboolean
vitrine_borrowed_segment_is_back (VitrineBorrowedSegment *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_atomic_int_get (&self->is_back) != 0;
}

VitrineSegment *
vitrine_borrowed_segment_use (VitrineBorrowedSegment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_rw_lock_reader_lock (&self->lock);
  if (!vitrine_borrowed_segment_is_back (self))
    return self->segment;
  g_rw_lock_reader_unlock (&self->lock);
  return NULL;
}

void
vitrine_borrowed_segment_end_use (VitrineBorrowedSegment *self)
{
  g_return_if_fail (self != NULL);

  g_rw_lock_reader_unlock (&self->lock);
}

void
vitrine_borrowed_segment_return (VitrineBorrowedSegment *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->is_back, 1);
  g_rw_lock_writer_lock (&self->lock);
  g_rw_lock_writer_unlock (&self->lock);
}
