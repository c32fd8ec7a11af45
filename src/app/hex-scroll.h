/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Couples the place that a hex view's geometry is scrolled to with the two
 * adjustments of a GtkScrollable: vertically in rows, horizontally in pixels.
 * The geometry is exact and leads; an adjustment is a double, which past 2^53
 * rows is only near, and counts where somebody else moved it. A part of the hex
 * view. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "app/hex-geometry.h"

typedef struct
{
  GtkAdjustment *adjustments[2]; /* by GtkOrientation; owned */
  GtkScrollablePolicy policies[2];
  gboolean showing;              /* it is being told, not telling */
} VitrineHexScroll;

void     vitrine_hex_scroll_clear          (VitrineHexScroll         *self,
                                            gpointer                  listener);
void     vitrine_hex_scroll_set_adjustment (VitrineHexScroll         *self,
                                            GtkOrientation            orientation,
                                            GtkAdjustment            *adjustment,
                                            GCallback                 moved_cb,
                                            gpointer                  listener);
void     vitrine_hex_scroll_show           (VitrineHexScroll         *self,
                                            const VitrineHexGeometry *geometry);
gboolean vitrine_hex_scroll_take           (VitrineHexScroll         *self,
                                            VitrineHexGeometry       *geometry);
