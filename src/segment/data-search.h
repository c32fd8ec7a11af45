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

/* Where the next run of data begins after the one or the hole that @offset is in;
 * and where the last one begins that begins before @offset. G_MAXUINT64: there is
 * none. In very much data this takes a few milliseconds for each GiB. */
guint64 vitrine_data_find_next     (VitrineSegment *segment,
                                    guint64         offset);
guint64 vitrine_data_find_previous (VitrineSegment *segment,
                                    guint64         offset);
