/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The thread of a VitrineSweep, and what the two share. It lives on for a moment
 * after it was stopped, without the segment and without the sweep. */

#pragma once

#include "watch/borrowed-segment.h"
#include "watch/sweep-table.h"

/* Told on the main thread. */
typedef void (* VitrineSweepFunc) (gpointer owner);

typedef struct _VitrineSweepThread VitrineSweepThread;

VitrineSweepThread *vitrine_sweep_thread_new          (VitrineSegment      *segment,
                                                       guint                budget,
                                                       VitrineSweepFunc     updated,
                                                       gpointer             owner);
void                vitrine_sweep_thread_unref        (VitrineSweepThread  *self);

void                vitrine_sweep_thread_start        (VitrineSweepThread  *self);
void                vitrine_sweep_thread_stop         (VitrineSweepThread  *self);
void                vitrine_sweep_thread_set_paused   (VitrineSweepThread  *self,
                                                       gboolean             paused);

/* Takes what the thread has published: the cells, their size and the segment's. */
GArray             *vitrine_sweep_thread_take         (VitrineSweepThread  *self,
                                                       guint64             *cell_size,
                                                       guint64             *size);

guint               vitrine_sweep_thread_get_n_rounds (VitrineSweepThread  *self);
guint64             vitrine_sweep_thread_get_n_read   (VitrineSweepThread  *self);
