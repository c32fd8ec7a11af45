/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the bytes that are shown changed lately, and when. It remembers one
 * time for each byte of a window onto the segment, of one or more runs of bytes, so
 * that a byte that changes again and again costs no more than one that changed once.
 * The hex view owns one. Times are of g_get_monotonic_time(). Main thread. */

#pragma once

#include "watch/snapshot.h"

#define VITRINE_HEX_MARK_TIME (1500 * G_TIME_SPAN_MILLISECOND)

typedef struct _VitrineHexMarks VitrineHexMarks;

VitrineHexMarks *vitrine_hex_marks_new        (void);
void             vitrine_hex_marks_free       (VitrineHexMarks       *self);

/* The runs are sorted, with a gap between each and the next. */
void             vitrine_hex_marks_set_window (VitrineHexMarks       *self,
                                               const VitrineRange    *runs,
                                               guint                  n_runs);
gboolean         vitrine_hex_marks_add        (VitrineHexMarks       *self,
                                               guint64                offset,
                                               guint64                length,
                                               gint64                 now);
gboolean         vitrine_hex_marks_expire     (VitrineHexMarks       *self,
                                               gint64                 now);
void             vitrine_hex_marks_clear      (VitrineHexMarks       *self);

gboolean         vitrine_hex_marks_is_empty   (const VitrineHexMarks *self);
gint64           vitrine_hex_marks_get_time   (const VitrineHexMarks *self,
                                               guint64                offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineHexMarks, vitrine_hex_marks_free)
