/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/zoom.h"

#define PROVIDER "vitrine-zoom" /* the widget holds it, as nothing else does */
#define WHEEL "vitrine-zoom-wheel" /* and so does its controller */
#define SURFACE_STEP 30.0       /* pixels of a touchpad that are one step */

static const int sizes[] = { 50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300 };

/* What a wheel turned and that is no whole step yet. */
typedef struct
{
  double rest;
} Wheel;

static int
find_larger (int percent)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] > percent)
      return sizes[i];
  return VITRINE_ZOOM_MAX;
}

static int
find_smaller (int percent)
{
  for (gsize i = G_N_ELEMENTS (sizes); i > 0; i--)
    if (sizes[i - 1] < percent)
      return sizes[i - 1];
  return VITRINE_ZOOM_MIN;
}

int
vitrine_zoom_step (int percent,
                   int n_steps)
{
  for (; n_steps > 0; n_steps--)
    percent = find_larger (percent);
  for (; n_steps < 0; n_steps++)
    percent = find_smaller (percent);
  return percent;
}

void
vitrine_zoom_text (GtkWidget *widget,
                   int        percent)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GtkStyleProvider *former = g_object_get_data (G_OBJECT (widget), PROVIDER);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *css = g_strdup_printf ("* { font-size: %d%%; }", percent);

  if (former != NULL)
    gtk_style_context_remove_provider (context, former);
  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider (context, GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data_full (G_OBJECT (widget), PROVIDER, g_steal_pointer (&provider),
                          g_object_unref);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll,
           double                    x,
           double                    y,
           Wheel                    *wheel)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  gboolean is_wheel
    = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL;
  int n_steps;

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  wheel->rest += is_wheel ? y : y / SURFACE_STEP;
  n_steps = (int) wheel->rest;
  wheel->rest -= n_steps;
  if (n_steps != 0)
    gtk_widget_activate_action (gtk_event_controller_get_widget (controller), "win.zoom",
                                "i", -n_steps);
  return GDK_EVENT_STOP;
}

void
vitrine_zoom_by_wheel (GtkWidget *widget)
{
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  Wheel *wheel = g_new0 (Wheel, 1);

  /* Before what scrolls in it, which would take the wheel for itself. */
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), wheel);
  g_object_set_data_full (G_OBJECT (scroll), WHEEL, wheel, g_free);
  gtk_widget_add_controller (widget, scroll);
}
