/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSampler looks at one segment again and again, at the poll interval,
 * and says on the main thread what changed. The window owns it; it borrows the
 * segment, which must outlive it. Every function and signal is of the main
 * thread; where the reading happens is the sampler's own affair.
 *
 * Signals:
 *   changed (VitrineSnapshot *snapshot, GArray *ranges)
 *       some looked-at bytes differ from the last snapshot shown; ranges are
 *       VitrineRange; both stay valid while referenced. Equal bytes emit nothing.
 *       An empty array means that there is a new snapshot in which no byte is
 *       known to have changed: the first one, the first after more is looked at
 *       or after the segment has another size, and one that confirms the same
 *       bytes after an unstable one.
 * Properties that notify (all read-only): paused, interval, state, size, writable
 * (also when only the owner or the mode changed), error-message, n-changes (with
 * it last-change and last-was-own), rate. The rate notifies when a change comes
 * and once when it has fallen back to 0. */

#pragma once

#include "segment/segment.h"
#include "watch/change-counts.h"
#include "watch/condition.h"
#include "watch/snapshot.h"

#define VITRINE_SAMPLER_INTERVAL_DEFAULT 50 /* milliseconds, as the next two */
#define VITRINE_SAMPLER_INTERVAL_MIN 1
#define VITRINE_SAMPLER_INTERVAL_MAX 10000
#define VITRINE_SAMPLER_WHOLE_MAX (1024 * 1024) /* bytes: up to here read whole */

#define VITRINE_TYPE_SAMPLER (vitrine_sampler_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSampler, vitrine_sampler, VITRINE, SAMPLER, GObject)

VitrineSampler  *vitrine_sampler_new               (VitrineSegment *segment,
                                                    guint           interval);
/* start() takes the first sample at once. */
void             vitrine_sampler_start             (VitrineSampler *self);
void             vitrine_sampler_stop              (VitrineSampler *self);
void             vitrine_sampler_sample_now        (VitrineSampler *self);

guint            vitrine_sampler_get_interval      (VitrineSampler *self);
void             vitrine_sampler_set_interval      (VitrineSampler *self,
                                                    guint           interval);
gboolean         vitrine_sampler_get_paused        (VitrineSampler *self);
void             vitrine_sampler_set_paused        (VitrineSampler *self,
                                                    gboolean        paused);

/* What somebody shows: add_view() returns a name for it, never 0. While the
 * sampler is started, what was not looked at before is read before the next
 * frame is drawn. */
guint            vitrine_sampler_add_view          (VitrineSampler *self,
                                                    guint64         offset,
                                                    guint64         length);
void             vitrine_sampler_move_view         (VitrineSampler *self,
                                                    guint           view,
                                                    guint64         offset,
                                                    guint64         length);
void             vitrine_sampler_remove_view       (VitrineSampler *self,
                                                    guint           view);

/* What is shown (held while paused), NULL before the first sample. What comes
 * into view only during a pause is shown as it stood when it did. */
VitrineSnapshot *vitrine_sampler_get_snapshot      (VitrineSampler *self);

VitrineState     vitrine_sampler_get_state         (VitrineSampler *self);
const char      *vitrine_sampler_get_error_message (VitrineSampler *self);
guint64          vitrine_sampler_get_size          (VitrineSampler *self);
guint64          vitrine_sampler_get_former_size   (VitrineSampler *self);
const VitrineSegmentStatus *
                 vitrine_sampler_get_status        (VitrineSampler *self);
/* To be asked for more than the bytes, while it outlives the sampler. */
VitrineSegment  *vitrine_sampler_get_segment       (VitrineSampler *self);
/* Its size and who may use it are no news any more. */
void             vitrine_sampler_accept            (VitrineSampler *self);

/* Tells it what this process is about to have written, so that the change that
 * comes of it is known as its own. */
void             vitrine_sampler_expect_write      (VitrineSampler *self,
                                                    guint64         offset,
                                                    gconstpointer   bytes,
                                                    gsize           length);

/* Samples in which bytes differed, shown or not; when the last of them was read,
 * as g_get_real_time() or 0; how many there were in the last second. */
guint64          vitrine_sampler_get_n_changes     (VitrineSampler *self);
gint64           vitrine_sampler_get_last_change   (VitrineSampler *self);
gboolean         vitrine_sampler_get_last_was_own  (VitrineSampler *self);
double           vitrine_sampler_get_rate          (VitrineSampler *self);

/* How often the bytes of a range were seen to change, shown or not, as far as
 * they were looked at. */
VitrineChangeCount
                 vitrine_sampler_count_changes     (VitrineSampler *self,
                                                    guint64         offset,
                                                    guint64         length);
