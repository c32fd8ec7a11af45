/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A segment of a test's own that the test stores into as a stranger would, and a
 * sampler that looks at it when it is told to. Main thread of a test. */

#pragma once

#include "watch/sampler.h"

typedef struct
{
  VitrineAddress *address;
  gsize size;
  guint8 *bytes; /* the stranger's mapping */
  VitrineSegment *segment;
  VitrineSampler *sampler;
} WatchedSegment;

void watched_segment_open   (WatchedSegment *self,
                             gsize           size);

/* Proves that nobody else holds the sampler. */
void watched_segment_close  (WatchedSegment *self);

/* Makes it shorter or longer; only the bytes of the first size are mapped. */
void watched_segment_resize (WatchedSegment *self,
                             gsize           size);

/* Stores @value at @offset and has the sampler look. */
void watched_segment_poke   (WatchedSegment *self,
                             gsize           offset,
                             guint8          value);
