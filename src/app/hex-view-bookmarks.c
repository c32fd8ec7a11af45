/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-view-internal.h"

#include <glib/gi18n.h>

static void
changed_cb (VitrineHexView *self)
{
  vitrine_hex_view_describe_caret (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
vitrine_hex_view_set_bookmarks (VitrineHexView      *self,
                                VitrineBookmarkList *list)
{
  VitrineBookmarkList *former;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));

  former = vitrine_hex_bookmarks_get_list (self->bookmarks);
  if (former == list)
    return;
  if (former != NULL)
    g_signal_handlers_disconnect_by_data (former, self);
  if (list != NULL)
    g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  vitrine_hex_bookmarks_set_list (self->bookmarks, list);
  changed_cb (self);
}

void
vitrine_hex_view_get_subject (VitrineHexView *self,
                              VitrineRange   *range)
{
  const VitrineHexGeometry *geometry = &self->place.geometry;
  guint64 caret = self->place.caret.offset;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));
  g_return_if_fail (range != NULL);

  range->length = vitrine_hex_view_get_selection (self, &range->offset);
  if (range->length > 0 || geometry->size == 0)
    return;
  range->offset = caret - caret % geometry->group;
  range->length = MIN (geometry->group, geometry->size - range->offset);
}

/* Of the byte under the pointer; of the one at the caret when it is asked for by the
 * keyboard. */
gboolean
vitrine_hex_view_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    by_keyboard,
                                GtkTooltip *tooltip)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineHexColumn column = self->place.caret.column;
  guint64 offset = self->place.caret.offset;
  g_autofree char *text = NULL;
  VitrineHexBox box;

  if (!by_keyboard
      && !vitrine_hex_geometry_hit (&self->place.geometry, x, y, &offset, &column))
    return FALSE;
  text = vitrine_hex_bookmarks_explain (self->bookmarks, offset);
  if (text == NULL && vitrine_hex_source_is_hole (self->source, offset))
    text = g_strdup (_("In a hole: never written, reads as zero"));
  if (text == NULL)
    return FALSE;

  vitrine_hex_geometry_get_box (&self->place.geometry, offset, column, &box);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle) { (int) box.x, (int) box.y, (int) box.width,
                                              (int) box.height });
  return TRUE;
}
