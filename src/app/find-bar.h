/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines above the bytes in which one types what to find: a text, bytes as
 * hex, a number or a regular expression. While it is open, what matches is
 * outlined among the bytes and counted; Enter, F3 or Ctrl+G selects the next
 * match, with Shift the one before. Escape closes it and leaves caret and
 * selection where they are. It borrows its hex view. Main thread. */

#pragma once

#include <adwaita.h>

#include "app/finder.h"
#include "app/hex-view.h"
#include "app/session.h"

#define VITRINE_TYPE_FIND_BAR (vitrine_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (VitrineFindBar, vitrine_find_bar, VITRINE, FIND_BAR, AdwBin)

/* Once, before anything else. */
void vitrine_find_bar_set_view    (VitrineFindBar *self,
                                   VitrineHexView *view);

/* NULL: there is nothing to find anything in. */
void vitrine_find_bar_set_session (VitrineFindBar *self,
                                   VitrineSession *session);

void vitrine_find_bar_open        (VitrineFindBar *self);
void vitrine_find_bar_close       (VitrineFindBar *self);

/* To the next match, or the one before; opens it where it is closed. */
void vitrine_find_bar_step        (VitrineFindBar *self,
                                   gboolean        backward);

VitrineFinder *vitrine_find_bar_get_finder (VitrineFindBar *self);
