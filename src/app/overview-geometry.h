/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where each byte of a segment stands in an overview of all of it, from its first
 * byte at the top to its last at the bottom. A plain value of the widget that
 * draws. Pure arithmetic, any thread. */

#pragma once

#include <glib.h>

typedef struct
{
  guint64 size; /* bytes */
  int height;   /* pixels */
} VitrineOverviewGeometry;

/* A stretch of it, in pixels from the top. */
typedef struct
{
  double y;
  double height;
} VitrineOverviewSpan;

double              vitrine_overview_geometry_get_y      (const VitrineOverviewGeometry *self,
                                                          guint64                        offset);
/* The byte at a height, the nearest where there is none. */
guint64             vitrine_overview_geometry_get_offset (const VitrineOverviewGeometry *self,
                                                          double                         y);
/* Of some bytes; at least so high, and not over an edge. */
VitrineOverviewSpan vitrine_overview_geometry_get_span   (const VitrineOverviewGeometry *self,
                                                          guint64                        offset,
                                                          guint64                        length,
                                                          double                         least);
