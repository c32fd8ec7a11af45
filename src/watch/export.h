/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineExport copies bytes of a segment into a file, in a thread of its own.
 * It reads by vitrine_segment_read() and skips holes, so that nothing is allocated
 * in the segment and its holes are holes in the file. The file is there when it is
 * whole, and not before: an export that fails or is stopped leaves what was there.
 * Up to VITRINE_EXPORT_PIECE bytes are of one moment; more are copied piece by piece
 * while others may write.
 *
 * It borrows the segment: whoever made it stops it before that is detached. Main
 * thread, but for vitrine_export_run(), which does the same in the thread that
 * calls it.
 *
 * Signal: finished (), on the main thread, unless it was stopped before. */

#pragma once

#include <glib-object.h>

#include "segment/segment.h"
#include "watch/snapshot.h"

#define VITRINE_EXPORT_PIECE (1024 * 1024) /* bytes */

#define VITRINE_TYPE_EXPORT (vitrine_export_get_type ())
G_DECLARE_FINAL_TYPE (VitrineExport, vitrine_export, VITRINE, EXPORT, GObject)

VitrineExport *vitrine_export_new       (VitrineSegment     *segment,
                                         const VitrineRange *range,
                                         const char         *path);

/* Instead of the live bytes those of @snapshot, which has to know all of them. */
void           vitrine_export_freeze    (VitrineExport      *self,
                                         VitrineSnapshot    *snapshot);

void           vitrine_export_start     (VitrineExport      *self);
void           vitrine_export_run       (VitrineExport      *self);

/* FALSE: too late, the file is there. */
gboolean       vitrine_export_stop      (VitrineExport      *self);

/* Bytes, holes among them; get_done() may be asked while it runs. */
guint64        vitrine_export_get_done  (VitrineExport      *self);
guint64        vitrine_export_get_total (VitrineExport      *self);
const char    *vitrine_export_get_path  (VitrineExport      *self);

/* When it is finished: why there is no file, or NULL. */
const GError  *vitrine_export_get_error (VitrineExport      *self);
