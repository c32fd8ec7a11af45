/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-view-internal.h"

#include "app/hex-copy.h"
#include "app/hex-keys.h"
#include "app/hex-put.h"

#include <string.h>

#define COPY_PREFIX "hex.copy-" /* and the name of a format */

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  const VitrineCopyFormat *format = vitrine_copy_format_find (name + strlen (COPY_PREFIX));
  g_autoptr (GError) error = NULL;

  if (self->place.geometry.size > 0
      && !vitrine_hex_copy_run (format, &self->page, self->source, &self->place.caret,
                                gtk_widget_get_clipboard (widget), &error))
    g_signal_emit_by_name (self, "problem", error->message);
}

/* The caret is put at the end, and yet nothing moves. */
static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineHexPlace before = self->place;

  vitrine_hex_place_select (&self->place, 0, self->place.geometry.size);
  vitrine_hex_view_place_changed (self, &before);
}

static void
popup_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineHexPlace before = self->place;
  VitrineHexBox box;

  vitrine_hex_place_reveal (&self->place);
  vitrine_hex_view_place_changed (self, &before);
  vitrine_hex_geometry_get_box (&self->place.geometry, self->place.caret.offset,
                                self->place.caret.column, &box);
  vitrine_hex_view_popup_at (self, box.x, box.y + box.height);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  VitrineHexView *self = VITRINE_HEX_VIEW (widget);
  VitrineHexPlace before = self->place;
  int move;
  int count;
  gboolean extend;

  g_variant_get (arguments, "(iib)", &move, &count, &extend);
  vitrine_hex_place_move (&self->place, move, count, extend);
  vitrine_hex_view_place_changed (self, &before);
  return GDK_EVENT_STOP;
}

void
vitrine_hex_view_install_actions (GtkWidgetClass *widget_class)
{
  gsize n_formats;
  const VitrineCopyFormat *formats = vitrine_copy_format_get_all (&n_formats);

  for (gsize i = 0; i < n_formats; i++)
    {
      g_autofree char *name = g_strconcat (COPY_PREFIX, formats[i].name, NULL);

      gtk_widget_class_install_action (widget_class, name, NULL, copy_action);
    }
  vitrine_hex_put_install (widget_class);
  gtk_widget_class_install_action (widget_class, "hex.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_action);
  vitrine_hex_keys_bind (widget_class, move_cb);
}

/* A hundred widgets that few ever look at. */
static GtkWidget *
create_popup (VitrineHexView *self)
{
  GtkWidget *popup = gtk_popover_menu_new_from_model (self->menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (popup), FALSE);
  gtk_widget_set_halign (popup, GTK_ALIGN_START);
  gtk_widget_set_parent (popup, GTK_WIDGET (self));
  return popup;
}

void
vitrine_hex_view_popup_at (VitrineHexView *self,
                           double          x,
                           double          y)
{
  GdkRectangle point = { (int) x, (int) y, 1, 1 };

  if (self->popup == NULL)
    self->popup = create_popup (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popup), &point);
  gtk_popover_popup (GTK_POPOVER (self->popup));
}
