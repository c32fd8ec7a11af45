/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/byte-set.h"

#define BLOCK VITRINE_BYTE_SET_BLOCK
#define N_BLOCKS (VITRINE_BYTE_SET_PAGE / BLOCK)
#define N_PAGES_MAX (VITRINE_BYTE_SET_MAX / VITRINE_BYTE_SET_PAGE)

typedef struct
{
  guint64 index;            /* its offset divided by its size */
  guint n;                  /* bytes in the set */
  guint64 blocks[N_BLOCKS]; /* bit n of a block: its byte n */
} Page;

struct _VitrineByteSet
{
  GPtrArray *pages; /* of those with a byte in the set, sorted */
  guint recent;     /* where the page stands that was asked for last, or so */
  guint64 count;
};

/* A place: which page, which block of it, which byte of that. */
typedef struct
{
  guint64 page;
  guint block;
  guint bit;
} Place;

static Place
find_place (guint64 offset)
{
  guint rest = (guint) (offset % VITRINE_BYTE_SET_PAGE);

  return (Place) { offset / VITRINE_BYTE_SET_PAGE, rest / BLOCK, rest % BLOCK };
}

static Page *
get_page (const VitrineByteSet *self,
          guint                 i)
{
  return g_ptr_array_index (self->pages, i);
}

