/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the two halves of the catalogue's page share: catalogue-page.c has its
 * widgets, catalogue-actions.c what is done with the segments that are selected.
 * Main thread. */

#pragma once

#include "app/catalogue-footer.h"
#include "app/catalogue-page.h"

struct _VitrineCataloguePage
{
  AdwBin parent_instance;

  /* Template */
  GtkSearchEntry *search;
  GtkMenuButton *filter_button;
  GtkWidget *new_button;
  GtkLabel *note;
  GtkStack *stack;
  GtkColumnView *view;
  VitrineCatalogueFooter *footer;

  /* Owned */
  VitrineCatalogueModel *model;
  GSettings *settings; /* NULL where nothing is remembered */
  GtkWidget *row_menu;
  guint fit_source;

  const char *sort_name; /* as it was remembered, NULL for none */
  gboolean descending;
};

/* Emits the page's signal. */
void vitrine_catalogue_page_say         (VitrineCataloguePage *self,
                                         const char           *message);

void vitrine_catalogue_actions_install  (GtkWidgetClass       *widget_class);
/* Says which of them there is something for. */
void vitrine_catalogue_actions_update   (VitrineCataloguePage *self,
                                         const VitrineTotals  *totals);
/* Opens one row, as the action does the selected one. */
void vitrine_catalogue_actions_activate (VitrineCataloguePage *self,
                                         guint                 position);
/* @x and @y in the list. */
void vitrine_catalogue_actions_menu_at  (VitrineCataloguePage *self,
                                         guint                 position,
                                         double                x,
                                         double                y);
