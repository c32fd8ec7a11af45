/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/after-frame.h"

typedef struct
{
  VitrineAfterFrame func;
  GWeakRef object;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_weak_ref_clear (&call->object);
  g_free (call);
}

static Call *
call_new (VitrineAfterFrame func,
          gpointer          object)
{
  Call *call = g_new0 (Call, 1);

  call->func = func;
  g_weak_ref_init (&call->object, object);
  return call;
}

static gboolean
drawn_cb (gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&call->object);

  if (object != NULL)
    call->func (object);
  return G_SOURCE_REMOVE;
}

/* The frame is about to be drawn, which comes before anything less urgent. */
static gboolean
frame_cb (GtkWidget     *window,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Call *call = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&call->object);

  if (object != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drawn_cb, call_new (call->func, object),
                     call_free);
  return G_SOURCE_REMOVE;
}

void
vitrine_after_frame (GtkWidget         *window,
                     VitrineAfterFrame  func,
                     gpointer           object)
{
  g_return_if_fail (GTK_IS_WIDGET (window));
  g_return_if_fail (G_IS_OBJECT (object));

  gtk_widget_add_tick_callback (window, frame_cb, call_new (func, object), call_free);
}
