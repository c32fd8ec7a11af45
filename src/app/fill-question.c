/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/fill-question.h"

#include "decode/hex.h"

#include <glib/gi18n.h>

#define RESPONSE_FILL "fill"
#define LENGTH_MAX 1000 /* characters of a pattern */

/* What the answer needs; goes with the dialog. */
typedef struct
{
  AdwMessageDialog *dialog;
  GtkEditable *entry;
  GtkLabel *reason;
  VitrinePatternFunc callback;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  question->destroy (question->user_data);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;
  g_autoptr (GBytes) pattern = NULL;

  if (g_str_equal (response, RESPONSE_FILL))
    pattern = vitrine_hex_parse (gtk_editable_get_text (question->entry), NULL);
  if (pattern != NULL)
    question->callback (pattern, question->user_data);
}

/* An empty field is no mistake yet. */
static void
changed_cb (GtkEditable *entry,
            Question    *question)
{
  const char *text = gtk_editable_get_text (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pattern = vitrine_hex_parse (text, &error);
  const char *reason = pattern == NULL && *text != '\0' ? error->message : "";

  adw_message_dialog_set_response_enabled (question->dialog, RESPONSE_FILL, pattern != NULL);
  gtk_label_set_label (question->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (question->reason), *reason != '\0');
  if (*reason != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}

static GtkWidget *
make_field (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *reason = gtk_label_new (NULL);

  question->entry = GTK_EDITABLE (entry);
  question->reason = GTK_LABEL (reason);
  gtk_entry_set_max_length (GTK_ENTRY (entry), LENGTH_MAX);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_add_css_class (entry, "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pattern in hexadecimal"), -1);
  gtk_label_set_wrap (question->reason, TRUE);
  gtk_label_set_wrap_mode (question->reason, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (question->reason, 32);
  gtk_widget_add_css_class (reason, "error");
  gtk_widget_add_css_class (reason, "caption");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), reason);
  return box;
}

static AdwMessageDialog *
make_dialog (GtkWindow *parent,
             guint64    length)
{
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, length);
  g_autofree char *heading = g_strdup_printf (ngettext ("Fill %s Byte", "Fill %s Bytes",
                                                        (gulong) length),
                                              count);
  GtkWidget *widget = adw_message_dialog_new (
    parent, heading,
    _("Give a byte in hexadecimal, or several that are repeated, such as “de ad”."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), RESPONSE_FILL, _("_Fill"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, RESPONSE_FILL, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, RESPONSE_FILL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  return dialog;
}

void
vitrine_fill_question_ask (GtkWindow          *parent,
                           guint64             length,
                           VitrinePatternFunc  callback,
                           gpointer            user_data,
                           GDestroyNotify      destroy)
{
  Question *question = g_new0 (Question, 1);

  question->dialog = make_dialog (parent, length);
  question->callback = callback;
  question->user_data = user_data;
  question->destroy = destroy;
  adw_message_dialog_set_extra_child (question->dialog, make_field (question));
  g_signal_connect (question->entry, "changed", G_CALLBACK (changed_cb), question);
  g_signal_connect_data (question->dialog, "response", G_CALLBACK (response_cb), question,
                         question_free, 0);
  changed_cb (question->entry, question);
  gtk_window_present (GTK_WINDOW (question->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->entry));
}
