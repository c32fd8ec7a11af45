/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A place for a widget that is made late, so that the window is seen sooner: when
 * it is asked for, or, of a place that is `soon`, at the latest when the window has
 * drawn its first frame. Whoever has the place tells the widget all that it has to
 * know when it is made, and of what changes from then on. Main thread.
 *
 * Properties, for its .ui: widget-type (a type of widget), soon (b).
 * Signal: made (GtkWidget *widget): it stands in its place. */

#pragma once

#include <adwaita.h>

#define VITRINE_TYPE_LATE_BIN (vitrine_late_bin_get_type ())
G_DECLARE_FINAL_TYPE (VitrineLateBin, vitrine_late_bin, VITRINE, LATE_BIN, AdwBin)

/* Makes it where it is not made yet. */
gpointer vitrine_late_bin_get  (VitrineLateBin *self);
/* NULL where it is not made yet. */
gpointer vitrine_late_bin_peek (VitrineLateBin *self);
