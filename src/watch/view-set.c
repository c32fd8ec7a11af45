/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/view-set.h"

typedef struct
{
  guint id;
  VitrineRange range;
} View;

struct _VitrineViewSet
{
  GArray *views;
  guint last_id;
};

static View *
find_view (VitrineViewSet *self,
           guint           id)
{
  for (guint i = 0; i < self->views->len; i++)
    {
      View *view = &g_array_index (self->views, View, i);

      if (view->id == id)
        return view;
    }

  return NULL;
}

static int
order_ranges (gconstpointer a,
              gconstpointer b)
{
  const VitrineRange *left = a;
  const VitrineRange *right = b;

  return left->offset < right->offset ? -1 : left->offset > right->offset;
}

static void
append_clipped (GArray       *ranges,
                VitrineRange  range,
                guint64       size)
{
  if (range.offset >= size || range.length == 0)
    return;

  range.length = MIN (range.length, size - range.offset);
  g_array_append_val (ranges, range);
}

/* @ranges are sorted; those that touch or overlap become one. */
static void
merge_ranges (GArray *ranges)
{
  guint n = 0;

  for (guint i = 1; i < ranges->len; i++)
    {
      VitrineRange *last = &g_array_index (ranges, VitrineRange, n);
      VitrineRange next = g_array_index (ranges, VitrineRange, i);

      if (next.offset <= last->offset + last->length)
        last->length = MAX (last->length, next.offset + next.length - last->offset);
      else
        g_array_index (ranges, VitrineRange, ++n) = next;
    }

  if (ranges->len > 0)
    g_array_set_size (ranges, n + 1);
}

VitrineViewSet *
vitrine_view_set_new (void)
{
  VitrineViewSet *self = g_new0 (VitrineViewSet, 1);

  self->views = g_array_new (FALSE, FALSE, sizeof (View));
  return self;
}

void
vitrine_view_set_free (VitrineViewSet *self)
{
  g_array_unref (self->views);
  g_free (self);
}

guint
vitrine_view_set_add (VitrineViewSet *self,
                      guint64         offset,
                      guint64         length)
{
  View view = { ++self->last_id, { offset, length } };

  g_array_append_val (self->views, view);
  return view.id;
}

void
vitrine_view_set_move (VitrineViewSet *self,
                       guint           id,
                       guint64         offset,
                       guint64         length)
{
  View *view = find_view (self, id);

  g_return_if_fail (view != NULL);

  view->range = (VitrineRange) { offset, length };
}

void
vitrine_view_set_remove (VitrineViewSet *self,
                         guint           id)
{
  View *view = find_view (self, id);

  g_return_if_fail (view != NULL);

  g_array_remove_index (self->views, view - (View *) (gpointer) self->views->data);
}

/**
 * vitrine_view_set_plan:
 * @size: of the segment, in bytes
 * @whole_max: up to this size it is read whole, whoever looks
 *
 * Returns: (transfer full): the ranges to read, as VitrineRange: inside the
 *   segment, sorted, with a gap between each and the next
 */
GArray *
vitrine_view_set_plan (VitrineViewSet *self,
                       guint64         size,
                       guint64         whole_max)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (VitrineRange));

  if (size <= whole_max)
    append_clipped (ranges, (VitrineRange) { 0, size }, size);
  else
    for (guint i = 0; i < self->views->len; i++)
      append_clipped (ranges, g_array_index (self->views, View, i).range, size);

  g_array_sort (ranges, order_ranges);
  merge_ranges (ranges);
  return ranges;
}
