/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hex view knows of its segment: it tells a sampler which bytes are
 * shown, keeps the snapshot it gets, which is immutable, and marks what changed.
 * The hex view owns it; the sampler is shared with the window. Main thread.
 *
 * Signals:
 *   sampled (GArray *ranges)
 *       there is another snapshot; ranges are the VitrineRange that changed, shown
 *       or not
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
/* Takes @shown over: the VitrineRange that are shown, sorted, with a gap between
 * each and the next. Where bytes are left out, those that were shown last with
 * none left out are looked at too. */
void              vitrine_hex_source_show         (VitrineHexSource  *self,
                                                   GArray            *shown,
                                                   gboolean           leaving_out);
const GArray     *vitrine_hex_source_get_shown    (VitrineHexSource  *self);

guint64           vitrine_hex_source_get_size     (VitrineHexSource  *self);
VitrineSnapshot  *vitrine_hex_source_get_snapshot (VitrineHexSource  *self);
VitrineHexMarks  *vitrine_hex_source_get_marks    (VitrineHexSource  *self);

/* Among the bytes that are shown: VitrineRange, sorted; NULL: nobody knows. */
const GArray     *vitrine_hex_source_get_holes    (VitrineHexSource  *self);
gboolean          vitrine_hex_source_is_hole      (VitrineHexSource  *self,
                                                   guint64            offset);

VitrineChangeCount
                  vitrine_hex_source_count        (VitrineHexSource  *self,
                                                   guint64            offset,
                                                   guint64            length);

/* NULL where nothing has been read, or nothing is. */
const guint8     *vitrine_hex_source_peek         (VitrineHexSource  *self,
                                                   guint64            offset);

/* Bytes that need not be shown, read now and in one piece. */
GBytes           *vitrine_hex_source_read         (VitrineHexSource  *self,
                                                   guint64            offset,
                                                   gsize              length,
                                                   GError           **error);
