/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has become of the segment, as a bar that stays for as long as it is true:
 * another size, locked by its owner, out of memory, removed, replaced by a new one
 * of its name, not readable. Its first button is an action of the window; "Keep
 * Watching" hides the bar until something else becomes of the segment. Main
 * thread. */

#pragma once

#include <adwaita.h>

#include "app/session.h"

#define VITRINE_TYPE_STATE_BAR (vitrine_state_bar_get_type ())
G_DECLARE_FINAL_TYPE (VitrineStateBar, vitrine_state_bar, VITRINE, STATE_BAR, AdwBin)

void vitrine_state_bar_set_session (VitrineStateBar *self,
                                    VitrineSession  *session);
