/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/late-bin.h"

#include "app/after-frame.h"

struct _VitrineLateBin
{
  AdwBin parent_instance;

  GType widget_type;
  gboolean soon;
};

enum
{
  PROP_WIDGET_TYPE = 1,
  PROP_SOON,
  N_PROPS
};

enum
{
  MADE,
  N_SIGNALS
};

/* Both are written once, in class_init. */
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineLateBin, vitrine_late_bin, ADW_TYPE_BIN)

/* Whoever is being taken down makes nothing any more. */
static void
make_cb (gpointer object)
{
  if (gtk_widget_get_root (object) != NULL)
    vitrine_late_bin_get (object);
}

static void
vitrine_late_bin_root (GtkWidget *widget)
{
  VitrineLateBin *self = VITRINE_LATE_BIN (widget);

  GTK_WIDGET_CLASS (vitrine_late_bin_parent_class)->root (widget);

  if (self->soon && vitrine_late_bin_peek (self) == NULL)
    vitrine_after_frame (GTK_WIDGET (gtk_widget_get_root (widget)), make_cb, self);
}

static void
vitrine_late_bin_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  VitrineLateBin *self = VITRINE_LATE_BIN (object);

  switch (prop_id)
    {
    case PROP_WIDGET_TYPE:
      self->widget_type = g_value_get_gtype (value);
      break;
    case PROP_SOON:
      self->soon = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_late_bin_class_init (VitrineLateBinClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = vitrine_late_bin_set_property;
  widget_class->root = vitrine_late_bin_root;

  properties[PROP_WIDGET_TYPE]
      = g_param_spec_gtype ("widget-type", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SOON] = g_param_spec_boolean ("soon", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MADE] = g_signal_new ("made", VITRINE_TYPE_LATE_BIN, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
vitrine_late_bin_init (VitrineLateBin *self)
{
}

gpointer
vitrine_late_bin_get (VitrineLateBin *self)
{
  GtkWidget *widget;

  g_return_val_if_fail (VITRINE_IS_LATE_BIN (self), NULL);

  widget = vitrine_late_bin_peek (self);
  if (widget != NULL)
    return widget;

  widget = g_object_new (self->widget_type, NULL);
  adw_bin_set_child (ADW_BIN (self), widget);
  g_signal_emit (self, signals[MADE], 0, widget);
  return widget;
}

gpointer
vitrine_late_bin_peek (VitrineLateBin *self)
{
  g_return_val_if_fail (VITRINE_IS_LATE_BIN (self), NULL);

  return adw_bin_get_child (ADW_BIN (self));
}
