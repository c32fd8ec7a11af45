/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How cooperating processes come to a segment and go: the first one finds it
 * new and zeroed, the last one takes it along. Works on descriptors; any thread,
 * and meant for many processes at once. */

#pragma once

#include "segment/source.h"

/* A descriptor of the segment, presence held, or -1 with an error. Creates it
 * where there is none. @created may be NULL. Waits at most 2 s. */
int      vitrine_join_enter    (const VitrineSource  *source,
                                VitrineAddress       *address,
                                gsize                 size,
                                mode_t                mode,
                                gboolean             *created,
                                GError              **error);

/* Gives the presence up and closes @fd. A marked segment that nobody else has
 * joined loses its name. */
void     vitrine_join_leave    (const VitrineSource  *source,
                                VitrineAddress       *address,
                                int                   fd);

/* The mark on an inode: the sticky bit, which Linux gives no other meaning on a
 * regular file (inode(7)). */
#define VITRINE_JOIN_MARK S_ISVTX
