/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of a hex view need of it, and nobody else. Main thread. */

#pragma once

#include "app/hex-geometry.h"
#include "app/hex-view.h"
#include "decode/code-page.h"

/* In pixels; these scroll, when at all, no further than there are rows. */
gboolean vitrine_hex_view_scroll_by      (VitrineHexView *self,
                                          double          x,
                                          double          y);
int      vitrine_hex_view_get_row_height (VitrineHexView *self);

/* A button goes down at a point, for the @n_press-th time in a row, or is held
 * while the pointer goes there. */
void     vitrine_hex_view_press_at       (VitrineHexView *self,
                                          double          x,
                                          double          y,
                                          gboolean        extend,
                                          guint           n_press);
void     vitrine_hex_view_drag_to        (VitrineHexView *self,
                                          double          x,
                                          double          y);
gboolean vitrine_hex_view_is_selected_at (VitrineHexView *self,
                                          double          x,
                                          double          y);

/* What somebody types at: the column, a byte that stands there, or NULL where
 * none has been read, and the caret, which is brought into sight. */
VitrineHexColumn vitrine_hex_view_get_column (VitrineHexView *self);
const guint8    *vitrine_hex_view_peek       (VitrineHexView *self,
                                              guint64         offset);
void     vitrine_hex_view_show_caret     (VitrineHexView *self,
                                          GdkRectangle   *place);

/* Which byte a character is that is typed; and what a text is pasted in. */
const VitrineCodePage *vitrine_hex_view_get_page     (VitrineHexView *self);
const VitrineEncoding *vitrine_hex_view_get_encoding (VitrineHexView *self);

/* Other bytes are staged than before. */
void     vitrine_hex_view_stage_changed  (VitrineHexView *self);

/* Opens the menu. */
void     vitrine_hex_view_popup_at       (VitrineHexView *self,
                                          double          x,
                                          double          y);

/* Pixels of the shortest row it shows: what is narrower cuts something off. */
int vitrine_hex_view_get_least_width (VitrineHexView *self);
