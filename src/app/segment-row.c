/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/segment-row.h"

#include "app/catalogue-remark.h"

#define CLOSED_CLASS "closed"

struct _VitrineSegmentRow
{
  GtkListBoxRow parent_instance;

  /* Template */
  GtkLabel *name;
  GtkLabel *size;
  GtkLabel *kind;
  GtkWidget *warning;
  GtkLabel *count;
  GtkWidget *managed_mark;

  /* Owned */
  VitrineSegmentItem *item;
};

G_DEFINE_FINAL_TYPE (VitrineSegmentRow, vitrine_segment_row, GTK_TYPE_LIST_BOX_ROW)

/* A reader hears the row as one sentence, and so does who points at it. */
static void
update_label (VitrineSegmentRow    *self,
              const VitrineListing *listing)
{
  g_autofree char *label = vitrine_remarks_describe (listing);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  listing->reason != NULL ? listing->reason : "", -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  if (listing->openable)
    gtk_widget_remove_css_class (GTK_WIDGET (self), CLOSED_CLASS);
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), CLOSED_CLASS);
}

/* Most are POSIX segments, of which the name alone says enough. */
static void
update (VitrineSegmentRow *self)
{
  const VitrineListing *listing = vitrine_segment_item_get_listing (self->item);
  g_autofree char *size = NULL;
  g_autofree char *count = NULL;

  size = g_format_size_full (listing->status.size, G_FORMAT_SIZE_IEC_UNITS);
  count = g_strdup_printf ("%u", listing->n_processes);

  gtk_label_set_label (self->name, listing->name);
  gtk_label_set_label (self->size, size);
  gtk_label_set_label (self->kind, vitrine_object_kind_get_name (listing->kind));
  gtk_widget_set_visible (GTK_WIDGET (self->kind), listing->kind != VITRINE_OBJECT_POSIX);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), listing->n_processes > 0);
  gtk_widget_set_visible (self->managed_mark, listing->status.managed);
  gtk_widget_set_visible (self->warning, vitrine_remarks_warn (listing));
  update_label (self, listing);
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
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentRow, kind);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentRow, warning);
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
  VitrineSegmentRow *self = g_object_new (VITRINE_TYPE_SEGMENT_ROW, NULL);

  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
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
