/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/segment-row.h"

#include <glib/gi18n.h>

struct _VitrineSegmentRow
{
  GtkListBoxRow parent_instance;

  /* Template */
  GtkLabel *name;
  GtkLabel *size;
  GtkLabel *count;
  GtkWidget *managed_mark;

  /* Owned */
  VitrineSegmentItem *item;
};

G_DEFINE_FINAL_TYPE (VitrineSegmentRow, vitrine_segment_row, GTK_TYPE_LIST_BOX_ROW)

static char *
describe_processes (guint n)
{
  if (n == 0)
    return g_strdup (_("used by no process that can be seen"));
  return g_strdup_printf (ngettext ("used by %u process", "used by %u processes", n),
                          n);
}

/* A reader hears the row as one sentence, and so does who points at it. */
static void
update_label (VitrineSegmentRow *self,
              const char        *name,
              const char        *size,
              gboolean           managed)
{
  g_autofree char *processes = NULL;
  g_autofree char *label = NULL;

  processes = describe_processes (
      vitrine_segment_item_get_n_processes (self->item));
  label = managed
              /* Translators: name, size, “used by 2 processes” */
              ? g_strdup_printf (_("%s, %s, %s, goes with the last of them"), name,
                                 size, processes)
              /* Translators: name, size, “used by 2 processes” */
              : g_strdup_printf (_("%s, %s, %s"), name, size, processes);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
}

static void
update (VitrineSegmentRow *self)
{
  const VitrineSegmentStatus *status = vitrine_segment_item_get_status (self->item);
  VitrineAddress *address = vitrine_segment_item_get_address (self->item);
  const char *name = vitrine_address_get_label (address);
  guint n_processes = vitrine_segment_item_get_n_processes (self->item);
  g_autofree char *size = NULL;
  g_autofree char *count = NULL;

  size = g_format_size_full (status->size, G_FORMAT_SIZE_IEC_UNITS);
  count = g_strdup_printf ("%u", n_processes);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->size, size);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_processes > 0);
  gtk_widget_set_visible (self->managed_mark, status->managed);
  update_label (self, name, size, status->managed);
}

static void
vitrine_segment_row_dispose (GObject *object)
{
  VitrineSegmentRow *self = VITRINE_SEGMENT_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (vitrine_segment_row_parent_class)->dispose (object);
}

static void
vitrine_segment_row_class_init (VitrineSegmentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_segment_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/segment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentRow, name);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentRow, size);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentRow, count);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentRow, managed_mark);
}

static void
vitrine_segment_row_init (VitrineSegmentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vitrine_segment_row_new (VitrineSegmentItem *item)
{
  static const char *const signals[] = {
    "notify::label", "notify::size", "notify::managed", "notify::n-processes",
  };
  VitrineSegmentRow *self = g_object_new (VITRINE_TYPE_SEGMENT_ROW, NULL);

  self->item = g_object_ref (item);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (item, signals[i], G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

VitrineSegmentItem *
vitrine_segment_row_get_item (VitrineSegmentRow *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_ROW (self), NULL);

  return self->item;
}

/**
 * vitrine_segment_row_set_shown:
 *
 * The list selects nothing by itself, for the arrow keys would then move the
 * selection away from what the window shows; the state alone is set.
 */
void
vitrine_segment_row_set_shown (VitrineSegmentRow *self,
                               gboolean           shown)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_ROW (self));

  if (shown)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                               shown, -1);
}
