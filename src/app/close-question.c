/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/close-question.h"

#include <glib/gi18n.h>

#define RESPONSE_CANCEL "cancel"

GtkWidget *
vitrine_close_question_new (GtkWindow *parent,
                            guint      n_bytes,
                            gboolean   can_write)
{
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  body = g_strdup_printf (ngettext ("%u byte that was typed is not written yet.",
                                    "%u bytes that were typed are not written yet.",
                                    n_bytes),
                          n_bytes);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Close This Window?"), body));
  adw_message_dialog_add_responses (dialog, RESPONSE_CANCEL, _("_Cancel"),
                                    VITRINE_CLOSE_DROP, _("_Drop"),
                                    VITRINE_CLOSE_WRITE, _("_Write"), NULL);
  adw_message_dialog_set_response_appearance (dialog, VITRINE_CLOSE_DROP,
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, VITRINE_CLOSE_WRITE,
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, VITRINE_CLOSE_WRITE, can_write);
  adw_message_dialog_set_close_response (dialog, RESPONSE_CANCEL);
  adw_message_dialog_set_default_response (dialog, can_write ? VITRINE_CLOSE_WRITE
                                                             : RESPONSE_CANCEL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  return GTK_WIDGET (dialog);
}
