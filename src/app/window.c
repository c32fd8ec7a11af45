/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window.h"

struct _VitrineWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (VitrineWindow, vitrine_window, ADW_TYPE_APPLICATION_WINDOW)

static void
vitrine_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VITRINE_TYPE_WINDOW);

  G_OBJECT_CLASS (vitrine_window_parent_class)->dispose (object);
}

static void
vitrine_window_class_init (VitrineWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/window.ui");
}

static void
vitrine_window_init (VitrineWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

VitrineWindow *
vitrine_window_new (GtkApplication *application)
{
  return g_object_new (VITRINE_TYPE_WINDOW, "application", application, NULL);
}
