/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/colour-dot.h"

#include "app/process-colour.h"

#include <adwaita.h>

#define DIAMETER 10 /* pixels */

struct _VitrineColourDot
{
  GtkWidget parent_instance;

  gint pid;
  guint64 start_time;
};

G_DEFINE_FINAL_TYPE (VitrineColourDot, vitrine_colour_dot, GTK_TYPE_WIDGET)

static void
vitrine_colour_dot_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = DIAMETER;
}

static void
vitrine_colour_dot_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  VitrineColourDot *self = VITRINE_COLOUR_DOT (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  VitrineColour colour = vitrine_process_colour (
      self->pid, self->start_time, adw_style_manager_get_dark (style));
  GdkRGBA rgba = { colour.red, colour.green, colour.blue, 1.0 };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      (gtk_widget_get_width (widget) - DIAMETER) / 2,
      (gtk_widget_get_height (widget) - DIAMETER) / 2, DIAMETER, DIAMETER);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &bounds, DIAMETER / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &rgba, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
vitrine_colour_dot_class_init (VitrineColourDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = vitrine_colour_dot_measure;
  widget_class->snapshot = vitrine_colour_dot_snapshot;

  gtk_widget_class_set_css_name (widget_class, "colourdot");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
vitrine_colour_dot_init (VitrineColourDot *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

void
vitrine_colour_dot_set_process (VitrineColourDot *self,
                                gint              pid,
                                guint64           start_time)
{
  g_return_if_fail (VITRINE_IS_COLOUR_DOT (self));

  if (self->pid == pid && self->start_time == start_time)
    return;
  self->pid = pid;
  self->start_time = start_time;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
