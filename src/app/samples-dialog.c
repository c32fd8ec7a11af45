/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/samples-dialog.h"

#include "app/samples-run.h"

#include <glib/gi18n.h>

struct _VitrineSamplesDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkLabel *explanation;
  GtkTextView *output;
  GtkLabel *ending;
  GtkImage *ending_icon;
  GtkSpinner *spinner;
  GtkButton *run;
  GtkButton *stop;

  /* Owned */
  VitrineAddress *address;
  GCancellable *running;
};

G_DEFINE_FINAL_TYPE (VitrineSamplesDialog, vitrine_samples_dialog, ADW_TYPE_WINDOW)

static void
set_running (VitrineSamplesDialog *self,
             gboolean              running)
{
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_widget_set_visible (GTK_WIDGET (self->ending_icon), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->run), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stop), running);
}

static void
show_ending (VitrineSamplesDialog *self,
             gboolean              succeeded,
             const char           *ending)
{
  gtk_label_set_label (self->ending, ending);
  gtk_image_set_from_icon_name (self->ending_icon,
                                succeeded ? "emblem-ok-symbolic"
                                          : "dialog-warning-symbolic");
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (VitrineSamplesDialog) self = user_data;
  g_autoptr (VitrineSamplesResult) run = NULL;
  g_autoptr (GError) error = NULL;

  run = vitrine_samples_run_finish (result, &error);

  /* Disposed meanwhile. */
  if (self->running == NULL)
    return;

  g_clear_object (&self->running);
  set_running (self, FALSE);
  if (run != NULL)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->output), run->output,
                                -1);
      show_ending (self, run->succeeded, run->ending);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_ending (self, FALSE, _("Stopped"));
  else
    show_ending (self, FALSE, error->message);
}

static void
run_cb (VitrineSamplesDialog *self)
{
  if (self->running != NULL)
    return;

  self->running = g_cancellable_new ();
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->output), "", 0);
  gtk_label_set_label (self->ending, _("Running…"));
  set_running (self, TRUE);
  vitrine_samples_run_async (self->address, self->running, finished_cb,
                             g_object_ref (self));
}

static void
stop_cb (VitrineSamplesDialog *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

static void
vitrine_samples_dialog_dispose (GObject *object)
{
  VitrineSamplesDialog *self = VITRINE_SAMPLES_DIALOG (object);

  stop_cb (self);
  g_clear_object (&self->running);
  g_clear_pointer (&self->address, vitrine_address_unref);

  G_OBJECT_CLASS (vitrine_samples_dialog_parent_class)->dispose (object);
}

static void
vitrine_samples_dialog_class_init (VitrineSamplesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_samples_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/samples-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineSamplesDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, VitrineSamplesDialog, output);
  gtk_widget_class_bind_template_child (widget_class, VitrineSamplesDialog, ending);
  gtk_widget_class_bind_template_child (widget_class, VitrineSamplesDialog, ending_icon);
  gtk_widget_class_bind_template_child (widget_class, VitrineSamplesDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, VitrineSamplesDialog, run);
  gtk_widget_class_bind_template_child (widget_class, VitrineSamplesDialog, stop);
  gtk_widget_class_bind_template_callback (widget_class, run_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
vitrine_samples_dialog_init (VitrineSamplesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
explain (VitrineSamplesDialog *self,
         const char           *segment)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (
      _("Two small programs share the segment “%s”: parent writes a text into it "
        "and starts child, which reads it. Each is a process of its own."),
      segment);
  gtk_label_set_label (self->explanation, text);
}

/**
 * vitrine_samples_dialog_new:
 *
 * Runs them at once.
 */
GtkWidget *
vitrine_samples_dialog_new (GtkWindow      *parent,
                            VitrineAddress *address)
{
  VitrineSamplesDialog *self = g_object_new (VITRINE_TYPE_SAMPLES_DIALOG,
                                             "transient-for", parent, NULL);

  if (address != NULL)
    self->address = vitrine_address_ref (address);
  explain (self, address != NULL ? vitrine_address_get_label (address)
                                 : VITRINE_ADDRESS_DEFAULT);
  run_cb (self);

  return GTK_WIDGET (self);
}
