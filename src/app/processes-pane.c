/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/processes-pane.h"

#include "app/process-row.h"
#include "watch/process-list.h"

#include <glib/gi18n.h>

struct _VitrineProcessesPane
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *count;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *hidden;

  /* Owned */
  VitrineProcessMonitor *monitor;
  VitrineProcessList *processes;
};

G_DEFINE_FINAL_TYPE (VitrineProcessesPane, vitrine_processes_pane, ADW_TYPE_BIN)

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return vitrine_process_row_new (item);
}

static void
update_count (VitrineProcessesPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->processes));
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

/* Some processes do not let this user see what they have mapped. Of root's
 * daemons there are always some: it is said, but softly. */
static void
update_hidden (VitrineProcessesPane *self)
{
  guint n = vitrine_process_monitor_get_n_hidden (self->monitor);
  g_autofree char *text = NULL;

  text = g_strdup_printf (
      ngettext ("%u process of another user does not show what it has mapped.",
                "%u processes of other users do not show what they have mapped.",
                n),
      n);
  gtk_label_set_label (self->hidden, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), n > 0);
}

static void
vitrine_processes_pane_dispose (GObject *object)
{
  VitrineProcessesPane *self = VITRINE_PROCESSES_PANE (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->processes);

  G_OBJECT_CLASS (vitrine_processes_pane_parent_class)->dispose (object);
}

static void
vitrine_processes_pane_class_init (VitrineProcessesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_processes_pane_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/processes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessesPane, count);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessesPane, list);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessesPane, hidden);
}

static void
vitrine_processes_pane_init (VitrineProcessesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vitrine_processes_pane_set_monitor:
 *
 * Once, before anything else.
 */
void
vitrine_processes_pane_set_monitor (VitrineProcessesPane  *self,
                                    VitrineProcessMonitor *monitor)
{
  g_return_if_fail (VITRINE_IS_PROCESSES_PANE (self));
  g_return_if_fail (self->monitor == NULL);

  self->monitor = g_object_ref (monitor);
  self->processes = vitrine_process_list_new (monitor);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->processes),
                           create_row, NULL, NULL);
  g_signal_connect_object (self->processes, "items-changed",
                           G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "scanned", G_CALLBACK (update_hidden), self,
                           G_CONNECT_SWAPPED);
  update_count (self);
  update_hidden (self);
}

void
vitrine_processes_pane_set_segment (VitrineProcessesPane *self,
                                    VitrineObjectKind     kind,
                                    guint64               device,
                                    guint64               inode)
{
  g_return_if_fail (VITRINE_IS_PROCESSES_PANE (self));

  vitrine_process_list_set_segment (self->processes, kind, device, inode);
}

GListModel *
vitrine_processes_pane_get_model (VitrineProcessesPane *self)
{
  g_return_val_if_fail (VITRINE_IS_PROCESSES_PANE (self), NULL);

  return G_LIST_MODEL (self->processes);
}
