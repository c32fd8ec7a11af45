/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line at the bottom of the window: live, paused or read-only and why, how
 * often it looks, when the last change was and whose, and how many there are a
 * second; then where the caret is in the bytes, how often these changed, and what
 * differs since a mark. The time of the last change is a
 * clock time, not an age: where no byte changes, nothing is drawn. Main thread. */

#pragma once

#include <adwaita.h>

#include "app/hex-changes.h"
#include "app/session.h"

#define VITRINE_TYPE_STATUS_BAR (vitrine_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (VitrineStatusBar, vitrine_status_bar, VITRINE, STATUS_BAR, AdwBin)

void vitrine_status_bar_set_session    (VitrineStatusBar           *self,
                                        VitrineSession             *session);
/* The byte at the caret, and which are selected; none: no length. */
void vitrine_status_bar_set_place      (VitrineStatusBar           *self,
                                        guint64                     offset,
                                        VitrineRange                selected);
/* What differs since a mark, and which rows are shown. */
void vitrine_status_bar_set_comparison (VitrineStatusBar           *self,
                                        const VitrineHexComparison *comparison);
