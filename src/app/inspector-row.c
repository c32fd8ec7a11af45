/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/inspector-row.h"

#include "app/inspector-entry.h"

#include <glib/gi18n.h>

#define LINE_CHARS 30   /* of the narrow pane */
#define BESIDE_CHARS 15 /* what the names leave of them */

struct _VitrineInspectorRow
{
  GtkListBoxRow parent_instance;

  /* Template */
  GtkBox *line;
  GtkLabel *name;
  GtkInscription *value;

  /* Owned by the line, NULL while nothing is edited */
  GtkWidget *entry;

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

  gtk_inscription_set_text (self->value, self->text != NULL ? self->text : "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
edited_cb (VitrineInspectorRow *self,
           GBytes              *bytes)
{
  g_signal_emit (self, signals[EDITED], 0, bytes);
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
}

static void
vitrine_inspector_row_init (VitrineInspectorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What room a value gets depends on its type and never on the value, so that
 * nothing moves, and nothing is measured again, while the bytes change. */
static void
lay_out (VitrineInspectorRow *self)
{
  gboolean is_edited = self->entry != NULL;
  gboolean is_below = is_edited || self->type->longest > BESIDE_CHARS;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  is_below ? GTK_ORIENTATION_VERTICAL
                                           : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->value), !is_edited);
  gtk_inscription_set_nat_lines (self->value, self->type->longest > LINE_CHARS ? 2 : 1);
}

GtkWidget *
vitrine_inspector_row_new (const VitrineNumberType *type)
{
  VitrineInspectorRow *self = g_object_new (VITRINE_TYPE_INSPECTOR_ROW, NULL);

  self->type = type;
  gtk_label_set_label (self->name, _(type->label));
  lay_out (self);
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

  self->entry = vitrine_inspector_entry_new (self->type, &self->scope, self->length,
                                             self->text != NULL ? self->text : "");
  g_signal_connect_object (self->entry, "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "left", G_CALLBACK (vitrine_inspector_row_leave),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (self->line, self->entry);
  lay_out (self);
  gtk_widget_grab_focus (self->entry);
  return TRUE;
}

gboolean
vitrine_inspector_row_is_edited (VitrineInspectorRow *self)
{
  g_return_val_if_fail (VITRINE_IS_INSPECTOR_ROW (self), FALSE);

  return self->entry != NULL;
}

/* The focus goes back to the row only where it was in it. Taking the entry away
 * makes it leave once more, which is then nothing. */
void
vitrine_inspector_row_leave (VitrineInspectorRow *self)
{
  GtkWidget *entry;
  GtkStateFlags flags;

  g_return_if_fail (VITRINE_IS_INSPECTOR_ROW (self));

  if (!vitrine_inspector_row_is_edited (self))
    return;

  entry = g_steal_pointer (&self->entry);
  flags = gtk_widget_get_state_flags (entry);
  if ((flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_box_remove (self->line, entry);
  lay_out (self);
}
