/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a pattern matches in the bytes that a hex view shows, found anew whenever
 * those are others. The hex view owns it. Main thread. */

#pragma once

#include "decode/pattern.h"
#include "watch/snapshot.h"

typedef struct _VitrineHexMatches VitrineHexMatches;

VitrineHexMatches *vitrine_hex_matches_new         (void);
void               vitrine_hex_matches_free        (VitrineHexMatches *self);

/* NULL: nothing matches. */
void               vitrine_hex_matches_set_pattern (VitrineHexMatches *self,
                                                    VitrinePattern    *pattern);

/* Looks where that is needed; @shown are the VitrineRange that are shown, sorted.
 * Returns VitrineRange, sorted; it stays the object's. */
GArray            *vitrine_hex_matches_find        (VitrineHexMatches *self,
                                                    VitrineSnapshot   *snapshot,
                                                    const GArray      *shown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineHexMatches, vitrine_hex_matches_free)