/* Where the first page stands that is not before @index. */
static guint
find_position (const VitrineByteSet *self,
               guint64               index)
{
  guint low = 0;
  guint high = self->pages->len;

  /* Most are looked for one after the other, and new ones at the end. */
  if (high > 0 && get_page (self, high - 1)->index < index)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_page (self, middle)->index < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static Page *
find_page (const VitrineByteSet *self,
           guint64               index)
{
  guint i = find_position (self, index);

  return i < self->pages->len && get_page (self, i)->index == index ? get_page (self, i) : NULL;
}

/* Returns: (nullable): NULL where there are too many */
static Page *
ensure_page (VitrineByteSet *self,
             guint64         index)
{
  guint i = self->recent;
  Page *page;

  /* One place after the other is added, mostly. */
  if (i < self->pages->len && get_page (self, i)->index == index)
    return get_page (self, i);
  i = self->recent = find_position (self, index);
  if (i < self->pages->len && get_page (self, i)->index == index)
    return get_page (self, i);
  if (self->pages->len >= N_PAGES_MAX)
    return NULL;

  page = g_new0 (Page, 1);
  page->index = index;
  g_ptr_array_insert (self->pages, (int) i, page);
  return page;
}

/* Makes those bits of a block what they are in @bits that are set in @mask. */
static gboolean
put (VitrineByteSet *self,
     Page           *page,
     guint           block,
     guint64         mask,
     guint64         bits)
{
  guint64 before = page->blocks[block];
  guint64 after = (before & ~mask) | (bits & mask);
  guint n_before = (guint) __builtin_popcountll (before);
  guint n_after = (guint) __builtin_popcountll (after);

  page->blocks[block] = after;
  page->n = page->n + n_after - n_before;
  self->count = self->count + n_after - n_before;
  return before != after;
}

/* The bits of block @block that stand for bytes from @start to before @end of
 * their page. */
static guint64
make_mask (guint block,
           guint start,
           guint end)
{
  guint first = CLAMP (start, block * BLOCK, (block + 1) * BLOCK) - block * BLOCK;
  guint past = CLAMP (end, block * BLOCK, (block + 1) * BLOCK) - block * BLOCK;
  guint64 ones = ~G_GUINT64_CONSTANT (0);

  if (first >= past)
    return 0;
  return (ones << first) & (ones >> (BLOCK - past));
}

/* From @start to before @end of the segment, as far as that is in @page. */
static gboolean
put_range (VitrineByteSet *self,
           Page           *page,
           guint64         start,
           guint64         end,
           guint64         bits)
{
  guint64 base = page->index * VITRINE_BYTE_SET_PAGE;
  guint first = (guint) (MAX (start, base) - base);
  guint past = (guint) MIN (end - base, VITRINE_BYTE_SET_PAGE);
  gboolean changed = FALSE;

  for (guint block = first / BLOCK; block * BLOCK < past; block++)
    changed |= put (self, page, block, make_mask (block, first, past), bits);
  return changed;
}

VitrineByteSet *
vitrine_byte_set_new (void)
{
  VitrineByteSet *self = g_new0 (VitrineByteSet, 1);

  self->pages = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
vitrine_byte_set_free (VitrineByteSet *self)
{
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/* Returns: whether any of these was not in it before, and is now */
gboolean
vitrine_byte_set_add (VitrineByteSet *self,
                      guint64         offset,
                      guint64         length)
{
  guint64 end = offset + MIN (length, G_MAXUINT64 - offset);
  gboolean changed = FALSE;

  while (offset < end)
    {
      Page *page = ensure_page (self, offset / VITRINE_BYTE_SET_PAGE);

      if (page == NULL)
        return changed;
      changed |= put_range (self, page, offset, end, ~G_GUINT64_CONSTANT (0));
      offset = (page->index + 1) * VITRINE_BYTE_SET_PAGE;
    }
  return changed;
}

/* Returns: whether any of these was in it before */
gboolean
vitrine_byte_set_remove (VitrineByteSet *self,
                         guint64         offset,
                         guint64         length)
{
  guint64 end = offset + MIN (length, G_MAXUINT64 - offset);
  guint i = find_position (self, offset / VITRINE_BYTE_SET_PAGE);
  gboolean changed = FALSE;

  while (i < self->pages->len && get_page (self, i)->index * VITRINE_BYTE_SET_PAGE < end)
    {
      changed |= put_range (self, get_page (self, i), offset, end, 0);
      if (get_page (self, i)->n == 0)
        g_ptr_array_remove_index (self->pages, i);
      else
        i++;
    }
  return changed;
}

/**
 * vitrine_byte_set_put_block:
 * @offset: of the first byte of a block, a multiple of VITRINE_BYTE_SET_BLOCK
 * @mask: bit n: byte n of the block is meant
 * @bits: bit n: byte n is to be in the set, or else not
 *
 * Returns: whether that changed anything
 */
gboolean
vitrine_byte_set_put_block (VitrineByteSet *self,
                            guint64         offset,
                            guint64         mask,
                            guint64         bits)
{
  Place place = find_place (offset);
  Page *page = (bits & mask) != 0 ? ensure_page (self, place.page)
                                  : find_page (self, place.page);
  gboolean changed;

  if (page == NULL)
    return FALSE;
  changed = put (self, page, place.block, mask, bits);
  if (page->n == 0)
    g_ptr_array_remove_index (self->pages, find_position (self, place.page));
  return changed;
}

/* Returns: whether any of the other's was not in it before, and is now */
gboolean
vitrine_byte_set_unite (VitrineByteSet       *self,
                        const VitrineByteSet *other)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < other->pages->len; i++)
    {
      Page *theirs = get_page (other, i);
      Page *page = ensure_page (self, theirs->index);

      for (guint block = 0; block < N_BLOCKS && page != NULL; block++)
        changed |= put (self, page, block, theirs->blocks[block], theirs->blocks[block]);
    }
  return changed;
}

void
vitrine_byte_set_clear (VitrineByteSet *self)
{
  g_ptr_array_set_size (self->pages, 0);
  self->count = 0;
}

gboolean
vitrine_byte_set_contains (const VitrineByteSet *self,
                           guint64               offset)
{
  Place place = find_place (offset);
  Page *page = find_page (self, place.page);

  return page != NULL && (page->blocks[place.block] >> place.bit & 1) != 0;
}

guint64
vitrine_byte_set_count (const VitrineByteSet *self)
{
  return self->count;
}

/* The first byte of a page from @start on that is in the set, or -1. */
static int
find_first_of (const Page *page,
               guint       start)
{
  for (guint block = start / BLOCK; block < N_BLOCKS; block++)
    {
      guint64 bits = page->blocks[block] & make_mask (block, start, VITRINE_BYTE_SET_PAGE);

      if (bits != 0)
        return (int) block * BLOCK + __builtin_ctzll (bits);
    }
  return -1;
}

/* The last one before @end, or -1. */
static int
find_last_of (const Page *page,
              guint       end)
{
  for (guint block = N_BLOCKS; block-- > 0;)
    {
      guint64 bits = page->blocks[block] & make_mask (block, 0, end);

      if (bits != 0)
        return (int) (block + 1) * BLOCK - 1 - __builtin_clzll (bits);
    }
  return -1;
}

/**
 * vitrine_byte_set_find_next:
 * @found: (out): the first byte from @offset on that is in the set
 */
gboolean
vitrine_byte_set_find_next (const VitrineByteSet *self,
                            guint64               offset,
                            guint64              *found)
{
  guint64 index = offset / VITRINE_BYTE_SET_PAGE;

  for (guint i = find_position (self, index); i < self->pages->len; i++)
    {
      Page *page = get_page (self, i);
      gboolean is_first = page->index == index;
      int byte = find_first_of (page, is_first ? (guint) (offset % VITRINE_BYTE_SET_PAGE) : 0);

      *found = page->index * VITRINE_BYTE_SET_PAGE + (guint64) MAX (byte, 0);
      if (byte >= 0)
        return TRUE;
    }
  return FALSE;
}

/* The last one before @offset. */
static gboolean
find_previous_byte (const VitrineByteSet *self,
                    guint64               offset,
                    guint64              *found)
{
  guint64 index = offset / VITRINE_BYTE_SET_PAGE;
  guint i = find_position (self, index);

  i += i < self->pages->len && get_page (self, i)->index == index;
  while (i-- > 0)
    {
      Page *page = get_page (self, i);
      gboolean is_last = page->index == index;
      int byte = find_last_of (page, is_last ? (guint) (offset % VITRINE_BYTE_SET_PAGE)
                                             : VITRINE_BYTE_SET_PAGE);

      *found = page->index * VITRINE_BYTE_SET_PAGE + (guint64) MAX (byte, 0);
      if (byte >= 0)
        return TRUE;
    }
  return FALSE;
}

/* How many bytes stand together in the set from @offset on, in one direction. */
static guint64
measure (const VitrineByteSet *self,
         guint64               offset,
         gboolean              forward)
{
  Place place = find_place (offset);
  Page *page = find_page (self, place.page);
  guint64 gaps = page != NULL ? ~page->blocks[place.block] : ~G_GUINT64_CONSTANT (0);
  guint64 room = forward ? BLOCK - place.bit : place.bit + 1;

  gaps = forward ? gaps >> place.bit : gaps << (BLOCK - 1 - place.bit);
  if (gaps == 0)
    return room;
  return MIN (room, (guint64) (forward ? __builtin_ctzll (gaps) : __builtin_clzll (gaps)));
}

static guint64
find_run_end (const VitrineByteSet *self,
              guint64               offset)
{
  guint64 length;

  while ((length = measure (self, offset, TRUE)) > 0)
    offset += length;
  return offset;
}

static guint64
find_run_start (const VitrineByteSet *self,
                guint64               offset)
{
  guint64 length = measure (self, offset, FALSE);

  while (length > 0 && offset >= length)
    {
      offset -= length;
      length = measure (self, offset, FALSE);
    }
  return length > 0 ? 0 : offset + 1;
}

/**
 * vitrine_byte_set_find_next_run:
 * @run: (out): bytes that stand together in the set
 *
 * Finds the first run that begins at @offset or behind it.
 */
gboolean
vitrine_byte_set_find_next_run (const VitrineByteSet *self,
                                guint64               offset,
                                VitrineRange         *run)
{
  guint64 found;

  /* One that began before is passed over. */
  if (offset > 0 && vitrine_byte_set_contains (self, offset - 1))
    offset = find_run_end (self, offset);
  if (!vitrine_byte_set_find_next (self, offset, &found))
    return FALSE;

  *run = (VitrineRange) { found, find_run_end (self, found) - found };
  return TRUE;
}

/* The same of the last run that begins before @offset. */
gboolean
vitrine_byte_set_find_previous_run (const VitrineByteSet *self,
                                    guint64               offset,
                                    VitrineRange         *run)
{
  guint64 found;

  if (!find_previous_byte (self, offset, &found))
    return FALSE;

  run->offset = find_run_start (self, found);
  run->length = find_run_end (self, found) - run->offset;
  return TRUE;
}
