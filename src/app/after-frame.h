/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What nobody sees in the first frame of a window is done after it, so that the
 * window is seen sooner. Main thread. */

#pragma once

#include <gtk/gtk.h>

typedef void (*VitrineAfterFrame) (gpointer object);

/* Calls @func with @object when the next frame of @window has been drawn, which is
 * the first one before it is shown. Either may be gone by then: then it does not. */
void vitrine_after_frame (GtkWidget         *window,
                          VitrineAfterFrame  func,
                          gpointer           object);
