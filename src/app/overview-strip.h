/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A strip beside a hex view that shows all of its segment, however large: where
 * data and holes are, where bytes change, also far from what is shown, where
 * something was found, and which part the hex view shows. A click, a drag or a key
 * goes elsewhere, and leaves the caret where it is. Where the hex view shows all of
 * the segment, the strip hides. A drawn widget in three files: overview-geometry.c,
 * overview-painter.c and this one. It owns a sweep of the segment, which must be
 * taken from it before it is detached. Main thread. */

#pragma once

#include "app/finder.h"
#include "app/hex-view.h"

#define VITRINE_TYPE_OVERVIEW_STRIP (vitrine_overview_strip_get_type ())
G_DECLARE_FINAL_TYPE (VitrineOverviewStrip, vitrine_overview_strip, VITRINE, OVERVIEW_STRIP,
                      GtkWidget)

/* Once; both are borrowed and outlive it. */
void vitrine_overview_strip_set_view    (VitrineOverviewStrip *self,
                                         VitrineHexView       *view);
/* What it finds is shown too. */
void vitrine_overview_strip_set_finder  (VitrineOverviewStrip *self,
                                         VitrineFinder        *finder);

void vitrine_overview_strip_set_segment (VitrineOverviewStrip *self,
                                         VitrineSegment       *segment,
                                         VitrineSampler       *sampler);
