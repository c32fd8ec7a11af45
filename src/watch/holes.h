/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where, among a few bytes that somebody shows, a segment has holes: what was never
 * written and reads as zero. Any thread that may read the segment. */

#pragma once

#include "segment/segment.h"
#include "watch/snapshot.h"

/* Returns: (transfer full): VitrineRange, sorted, of what in @ranges is a hole. It
 * asks once for each page, so they should not be long. */
GArray *vitrine_holes_find (VitrineSegment *segment,
                            const GArray   *ranges);
