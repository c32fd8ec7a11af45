/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-rows.h"

#include "app/catalogue-cell.h"

/* The first cell in @widget, itself included. */
static VitrineCatalogueCell *
find_cell (GtkWidget *widget)
{
  VitrineCatalogueCell *found = NULL;

  if (VITRINE_IS_CATALOGUE_CELL (widget))
    return VITRINE_CATALOGUE_CELL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child);

  return found;
}

/* The list below the titles. */
static GtkWidget *
find_list (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The row that @widget is or stands in, NULL for what stands in none. */
static GtkWidget *
find_row (GtkColumnView *view,
          GtkWidget     *widget)
{
  GtkWidget *list = find_list (view);

  while (widget != NULL && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static guint
get_position (GtkWidget *row)
{
  VitrineCatalogueCell *cell = row != NULL ? find_cell (row) : NULL;

  return cell != NULL ? vitrine_catalogue_cell_get_position (cell)
                      : GTK_INVALID_LIST_POSITION;
}

guint
vitrine_catalogue_rows_at (GtkColumnView *view,
                           double         x,
                           double         y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  return get_position (find_row (view, picked));
}

guint
vitrine_catalogue_rows_focused (GtkColumnView *view,
                                GdkRectangle  *place)
{
  GtkWidget *row = find_row (view, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view))));
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (view), &bounds))
    return GTK_INVALID_LIST_POSITION;

  *place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                            (int) bounds.size.width, (int) bounds.size.height };
  return get_position (row);
}

gboolean
vitrine_catalogue_rows_focus (GtkColumnView *view,
                              guint          position)
{
  GtkWidget *row = gtk_widget_get_first_child (find_list (view));

  while (row != NULL && get_position (row) != position)
    row = gtk_widget_get_next_sibling (row);
  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_grab_focus (row);
}

void
vitrine_catalogue_rows_reveal (GtkColumnView *view,
                               guint          position)
{
  gtk_widget_activate_action (find_list (view), "list.scroll-to-item", "u", position);
}
