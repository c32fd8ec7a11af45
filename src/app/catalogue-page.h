/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every segment of this machine in a table, live: sorted and searched by any
 * column, filtered, several selected at once. A page of the window, which owns
 * it. What is done with segments are actions of the window, called with the raw
 * bytes of addresses: win.open and win.open-in-new-window with one, win.remove-all
 * with several; win.show-segment leaves the page. Main thread.
 *
 * Signals:
 *   message (s)  something to say that passes */

#pragma once

#include <adwaita.h>

#include "app/catalogue-model.h"

#define VITRINE_TYPE_CATALOGUE_PAGE (vitrine_catalogue_page_get_type ())
G_DECLARE_FINAL_TYPE (VitrineCataloguePage, vitrine_catalogue_page, VITRINE, CATALOGUE_PAGE, AdwBin)

/* @segments: a list of VitrineSegmentItem; @settings remember the order. */
GtkWidget *vitrine_catalogue_page_new    (GListModel            *segments,
                                          VitrineProcessMonitor *monitor,
                                          GSettings             *settings);

/* Puts the keyboard on the segment of @status, or on the first one; what is
 * searched for stays, selected. */
void       vitrine_catalogue_page_focus  (VitrineCataloguePage       *self,
                                          const VitrineSegmentStatus *status);

/* Puts the keyboard into the search, all of it selected, as whoever presses Ctrl+F
 * expects. */
void       vitrine_catalogue_page_search (VitrineCataloguePage  *self,
                                          const char            *text);
