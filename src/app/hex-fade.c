/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-fade.h"

#include "app/hex-frame.h"

#include <adwaita.h>

#define CHECK_INTERVAL 100 /* milliseconds */

/* The frame clock ticks more often than a mark's colour has steps. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  VitrineHexFade *self = user_data;
  gint64 now = g_get_monotonic_time ();
  gboolean ended = vitrine_hex_marks_expire (self->marks, now);

  if (ended || now / VITRINE_HEX_FADE_STEP != self->step)
    gtk_widget_queue_draw (widget);
  self->step = now / VITRINE_HEX_FADE_STEP;
  if (!vitrine_hex_marks_is_empty (self->marks))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
timeout_cb (gpointer user_data)
{
  VitrineHexFade *self = user_data;

  if (vitrine_hex_marks_expire (self->marks, g_get_monotonic_time ()))
    gtk_widget_queue_draw (self->widget);
  if (!vitrine_hex_marks_is_empty (self->marks))
    return G_SOURCE_CONTINUE;
  self->timeout = 0;
  return G_SOURCE_REMOVE;
}

void
vitrine_hex_fade_start (VitrineHexFade *self)
{
  if (vitrine_hex_marks_is_empty (self->marks) || self->tick != 0 || self->timeout != 0)
    return;
  if (adw_get_enable_animations (self->widget))
    self->tick = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
  else
    self->timeout = g_timeout_add (CHECK_INTERVAL, timeout_cb, self);
}

void
vitrine_hex_fade_stop (VitrineHexFade *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->timeout, g_source_remove);
}
