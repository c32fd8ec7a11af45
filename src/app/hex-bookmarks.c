/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-bookmarks.h"

#include "app/bookmark-text.h"

#include <glib/gi18n.h>

struct _VitrineHexBookmarks
{
  VitrineBookmarkList *list; /* NULL: none */
  GArray *ranges;            /* VitrineRange */
};

VitrineHexBookmarks *
vitrine_hex_bookmarks_new (void)
{
  VitrineHexBookmarks *self = g_new0 (VitrineHexBookmarks, 1);

  self->ranges = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  return self;
}

void
vitrine_hex_bookmarks_free (VitrineHexBookmarks *self)
{
  g_clear_object (&self->list);
  g_array_unref (self->ranges);
  g_free (self);
}

void
vitrine_hex_bookmarks_set_list (VitrineHexBookmarks *self,
                                VitrineBookmarkList *list)
{
  g_set_object (&self->list, list);
}

VitrineBookmarkList *
vitrine_hex_bookmarks_get_list (VitrineHexBookmarks *self)
{
  return self->list;
}

/* A long one may begin far before what is shown, so that all are looked at. */
static void
collect (VitrineHexBookmarks *self,
         guint64              start,
         guint64              end)
{
  GListModel *list = G_LIST_MODEL (self->list);
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (VitrineBookmark) bookmark = g_list_model_get_item (list, i);
      const VitrineBookmarkEntry *entry = vitrine_bookmark_get_entry (bookmark);
      VitrineRange range = { entry->offset, entry->length };

      if (range.offset >= end)
        return;
      if (range.offset + range.length > start)
        g_array_append_val (self->ranges, range);
    }
}

const GArray *
vitrine_hex_bookmarks_find (VitrineHexBookmarks *self,
                            const GArray        *shown)
{
  const VitrineRange *first;
  const VitrineRange *last;

  g_array_set_size (self->ranges, 0);
  if (self->list == NULL || shown->len == 0)
    return self->ranges;

  first = &g_array_index (shown, VitrineRange, 0);
  last = &g_array_index (shown, VitrineRange, shown->len - 1);
  collect (self, first->offset, last->offset + last->length);
  return self->ranges;
}

static VitrineBookmark *
find_at (VitrineHexBookmarks *self,
         guint64              offset)
{
  return self->list != NULL ? vitrine_bookmark_list_find_at (self->list, offset) : NULL;
}

char *
vitrine_hex_bookmarks_explain (VitrineHexBookmarks *self,
                               guint64              offset)
{
  VitrineBookmark *bookmark = find_at (self, offset);
  g_autofree char *label = NULL;
  g_autofree char *place = NULL;

  if (bookmark == NULL)
    return NULL;
  label = vitrine_bookmark_dup_label (bookmark);
  place = vitrine_bookmark_text_place (vitrine_bookmark_get_entry (bookmark));
  return g_strdup_printf ("%s\n%s", label, place);
}

char *
vitrine_hex_bookmarks_describe (VitrineHexBookmarks *self,
                                guint64              offset,
                                char                *description)
{
  VitrineBookmark *bookmark = find_at (self, offset);
  g_autofree char *plain = description;
  g_autofree char *label = NULL;

  if (bookmark == NULL)
    return g_steal_pointer (&plain);
  label = vitrine_bookmark_dup_label (bookmark);
  /* Translators: the byte at the caret; then the name of the bookmark it is in. */
  return g_strdup_printf (_("%s; bookmarked: %s"), plain, label);
}
