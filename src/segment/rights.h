/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What this process could do with an open segment now: whether its user may still
 * open it, and whether there is memory for what was never written in it. Nothing
 * is opened or touched for that. Any thread. */

#pragma once

#include "segment/status.h"

void vitrine_rights_fill (VitrineSegmentStatus *status,
                          int                   fd);
