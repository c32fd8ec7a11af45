/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sweep remembers of a segment, whatever its size: a hash for each chunk,
 * and cells for show, each of which sums up some chunks. A sweep's thread owns it.
 * One thread. */

#pragma once

#include <glib.h>

#define VITRINE_SWEEP_CELLS_MAX 1024
#define VITRINE_SWEEP_CHUNKS_MAX 65536
#define VITRINE_SWEEP_CHUNK_MIN 4096 /* bytes */

/* What is known of one part of the segment. */
typedef struct
{
  guint64 data;   /* bytes that were written; the others are holes */
  guint64 seen;   /* bytes that were looked at, whether data or not */
  gint64 changed; /* g_get_monotonic_time() when that was last seen; 0: never */
} VitrineSweepCell;

typedef struct _VitrineSweepTable VitrineSweepTable;

VitrineSweepTable      *vitrine_sweep_table_new            (guint64                  size);
void                    vitrine_sweep_table_free           (VitrineSweepTable       *self);

guint64                 vitrine_sweep_table_get_size       (const VitrineSweepTable *self);
/* Bytes in each but the last one. */
guint64                 vitrine_sweep_table_get_chunk_size (const VitrineSweepTable *self);
guint64                 vitrine_sweep_table_get_cell_size  (const VitrineSweepTable *self);

/* Says that so many bytes of a chunk are data, before it is known which. Returns
 * whether a cell became another one. */
gboolean                vitrine_sweep_table_note_data      (VitrineSweepTable       *self,
                                                            guint                    chunk,
                                                            guint64                  data);
/* Says what stands in a chunk now, too. */
gboolean                vitrine_sweep_table_note           (VitrineSweepTable       *self,
                                                            guint                    chunk,
                                                            guint64                  hash,
                                                            guint64                  data,
                                                            gint64                   now);

const VitrineSweepCell *vitrine_sweep_table_get_cells      (const VitrineSweepTable *self,
                                                            guint                   *n_cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineSweepTable, vitrine_sweep_table_free)
