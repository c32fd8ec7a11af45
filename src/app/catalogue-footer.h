/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line under the catalogue: how many segments are shown of how many, what
 * memory they take and waste, and what can be done with those that are selected,
 * by the actions of the page, catalogue.*. Main thread. */

#pragma once

#include <adwaita.h>

#include "app/catalogue-model.h"

#define VITRINE_TYPE_CATALOGUE_FOOTER (vitrine_catalogue_footer_get_type ())
G_DECLARE_FINAL_TYPE (VitrineCatalogueFooter, vitrine_catalogue_footer, VITRINE,
                      CATALOGUE_FOOTER, AdwBin)

void vitrine_catalogue_footer_set_totals (VitrineCatalogueFooter *self,
                                          const VitrineTotals    *totals);
