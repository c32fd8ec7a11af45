/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several segments that are to be removed at once: what they are together, and the
 * removing itself in a worker thread, which tells of each one that stays why. What
 * is in use is only removed where the person said so, and what stands under a name
 * that somebody has given to another segment meanwhile is left alone. The one who
 * makes it owns it; main thread, but for vitrine_removal_run(). */

#pragma once

#include <gio/gio.h>

#include "segment/process.h"
#include "watch/segment-item.h"

typedef struct _VitrineRemoval VitrineRemoval;

/* What the question says. */
typedef struct
{
  guint n;           /* that can be removed at all */
  guint n_nameless;  /* that were meant too, but have no name to remove */
  guint n_used;      /* of them, by some process */
  guint64 size;      /* bytes, of all of them together */
} VitrineRemovalSums;

/* What came of it. */
typedef struct
{
  guint n_removed;
  GPtrArray *problems; /* char *: a sentence for each one that stays */
} VitrineRemovalResult;

/* @items: VitrineSegmentItem; those without a name to remove are left out. */
VitrineRemoval       *vitrine_removal_new         (GPtrArray            *items);
void                  vitrine_removal_free        (VitrineRemoval       *self);

/* Those that can be removed, an array of VitrineListing as they are now. */
GPtrArray            *vitrine_removal_list        (VitrineRemoval       *self);
VitrineRemovalSums    vitrine_removal_sum         (VitrineRemoval       *self);

/* How many use it, as far as this user can see; of System V the kernel counts. */
guint                 vitrine_removal_count_users (const VitrineListing *listing);

/* Which programs these are, "python3 (4242), postgres (17)": the first ones of
 * @processes, VitrineProcess, that use it. NULL: none that can be seen. */
char                 *vitrine_removal_name_users  (const VitrineListing *listing,
                                                   GPtrArray            *processes);

/* Any thread; @listings as vitrine_removal_list() gave them. */
VitrineRemovalResult *vitrine_removal_run         (GPtrArray            *listings,
                                                   gboolean              also_used);
void                  vitrine_removal_result_free (VitrineRemovalResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineRemoval, vitrine_removal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineRemovalResult, vitrine_removal_result_free)
