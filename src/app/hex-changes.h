/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which bytes of a segment a person wants to be led to, shown or not: those that
 * differ since a moment that was marked, or else those that changed lately. What
 * was not looked at at that moment is compared with how it stood when it was first
 * (watch/baseline.h). The hex view owns it. Main thread. */

#pragma once

#include "watch/baseline.h"

/* A change is recent until that long before the last one at least, and twice as
 * long at most, in microseconds: so there is always one after the first. */
#define VITRINE_HEX_CHANGES_RECENT (5 * G_TIME_SPAN_SECOND)

typedef struct _VitrineHexChanges VitrineHexChanges;

/* What is compared and left out, for whoever tells a person. */
typedef struct
{
  gint64 since;       /* as g_get_real_time(): the mark; 0: none */
  guint64 n_different; /* bytes */
  gboolean is_partial; /* only what was shown is compared, not all */
  gboolean is_filtering;
  guint64 n_shown;     /* rows */
  guint64 n_rows;      /* rows that there are */
} VitrineHexComparison;

VitrineHexChanges    *vitrine_hex_changes_new           (void);
void                  vitrine_hex_changes_free          (VitrineHexChanges       *self);

/* What was seen: @ranges are the VitrineRange that changed; @now is of
 * g_get_monotonic_time(). */
void                  vitrine_hex_changes_take          (VitrineHexChanges       *self,
                                                         const VitrineSnapshot   *snapshot,
                                                         GArray                  *ranges,
                                                         gint64                   now);

/* Marks a moment, @time by g_get_real_time(), in which the bytes stood as in
 * @snapshot, which may be NULL. */
void                  vitrine_hex_changes_mark          (VitrineHexChanges       *self,
                                                         const VitrineSnapshot   *snapshot,
                                                         gint64                   time);
void                  vitrine_hex_changes_unmark        (VitrineHexChanges       *self);
/* Before another segment. */
void                  vitrine_hex_changes_forget        (VitrineHexChanges       *self);

/* NULL and 0 while no moment is marked. */
const VitrineByteSet *vitrine_hex_changes_get_different (const VitrineHexChanges *self);
gint64                vitrine_hex_changes_get_time      (const VitrineHexChanges *self);
gboolean              vitrine_hex_changes_is_full       (const VitrineHexChanges *self);
gboolean              vitrine_hex_changes_get_former    (const VitrineHexChanges *self,
                                                         guint64                  offset,
                                                         guint8                  *byte);

/* The place that begins next behind or before @offset, round the end. */
gboolean              vitrine_hex_changes_find          (const VitrineHexChanges *self,
                                                         guint64                  offset,
                                                         gboolean                 backward,
                                                         guint64                 *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineHexChanges, vitrine_hex_changes_free)
