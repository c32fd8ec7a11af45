/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-input.h"

struct _VitrineHexInput
{
  GtkIMContext *context;
  VitrineHexInputTyped typed;
  VitrineHexInputPlace find_place;
  gpointer user_data;
};

static void
commit_cb (VitrineHexInput *self,
           const char      *text)
{
  for (const char *next = text; *next != '\0'; next = g_utf8_next_char (next))
    if (g_unichar_isprint (g_utf8_get_char (next)))
      self->typed (g_utf8_get_char (next), self->user_data);
}

static void
preedit_cb (VitrineHexInput *self)
{
  GdkRectangle place;

  self->find_place (self->user_data, &place);
  gtk_im_context_set_cursor_location (self->context, &place);
}

/* What is being put together is shown by the input method, as a cell has room for
 * one character only. */
VitrineHexInput *
vitrine_hex_input_new (GtkWidget            *widget,
                       GtkIMContext         *context,
                       VitrineHexInputTyped  typed,
                       VitrineHexInputPlace  find_place,
                       gpointer              user_data)
{
  VitrineHexInput *self = g_new0 (VitrineHexInput, 1);

  self->typed = typed;
  self->find_place = find_place;
  self->user_data = user_data;
  self->context = context;
  gtk_im_context_set_client_widget (self->context, widget);
  gtk_im_context_set_use_preedit (self->context, FALSE);
  g_signal_connect_swapped (self->context, "commit", G_CALLBACK (commit_cb), self);
  g_signal_connect_swapped (self->context, "preedit-start", G_CALLBACK (preedit_cb), self);
  return self;
}

void
vitrine_hex_input_free (VitrineHexInput *self)
{
  g_signal_handlers_disconnect_by_data (self->context, self);
  gtk_im_context_set_client_widget (self->context, NULL);
  g_object_unref (self->context);
  g_free (self);
}

gboolean
vitrine_hex_input_filter (VitrineHexInput    *self,
                          GtkEventController *keys)
{
  GdkEvent *event = gtk_event_controller_get_current_event (keys);

  return event != NULL && gtk_im_context_filter_keypress (self->context, event);
}

void
vitrine_hex_input_set_focus (VitrineHexInput *self,
                             gboolean         focused)
{
  if (focused)
    {
      gtk_im_context_focus_in (self->context);
      return;
    }
  gtk_im_context_reset (self->context);
  gtk_im_context_focus_out (self->context);
}
