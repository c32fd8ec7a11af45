/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/data-search.h"

guint64
vitrine_data_find_end (VitrineSegment *segment,
                       guint64         start,
                       guint64         end)
{
  guint64 low = start; /* from here on there is data before the end */
  guint64 high = end;  /* and from here on there is none */

  if (start >= end || vitrine_segment_find_data (segment, start) >= end)
    return start;
  while (high - low > 1)
    {
      guint64 middle = low + (high - low) / 2;

      if (vitrine_segment_find_data (segment, middle) < end)
        low = middle;
      else
        high = middle;
    }
  return high;
}
