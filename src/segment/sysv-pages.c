/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/sysv-pages.h"

#include "segment/sysv-row.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BATCH 4096 /* pages asked for at once */
#define THERE 1    /* the bit of mincore(2) */

/* Fills @there for @n pages from @start on. What is swapped out is not there
 * either, and yet no hole: then all count as there. FALSE: so they do. */
static gboolean
ask (gint          id,
     const guint8 *start,
     gsize         n,
     gsize         page,
     guint8       *there)
{
  VitrineSysvRow row;

  if (mincore ((gpointer) start, n * page, there) != 0)
    return FALSE;

  /* The other way round something could be swapped out in between. */
  for (gsize i = 0; i < n; i++)
    if ((there[i] & THERE) == 0)
      return vitrine_sysv_row_find (id, &row, NULL) && row.swapped == 0;

  return TRUE;
}

/* Until what page the bytes from page @first on are alike: all there, or not. */
static gsize
end_of_run (const guint8 *there,
            gsize         first,
            gsize         n)
{
  gsize end = first + 1;

  while (end < n && ((there[end] ^ there[first]) & THERE) == 0)
    end++;

  return end;
}

/* At most one batch of pages. */
static void
read_batch (gint          id,
            const guint8 *mapping,
            guint64       offset,
            guint8       *buffer,
            gsize         length,
            gsize         page)
{
  const guint64 start = offset - offset % page;
  const gsize n = (offset + length - start + page - 1) / page;
  guint8 there[BATCH];

  if (!ask (id, mapping + start, n, page, there))
    {
      memcpy (buffer, mapping + offset, length);
      return;
    }

  for (gsize i = 0, end; i < n; i = end)
    {
      guint64 from = MAX (offset, start + i * page);
      guint64 to;

      end = end_of_run (there, i, n);
      to = MIN (offset + length, start + end * page);
      if ((there[i] & THERE) != 0)
        memcpy (buffer + (from - offset), mapping + from, to - from);
      else
        memset (buffer + (from - offset), 0, to - from);
    }
}

void
vitrine_sysv_pages_read (gint          id,
                         const guint8 *mapping,
                         guint64       offset,
                         guint8       *buffer,
                         gsize         length)
{
  const gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize done = 0;

  while (done < length)
    {
      guint64 from = offset + done;
      gsize part = MIN (length - done, BATCH * page - from % page);

      read_batch (id, mapping, from, buffer + done, part, page);
      done += part;
    }
}

/* From @offset on the first page of which @wanted is true, that it is there, or
 * that it is not. Where nobody tells all of them are. */
static guint64
find_page (gint          id,
           const guint8 *mapping,
           guint64       offset,
           guint64       size,
           gboolean      wanted)
{
  const gsize page = (gsize) sysconf (_SC_PAGESIZE);
  guint64 start = offset - offset % page;
  guint8 there[BATCH];

  while (start < size)
    {
      gsize n = MIN (BATCH, (size - start + page - 1) / page);

      if (!ask (id, mapping + start, n, page, there))
        memset (there, THERE, n);

      for (gsize i = 0; i < n; i++)
        if (((there[i] & THERE) != 0) == wanted)
          return MAX (offset, start + i * page);
      start += n * page;
    }

  return G_MAXUINT64;
}

guint64
vitrine_sysv_pages_find_data (gint          id,
                              const guint8 *mapping,
                              guint64       offset,
                              guint64       size)
{
  return find_page (id, mapping, offset, size, TRUE);
}

guint64
vitrine_sysv_pages_find_hole (gint          id,
                              const guint8 *mapping,
                              guint64       offset,
                              guint64       size)
{
  return MIN (find_page (id, mapping, offset, size, FALSE), size);
}
