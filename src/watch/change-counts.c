/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/change-counts.h"

#define PAGE VITRINE_CHANGE_COUNTS_PAGE

typedef struct
{
  guint64 index; /* its offset divided by its size; the key in the table */
  guint64 turn;  /* when something in it changed last */
  guint32 counts[PAGE];
} Page;

struct _VitrineChangeCounts
{
  GHashTable *pages;
  Page *recent; /* the one that was asked for last; NULL: none */
  guint64 turn;
};

VitrineChangeCounts *
vitrine_change_counts_new (void)
{
  VitrineChangeCounts *self = g_new0 (VitrineChangeCounts, 1);

  self->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

void
vitrine_change_counts_free (VitrineChangeCounts *self)
{
  g_hash_table_unref (self->pages);
  g_free (self);
}

static void
forget_oldest (VitrineChangeCounts *self)
{
  GHashTableIter iter;
  Page *oldest = NULL;
  gpointer page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    if (oldest == NULL || ((Page *) page)->turn < oldest->turn)
      oldest = page;
  if (oldest != NULL)
    g_hash_table_remove (self->pages, &oldest->index);
  self->recent = NULL;
}

static Page *
ensure_page (VitrineChangeCounts *self,
             guint64              index)
{
  Page *page = self->recent;

  if (page != NULL && page->index == index)
    return page;
  page = self->recent = g_hash_table_lookup (self->pages, &index);
  if (page != NULL)
    return page;
  if (g_hash_table_size (self->pages) >= VITRINE_CHANGE_COUNTS_PAGES_MAX)
    forget_oldest (self);

  page = g_new0 (Page, 1);
  page->index = index;
  self->recent = page;
  g_hash_table_insert (self->pages, &page->index, page);
  return page;
}

/* A run of bytes has changed once more. */
void
vitrine_change_counts_add (VitrineChangeCounts *self,
                           guint64              offset,
                           guint64              length)
{
  guint64 end = offset + length;

  self->turn++;
  while (offset < end)
    {
      Page *page = ensure_page (self, offset / PAGE);
      guint first = (guint) (offset % PAGE);
      guint past = (guint) MIN (end - offset + first, PAGE);

      page->turn = self->turn;
      for (guint i = first; i < past; i++)
        page->counts[i] += page->counts[i] < G_MAXUINT32;
      offset += past - first;
    }
}

static void
count_page (const Page         *page,
            guint64             start,
            guint64             end,
            VitrineChangeCount *count)
{
  guint64 base = page->index * PAGE;
  guint first = (guint) (MAX (start, base) - base);
  guint past = (guint) MIN (end - base, PAGE);
  guint32 most = 0;

  for (guint i = first; i < past; i++)
    {
      count->total += page->counts[i];
      most = MAX (most, page->counts[i]);
    }
  if (most == 0 || most < count->most || (most == count->most && base > count->most_offset))
    return;

  while (page->counts[first] != most)
    first++;
  count->most = most;
  count->most_offset = base + first;
}

/* How often the bytes of a range changed; it may be as long as a segment is. */
VitrineChangeCount
vitrine_change_counts_get (const VitrineChangeCounts *self,
                           guint64                    offset,
                           guint64                    length)
{
  VitrineChangeCount count = { 0 };
  guint64 end = offset + length;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Page *page = value;

      if (page->index * PAGE < end && (page->index + 1) * PAGE > offset)
        count_page (page, offset, end, &count);
    }
  return count;
}
