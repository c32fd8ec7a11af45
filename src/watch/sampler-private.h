/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the two halves of a sampler share: sampler.c looks at the segment,
 * sampler-changes.c tells of what changed in it. Main thread. */

#pragma once

#include "watch/change-log.h"
#include "watch/sample-reader.h"
#include "watch/sampler.h"

struct _VitrineSampler
{
  GObject parent_instance;

  /* How it looks. */
  VitrineSampleReader *reader;
  guint interval; /* milliseconds */
  gboolean started;
  guint poll_source;
  guint soon_source;

  /* What it saw. */
  VitrineSnapshot *latest;
  VitrineSnapshot *shown; /* the latest, but while paused */
  gboolean paused;

  VitrineCondition condition; /* what became of the segment */

  /* What changed. */
  VitrineChangeLog *log;
  guint rate_source;
};
