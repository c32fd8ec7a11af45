/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/about.h"

#include "vitrine-config.h"

#include <glib/gi18n.h>

void
vitrine_about_show (GtkWindow *parent)
{
  static const char *const developers[] = { "The Vitrine authors", NULL };
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about,
                "application-icon", VITRINE_APP_ID,
                "application-name", _("Vitrine"),
                "comments", _("Shows what stands in shared memory while other "
                              "processes use it, and lets you write into it."),
                "copyright", "© 2026 The Vitrine authors",
                "developer-name", "The Vitrine authors",
                "developers", developers,
                "license-type", GTK_LICENSE_GPL_3_0,
                /* Translators: put your names here, one a line. */
                "translator-credits", _("translator-credits"),
                "version", VITRINE_VERSION,
                NULL);
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
}
