/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/new-segment-dialog.h"

#include "app/segment-form.h"
#include "segment/error.h"
#include "segment/segment.h"

enum
{
  CREATED,
  N_SIGNALS
};

struct _VitrineNewSegmentDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwEntryRow *name;
  GtkLabel *name_problem;
  AdwEntryRow *size;
  GtkDropDown *unit;
  GtkLabel *size_problem;
  AdwComboRow *audience;
  GtkSwitch *keep;
  GtkLabel *problem;
  GtkWidget *form;
  GtkWidget *create;
  GtkSpinner *spinner;

  /* Owned: what the fields say, NULL and 0 while they say nothing good */
  VitrineAddress *address;
  gsize bytes;

  gboolean closed;
};

/* What a worker makes; the fields may change meanwhile. */
typedef struct
{
  VitrineAddress *address;
  gsize size;
  guint32 mode;
  gboolean kept;
} Order;

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineNewSegmentDialog, vitrine_new_segment_dialog, ADW_TYPE_WINDOW)

static void
order_free (gpointer data)
{
  Order *order = data;

  vitrine_address_unref (order->address);
  g_free (order);
}

/* Marks the field and says below it what is wrong; NULL clears both. */
static void
mark_field (GtkWidget  *field,
            GtkLabel   *problem,
            const char *message)
{
  if (message != NULL)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");

  gtk_label_set_label (problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (problem), message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
update_create (VitrineNewSegmentDialog *self)
{
  gtk_widget_set_sensitive (self->create, self->address != NULL && self->bytes > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

/* A name not begun yet is no mistake yet; the button waits for it all the same. */
static void
name_changed_cb (VitrineNewSegmentDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->address, vitrine_address_unref);
  if (name[0] != '\0')
    self->address = vitrine_new_name_parse (name, &error);
  mark_field (GTK_WIDGET (self->name), self->name_problem,
              error != NULL ? error->message : NULL);
  update_create (self);
}

static void
size_changed_cb (VitrineNewSegmentDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->size));
  VitrineUnit unit = gtk_drop_down_get_selected (self->unit);
  g_autoptr (GError) error = NULL;

  if (!vitrine_size_parse (text, unit, &self->bytes, &error))
    self->bytes = 0;
  mark_field (GTK_WIDGET (self->size), self->size_problem,
              error != NULL ? error->message : NULL);
  update_create (self);
}

static void
set_busy (VitrineNewSegmentDialog *self,
          gboolean                 busy)
{
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->create, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/* Reserving the memory of a large segment takes its time. */
static void
create_in_worker (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;

  if (vitrine_segment_create (order->address, order->size, order->mode, order->kept,
                              &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  VitrineNewSegmentDialog *self = VITRINE_NEW_SEGMENT_DIALOG (source);
  Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  /* Closed meanwhile: the segment stands in the list. */
  if (self->closed)
    return;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_signal_emit (self, signals[CREATED], 0, order->address);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  set_busy (self, FALSE);
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
create_cb (VitrineNewSegmentDialog *self)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  /* Another process may have taken the name since it was typed. */
  name_changed_cb (self);
  if (self->address == NULL || self->bytes == 0)
    return;

  order = g_new0 (Order, 1);
  order->address = vitrine_address_ref (self->address);
  order->size = self->bytes;
  order->mode = vitrine_audience_get_mode (adw_combo_row_get_selected (self->audience));
  order->kept = gtk_switch_get_active (self->keep);

  set_busy (self, TRUE);
  task = g_task_new (self, NULL, created_cb, NULL);
  g_task_set_source_tag (task, create_cb);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, create_in_worker);
}

static void
vitrine_new_segment_dialog_dispose (GObject *object)
{
  VitrineNewSegmentDialog *self = VITRINE_NEW_SEGMENT_DIALOG (object);

  self->closed = TRUE;
  g_clear_pointer (&self->address, vitrine_address_unref);

  G_OBJECT_CLASS (vitrine_new_segment_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/new-segment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, name);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, name_problem);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, size);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, size_problem);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, audience);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, form);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, create);
  gtk_widget_class_bind_template_child (widget_class, VitrineNewSegmentDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
vitrine_new_segment_dialog_class_init (VitrineNewSegmentDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_new_segment_dialog_dispose;

  signals[CREATED] = g_signal_new ("created", VITRINE_TYPE_NEW_SEGMENT_DIALOG,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
vitrine_new_segment_dialog_init (VitrineNewSegmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  size_changed_cb (self);
}

GtkWidget *
vitrine_new_segment_dialog_new (GtkWindow  *parent,
                                const char *name)
{
  VitrineNewSegmentDialog *self = g_object_new (VITRINE_TYPE_NEW_SEGMENT_DIALOG,
                                                "transient-for", parent, NULL);

  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));

  return GTK_WIDGET (self);
}
