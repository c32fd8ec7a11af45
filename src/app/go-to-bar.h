/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line above the bytes in which an offset is typed to go to. What it means,
 * or why it means nothing, stands there while one types; Enter goes, Escape does
 * not, and both lead back to the bytes. It borrows its hex view from the window.
 * Main thread. */

#pragma once

#include <adwaita.h>

#include "app/hex-view.h"

#define VITRINE_TYPE_GO_TO_BAR (vitrine_go_to_bar_get_type ())
G_DECLARE_FINAL_TYPE (VitrineGoToBar, vitrine_go_to_bar, VITRINE, GO_TO_BAR, AdwBin)

/* Once, before anything else. */
void vitrine_go_to_bar_set_view (VitrineGoToBar *self,
                                 VitrineHexView *view);

void vitrine_go_to_bar_open     (VitrineGoToBar *self);
void vitrine_go_to_bar_close    (VitrineGoToBar *self);
