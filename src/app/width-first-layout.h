/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The layout of a widget with one child whose width never depends on its height.
 * GtkPaned and GtkStack ask how wide a child must be for the height it has; texts
 * that wrap answer with their whole line, and get it, past the window's edge.
 * Here the height alone follows the width. */

#pragma once

#include <gtk/gtk.h>

#define VITRINE_TYPE_WIDTH_FIRST_LAYOUT (vitrine_width_first_layout_get_type ())
G_DECLARE_FINAL_TYPE (VitrineWidthFirstLayout, vitrine_width_first_layout, VITRINE,
                      WIDTH_FIRST_LAYOUT, GtkLayoutManager)
