/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening of segments, in programs that may have closed their standard streams.
 * Any thread, and a child right after fork(2): allocates nothing. */

#pragma once

#include <sys/types.h>

/* As open(2), never with one of the numbers 0, 1 and 2; -1 with errno. */
int vitrine_open (const char *path,
                  int         flags,
                  mode_t      mode);
