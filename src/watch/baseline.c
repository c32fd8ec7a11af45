/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/baseline.h"

#include <string.h>

#define PAGE VITRINE_BYTE_SET_PAGE
#define BLOCK VITRINE_BYTE_SET_BLOCK
#define N_BLOCKS (PAGE / BLOCK)
#define N_PAGES_MAX (VITRINE_BASELINE_MAX / PAGE)

typedef struct
{
  guint64 index;           /* its offset divided by its size; the key in the table */
  guint64 known[N_BLOCKS]; /* bit n of a block: its byte n is known */
  guint8 bytes[PAGE];
} Page;

struct _VitrineBaseline
{
  GHashTable *pages;
  VitrineByteSet *different;
  gboolean is_full;
};

VitrineBaseline *
vitrine_baseline_new (void)
{
  VitrineBaseline *self = g_new0 (VitrineBaseline, 1);

  self->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->different = vitrine_byte_set_new ();
  return self;
}

void
vitrine_baseline_free (VitrineBaseline *self)
{
  g_hash_table_unref (self->pages);
  vitrine_byte_set_free (self->different);
  g_free (self);
}

/* Returns: (nullable): NULL where there are too many */
static Page *
ensure_page (VitrineBaseline *self,
             guint64          index)
{
  Page *page = g_hash_table_lookup (self->pages, &index);

  if (page != NULL)
    return page;
  self->is_full = g_hash_table_size (self->pages) >= N_PAGES_MAX;
  if (self->is_full)
    return NULL;

  page = g_new0 (Page, 1);
  page->index = index;
  g_hash_table_insert (self->pages, &page->index, page);
  return page;
}

/* Takes @length bytes of a block over from its byte @first on, as far as they are
 * not known. Returns: bit n: byte n of the block is another one than was known */
static guint64
take_bytes (Page         *page,
            guint         block,
            guint         first,
            const guint8 *bytes,
            guint         length)
{
  guint8 *known_bytes = page->bytes + block * BLOCK + first;
  guint64 different = 0;

  /* What nobody changed is most of what is ever compared. */
  if (page->known[block] == G_MAXUINT64 && memcmp (known_bytes, bytes, length) == 0)
    return 0;

  for (guint i = 0; page->known[block] != G_MAXUINT64 && i < length; i++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << (first + i);

      if ((page->known[block] & bit) == 0)
        known_bytes[i] = bytes[i];
      page->known[block] |= bit;
    }
  for (guint i = 0; i < length; i++)
    different |= (guint64) (known_bytes[i] != bytes[i]) << (first + i);
  return different;
}

/* The same of a run of bytes inside of one page. */
static gboolean
take_page (VitrineBaseline *self,
           guint64          offset,
           const guint8    *bytes,
           guint            length)
{
  Page *page = ensure_page (self, offset / PAGE);
  gboolean changed = FALSE;
  guint n;

  for (; length > 0 && page != NULL; offset += n, bytes += n, length -= n)
    {
      guint block = (guint) (offset % PAGE) / BLOCK;
      guint first = (guint) (offset % BLOCK);
      guint64 different;
      guint64 mask;

      n = MIN (length, BLOCK - first);
      mask = (G_MAXUINT64 >> (BLOCK - n)) << first;
      different = take_bytes (page, block, first, bytes, n);
      changed |= vitrine_byte_set_put_block (self->different, offset - first, mask, different);
    }
  return changed;
}

/**
 * vitrine_baseline_take:
 *
 * Compares what @snapshot knows with what was known, and takes over what was not.
 *
 * Returns: whether other bytes are different than before
 */
gboolean
vitrine_baseline_take (VitrineBaseline       *self,
                       const VitrineSnapshot *snapshot)
{
  guint64 size = vitrine_snapshot_get_size (snapshot);
  gboolean changed = vitrine_byte_set_remove (self->different, size, G_MAXUINT64);
  const guint8 *bytes;
  VitrineRange run;

  for (guint i = 0; (bytes = vitrine_snapshot_get_run (snapshot, i, &run)) != NULL; i++)
    for (guint64 done = 0; done < run.length;)
      {
        guint64 offset = run.offset + done;
        guint length = (guint) MIN (run.length - done, PAGE - offset % PAGE);

        changed |= take_page (self, offset, bytes + done, length);
        done += length;
      }
  return changed;
}

const VitrineByteSet *
vitrine_baseline_get_different (const VitrineBaseline *self)
{
  return self->different;
}

/**
 * vitrine_baseline_get_byte:
 * @byte: (out): what stood at @offset
 *
 * Returns: whether that is known
 */
gboolean
vitrine_baseline_get_byte (const VitrineBaseline *self,
                           guint64                offset,
                           guint8                *byte)
{
  guint64 index = offset / PAGE;
  guint rest = (guint) (offset % PAGE);
  const Page *page = g_hash_table_lookup (self->pages, &index);

  if (page == NULL || (page->known[rest / BLOCK] >> (rest % BLOCK) & 1) == 0)
    return FALSE;
  *byte = page->bytes[rest];
  return TRUE;
}

/* Whether something that was looked at is not compared. */
gboolean
vitrine_baseline_is_full (const VitrineBaseline *self)
{
  return self->is_full;
}
