/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window that lists the keys, one section a topic, so that it is no wider than
 * a small screen. Whoever makes it owns it. Main thread. */

#pragma once

#include <gtk/gtk.h>

/* Returns: (transfer floating): not shown yet, nor told the keys of actions */
GtkShortcutsWindow *vitrine_shortcuts_window_new (void);
