/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goes from a place in a segment to where the next or the previous run of data
 * begins, over the holes; in a thread, since that may take a moment where there is
 * very much data. Main thread. */

#pragma once

#include <gio/gio.h>

#include "watch/borrowed-segment.h"

void     vitrine_data_jump_start  (VitrineBorrowedSegment *segment,
                                   guint64                 offset,
                                   gboolean                backward,
                                   GObject                *owner,
                                   GAsyncReadyCallback     done,
                                   gpointer                user_data);

/* FALSE where the segment was taken back meanwhile. *@data is G_MAXUINT64 where
 * there is no more data. */
gboolean vitrine_data_jump_finish (GAsyncResult           *result,
                                   guint64                *data);
