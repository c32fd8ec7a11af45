/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Segments that exist in a list only, for tests of what lists them. Any thread. */

#pragma once

#include "segment/listing.h"
#include "watch/segment-item.h"

/* What a test says of one; the rest is as of a foreign segment in use. */
typedef struct
{
  const char *name;
  VitrineObjectKind kind;
  guint64 size;
  guint64 allocated;
  guint32 mode;
  guint n_processes;
  gboolean managed;
  VitrineOrphan orphan;
  gboolean creator_gone;
  gboolean internal;
  const char *reason; /* NULL: it can be opened */
  const char *user;   /* NULL: the one who runs the test */
  gint64 changed;
} MadeSegment;

VitrineListing     *make_listing (const MadeSegment *made);
VitrineSegmentItem *make_item    (const MadeSegment *made);
