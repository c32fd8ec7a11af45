/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-view-internal.h"

#include "app/hex-text.h"

void
vitrine_hex_view_describe_caret (VitrineHexView *self)
{
  const VitrineHexCaret *caret = &self->place.caret;
  const guint8 *byte = vitrine_hex_source_peek (self->source, caret->offset);
  guint64 start;
  guint64 n_selected = vitrine_hex_caret_get_selection (caret, &start);
  g_autofree char *description = NULL;

  description = vitrine_hex_text_describe (caret->offset, byte, &self->page, n_selected);
  description = vitrine_hex_view_describe_changes (self, description);
  description = vitrine_hex_editor_describe (self->editor, caret->offset, description);
  description = vitrine_hex_bookmarks_describe (self->bookmarks, caret->offset, description);
  if (vitrine_hex_source_is_hole (self->source, caret->offset))
    description = vitrine_hex_text_add_hole (description);

  if (g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_steal_pointer (&description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->description,
                                  -1);
}

static void
caret_changed (VitrineHexView        *self,
               const VitrineHexCaret *before)
{
  guint64 old_start;
  guint64 new_start;
  guint64 old_length = vitrine_hex_caret_get_selection (before, &old_start);
  guint64 new_length = vitrine_hex_caret_get_selection (&self->place.caret, &new_start);

  vitrine_hex_view_describe_caret (self);
  if (self->place.caret.offset != before->offset)
    {
      vitrine_hex_editor_moved (self->editor);
      g_object_notify (G_OBJECT (self), "caret");
    }
  if (old_length != new_length || (new_length > 0 && old_start != new_start))
    g_signal_emit_by_name (self, "selection-changed");
}

void
vitrine_hex_view_place_changed (VitrineHexView        *self,
                                const VitrineHexPlace *before)
{
  VitrineHexGeometry *geometry = &self->place.geometry;

  vitrine_hex_scroll_show (&self->scroll, geometry);
  vitrine_hex_source_show (self->source, vitrine_hex_geometry_list_visible (geometry),
                           vitrine_hex_rows_is_filtering (geometry->rows));
  vitrine_hex_view_check_rows (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  caret_changed (self, &before->caret);
  g_signal_emit_by_name (self, "moved");
}

void
vitrine_hex_view_lay_out (VitrineHexView *self)
{
  VitrineHexPlace before = self->place;

  vitrine_hex_place_lay_out (&self->place);
  vitrine_hex_view_place_changed (self, &before);
}

guint64
vitrine_hex_view_get_size (VitrineHexView *self)
{
  g_return_val_if_fail (VITRINE_IS_HEX_VIEW (self), 0);

  return self->place.geometry.size;
}

guint64
vitrine_hex_view_get_caret (VitrineHexView *self)
{
  g_return_val_if_fail (VITRINE_IS_HEX_VIEW (self), 0);

  return self->place.caret.offset;
}

/* Goes to a byte, as near as there is one, and shows it. */
void
vitrine_hex_view_set_caret (VitrineHexView *self,
                            guint64         offset)
{
  vitrine_hex_view_select (self, offset, 0);
}

guint64
vitrine_hex_view_get_selection (VitrineHexView *self,
                                guint64        *offset)
{
  g_return_val_if_fail (VITRINE_IS_HEX_VIEW (self), 0);
  g_return_val_if_fail (offset != NULL, 0);

  return vitrine_hex_caret_get_selection (&self->place.caret, offset);
}

/* What is shown is the end of it, where the caret goes. */
void
vitrine_hex_view_select (VitrineHexView *self,
                         guint64         offset,
                         guint64         length)
{
  VitrineHexPlace before;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));

  before = self->place;
  vitrine_hex_place_select (&self->place, offset, length);
  vitrine_hex_place_reveal (&self->place);
  vitrine_hex_view_place_changed (self, &before);
}

void
vitrine_hex_view_jump (VitrineHexView *self,
                       guint64         offset,
                       guint64         length)
{
  VitrineHexPlace before;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));

  before = self->place;
  vitrine_hex_place_jump (&self->place, offset, length);
  vitrine_hex_view_place_changed (self, &before);
}

guint64
vitrine_hex_view_get_visible (VitrineHexView *self,
                              guint64        *offset)
{
  g_return_val_if_fail (VITRINE_IS_HEX_VIEW (self), 0);
  g_return_val_if_fail (offset != NULL, 0);

  return vitrine_hex_geometry_get_visible (&self->place.geometry, offset);
}

void
vitrine_hex_view_scroll_to (VitrineHexView *self,
                            guint64         offset)
{
  VitrineHexGeometry *geometry;
  VitrineHexPlace before;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));

  before = self->place;
  geometry = &self->place.geometry;
  vitrine_hex_geometry_scroll_to (geometry, vitrine_hex_geometry_get_row (geometry, offset), 0);
  vitrine_hex_view_place_changed (self, &before);
}

VitrineHexColumn
vitrine_hex_view_get_column (VitrineHexView *self)
{
  return self->place.caret.column;
}

const guint8 *
vitrine_hex_view_peek (VitrineHexView *self,
                       guint64         offset)
{
  return vitrine_hex_source_peek (self->source, offset);
}

void
vitrine_hex_view_show_caret (VitrineHexView *self,
                             GdkRectangle   *place)
{
  VitrineHexPlace before = self->place;
  VitrineHexBox box;

  vitrine_hex_place_reveal (&self->place);
  vitrine_hex_view_place_changed (self, &before);
  vitrine_hex_geometry_get_box (&self->place.geometry, self->place.caret.offset,
                                self->place.caret.column, &box);
  *place = (GdkRectangle) { (int) box.x, (int) box.y, (int) box.width, (int) box.height };
}

void
vitrine_hex_view_stage_changed (VitrineHexView *self)
{
  vitrine_hex_view_describe_caret (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
vitrine_hex_view_scroll_by (VitrineHexView *self,
                            double          x,
                            double          y)
{
  VitrineHexPlace before = self->place;

  if (!vitrine_hex_place_scroll (&self->place, x, y))
    return GDK_EVENT_PROPAGATE;
  vitrine_hex_view_place_changed (self, &before);
  return GDK_EVENT_STOP;
}

int
vitrine_hex_view_get_row_height (VitrineHexView *self)
{
  return self->place.geometry.row_height;
}

void
vitrine_hex_view_press_at (VitrineHexView *self,
                           double          x,
                           double          y,
                           gboolean        extend,
                           guint           n_press)
{
  VitrineHexPlace before = self->place;

  vitrine_hex_place_press (&self->place, x, y, extend, n_press);
  vitrine_hex_view_place_changed (self, &before);
}

void
vitrine_hex_view_drag_to (VitrineHexView *self,
                          double          x,
                          double          y)
{
  VitrineHexPlace before = self->place;

  vitrine_hex_place_drag (&self->place, x, y);
  vitrine_hex_view_place_changed (self, &before);
}

gboolean
vitrine_hex_view_is_selected_at (VitrineHexView *self,
                                 double          x,
                                 double          y)
{
  return vitrine_hex_place_is_selected (&self->place, x, y);
}

int
vitrine_hex_view_get_least_width (VitrineHexView *self)
{
  VitrineHexGeometry geometry = self->place.geometry;

  geometry.width = 0;
  vitrine_hex_geometry_layout (&geometry);
  return geometry.content_width;
}
