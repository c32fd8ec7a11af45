/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSearch goes once through a segment and collects where something
 * matches. It reads by vitrine_segment_read(), piece by piece, in threads of its
 * own, so that it never keeps the main thread waiting; what it looks for comes
 * as a function, since this folder knows nothing of encodings. Whoever made it
 * owns it and stops it before the segment is detached. Main thread, but for
 * vitrine_search_run(), which does the same in the thread that calls it.
 *
 * Signal: finished (), on the main thread, unless it was stopped before. */

#pragma once

#include <glib-object.h>

#include "segment/segment.h"
#include "watch/snapshot.h"

/* Finds the first match at @start or after it; with @is_end no bytes follow these.
 * Several threads may call it at once. */
typedef gboolean (* VitrineMatchFunc) (gconstpointer  pattern,
                                       const guint8  *bytes,
                                       gsize          length,
                                       gsize          start,
                                       gboolean       is_end,
                                       gsize         *match_start,
                                       gsize         *match_length);

typedef struct
{
  VitrineMatchFunc find;
  gpointer pattern;            /* the search takes it over */
  gsize longest;               /* bytes in the longest match */
  gsize before;                /* bytes before a match that it looks at */
  gboolean overlaps;           /* a match may begin in another one */
  gboolean matches_zeros;      /* FALSE: holes need not be looked at */
  GDestroyNotify free_pattern; /* in whichever thread; NULL: it is borrowed */
} VitrineMatcher;

/* Where matches may begin, and how many are wanted. */
typedef struct
{
  guint64 start;
  guint64 end;       /* G_MAXUINT64: to the end of the segment */
  guint n_max;
  gboolean backward; /* the last ones of them, not the first */
} VitrineSearchScope;

#define VITRINE_TYPE_SEARCH (vitrine_search_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSearch, vitrine_search, VITRINE, SEARCH, GObject)

VitrineSearch *vitrine_search_new          (VitrineSegment           *segment,
                                            const VitrineMatcher     *matcher,
                                            const VitrineSearchScope *scope);
void           vitrine_search_start        (VitrineSearch            *self);
void           vitrine_search_stop         (VitrineSearch            *self);
void           vitrine_search_run          (VitrineSearch            *self);

/* From 0 to 1; may be asked for while it runs. */
double         vitrine_search_get_progress (VitrineSearch            *self);

/* When it is finished: VitrineRange, sorted; whether, searching forward, there are
 * more than wanted; why it could not read, or NULL. */
GArray        *vitrine_search_get_matches  (VitrineSearch            *self);
gboolean       vitrine_search_has_more     (VitrineSearch            *self);
const GError  *vitrine_search_get_error    (VitrineSearch            *self);
