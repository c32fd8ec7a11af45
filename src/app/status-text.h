/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentences of the status bar, made of plain values so that they can be
 * tested. Everything returned is to be freed. Any thread. */

#pragma once

#include "app/hex-changes.h"
#include "segment/segment.h"
#include "watch/sampler.h"

/* What the window does: looking, or not, and what hinders it. */
typedef struct
{
  VitrineState state;
  VitrineAccess access;
  gboolean paused;
  guint interval; /* milliseconds */
} VitrineLiveness;

char *vitrine_status_text_liveness (const VitrineLiveness *liveness);
char *vitrine_status_text_interval (guint                  interval);
/* @time as g_get_real_time() gives it, 0 for never; @now likewise. */
char *vitrine_status_text_change   (gint64                 time,
                                    gint64                 now,
                                    gboolean               own);
/* Where the caret is, and how many bytes are selected, 0 for none. */
char *vitrine_status_text_place    (guint64                offset,
                                    guint64                selected);
char *vitrine_status_text_rate     (double                 rate);
/* How often the byte at the caret changed, or those that are selected; NULL where
 * none did. */
char *vitrine_status_text_count    (const VitrineChangeCount   *count,
                                    guint64                     selected);
/* What differs since the mark, and how many rows are shown; NULL without a mark,
 * and where all rows are. */
char *vitrine_status_text_since    (const VitrineHexComparison *comparison,
                                    gint64                      now);
char *vitrine_status_text_rows     (const VitrineHexComparison *comparison);
