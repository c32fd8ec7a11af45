/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of a window that are about an address: one that is given, as by a row
 * of a list, or that of the window's own segment. To open it, here or in a window of
 * its own, to copy it, to remove what it leads to. The window owns them, and
 * vitrine_window_actions_add() adds them. Main thread. */

#pragma once

#include "app/window.h"

void vitrine_window_address_actions_add (VitrineWindow *window);
