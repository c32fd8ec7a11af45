/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One segment of this machine, as a row of the segments pane: its name, its
 * size, how many processes have it, and whether it goes with the last of them.
 * Follows its item. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "watch/segment-item.h"

#define VITRINE_TYPE_SEGMENT_ROW (vitrine_segment_row_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSegmentRow, vitrine_segment_row, VITRINE, SEGMENT_ROW, GtkListBoxRow)

GtkWidget          *vitrine_segment_row_new       (VitrineSegmentItem *item);
VitrineSegmentItem *vitrine_segment_row_get_item  (VitrineSegmentRow  *self);

/* The window shows this one. */
void                vitrine_segment_row_set_shown (VitrineSegmentRow  *self,
                                                   gboolean            shown);
