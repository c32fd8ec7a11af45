/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a process has open and nothing names: memfds, deleted files, the sections
 * of Wine, reached through its descriptor in /proc, proc(5). Once it is attached
 * the descriptor is our own, and serves when that process has ended. */

#pragma once

#include "segment/source.h"

extern const VitrineSource vitrine_proc_source;
