/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/overview-geometry.h"

double
vitrine_overview_geometry_get_y (const VitrineOverviewGeometry *self,
                                 guint64                        offset)
{
  if (self->size == 0)
    return 0;
  return (double) MIN (offset, self->size) / (double) self->size * self->height;
}

guint64
vitrine_overview_geometry_get_offset (const VitrineOverviewGeometry *self,
                                      double                         y)
{
  double part = self->height > 0 ? y / self->height : 0;
  double offset = CLAMP (part, 0, 1) * (double) self->size;

  /* A double is too coarse to tell the last byte of very many from their end. */
  if (self->size == 0 || offset < 0)
    return 0;
  return offset >= (double) self->size ? self->size - 1 : MIN ((guint64) offset, self->size - 1);
}

VitrineOverviewSpan
vitrine_overview_geometry_get_span (const VitrineOverviewGeometry *self,
                                    guint64                        offset,
                                    guint64                        length,
                                    double                         least)
{
  guint64 start = MIN (offset, self->size);
  double y = vitrine_overview_geometry_get_y (self, start);
  double end = vitrine_overview_geometry_get_y (self, start + MIN (length, self->size - start));
  double height = MIN (MAX (end - y, least), MAX (self->height, 0));

  return (VitrineOverviewSpan) { CLAMP (y, 0, self->height - height), height };
}
