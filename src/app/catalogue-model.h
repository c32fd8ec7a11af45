/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the catalogue's list is made of: the segments of the machine, filtered,
 * sorted, and those of them that are selected. It follows what the segments do:
 * one that changes is filtered and sorted anew, and stays selected. The page owns
 * it; main thread.
 *
 * Signals:
 *   changed ()  of what is shown, some came, went, moved or changed */

#pragma once

#include "app/catalogue-filter.h"
#include "watch/process-monitor.h"

/* What the footer tells of. */
typedef struct
{
  guint n_shown;
  guint n_all;
  guint n_selected;
  guint64 memory;   /* bytes that those shown take */
  guint64 wasted;   /* bytes of them that orphans take */
  guint64 selected; /* bytes that those selected take */
} VitrineTotals;

#define VITRINE_TYPE_CATALOGUE_MODEL (vitrine_catalogue_model_get_type ())
G_DECLARE_FINAL_TYPE (VitrineCatalogueModel, vitrine_catalogue_model, VITRINE, CATALOGUE_MODEL,
                      GObject)

VitrineCatalogueModel  *vitrine_catalogue_model_new           (void);
/* Once. @segments: a list of VitrineSegmentItem */
void                    vitrine_catalogue_model_set_segments  (VitrineCatalogueModel *self,
                                                               GListModel            *segments,
                                                               VitrineProcessMonitor *monitor);
/* Whether the list has been read at all. */
gboolean                vitrine_catalogue_model_get_loaded    (VitrineCatalogueModel *self);
VitrineCatalogueFilter *vitrine_catalogue_model_get_filter    (VitrineCatalogueModel *self);
GtkSelectionModel      *vitrine_catalogue_model_get_selection (VitrineCatalogueModel *self);
void                    vitrine_catalogue_model_set_sorter    (VitrineCatalogueModel *self,
                                                               GtkSorter             *sorter);
void                    vitrine_catalogue_model_get_totals    (VitrineCatalogueModel *self,
                                                               VitrineTotals         *totals);
/* The selected items in their order, with a reference each. */
GPtrArray              *vitrine_catalogue_model_dup_selected  (VitrineCatalogueModel *self);
