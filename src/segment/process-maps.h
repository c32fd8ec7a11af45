/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one process has mapped, as /proc/PID/maps tells, for the process scanner.
 * One thread at a time. */

#pragma once

#include "segment/process-search.h"

int vitrine_process_maps_read (VitrineProcessSearch *search);
