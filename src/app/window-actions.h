/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do in a window, as its actions: the menu, the keys and the
 * panes all come here. Main thread. */

#pragma once

#include "app/window.h"

/* Once, when the window is made. */
void       vitrine_window_actions_add         (VitrineWindow *window);

/* The window shows @session now, or nothing. */
void       vitrine_window_actions_set_session (VitrineWindow  *window,
                                               VitrineSession *session);

/* The window waits for a segment, or no longer. */
void       vitrine_window_actions_set_waiting (VitrineWindow  *window,
                                               gboolean        waiting);
