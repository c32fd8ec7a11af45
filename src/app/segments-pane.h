/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The segments of this machine, live, for the window's left side: as many as make
 * a short list, the page of the catalogue has them all. Choosing one
 * and what its menu offers are actions of the window, called with the raw bytes
 * of an address: win.open, win.open-in-new-window, win.copy-address, win.remove.
 * Main thread. */

#pragma once

#include <adwaita.h>

#include "watch/segment-list.h"

#define VITRINE_TYPE_SEGMENTS_PANE (vitrine_segments_pane_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSegmentsPane, vitrine_segments_pane, VITRINE, SEGMENTS_PANE, AdwBin)

void vitrine_segments_pane_set_list  (VitrineSegmentsPane        *self,
                                      VitrineSegmentList         *list);
void vitrine_segments_pane_set_shown (VitrineSegmentsPane        *self,
                                      const VitrineSegmentStatus *status);
