/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/process-row.h"

#include "app/colour-dot.h"
#include "app/wrap-layout.h"

#include <glib/gi18n.h>

#include <inttypes.h>
#include <unistd.h>

struct _VitrineProcessRow
{
  GtkListBoxRow parent_instance;

  /* Template */
  VitrineColourDot *dot;
  GtkLabel *pid;
  GtkLabel *program;
  GtkWidget *details;
  GtkLabel *address;
  GtkLabel *access;
  GtkLabel *user;
  GtkLabel *role;
  GtkActionable *others;
  GtkWidget *own_mark;

  /* Owned */
  VitrineProcessItem *item;
};

G_DEFINE_FINAL_TYPE (VitrineProcessRow, vitrine_process_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
describe_access (const VitrineProcess *process)
{
  if (!process->shared)
    return _("private copy");
  return process->writable ? _("read-write") : _("read-only");
}

/* Whoever only holds a descriptor can map it at any time, and read and write. */
static char *
describe_place (const VitrineProcess *process)
{
  if (process->address == 0)
    return g_strdup_printf (_("only open, as %d"), process->fd);
  return g_strdup_printf ("0x%" PRIx64, process->address);
}

/* Joined: takes turns with the others, and keeps the segment alive. */
static const char *
describe_role (const VitrineProcess *process)
{
  return process->joined ? _("joined") : _("guest");
}

/* A reader hears the row as one sentence. */
static char *
describe (const VitrineProcess *process)
{
  g_autofree char *place = describe_place (process);
  const char *user = process->user_name != NULL ? process->user_name : "?";

  if (process->pid == getpid ())
    return g_strdup_printf (
        /* Translators: program, process number, user, address, access, role */
        _("%s, process %d of %s, this window, %s, %s, %s"), process->program,
        process->pid, user, place, describe_access (process), describe_role (process));

  return g_strdup_printf (
      /* Translators: program, process number, user, address, access, role */
      _("%s, process %d of %s, %s, %s, %s"), process->program, process->pid, user, place,
      describe_access (process), describe_role (process));
}

static void
update (VitrineProcessRow *self)
{
  const VitrineProcess *process = vitrine_process_item_get_process (self->item);
  g_autofree char *place = describe_place (process);
  g_autofree char *pid = g_strdup_printf ("%d", process->pid);
  g_autofree char *label = describe (process);

  vitrine_colour_dot_set_process (self->dot, process->pid, process->start_time);
  gtk_label_set_label (self->pid, pid);
  gtk_label_set_label (self->program, process->program);
  gtk_label_set_label (self->address, place);
  gtk_label_set_label (self->access, describe_access (process));
  gtk_label_set_label (self->user, process->user_name != NULL ? process->user_name : "");
  gtk_label_set_label (self->role, describe_role (process));
  gtk_widget_set_visible (self->own_mark, process->pid == getpid ());
  gtk_actionable_set_action_target (self->others, "i", process->pid);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
vitrine_process_row_dispose (GObject *object)
{
  VitrineProcessRow *self = VITRINE_PROCESS_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (vitrine_process_row_parent_class)->dispose (object);
}

static void
vitrine_process_row_class_init (VitrineProcessRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_process_row_dispose;

  g_type_ensure (VITRINE_TYPE_COLOUR_DOT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/process-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, dot);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, pid);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, program);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, address);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, details);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, access);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, user);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, role);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, others);
  gtk_widget_class_bind_template_child (widget_class, VitrineProcessRow, own_mark);
}

static void
vitrine_process_row_init (VitrineProcessRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->details, vitrine_wrap_layout_new ());
}

GtkWidget *
vitrine_process_row_new (VitrineProcessItem *item)
{
  VitrineProcessRow *self = g_object_new (VITRINE_TYPE_PROCESS_ROW, NULL);

  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::process", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
