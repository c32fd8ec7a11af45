/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another window is another process: the same program once more, with the same
 * environment. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "segment/address.h"

gboolean vitrine_spawn_window (GdkDisplay      *display,
                               VitrineAddress  *address,
                               GError         **error);
