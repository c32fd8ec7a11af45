/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How large text and bytes are shown, in percent of the size that the system
 * asks for, and the steps from one size to the next. Any thread; what takes a
 * widget, the main thread. */

#pragma once

#include <gtk/gtk.h>

#define VITRINE_ZOOM_MIN 50
#define VITRINE_ZOOM_MAX 300
#define VITRINE_ZOOM_DEFAULT 100

/* The size that is so many steps larger, or smaller, as far as there is one. */
int  vitrine_zoom_step     (int        percent,
                            int        n_steps);

/* Shows the text of @widget itself in this size. */
void vitrine_zoom_text     (GtkWidget *widget,
                            int        percent);

/* The wheel with Ctrl, anywhere over @widget, activates win.zoom with a step. */
void vitrine_zoom_by_wheel (GtkWidget *widget);
