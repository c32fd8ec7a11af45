/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSource is one kind of place where segments stand: it knows how to
 * find, attach, make and remove one. A segment's code works through this table
 * and never asks which kind it has. Constant; for any thread. */

#pragma once

#include "segment/segment.h"

#include <sys/types.h>

typedef struct
{
  /* What stands at the address now, without attaching. */
  gboolean (*look)      (VitrineAddress        *address,
                         VitrineSegmentStatus  *status,
                         GError               **error);
  gboolean (*remove)    (VitrineAddress        *address,
                         GError               **error);
  gboolean removable;   /* FALSE: remove only says why not */

  /* Maps what the segment's address leads to, or its descriptor where it has one
   * already, and takes that back. A half done attachment is detached too. */
  gboolean (*attach)    (VitrineSegment        *segment,
                         GError               **error);
  void     (*detach)    (VitrineSegment        *segment);

  /* Of an attachment. All but grow are reading: see segment.h. */
  gboolean (*query)     (VitrineSegment        *segment,
                         VitrineSegmentStatus  *status,
                         GError               **error);
  gboolean (*get_size)  (VitrineSegment        *segment,
                         guint64               *size,
                         GError               **error);
  gssize   (*read)      (VitrineSegment        *segment,
                         guint64                offset,
                         gpointer               buffer,
                         gsize                  length,
                         GError               **error);
  guint64  (*find_data) (VitrineSegment        *segment,
                         guint64                offset);
  guint64  (*find_hole) (VitrineSegment        *segment,
                         guint64                offset);
  gboolean (*grow)      (VitrineSegment        *segment,
                         gsize                  size,
                         GError               **error);

  /* A descriptor, the caller's, or -1 with an error; NULL where the kind has no
   * descriptors. */
  int      (*open)      (VitrineAddress        *address,
                         VitrineAccess          access,
                         GError               **error);
  /* What sort of object its descriptor leads to. */
  VitrineObjectKind (*get_kind) (VitrineSegment *segment);
  VitrineStanding removed;  /* what to call it when nothing stands there now */
  VitrineStanding replaced; /* and when something else does */

  /* Joining. NULL where others can only be guests. Make gives a new segment,
   * whole and zeroed, that nobody else can see yet; publish gives it its name at
   * once, or VITRINE_ERROR_EXISTS when that one is taken. */
  int      (*make)      (VitrineAddress        *address,
                         gsize                  size,
                         mode_t                 mode,
                         GError               **error);
  gboolean (*publish)   (VitrineAddress        *address,
                         int                    fd,
                         GError               **error);
} VitrineSource;

/* Never NULL. */
const VitrineSource *vitrine_source_find (VitrineAddress *address);
