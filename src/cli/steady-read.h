/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading as a guest, who takes no turn: twice, until both say the same. */

#pragma once

#include "segment/segment.h"

/* What stands at @offset, @length bytes or fewer where the segment ends. @steady
 * becomes FALSE, once, when writers were too fast for every attempt: then the
 * bytes may be of several moments. */
GBytes *vitrine_steady_read (VitrineSegment  *segment,
                             guint64          offset,
                             gsize            length,
                             gboolean        *steady,
                             GError         **error);
