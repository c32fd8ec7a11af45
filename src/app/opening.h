/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way to a segment, as far as a worker thread goes it: what was asked for,
 * and what stands there when it is reached. The main thread fills the first half
 * in, the worker the second, and then the main thread makes a session of it. */

#pragma once

#include "app/session.h"

typedef struct
{
  VitrineAddress *address;
  VitrineOpen how;
  gsize size;   /* bytes, of a segment that has to be created */
  guint32 mode; /* likewise */

  VitrineSegment *segment; /* NULL once somebody took it over */
  VitrineSegmentStatus status;
  gboolean created;
  GBytes *start; /* what stands first, for guessing an encoding */
} VitrineOpening;

VitrineOpening *vitrine_opening_new  (VitrineAddress  *address,
                                      VitrineOpen      how,
                                      gsize            size,
                                      guint32          mode);
void            vitrine_opening_free (VitrineOpening  *self);
gboolean        vitrine_opening_run  (VitrineOpening  *self,
                                      GError         **error);
