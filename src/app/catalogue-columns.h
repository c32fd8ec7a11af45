/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of the catalogue's list: their titles, widths, cells and orders,
 * which of them a narrow window leaves out, and which one sorts. Plain functions
 * for the page whose view it is. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "app/catalogue-column.h"

void        vitrine_catalogue_columns_add      (GtkColumnView *view);

/* Shows those that have room in @width pixels; what is left out is said by the
 * row's tooltip. */
void        vitrine_catalogue_columns_fit      (GtkColumnView *view,
                                                int            width);

/* The name by which a column is remembered, and its translated title. */
const char *vitrine_catalogue_columns_get_name (VitrineColumn   column,
                                                const char    **title);

/* The column that sorts, by the name that is remembered; NULL for none. */
const char *vitrine_catalogue_columns_get_sort (GtkColumnView *view,
                                                gboolean      *descending);
/* A name that means nothing sorts by nothing. */
void        vitrine_catalogue_columns_set_sort (GtkColumnView *view,
                                                const char    *name,
                                                gboolean       descending);
