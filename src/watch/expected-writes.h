/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* VitrineExpectedWrites remembers what this process is about to write, to tell
 * the changes that come of it from those of others. A sampler owns it. One
 * thread. */

#pragma once

#include "watch/snapshot.h"

typedef struct _VitrineExpectedWrites VitrineExpectedWrites;

VitrineExpectedWrites *vitrine_expected_writes_new     (void);
void                   vitrine_expected_writes_free    (VitrineExpectedWrites *self);

void                   vitrine_expected_writes_add     (VitrineExpectedWrites *self,
                                                        guint64                offset,
                                                        gconstpointer          bytes,
                                                        gsize                  length,
                                                        gint64                 until);
gboolean               vitrine_expected_writes_explain (VitrineExpectedWrites *self,
                                                        const VitrineSnapshot *snapshot,
                                                        GArray                *ranges,
                                                        gint64                 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineExpectedWrites, vitrine_expected_writes_free)
