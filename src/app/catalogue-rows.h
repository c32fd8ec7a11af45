/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which row of the catalogue's list stands where: GTK 4.8 tells it of cells only.
 * Positions are GTK_INVALID_LIST_POSITION where there is none. Plain functions for
 * the page whose view it is. Main thread. */

#pragma once

#include <gtk/gtk.h>

guint    vitrine_catalogue_rows_at      (GtkColumnView *view,
                                         double         x,
                                         double         y);

/* The row with the keyboard's focus. @place, in the view, is filled in then. */
guint    vitrine_catalogue_rows_focused (GtkColumnView *view,
                                         GdkRectangle  *place);

/* Gives the focus to that row; FALSE where it has no widget, being out of sight. */
gboolean vitrine_catalogue_rows_focus   (GtkColumnView *view,
                                         guint          position);

/* Scrolls until that row is in sight, with the next frame. */
void     vitrine_catalogue_rows_reveal  (GtkColumnView *view,
                                         guint          position);
