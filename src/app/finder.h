/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineFinder knows where a pattern matches in a segment: it has all of it
 * searched in a thread, again when a sampler sees bytes change, and goes from
 * match to match, over the end to the start. Of very many matches it remembers
 * the first ones, and searches for the others when one goes there. It borrows the
 * segment, which is taken from it before it is detached. The find bar owns it.
 * Main thread.
 *
 * Signals:
 *   changed ()
 *       something of what the functions below tell is another
 *   found (guint64 offset, guint64 length, gboolean wrapped)
 *       where vitrine_finder_go() leads to, and whether over the end */

#pragma once

#include <glib-object.h>

#include "decode/pattern.h"
#include "watch/sampler.h"

#define VITRINE_FINDER_MAX 100000 /* matches that are remembered */

#define VITRINE_TYPE_FINDER (vitrine_finder_get_type ())
G_DECLARE_FINAL_TYPE (VitrineFinder, vitrine_finder, VITRINE, FINDER, GObject)

VitrineFinder *vitrine_finder_new           (void);

/* Both may be NULL; nothing of the former is used any more. */
void           vitrine_finder_set_segment   (VitrineFinder  *self,
                                             VitrineSegment *segment,
                                             VitrineSampler *sampler);
void           vitrine_finder_set_pattern   (VitrineFinder  *self,
                                             VitrinePattern *pattern);

/* To the first match at @offset or after it, or the last one before it. */
void           vitrine_finder_go            (VitrineFinder  *self,
                                             guint64         offset,
                                             gboolean        backward);

/* FALSE: not all of the segment has been searched yet. */
gboolean       vitrine_finder_is_known      (VitrineFinder  *self);
double         vitrine_finder_get_progress  (VitrineFinder  *self);
const char    *vitrine_finder_get_problem   (VitrineFinder  *self);
guint          vitrine_finder_get_n_matches (VitrineFinder  *self);
gboolean       vitrine_finder_has_more      (VitrineFinder  *self);

/* Those that are remembered, as VitrineRange, sorted. */
GArray        *vitrine_finder_get_matches   (VitrineFinder  *self);

/* Which match begins there, from 1 on; 0: none that is remembered. */
guint          vitrine_finder_get_number    (VitrineFinder  *self,
                                             guint64         offset);
