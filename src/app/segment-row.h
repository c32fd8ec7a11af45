/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One segment of this machine, as a row of the segments pane: its name, its size,
 * its kind where that is not the usual one, how many processes have it, whether it
 * goes with the last of them, and a warning where there is one. Grey is what cannot
 * be opened. Follows its item. Main thread. */

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
