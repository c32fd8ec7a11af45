/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineBaseline holds bytes as they stood at a moment, and knows which of
 * them are others now. What was not looked at at that moment joins it as it is
 * when it is looked at first; of all that, VITRINE_BASELINE_MAX bytes are kept, and
 * what would come on top is not compared. Whoever marks a moment owns it. One
 * thread. */

#pragma once

#include "watch/byte-set.h"

#define VITRINE_BASELINE_MAX (16 * 1024 * 1024) /* bytes of the segment */

typedef struct _VitrineBaseline VitrineBaseline;

VitrineBaseline      *vitrine_baseline_new           (void);
void                  vitrine_baseline_free          (VitrineBaseline       *self);

gboolean              vitrine_baseline_take          (VitrineBaseline       *self,
                                                      const VitrineSnapshot *snapshot);

/* The bytes that were others, as far as they were seen last. */
const VitrineByteSet *vitrine_baseline_get_different (const VitrineBaseline *self);

gboolean              vitrine_baseline_get_byte      (const VitrineBaseline *self,
                                                      guint64                offset,
                                                      guint8                *byte);
gboolean              vitrine_baseline_is_full       (const VitrineBaseline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineBaseline, vitrine_baseline_free)
