/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSnapshot is what stood in a segment at one moment, as far as somebody
 * looked: immutable and reference-counted, free to be passed between threads.
 * A small segment is in it whole; of a large one, the ranges that were shown. */

#pragma once

#include <glib-object.h>

/* A run of bytes in a segment: offset and length in bytes. */
typedef struct
{
  guint64 offset;
  guint64 length;
} VitrineRange;

typedef struct _VitrineSnapshot VitrineSnapshot;

#define VITRINE_TYPE_SNAPSHOT (vitrine_snapshot_get_type ())
GType            vitrine_snapshot_get_type    (void);

/* Takes @spans over: pairs of an offset and the GBytes that stood there, sorted
 * and not overlapping. @time is g_get_real_time() of the reading. */
typedef struct
{
  guint64 offset;
  GBytes *bytes;
} VitrineSpan;

VitrineSnapshot *vitrine_snapshot_new         (guint64                segment_size,
                                               gint64                 time,
                                               gboolean               unstable,
                                               GArray                *spans);
VitrineSnapshot *vitrine_snapshot_ref         (VitrineSnapshot       *self);
void             vitrine_snapshot_unref       (VitrineSnapshot       *self);

guint64          vitrine_snapshot_get_size    (const VitrineSnapshot *self);
gsize            vitrine_snapshot_get_n_bytes (const VitrineSnapshot *self);
gint64           vitrine_snapshot_get_time    (const VitrineSnapshot *self);
gboolean         vitrine_snapshot_is_unstable (const VitrineSnapshot *self);

/* The bytes from @offset on, without copying: *@length becomes how many stand
 * there in one run, 0 (and NULL returned) where nobody looked. */
const guint8    *vitrine_snapshot_peek        (const VitrineSnapshot *self,
                                               guint64                offset,
                                               gsize                 *length);

/* One run after the other: @run becomes what the @index-th of them is, and its
 * bytes are returned, NULL when there are no more. */
const guint8    *vitrine_snapshot_get_run     (const VitrineSnapshot *self,
                                               guint                  index,
                                               VitrineRange          *run);

gboolean         vitrine_snapshot_knows       (const VitrineSnapshot *self,
                                               guint64                offset,
                                               guint64                length);

/* The ranges known in both that differ, sorted, as VitrineRange. A range known
 * in only one of them is no change. */
GArray          *vitrine_snapshot_compare     (const VitrineSnapshot *older,
                                               const VitrineSnapshot *newer);
VitrineSnapshot *vitrine_snapshot_extend      (const VitrineSnapshot *self,
                                               const VitrineSnapshot *newer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineSnapshot, vitrine_snapshot_unref)
