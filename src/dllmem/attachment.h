/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The block of this process, in libdllmem.so: taken when the library is loaded,
 * given back when it is unloaded, and lent to one thread at a time. */

#pragma once

#include "segment/segment.h"

/* Until dllmem_attachment_unlock() nobody else has it, in this process. NULL
 * where the block could not be had; it must be unlocked all the same. */
VitrineSegment *dllmem_attachment_lock   (void);
void            dllmem_attachment_unlock (void);
