/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: one segment, with its text, its bytes and who else uses it. Each
 * window is a process of its own, so there is one of them in a process. The
 * application owns it. Main thread. */

#pragma once

#include <adwaita.h>

#define VITRINE_TYPE_WINDOW (vitrine_window_get_type ())
G_DECLARE_FINAL_TYPE (VitrineWindow, vitrine_window, VITRINE, WINDOW, AdwApplicationWindow)

VitrineWindow *vitrine_window_new (GtkApplication *application);
