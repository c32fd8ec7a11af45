/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A word for who starts the program for the first time: what this is, and what
 * to try. It stays until it is dismissed (win.dismiss-hint). Main thread. */

#pragma once

#include <adwaita.h>

#define VITRINE_TYPE_HINT_BAR (vitrine_hint_bar_get_type ())
G_DECLARE_FINAL_TYPE (VitrineHintBar, vitrine_hint_bar, VITRINE, HINT_BAR, AdwBin)

void vitrine_hint_bar_reveal (VitrineHintBar *self,
                              gboolean        reveal);
