/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window-title.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "app/colour-dot.h"
#include "app/process-colour.h"

struct _VitrineWindowTitle
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *subtitle_row;
  VitrineColourDot *dot;
};

G_DEFINE_FINAL_TYPE (VitrineWindowTitle, vitrine_window_title, ADW_TYPE_BIN)

static void
vitrine_window_title_class_init (VitrineWindowTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
}

/* The size and the place of the mapping: that is what this window has, whatever
 * becomes of the segment. */
static char *
describe (VitrineSegment *segment)
{
  g_autofree char *size = NULL;

  size = g_format_size_full (vitrine_segment_get_size (segment),
                             G_FORMAT_SIZE_IEC_UNITS);

  /* Translators: what one window is, such as
   * “4.0 KiB, process 4242, at 0x7f31c2a00000”. */
  return g_strdup_printf (_("%s, process %d, at %p"), size, (int) getpid (),
                          vitrine_segment_get_mapping (segment));
}

void
vitrine_window_title_set_session (VitrineWindowTitle *self,
                                  VitrineSession *session)
{
  g_autofree char *subtitle = NULL;

  g_return_if_fail (VITRINE_IS_WINDOW_TITLE (self));

  gtk_widget_set_visible (self->subtitle_row, session != NULL);
  if (session == NULL)
    {
      gtk_label_set_label (self->title, _("Vitrine"));
      return;
    }

  subtitle = describe (vitrine_session_get_segment (session));
  gtk_label_set_label (self->title, vitrine_address_get_label (
                                        vitrine_session_get_address (session)));
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_tooltip_text (self->subtitle_row, subtitle);
}
