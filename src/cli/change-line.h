/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the command "watch" prints of one change: when, where, how much, and the
 * text around it. For the main thread. */

#pragma once

#include "decode/encoding.h"
#include "segment/address.h"
#include "watch/snapshot.h"

void vitrine_change_line_print (VitrineAddress        *address,
                                VitrineSnapshot       *snapshot,
                                VitrineRange           range,
                                const VitrineEncoding *encoding,
                                gboolean               json);
