/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Has a widget drawn anew while marks fade, and again when they end; while there
 * are none, it does nothing at all. Without animations a mark does not fade, and
 * is only drawn and taken away. A part of the hex view, which it borrows along
 * with the marks. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "app/hex-marks.h"

typedef struct
{
  GtkWidget *widget;
  VitrineHexMarks *marks;
  guint tick;    /* with animations */
  guint timeout; /* without them */
  gint64 step;   /* that was drawn last */
} VitrineHexFade;

/* After marks were added. */
void vitrine_hex_fade_start (VitrineHexFade *self);
void vitrine_hex_fade_stop  (VitrineHexFade *self);
