/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/inspector-entry.h"

#include "app/entry-note.h"

#include <glib/gi18n.h>

struct _VitrineInspectorEntry
{
  GtkBox parent_instance;

  /* Template */
  GtkEditable *entry;
  GtkLabel *problem;

  /* Borrowed */
  const VitrineNumberType *type;

  VitrineNumberScope scope;
  gsize room; /* bytes */
};

enum
{
  EDITED,
  LEFT,
  N_SIGNALS
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineInspectorEntry, vitrine_inspector_entry, GTK_TYPE_BOX)

static void
mark (VitrineInspectorEntry *self,
      const char            *problem)
{
  GtkWidget *entry = GTK_WIDGET (self->entry);
  GtkWidget *note = GTK_WIDGET (self->problem);

  vitrine_entry_note_say (entry, self->problem, problem != NULL ? problem : "");
  vitrine_entry_note_mark (entry, note, problem != NULL);
  gtk_widget_set_visible (note, problem != NULL);
}

static gboolean
check_room (VitrineInspectorEntry  *self,
            GBytes                 *bytes,
            GError                **error)
{
  gsize length = g_bytes_get_size (bytes);

  if (length <= self->room)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               ngettext ("The character takes %zu byte, more than are left here",
                         "The character takes %zu bytes, more than are left here", length),
               length);
  return FALSE;
}

static GBytes *
parse (VitrineInspectorEntry  *self,
       GError                **error)
{
  g_autoptr (GBytes) bytes = NULL;

  bytes = vitrine_number_parse (self->type, &self->scope,
                                gtk_editable_get_text (self->entry), error);
  if (bytes == NULL || !check_room (self, bytes, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

/* A value not begun yet is no mistake yet. */
static void
changed_cb (VitrineInspectorEntry *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (gtk_editable_get_text (self->entry)[0] != '\0')
    bytes = parse (self, &error);
  mark (self, error != NULL ? error->message : NULL);
}

static void
leave_cb (VitrineInspectorEntry *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
activate_cb (VitrineInspectorEntry *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = parse (self, &error);
  if (bytes == NULL)
    {
      mark (self, error->message);
      return;
    }

  g_signal_emit (self, signals[EDITED], 0, bytes);
  leave_cb (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  leave_cb (VITRINE_INSPECTOR_ENTRY (widget));
  return GDK_EVENT_STOP;
}

static gboolean
vitrine_inspector_entry_grab_focus (GtkWidget *widget)
{
  VitrineInspectorEntry *self = VITRINE_INSPECTOR_ENTRY (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
vitrine_inspector_entry_class_init (VitrineInspectorEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = vitrine_inspector_entry_grab_focus;

  signals[EDITED]
    = g_signal_new ("edited", VITRINE_TYPE_INSPECTOR_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);
  signals[LEFT] = g_signal_new ("left", VITRINE_TYPE_INSPECTOR_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/inspector-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineInspectorEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, VitrineInspectorEntry, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
vitrine_inspector_entry_init (VitrineInspectorEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vitrine_inspector_entry_new (const VitrineNumberType  *type,
                             const VitrineNumberScope *scope,
                             gsize                     room,
                             const char               *text)
{
  VitrineInspectorEntry *self;

  g_return_val_if_fail (type != NULL && scope != NULL && text != NULL, NULL);

  self = g_object_new (VITRINE_TYPE_INSPECTOR_ENTRY, NULL);
  self->type = type;
  self->scope = *scope;
  self->room = room;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(type->label),
                                  -1);
  gtk_editable_set_text (self->entry, text);
  mark (self, NULL);
  return GTK_WIDGET (self);
}
