/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One cell of the catalogue: a column of one segment at a time, which it follows
 * while it is bound. Cells are made once for what fits on the screen and used
 * again and again. The one with the name also speaks for its whole row: tooltip,
 * accessible name, and grey where the segment cannot be opened. Main thread. */

#pragma once

#include <adwaita.h>

#include "app/catalogue-column.h"
#include "watch/segment-item.h"

#define VITRINE_TYPE_CATALOGUE_CELL (vitrine_catalogue_cell_get_type ())
G_DECLARE_FINAL_TYPE (VitrineCatalogueCell, vitrine_catalogue_cell, VITRINE, CATALOGUE_CELL,
                      AdwBin)

/* @least and @width: in characters; what is longer is shortened to fit. */
GtkWidget *vitrine_catalogue_cell_new          (VitrineColumn         column,
                                                int                   least,
                                                int                   width,
                                                float                 xalign);

/* NULL lets go of it. @list_item tells its place in the list. */
void       vitrine_catalogue_cell_bind         (VitrineCatalogueCell *self,
                                                VitrineSegmentItem   *item,
                                                GtkListItem          *list_item);

/* Its place in the list now, GTK_INVALID_LIST_POSITION while it has none. */
guint      vitrine_catalogue_cell_get_position (VitrineCatalogueCell *self);
