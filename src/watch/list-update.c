/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/list-update.h"

/* Where the two stand beside each other: below 0 when the item is no longer
 * found, above 0 when what was found has no item. */
static int
compare_at (const VitrineListUpdate *how,
            GPtrArray               *items,
            guint                    item,
            GPtrArray               *found,
            guint                    place)
{
  if (item >= items->len)
    return 1;
  if (place >= found->len)
    return -1;

  return how->compare (g_ptr_array_index (items, item), g_ptr_array_index (found, place));
}

static void
splice (GPtrArray *items,
        guint      position,
        guint      n_removed,
        GPtrArray *added)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (items, position, n_removed);
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_insert (items, position + i, g_object_ref (g_ptr_array_index (added, i)));
}

/* Takes the run of differences at @position and *@place; returns how many items
 * stand there now. */
static guint
replace_run (const VitrineListUpdate *how,
             GListModel              *model,
             GPtrArray               *items,
             guint                    position,
             GPtrArray               *found,
             guint                   *place)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_removed = 0;

  while (position + n_removed < items->len || *place < found->len)
    {
      int order = compare_at (how, items, position + n_removed, found, *place);

      if (order == 0)
        break;
      if (order < 0)
        n_removed++;
      else
        g_ptr_array_add (added, how->create (g_ptr_array_index (found, (*place)++)));
    }

  splice (items, position, n_removed, added);
  g_list_model_items_changed (model, position, n_removed, added->len);
  return added->len;
}

/**
 * vitrine_list_update:
 * @items: what @model holds, with g_object_unref() as its free function
 * @found: what there is now, in the order of @how
 *
 * No listener may call it for the same @items again before it returns.
 */
void
vitrine_list_update (const VitrineListUpdate *how,
                     GListModel              *model,
                     GPtrArray               *items,
                     GPtrArray               *found)
{
  guint position = 0;
  guint place = 0;

  while (position < items->len || place < found->len)
    {
      if (compare_at (how, items, position, found, place) != 0)
        {
          position += replace_run (how, model, items, position, found, &place);
          continue;
        }

      how->update (g_ptr_array_index (items, position), g_ptr_array_index (found, place));
      position++;
      place++;
    }
}
