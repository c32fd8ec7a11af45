/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-scroll.h"

#include <math.h>

static void
drop_adjustment (VitrineHexScroll *self,
                 GtkOrientation    orientation,
                 gpointer          listener)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], listener);
  g_clear_object (&self->adjustments[orientation]);
}

void
vitrine_hex_scroll_clear (VitrineHexScroll *self,
                          gpointer          listener)
{
  drop_adjustment (self, GTK_ORIENTATION_HORIZONTAL, listener);
  drop_adjustment (self, GTK_ORIENTATION_VERTICAL, listener);
}

/* @moved_cb is called for @listener when the value of @adjustment changes. */
void
vitrine_hex_scroll_set_adjustment (VitrineHexScroll *self,
                                   GtkOrientation    orientation,
                                   GtkAdjustment    *adjustment,
                                   GCallback         moved_cb,
                                   gpointer          listener)
{
  if (adjustment != NULL && adjustment == self->adjustments[orientation])
    return;
  drop_adjustment (self, orientation, listener);
  self->adjustments[orientation]
    = g_object_ref_sink (adjustment != NULL ? adjustment
                                            : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->adjustments[orientation], "value-changed", moved_cb, listener);
}

static void
show_one (VitrineHexScroll *self,
          GtkOrientation    orientation,
          double            value,
          double            upper,
          double            step,
          double            page)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_configure (self->adjustments[orientation], value, 0, MAX (upper, page),
                              step, MAX (page - step, step), page);
}

/* Tells the adjustments where the geometry is. */
void
vitrine_hex_scroll_show (VitrineHexScroll         *self,
                         const VitrineHexGeometry *geometry)
{
  self->showing = TRUE;
  show_one (self, GTK_ORIENTATION_VERTICAL,
            (double) geometry->top_row + geometry->top_part,
            (double) vitrine_hex_geometry_get_n_rows (geometry), 1,
            vitrine_hex_geometry_get_page (geometry));
  show_one (self, GTK_ORIENTATION_HORIZONTAL, geometry->left, geometry->content_width,
            geometry->cell_width, MAX (geometry->width, 0));
  self->showing = FALSE;
}

/* Takes over where somebody moved the adjustments to. Returns: whether that is
 * elsewhere. */
gboolean
vitrine_hex_scroll_take (VitrineHexScroll   *self,
                         VitrineHexGeometry *geometry)
{
  double rows = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  double left = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);

  if (self->showing)
    return FALSE;
  geometry->left = (int) CLAMP (left, 0, vitrine_hex_geometry_get_overflow (geometry));
  if (rows != (double) geometry->top_row + geometry->top_part)
    vitrine_hex_geometry_scroll_to (geometry, (guint64) floor (rows), rows - floor (rows));
  return TRUE;
}
