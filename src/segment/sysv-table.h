/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The System V segments of this IPC namespace, as /proc/sysvipc/shm tells: all
 * of them, whoever owns them, without attaching any. One thread at a time. */

#pragma once

#include "segment/listing.h"
#include "segment/proc-file.h"

/* Adds to @listings, of which each belongs to the caller. @device is the one that
 * the kernel keeps them on. */
void            vitrine_sysv_table_read  (guint64      device,
                                          GPtrArray   *listings);

/* One line of the table. NULL: it is none, like the first one. */
VitrineListing *vitrine_sysv_table_parse (const char  *line,
                                          guint64      device);
