/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/width-first-layout.h"

struct _VitrineWidthFirstLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VitrineWidthFirstLayout, vitrine_width_first_layout,
                     GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
vitrine_width_first_layout_get_request_mode (GtkLayoutManager *layout,
                                             GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vitrine_width_first_layout_measure (GtkLayoutManager *layout,
                                    GtkWidget        *widget,
                                    GtkOrientation    orientation,
                                    int               for_size,
                                    int              *minimum,
                                    int              *natural,
                                    int              *minimum_baseline,
                                    int              *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child == NULL || !gtk_widget_should_layout (child))
    return;

  gtk_widget_measure (child, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
vitrine_width_first_layout_allocate (GtkLayoutManager *layout,
                                     GtkWidget        *widget,
                                     int               width,
                                     int               height,
                                     int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
vitrine_width_first_layout_class_init (VitrineWidthFirstLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = vitrine_width_first_layout_get_request_mode;
  layout_class->measure = vitrine_width_first_layout_measure;
  layout_class->allocate = vitrine_width_first_layout_allocate;
}

static void
vitrine_width_first_layout_init (VitrineWidthFirstLayout *self)
{
}
