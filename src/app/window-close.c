/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a window closes: not with bytes in it that were typed and not written. */

#include "app/window-private.h"

#include "app/close-question.h"
#include "app/hex-editor.h"
#include "app/obstacle.h"

static VitrineHexEditor *
get_editor (VitrineWindow *self)
{
  return vitrine_hex_view_get_editor (vitrine_segment_view_get_hex_view (self->view));
}

static gboolean
close_cb (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

/* Not while somebody still works with what goes with the window. */
static void
close_soon (VitrineWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

static void
settled_cb (VitrineWindow *self)
{
  if (self->is_closing)
    close_soon (self);
}

static void
answered_cb (VitrineWindow *self,
             const char    *response)
{
  VitrineHexEditor *editor = get_editor (self);

  self->is_closing = g_str_equal (response, VITRINE_CLOSE_WRITE);
  if (self->is_closing)
    vitrine_hex_editor_write (editor);
  if (!g_str_equal (response, VITRINE_CLOSE_DROP))
    return;
  vitrine_hex_editor_clear (editor);
  close_soon (self);
}

static void
ask (VitrineWindow *self,
     guint          n_bytes)
{
  g_autofree char *obstacle = vitrine_obstacle_find (self->session);
  GtkWidget *question = vitrine_close_question_new (GTK_WINDOW (self), n_bytes,
                                                    obstacle == NULL);

  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, question);
  gtk_window_present (GTK_WINDOW (question));
}

gboolean
vitrine_window_keep_open (VitrineWindow *self)
{
  guint n_bytes = vitrine_hex_stage_count (vitrine_hex_editor_get_stage (get_editor (self)));

  if (n_bytes > 0 && self->question == NULL)
    ask (self, n_bytes);
  return n_bytes > 0;
}

void
vitrine_window_follow_editor (VitrineWindow *self)
{
  g_signal_connect_object (get_editor (self), "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
}
