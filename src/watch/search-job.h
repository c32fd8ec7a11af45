/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The work of a VitrineSearch: goes through the segment piece by piece and
 * collects what matches. Where a match depends on nothing before it, several
 * threads do a large segment together. It is reference-counted, since a thread
 * may still be looking at bytes that it has read when whoever wanted them is
 * gone: once it is stopped, the segment is never used again. For any thread,
 * unless it says otherwise. */

#pragma once

#include "watch/search.h"

typedef struct _VitrineSearchJob VitrineSearchJob;

VitrineSearchJob *vitrine_search_job_new          (VitrineSegment           *segment,
                                                   const VitrineMatcher     *matcher,
                                                   const VitrineSearchScope *scope);
VitrineSearchJob *vitrine_search_job_ref          (VitrineSearchJob         *self);
void              vitrine_search_job_unref        (VitrineSearchJob         *self);

/* Once; it comes back when all is done. */
void              vitrine_search_job_run          (VitrineSearchJob         *self);
/* Waits for no more than one read that is under way. */
void              vitrine_search_job_stop         (VitrineSearchJob         *self);
gboolean          vitrine_search_job_is_stopped   (VitrineSearchJob         *self);

/* From 0 to 1. */
double            vitrine_search_job_get_progress (VitrineSearchJob         *self);

/* When it has run; see search.h. */
GArray           *vitrine_search_job_get_matches  (VitrineSearchJob         *self);
gboolean          vitrine_search_job_has_more     (VitrineSearchJob         *self);
const GError     *vitrine_search_job_get_error    (VitrineSearchJob         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineSearchJob, vitrine_search_job_unref)
