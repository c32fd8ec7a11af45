/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files behind segment.h share, the sources included: nobody else
 * includes this. */

#pragma once

#include "segment/segment.h"
#include "segment/source.h"

#include <sys/types.h>

struct _VitrineSegment
{
  VitrineAddress *address;     /* owned */
  const VitrineSource *source; /* static */
  VitrineAccess access;
  VitrineObjectKind kind;
  int fd;                      /* owned; -1: it has none */
  gpointer mapping;            /* owned; NULL before it is attached */
  gsize size;                  /* bytes mapped */
  gboolean sealable;           /* seals may come that are not there yet */
  gboolean tells_pages;        /* System V: which pages it has is to be known */
  pid_t pid;                   /* of the process whose description fd is */
  gboolean has_turn;
};

/* Sets the system's words for @errsv; FALSE always. */
gboolean vitrine_segment_set_errno   (VitrineAddress  *address,
                                      int              errsv,
                                      GError         **error);

/* Where addresses have 32 bits a segment may be larger than any mapping of it. */
gboolean vitrine_segment_fits_memory (guint64          size);
