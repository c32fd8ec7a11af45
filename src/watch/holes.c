/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/holes.h"

#define PAGE 4096 /* bytes: no hole ends within so many of them */

/* Only where data comes next is asked: how far data goes may take long to find
 * out. */
static void
find_in_range (VitrineSegment     *segment,
               const VitrineRange *range,
               GArray             *holes)
{
  guint64 end = range->offset + range->length;
  guint64 offset = range->offset;

  while (offset < end)
    {
      guint64 data = MIN (vitrine_segment_find_data (segment, offset), end);

      if (data > offset)
        {
          VitrineRange hole = { offset, data - offset };

          g_array_append_val (holes, hole);
        }
      offset = data - data % PAGE + PAGE;
    }
}

GArray *
vitrine_holes_find (VitrineSegment *segment,
                    const GArray   *ranges)
{
  GArray *holes = g_array_new (FALSE, FALSE, sizeof (VitrineRange));

  for (guint i = 0; i < ranges->len; i++)
    find_in_range (segment, &g_array_index (ranges, VitrineRange, i), holes);
  return holes;
}
