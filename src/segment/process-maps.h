/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one process has mapped of one device, as /proc/PID tells, for the process
 * scanner: it remembers, this reads. One thread at a time, with a file of its
 * own. */

#pragma once

#include "segment/proc-file.h"
#include "segment/process.h"

GPtrArray *vitrine_process_maps_read (VitrineProcFile *file,
                                      int              proc,
                                      gint             pid,
                                      guint64          device,
                                      GPtrArray       *before,
                                      gboolean        *hidden);
