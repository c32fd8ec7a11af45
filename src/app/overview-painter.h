/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One frame of an overview: data as a bar and holes as none, what changed over the
 * whole width, matches at the left edge, the caret, and a box around what the hex
 * view shows. A plain value on the stack that borrows everything; drawing it
 * changes nothing. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "app/hex-frame.h"
#include "app/overview-geometry.h"
#include "watch/sweep-table.h"

#define VITRINE_OVERVIEW_FADE_TIME (8 * G_USEC_PER_SEC)
#define VITRINE_OVERVIEW_FADE_STEPS 16
#define VITRINE_OVERVIEW_FADE_STEP (VITRINE_OVERVIEW_FADE_TIME / VITRINE_OVERVIEW_FADE_STEPS)

/* Cells of one size that follow each other from the first byte on. */
typedef struct
{
  const VitrineSweepCell *cells;
  guint n_cells;
  guint64 cell_size;
} VitrineOverviewCells;

typedef struct
{
  const VitrineOverviewGeometry *geometry;
  const VitrineHexColours *colours;
  int width;
  VitrineOverviewCells swept;  /* where data and holes are, and changes anywhere */
  VitrineOverviewCells looked; /* changes where somebody looks, told at once */
  gboolean exact;              /* looked has all changes: those of swept are too coarse */
  const GArray *matches;       /* VitrineRange, sorted; NULL: none */
  VitrineRange visible;
  guint64 caret;
  gint64 now;                  /* g_get_monotonic_time() */
  gboolean fading;             /* FALSE: marks stay strong until they end */
} VitrineOverviewFrame;

void     vitrine_overview_frame_draw  (const VitrineOverviewFrame *self,
                                       GtkSnapshot                *snapshot);

/* Whether any of them is still marked as changed. */
gboolean vitrine_overview_cells_fade  (const VitrineOverviewCells *self,
                                       gint64                      now);
