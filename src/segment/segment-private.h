/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files behind segment.h share: nobody else includes this. */

#pragma once

#include "segment/segment.h"
#include "segment/source.h"

#include <sys/types.h>

struct _VitrineSegment
{
  VitrineAddress *address;     /* owned */
  const VitrineSource *source; /* static */
  VitrineAccess access;
  int fd;                      /* owned */
  gpointer mapping;            /* owned */
  gsize size;                  /* bytes mapped */
  pid_t pid;                   /* of the process whose description fd is */
  gboolean has_turn;
};

/* Sets the system's words for @errsv; FALSE always. */
gboolean vitrine_segment_set_errno   (VitrineAddress        *address,
                                      int                    errsv,
                                      GError               **error);
void     vitrine_segment_fill_status (VitrineSegmentStatus  *status,
                                      const struct stat     *found,
                                      VitrineStanding        standing);

/* Where addresses have 32 bits a segment may be larger than any mapping of it. */
gboolean vitrine_segment_fits_memory (guint64                size);
