/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which segments the catalogue shows: those that fit what was typed and what was
 * chosen. A GtkFilter over VitrineSegmentItem; it announces a change only where
 * its answers may differ. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "segment/listing.h"

/* What is left out, or the only thing left in. */
typedef enum
{
  VITRINE_CHOICE_ONLY_MINE,
  VITRINE_CHOICE_ONLY_ORPHANS,
  VITRINE_CHOICE_INTERNAL,   /* shows Wine's own too */
  VITRINE_CHOICE_SEMAPHORES, /* shows semaphores too */
} VitrineChoice;

#define VITRINE_N_CHOICES 4
#define VITRINE_KIND_ANY -1

#define VITRINE_TYPE_CATALOGUE_FILTER (vitrine_catalogue_filter_get_type ())
G_DECLARE_FINAL_TYPE (VitrineCatalogueFilter, vitrine_catalogue_filter, VITRINE, CATALOGUE_FILTER,
                      GtkFilter)

VitrineCatalogueFilter *vitrine_catalogue_filter_new           (void);

/* As catalogue-query.h has it. What means nothing leaves the filter as it was. */
gboolean                vitrine_catalogue_filter_set_text      (VitrineCatalogueFilter  *self,
                                                                const char              *text,
                                                                GError                 **error);
void                    vitrine_catalogue_filter_set_kind      (VitrineCatalogueFilter  *self,
                                                                int                      kind);
int                     vitrine_catalogue_filter_get_kind      (VitrineCatalogueFilter  *self);
void                    vitrine_catalogue_filter_set_choice    (VitrineCatalogueFilter  *self,
                                                                VitrineChoice            choice,
                                                                gboolean                 chosen);
gboolean                vitrine_catalogue_filter_get_choice    (VitrineCatalogueFilter  *self,
                                                                VitrineChoice            choice);
/* Who has what, an array of VitrineProcess, for a query after a process. */
void                    vitrine_catalogue_filter_set_processes (VitrineCatalogueFilter  *self,
                                                                GPtrArray               *processes);
gint                    vitrine_catalogue_filter_get_pid       (VitrineCatalogueFilter  *self);

/* The items themselves have changed: look at them again. */
void                    vitrine_catalogue_filter_refresh       (VitrineCatalogueFilter  *self);

/* Whether it lets everything through that stands in the list without a filter. */
gboolean                vitrine_catalogue_filter_is_open       (VitrineCatalogueFilter  *self);
