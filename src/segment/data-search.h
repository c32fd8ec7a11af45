/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goes over the holes of a segment, which take no memory and are all zero, also
 * backward, where the system itself only looks forward. These functions only ask
 * where data stands; like reading, any thread may call them. */

#pragma once

#include "segment/segment.h"

/* Where the last data between @start and @end ends, @end at most; @start where
 * there is none. */
guint64 vitrine_data_find_end (VitrineSegment *segment,
                               guint64         start,
                               guint64         end);
