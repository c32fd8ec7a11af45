/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The middle of the header bar: which segment the window shows, and below it how
 * large it is, which process this window is and where it has the segment, with
 * that process' colour. Main thread. */

#pragma once

#include <adwaita.h>

#include "app/session.h"

#define VITRINE_TYPE_WINDOW_TITLE (vitrine_window_title_get_type ())
G_DECLARE_FINAL_TYPE (VitrineWindowTitle, vitrine_window_title, VITRINE, WINDOW_TITLE, AdwBin)

/* NULL while nothing is attached. */
void vitrine_window_title_set_session (VitrineWindowTitle *self,
                                       VitrineSession     *session);

/* What is waited for, while nothing is attached. */
void vitrine_window_title_set_wanted  (VitrineWindowTitle *self,
                                       VitrineAddress     *address);
