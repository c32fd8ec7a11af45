/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-cell.h"

#include "app/catalogue-remark.h"

#define ROW_NAME "row" /* The css name of what holds a row's cells. */
#define CLOSED_CLASS "closed"

struct _VitrineCatalogueCell
{
  AdwBin parent_instance;

  VitrineColumn column;
  GtkLabel *label;
  GtkWidget *icon; /* of a warning: in the column that is always there, else NULL */

  VitrineSegmentItem *item; /* NULL while it is not bound */
  GtkListItem *list_item;   /* borrowed, likewise */
};

G_DEFINE_FINAL_TYPE (VitrineCatalogueCell, vitrine_catalogue_cell, ADW_TYPE_BIN)

static GtkWidget *
find_row (VitrineCatalogueCell *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  while (row != NULL && !g_str_equal (gtk_widget_get_css_name (row), ROW_NAME))
    row = gtk_widget_get_parent (row);
  return row;
}

/* A reader hears the row as one sentence, and so does who points at it. */
static void
describe_row (VitrineCatalogueCell *self,
              const VitrineListing *listing)
{
  g_autofree char *sentence = vitrine_remarks_describe (listing);
  GtkWidget *row = find_row (self);

  if (row == NULL)
    return;

  gtk_widget_set_tooltip_text (row, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  listing->reason != NULL ? listing->reason : "", -1);
  if (listing->openable)
    gtk_widget_remove_css_class (row, CLOSED_CLASS);
  else
    gtk_widget_add_css_class (row, CLOSED_CLASS);
}

static void
update (VitrineCatalogueCell *self)
{
  const VitrineListing *listing = vitrine_segment_item_get_listing (self->item);
  g_autofree char *text = vitrine_column_get_text (self->column, listing);

  gtk_label_set_label (self->label, text);
  if (self->icon != NULL)
    gtk_widget_set_visible (self->icon, vitrine_remarks_warn (listing));
  if (self->column == VITRINE_COLUMN_NAME)
    describe_row (self, listing);
}

static void
let_go (VitrineCatalogueCell *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  self->list_item = NULL;
}

static void
vitrine_catalogue_cell_dispose (GObject *object)
{
  let_go (VITRINE_CATALOGUE_CELL (object));

  G_OBJECT_CLASS (vitrine_catalogue_cell_parent_class)->dispose (object);
}

static void
vitrine_catalogue_cell_class_init (VitrineCatalogueCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vitrine_catalogue_cell_dispose;
}

static void
vitrine_catalogue_cell_init (VitrineCatalogueCell *self)
{
}

static GtkWidget *
create_icon (void)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_visible (icon, FALSE);
  return icon;
}

/* Names often begin alike, and differ at their ends. */
static PangoEllipsizeMode
choose_ellipsis (VitrineColumn column)
{
  return column == VITRINE_COLUMN_NAME || column == VITRINE_COLUMN_ADDRESS
             ? PANGO_ELLIPSIZE_MIDDLE
             : PANGO_ELLIPSIZE_END;
}

static GtkLabel *
create_label (VitrineColumn column,
              int           least,
              int           width,
              float         xalign)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, xalign);
  gtk_label_set_ellipsize (label, choose_ellipsis (column));
  gtk_label_set_single_line_mode (label, TRUE);
  gtk_label_set_width_chars (label, least);
  gtk_label_set_max_width_chars (label, width);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  return label;
}

GtkWidget *
vitrine_catalogue_cell_new (VitrineColumn column,
                            int           least,
                            int           width,
                            float         xalign)
{
  VitrineCatalogueCell *self = g_object_new (VITRINE_TYPE_CATALOGUE_CELL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->column = column;
  self->label = create_label (column, least, width, xalign);
  if (column == VITRINE_COLUMN_NAME)
    {
      self->icon = create_icon ();
      gtk_box_append (GTK_BOX (box), self->icon);
    }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

void
vitrine_catalogue_cell_bind (VitrineCatalogueCell *self,
                             VitrineSegmentItem   *item,
                             GtkListItem          *list_item)
{
  g_return_if_fail (VITRINE_IS_CATALOGUE_CELL (self));

  let_go (self);
  if (item == NULL)
    return;

  self->item = g_object_ref (item);
  self->list_item = list_item;
  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  update (self);
}

guint
vitrine_catalogue_cell_get_position (VitrineCatalogueCell *self)
{
  g_return_val_if_fail (VITRINE_IS_CATALOGUE_CELL (self), GTK_INVALID_LIST_POSITION);

  return self->list_item != NULL ? gtk_list_item_get_position (self->list_item)
                                 : GTK_INVALID_LIST_POSITION;
}
