/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one process holds descriptors of, as /proc/PID/fd tells, for the process
 * scanner. One thread at a time. */

#pragma once

#include "segment/process-search.h"

guint64 vitrine_process_descriptors_count (VitrineProcessSearch *search);
int     vitrine_process_descriptors_read  (VitrineProcessSearch *search);
