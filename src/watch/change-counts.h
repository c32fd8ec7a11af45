/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* VitrineChangeCounts counts for each byte of a segment how often it was seen to
 * change. It holds 4 MiB of a segment, in pages, where something changed at all: a
 * small segment whole; of a large one, those where the last change is least long
 * ago. A sampler owns it, which counts while it is paused too. One thread. */

#pragma once

#include <glib.h>

#define VITRINE_CHANGE_COUNTS_PAGE 4096
#define VITRINE_CHANGE_COUNTS_PAGES_MAX 1024

/* Of some bytes: how often they changed, one byte once being 1, and which of
 * them most often; of several, the first. */
typedef struct
{
  guint64 total;
  guint64 most_offset;
  guint32 most; /* 0: none changed */
} VitrineChangeCount;

typedef struct _VitrineChangeCounts VitrineChangeCounts;

VitrineChangeCounts *vitrine_change_counts_new  (void);
void                 vitrine_change_counts_free (VitrineChangeCounts       *self);

void                 vitrine_change_counts_add  (VitrineChangeCounts       *self,
                                                 guint64                    offset,
                                                 guint64                    length);
VitrineChangeCount   vitrine_change_counts_get  (const VitrineChangeCounts *self,
                                                 guint64                    offset,
                                                 guint64                    length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineChangeCounts, vitrine_change_counts_free)
