/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of a hex view need of it, and nobody else. Main thread. */

#pragma once

#include "app/hex-view.h"

/* In pixels; these scroll, when at all, no further than there are rows. */
gboolean vitrine_hex_view_scroll_by      (VitrineHexView *self,
                                          double          x,
                                          double          y);
int      vitrine_hex_view_get_row_height (VitrineHexView *self);

/* A button goes down at a point, or is held while the pointer goes there. */
void     vitrine_hex_view_press_at       (VitrineHexView *self,
                                          double          x,
                                          double          y,
                                          gboolean        extend);
void     vitrine_hex_view_drag_to        (VitrineHexView *self,
                                          double          x,
                                          double          y);
gboolean vitrine_hex_view_is_selected_at (VitrineHexView *self,
                                          double          x,
                                          double          y);

/* Opens the menu. */
void     vitrine_hex_view_popup_at       (VitrineHexView *self,
                                          double          x,
                                          double          y);
