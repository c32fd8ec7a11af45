/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A glance at an object that nobody has attached, to tell whether it has changed
 * since the last one: at most the first 4 KiB of its data. It leaves no trace: no
 * memory is allocated in the object, no time of access changes, and what only
 * attaching would show, System V, is not looked at. One thread at a time. */

#pragma once

#include "segment/listing.h"

/* FALSE: it cannot be looked at so. @hash: of what stands there. Fills in the
 * seals of @listing in any case. */
gboolean vitrine_change_probe_read (VitrineListing *listing,
                                    guint64        *hash);
