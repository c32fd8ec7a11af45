/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A dot in the colour of one process, in its window's title and beside its pid
 * in the list. Only an ornament: the pid always stands beside it, so assistive
 * technology does not see it. Main thread. */

#pragma once

#include <gtk/gtk.h>

#define VITRINE_TYPE_COLOUR_DOT (vitrine_colour_dot_get_type ())
G_DECLARE_FINAL_TYPE (VitrineColourDot, vitrine_colour_dot, VITRINE, COLOUR_DOT, GtkWidget)

void vitrine_colour_dot_set_process (VitrineColourDot *self,
                                     gint              pid,
                                     guint64           start_time);
