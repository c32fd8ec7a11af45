/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a segment as rows of offset, hexadecimal pairs and characters,
 * live. A drawn widget in three files: hex-geometry.c knows where each byte
 * stands, hex-painter.c draws, this one is the widget: it holds the caret, takes
 * keys and clicks, scrolls in rows (GtkScrollable) and follows a sampler.
 * A refresh never moves scroll position, caret or selection. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "watch/sampler.h"

#define VITRINE_TYPE_HEX_VIEW (vitrine_hex_view_get_type ())
G_DECLARE_FINAL_TYPE (VitrineHexView, vitrine_hex_view, VITRINE, HEX_VIEW, GtkWidget)

GtkWidget *vitrine_hex_view_new         (void);
void       vitrine_hex_view_set_sampler (VitrineHexView *self,
                                         VitrineSampler *sampler,
                                         const char     *segment_name);
guint64    vitrine_hex_view_get_caret   (VitrineHexView *self);
void       vitrine_hex_view_set_caret   (VitrineHexView *self,
                                         guint64         offset);
