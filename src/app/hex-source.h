/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hex view knows of its segment: it tells a sampler which bytes are
 * shown, keeps the snapshot it gets, which is immutable, and marks what changed.
 * The hex view owns it; the sampler is shared with the window. Main thread.
 *
 * Signals:
 *   updated ()
 *       bytes that are shown differ, or are known now
 *   resized ()
 *       the segment has another size than before */

#pragma once

#include <gio/gio.h>

#include "app/hex-marks.h"
#include "watch/sampler.h"

#define VITRINE_TYPE_HEX_SOURCE (vitrine_hex_source_get_type ())
G_DECLARE_FINAL_TYPE (VitrineHexSource, vitrine_hex_source, VITRINE, HEX_SOURCE, GObject)

VitrineHexSource *vitrine_hex_source_new          (void);
void              vitrine_hex_source_set_sampler  (VitrineHexSource  *self,
                                                   VitrineSampler    *sampler);
void              vitrine_hex_source_show         (VitrineHexSource  *self,
                                                   guint64            offset,
                                                   guint64            length);

guint64           vitrine_hex_source_get_size     (VitrineHexSource  *self);
VitrineSnapshot  *vitrine_hex_source_get_snapshot (VitrineHexSource  *self);
VitrineHexMarks  *vitrine_hex_source_get_marks    (VitrineHexSource  *self);

/* NULL where nothing has been read, or nothing is. */
const guint8     *vitrine_hex_source_peek         (VitrineHexSource  *self,
                                                   guint64            offset);

/* Bytes that need not be shown, read now and in one piece. */
GBytes           *vitrine_hex_source_read         (VitrineHexSource  *self,
                                                   guint64            offset,
                                                   gsize              length,
                                                   GError           **error);
