/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSweep goes through all of a segment again and again, in a thread of its
 * own and with a small part of a processor, and knows where data and holes are and
 * where bytes change, also far from what anybody looks at. It reads the data, not
 * the holes, by vitrine_segment_read(), and remembers no more of it than a hash
 * (XXH3) of each chunk. Whoever made it owns it, and stops it before the segment is
 * detached. Main thread.
 *
 * Signal: updated (), at most ten times a second, and only when a cell became
 * another one. */

#pragma once

#include <glib-object.h>

#include "segment/segment.h"
#include "watch/sweep-table.h"

#define VITRINE_SWEEP_BUDGET_DEFAULT 10 /* thousandths of a processor */
#define VITRINE_SWEEP_UNLIMITED 0

#define VITRINE_TYPE_SWEEP (vitrine_sweep_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSweep, vitrine_sweep, VITRINE, SWEEP, GObject)

VitrineSweep           *vitrine_sweep_new           (VitrineSegment *segment,
                                                     guint           budget);
void                    vitrine_sweep_start         (VitrineSweep   *self);
/* Waits for no more than one read that is under way; once. */
void                    vitrine_sweep_stop          (VitrineSweep   *self);
/* Nothing is read while nobody would see it. */
void                    vitrine_sweep_set_paused    (VitrineSweep   *self,
                                                     gboolean        paused);

/* As last told: cells of the same size follow each other, the last may be shorter.
 * 0 cells before the first signal. */
const VitrineSweepCell *vitrine_sweep_get_cells     (VitrineSweep   *self,
                                                     guint          *n_cells);
guint64                 vitrine_sweep_get_cell_size (VitrineSweep   *self);
/* Bytes in the segment that the cells are of. */
guint64                 vitrine_sweep_get_size      (VitrineSweep   *self);

/* How often it has gone through all, and the bytes it has read in all; any
 * thread. */
guint                   vitrine_sweep_get_n_rounds  (VitrineSweep   *self);
guint64                 vitrine_sweep_get_n_read    (VitrineSweep   *self);
