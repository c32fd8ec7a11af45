/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/entry-note.h"

void
vitrine_entry_note_mark (GtkWidget *entry,
                         GtkWidget *note,
                         gboolean   is_wrong)
{
  GtkWidget *widgets[] = { entry, note };

  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    if (is_wrong)
      gtk_widget_add_css_class (widgets[i], "error");
    else
      gtk_widget_remove_css_class (widgets[i], "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

void
vitrine_entry_note_say (GtkWidget  *entry,
                        GtkLabel   *note,
                        const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (note), text) == 0)
    return;

  gtk_label_set_label (note, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}
