/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window-title.h"

#include "app/colour-dot.h"
#include "app/process-colour.h"

#include <glib/gi18n.h>

#include <unistd.h>

struct _VitrineWindowTitle
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *subtitle_row;
  VitrineColourDot *dot;

  /* Owned */
  VitrineSession *session;
  GSignalGroup *sampler_signals;
};

G_DEFINE_FINAL_TYPE (VitrineWindowTitle, vitrine_window_title, ADW_TYPE_BIN)

static char *
describe (VitrineSession *session)
{
  VitrineSegment *segment = vitrine_session_get_segment (session);
  VitrineSampler *sampler = vitrine_session_get_sampler (session);
  VitrineAddress *address = vitrine_session_get_address (session);
  g_autofree char *size = g_format_size_full (vitrine_sampler_get_size (sampler),
                                              G_FORMAT_SIZE_IEC_UNITS);

  if (vitrine_address_get_kind (address) == VITRINE_ADDRESS_PROC)
    /* Translators: address, size, process, place in it, such as
     * “proc:4321/fd/3, 4.0 KiB, process 4242, at 0x7f31c2a00000”. */
    return g_strdup_printf (_("%s, %s, process %d, at %p"),
                            vitrine_address_get_display (address), size, (int) getpid (),
                            vitrine_segment_get_mapping (segment));

  /* Translators: what one window is, such as
   * “4.0 KiB, process 4242, at 0x7f31c2a00000”. */
  return g_strdup_printf (_("%s, process %d, at %p"), size, (int) getpid (),
                          vitrine_segment_get_mapping (segment));
}

static void
show_subtitle (VitrineWindowTitle *self)
{
  g_autofree char *subtitle = describe (self->session);

  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_tooltip_text (self->subtitle_row, subtitle);
}

static void
vitrine_window_title_dispose (GObject *object)
{
  VitrineWindowTitle *self = VITRINE_WINDOW_TITLE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->sampler_signals);

  G_OBJECT_CLASS (vitrine_window_title_parent_class)->dispose (object);
}

static void
vitrine_window_title_class_init (VitrineWindowTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_window_title_dispose;

  g_type_ensure (VITRINE_TYPE_COLOUR_DOT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/window-title.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineWindowTitle, title);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindowTitle, subtitle);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindowTitle, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindowTitle, dot);
}

static void
vitrine_window_title_init (VitrineWindowTitle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vitrine_colour_dot_set_process (self->dot, getpid (),
                                  vitrine_process_own_start_time ());

  self->sampler_signals = g_signal_group_new (VITRINE_TYPE_SAMPLER);
  g_signal_group_connect_swapped (self->sampler_signals, "notify::size",
                                  G_CALLBACK (show_subtitle), self);
}

void
vitrine_window_title_set_session (VitrineWindowTitle *self,
                                  VitrineSession     *session)
{
  g_return_if_fail (VITRINE_IS_WINDOW_TITLE (self));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->sampler_signals,
                             session != NULL ? vitrine_session_get_sampler (session) : NULL);
  gtk_widget_set_visible (self->subtitle_row, session != NULL);
  if (session == NULL)
    {
      gtk_label_set_label (self->title, _("Vitrine"));
      return;
    }

  gtk_label_set_label (self->title, vitrine_session_get_name (session));
  show_subtitle (self);
}

void
vitrine_window_title_set_wanted (VitrineWindowTitle *self,
                                 VitrineAddress     *address)
{
  g_return_if_fail (VITRINE_IS_WINDOW_TITLE (self));
  g_return_if_fail (self->session == NULL);

  gtk_label_set_label (self->title, vitrine_address_get_label (address));
}
