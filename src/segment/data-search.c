/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/data-search.h"

#define STEP 4096 /* bytes of the first step back */

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

guint64
vitrine_data_find_next (VitrineSegment *segment,
                        guint64         offset)
{
  guint64 data = vitrine_segment_find_data (segment, offset);
  guint64 hole;

  if (data > offset)
    return data;
  hole = vitrine_segment_find_hole (segment, offset);
  return hole > offset ? vitrine_segment_find_data (segment, hole) : G_MAXUINT64;
}

/* Whether there is a hole from @offset on that begins before @end. */
static gboolean
has_hole (VitrineSegment *segment,
          guint64         offset,
          guint64         end)
{
  return vitrine_segment_find_hole (segment, offset) < end;
}

/* Where the run of data begins that @end ends, or is in. Steps back further and
 * further, so that a short run is found fast in a large segment. */
static guint64
find_run_start (VitrineSegment *segment,
                guint64         end)
{
  guint64 step = STEP;
  guint64 high = end - 1; /* from here on there is no hole before the end */
  guint64 low = high;

  while (low > 0 && !has_hole (segment, low, end))
    {
      high = low;
      low -= MIN (low, step);
      step *= 2;
    }
  if (!has_hole (segment, low, end))
    return low;
  while (high - low > 1)
    {
      guint64 middle = low + (high - low) / 2;

      if (has_hole (segment, middle, end))
        low = middle;
      else
        high = middle;
    }
  return high;
}

guint64
vitrine_data_find_previous (VitrineSegment *segment,
                            guint64         offset)
{
  guint64 end = vitrine_data_find_end (segment, 0, offset);

  return end > 0 ? find_run_start (segment, end) : G_MAXUINT64;
}
