/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays two children side by side where there is room, and one above the other
 * where there is not: the first, a message, takes what the second, its buttons,
 * leaves. So a bar of the window reads well at 360 pixels and in French. Owned
 * by its widget. Main thread. */

#pragma once

#include <gtk/gtk.h>

#define VITRINE_TYPE_WRAP_LAYOUT (vitrine_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (VitrineWrapLayout, vitrine_wrap_layout, VITRINE, WRAP_LAYOUT,
                      GtkLayoutManager)

GtkLayoutManager *vitrine_wrap_layout_new          (void);

/* For a message that is one line and would be cut off: side by side only where there
 * is room for the whole of it. */
GtkLayoutManager *vitrine_wrap_layout_new_for_line (void);
