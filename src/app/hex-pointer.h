/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mouse, the finger and the wheel on a hex view. A drag selects and scrolls
 * for as long as it is held beyond an edge; a finger scrolls, and puts the caret
 * where it taps; the wheel scrolls rows, a touchpad pixels. The hex view owns
 * it, and it borrows the view. Main thread. */

#pragma once

#include "app/hex-view.h"

typedef struct _VitrineHexPointer VitrineHexPointer;

VitrineHexPointer *vitrine_hex_pointer_new  (VitrineHexView    *view);
void               vitrine_hex_pointer_free (VitrineHexPointer *self);
