/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/steady-label.h"

#define STEP 32 /* pixels by which it grows: letters are not all as wide as digits */

struct _VitrineSteadyLabel
{
  GtkWidget parent_instance;

  /* Owned */
  PangoLayout *layout;

  int width;  /* pixels: of the widest text so far */
  int height; /* of the line */
};

G_DEFINE_FINAL_TYPE (VitrineSteadyLabel, vitrine_steady_label, GTK_TYPE_WIDGET)

/* As if there were all the room there is. */
static void
measure_text (VitrineSteadyLabel *self,
              int                *width,
              int                *height)
{
  pango_layout_set_width (self->layout, -1);
  pango_layout_get_pixel_size (self->layout, width, height);
}

static void
grow (VitrineSteadyLabel *self)
{
  int width;
  int height;

  measure_text (self, &width, &height);
  if (width <= self->width && height == self->height)
    return;

  self->width = width > self->width ? width + STEP - width % STEP : self->width;
  self->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
update_font (VitrineSteadyLabel *self)
{
  pango_layout_context_changed (self->layout);
  grow (self);
}

static void
vitrine_steady_label_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  VitrineSteadyLabel *self = VITRINE_STEADY_LABEL (widget);
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_width ? 0 : self->height;
  *natural = is_width ? self->width : self->height;
}

static void
vitrine_steady_label_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  VitrineSteadyLabel *self = VITRINE_STEADY_LABEL (widget);
  int width = gtk_widget_get_width (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_set_alignment (self->layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                              self->layout);
}

/* What there is no room for can still be read. */
static gboolean
vitrine_steady_label_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    by_keyboard,
                                    GtkTooltip *tooltip)
{
  GtkWidgetClass *parent_class = GTK_WIDGET_CLASS (vitrine_steady_label_parent_class);
  VitrineSteadyLabel *self = VITRINE_STEADY_LABEL (widget);

  if (parent_class->query_tooltip (widget, x, y, by_keyboard, tooltip))
    return TRUE;
  pango_layout_set_width (self->layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  if (!pango_layout_is_ellipsized (self->layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, pango_layout_get_text (self->layout));
  return TRUE;
}

static void
vitrine_steady_label_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (vitrine_steady_label_parent_class)->css_changed (widget, change);
  update_font (VITRINE_STEADY_LABEL (widget));
}

static void
vitrine_steady_label_system_setting_changed (GtkWidget        *widget,
                                             GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (vitrine_steady_label_parent_class)->system_setting_changed (widget,
                                                                                setting);
  update_font (VITRINE_STEADY_LABEL (widget));
}

static void
vitrine_steady_label_finalize (GObject *object)
{
  g_object_unref (VITRINE_STEADY_LABEL (object)->layout);

  G_OBJECT_CLASS (vitrine_steady_label_parent_class)->finalize (object);
}

static void
vitrine_steady_label_class_init (VitrineSteadyLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vitrine_steady_label_finalize;
  widget_class->measure = vitrine_steady_label_measure;
  widget_class->snapshot = vitrine_steady_label_snapshot;
  widget_class->query_tooltip = vitrine_steady_label_query_tooltip;
  widget_class->css_changed = vitrine_steady_label_css_changed;
  widget_class->system_setting_changed = vitrine_steady_label_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
vitrine_steady_label_init (VitrineSteadyLabel *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* Digits of one width: the text does not tremble. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "");
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
}

void
vitrine_steady_label_set_text (VitrineSteadyLabel *self,
                               const char         *text)
{
  g_return_if_fail (VITRINE_IS_STEADY_LABEL (self));
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (text, pango_layout_get_text (self->layout)) == 0)
    return;

  pango_layout_set_text (self->layout, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  grow (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
vitrine_steady_label_get_text (VitrineSteadyLabel *self)
{
  g_return_val_if_fail (VITRINE_IS_STEADY_LABEL (self), NULL);

  return pango_layout_get_text (self->layout);
}

void
vitrine_steady_label_settle (VitrineSteadyLabel *self)
{
  g_return_if_fail (VITRINE_IS_STEADY_LABEL (self));

  measure_text (self, &self->width, &self->height);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
