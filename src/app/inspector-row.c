/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/inspector-row.h"

#include "app/wrap-layout.h"

#include <glib/gi18n.h>

struct _VitrineInspectorRow
{
  GtkListBoxRow parent_instance;

  /* Template */
  GtkWidget *line;
  GtkLabel *name;
  GtkLabel *value;
  GtkEditable *entry;
  GtkLabel *problem;

  /* Borrowed */
  const VitrineNumberType *type;

  /* Owned */
  char *text; /* the value, or NULL */

  VitrineNumberScope scope;
  gsize length; /* bytes that stand there */
};

enum
{
  EDITED,
  N_SIGNALS
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineInspectorRow, vitrine_inspector_row, GTK_TYPE_LIST_BOX_ROW)

/* A reader hears the row as one sentence. */
static void
show_text (VitrineInspectorRow *self)
{
  const char *name = _(self->type->label);
  g_autofree char *label = NULL;

  if (self->text != NULL)
    /* Translators: what a value is called, and the value */
    label = g_strdup_printf (_("%s: %s"), name, self->text);
  else
    /* Translators: what a value is called */
    label = g_strdup_printf (_("%s: none here"), name);

  gtk_label_set_label (self->value, self->text != NULL ? self->text : "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
mark (VitrineInspectorRow *self,
      const char          *problem)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (self->entry);

  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_accessible_update_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "",
                                  -1);
  gtk_accessible_update_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static GBytes *
check_room (VitrineInspectorRow  *self,
            GBytes               *bytes,
            GError              **error)
{
  gsize length = g_bytes_get_size (bytes);

  if (length <= self->length)
    return g_bytes_ref (bytes);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               ngettext ("The character takes %zu byte, more than are left here",
                         "The character takes %zu bytes, more than are left here", length),
               length);
  return NULL;
}

static GBytes *
parse (VitrineInspectorRow  *self,
       GError              **error)
{
  g_autoptr (GBytes) bytes = NULL;

  bytes = vitrine_number_parse (self->type, &self->scope,
                                gtk_editable_get_text (self->entry), error);
  return bytes != NULL ? check_room (self, bytes, error) : NULL;
}

/* A value not begun yet is no mistake yet. */
static void
changed_cb (VitrineInspectorRow *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (gtk_editable_get_text (self->entry)[0] != '\0')
    bytes = parse (self, &error);
  mark (self, error != NULL ? error->message : NULL);
}

static void
activate_cb (VitrineInspectorRow *self)
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
  vitrine_inspector_row_leave (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  VitrineInspectorRow *self = VITRINE_INSPECTOR_ROW (widget);

  if (!vitrine_inspector_row_is_edited (self))
    return GDK_EVENT_PROPAGATE;

  vitrine_inspector_row_leave (self);
  return GDK_EVENT_STOP;
}

static void
vitrine_inspector_row_finalize (GObject *object)
{
  VitrineInspectorRow *self = VITRINE_INSPECTOR_ROW (object);

  g_free (self->text);

  G_OBJECT_CLASS (vitrine_inspector_row_parent_class)->finalize (object);
}

static void
vitrine_inspector_row_class_init (VitrineInspectorRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = vitrine_inspector_row_finalize;

  signals[EDITED] = g_signal_new ("edited", VITRINE_TYPE_INSPECTOR_ROW, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/inspector-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineInspectorRow, line);
  gtk_widget_class_bind_template_child (widget_class, VitrineInspectorRow, name);
  gtk_widget_class_bind_template_child (widget_class, VitrineInspectorRow, value);
  gtk_widget_class_bind_template_child (widget_class, VitrineInspectorRow, entry);
  gtk_widget_class_bind_template_child (widget_class, VitrineInspectorRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, vitrine_inspector_row_leave);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
vitrine_inspector_row_init (VitrineInspectorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->line, vitrine_wrap_layout_new ());
}

GtkWidget *
vitrine_inspector_row_new (const VitrineNumberType *type)
{
  VitrineInspectorRow *self = g_object_new (VITRINE_TYPE_INSPECTOR_ROW, NULL);

  self->type = type;
  gtk_label_set_label (self->name, _(type->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(type->label),
                                  -1);
  show_text (self);
  return GTK_WIDGET (self);
}

void
vitrine_inspector_row_show (VitrineInspectorRow      *self,
                            const VitrineNumberScope *scope,
                            const guint8             *bytes,
                            gsize                     length)
{
  g_autofree char *text = vitrine_number_format (self->type, scope, bytes, length);

  g_return_if_fail (VITRINE_IS_INSPECTOR_ROW (self));

  self->scope = *scope;
  self->length = length;
  if (g_strcmp0 (text, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&text);
  show_text (self);
}

const char *
vitrine_inspector_row_get_value (VitrineInspectorRow *self)
{
  g_return_val_if_fail (VITRINE_IS_INSPECTOR_ROW (self), NULL);

  return self->text;
}

/**
 * vitrine_inspector_row_edit:
 *
 * It begins with the value as it stands; what becomes of the bytes while
 * somebody types does not change what was typed.
 */
gboolean
vitrine_inspector_row_edit (VitrineInspectorRow *self)
{
  g_return_val_if_fail (VITRINE_IS_INSPECTOR_ROW (self), FALSE);

  if (self->length < MAX (self->type->size, 1))
    return FALSE;
  if (vitrine_inspector_row_is_edited (self))
    return TRUE;

  gtk_editable_set_text (self->entry, self->text != NULL ? self->text : "");
  mark (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->value), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return TRUE;
}

gboolean
vitrine_inspector_row_is_edited (VitrineInspectorRow *self)
{
  g_return_val_if_fail (VITRINE_IS_INSPECTOR_ROW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->entry));
}

/* The focus goes back to the row only where it was in it. */
void
vitrine_inspector_row_leave (VitrineInspectorRow *self)
{
  GtkStateFlags flags;

  g_return_if_fail (VITRINE_IS_INSPECTOR_ROW (self));

  if (!vitrine_inspector_row_is_edited (self))
    return;

  flags = gtk_widget_get_state_flags (GTK_WIDGET (self->entry));
  gtk_widget_set_visible (GTK_WIDGET (self->entry), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->value), TRUE);
  mark (self, NULL);
  if ((flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}
