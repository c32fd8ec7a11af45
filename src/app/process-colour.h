/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The colour of a process: always the same for the same process, well apart for
 * processes started one after the other, and strong enough against the
 * background of either style. It never stands alone: the pid stands beside it.
 * Pure functions, any thread. */

#pragma once

#include <glib.h>

/* Components of sRGB, 0.0 to 1.0. */
typedef struct
{
  double red;
  double green;
  double blue;
} VitrineColour;

VitrineColour vitrine_process_colour           (gint        pid,
                                                guint64     start_time,
                                                gboolean    dark);

/* The 22nd field of proc(5)'s stat, 0 when @stat is no such line. */
guint64       vitrine_process_parse_start_time (const char *stat);
guint64       vitrine_process_own_start_time   (void);
