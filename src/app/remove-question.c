/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/remove-question.h"

#include "segment/segment.h"

#include <glib/gi18n.h>

#define RESPONSE_REMOVE "remove"

/* What the answer needs; goes with the dialog. */
typedef struct
{
  VitrineAddress *address;
  VitrineProblemFunc problem;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  vitrine_address_unref (question->address);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, RESPONSE_REMOVE))
    return;
  if (!vitrine_segment_remove (question->address, &error))
    question->problem (gtk_window_get_transient_for (GTK_WINDOW (dialog)),
                       error->message);
}

static char *
describe (guint n_processes)
{
  if (n_processes == 0)
    return g_strdup (_("No process that can be seen uses it. What stands in it is "
                       "lost."));

  return g_strdup_printf (
      ngettext ("%u process uses it. It keeps its bytes until it ends, but no other "
                "process finds them by the name any more.",
                "%u processes use it. They keep their bytes until they end, but no "
                "other process finds them by the name any more.",
                n_processes),
      n_processes);
}

void
vitrine_remove_question_ask (GtkWindow          *parent,
                             VitrineAddress     *address,
                             guint               n_processes,
                             VitrineProblemFunc  problem)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *body = describe (n_processes);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  question->address = vitrine_address_ref (address);
  question->problem = problem;

  heading = g_strdup_printf (_("Remove “%s”?"), vitrine_address_get_label (address));
  dialog = adw_message_dialog_new (parent, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                    _("_Cancel"), RESPONSE_REMOVE, _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              RESPONSE_REMOVE,
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question,
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
