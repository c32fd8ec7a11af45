/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/expected-writes.h"

typedef struct
{
  guint64 offset;
  GBytes *bytes;
  gint64 until; /* monotonic microseconds: who has not written by then will not */
} Write;

struct _VitrineExpectedWrites
{
  GArray *writes; /* the oldest first */
};

static void
clear_write (gpointer data)
{
  Write *write = data;

  g_bytes_unref (write->bytes);
}

static void
forget_old (VitrineExpectedWrites *self,
            gint64                 now)
{
  for (guint i = self->writes->len; i > 0; i--)
    if (g_array_index (self->writes, Write, i - 1).until < now)
      g_array_remove_index (self->writes, i - 1);
}

/* How many bytes from @offset on stand in @snapshot as @write puts them there. */
static gsize
count_matching (const Write           *write,
                const VitrineSnapshot *snapshot,
                guint64                offset)
{
  gsize written_length, length;
  const guint8 *written = g_bytes_get_data (write->bytes, &written_length);
  const guint8 *found = vitrine_snapshot_peek (snapshot, offset, &length);
  gsize n = 0;

  if (offset < write->offset || offset - write->offset >= written_length)
    return 0;

  written += offset - write->offset;
  length = MIN (length, written_length - (offset - write->offset));
  while (n < length && found[n] == written[n])
    n++;

  return n;
}

/* A shorter text over a longer one leaves bytes of both: each byte may come from
 * another of the writes. */
static gboolean
range_is_explained (VitrineExpectedWrites *self,
                    const VitrineSnapshot *snapshot,
                    VitrineRange           range)
{
  guint64 end = range.offset + range.length;
  guint64 offset = range.offset;

  while (offset < end)
    {
      gsize longest = 0;

      for (guint i = 0; i < self->writes->len; i++)
        longest = MAX (longest, count_matching (&g_array_index (self->writes, Write, i),
                                                snapshot, offset));
      if (longest == 0)
        return FALSE;
      offset += longest;
    }

  return TRUE;
}

/* The last one that stands there whole has been seen; those before it, too. */
static void
forget_seen (VitrineExpectedWrites *self,
             const VitrineSnapshot *snapshot)
{
  for (guint i = self->writes->len; i > 0; i--)
    {
      const Write *write = &g_array_index (self->writes, Write, i - 1);

      if (count_matching (write, snapshot, write->offset) == g_bytes_get_size (write->bytes))
        {
          g_array_remove_range (self->writes, 0, i);
          return;
        }
    }
}

VitrineExpectedWrites *
vitrine_expected_writes_new (void)
{
  VitrineExpectedWrites *self = g_new0 (VitrineExpectedWrites, 1);

  self->writes = g_array_new (FALSE, FALSE, sizeof (Write));
  g_array_set_clear_func (self->writes, clear_write);
  return self;
}

void
vitrine_expected_writes_free (VitrineExpectedWrites *self)
{
  g_array_unref (self->writes);
  g_free (self);
}

void
vitrine_expected_writes_add (VitrineExpectedWrites *self,
                             guint64                offset,
                             gconstpointer          bytes,
                             gsize                  length,
                             gint64                 until)
{
  Write write = { offset, NULL, until };

  if (length == 0)
    return;

  write.bytes = g_bytes_new (bytes, length);
  g_array_append_val (self->writes, write);
}

/**
 * vitrine_expected_writes_explain:
 * @ranges: what changed in @snapshot, as VitrineRange
 *
 * Returns: whether all of the change is what was about to be written; then that
 *   is not expected a second time
 */
gboolean
vitrine_expected_writes_explain (VitrineExpectedWrites *self,
                                 const VitrineSnapshot *snapshot,
                                 GArray                *ranges,
                                 gint64                 now)
{
  gboolean explained = ranges->len > 0;

  forget_old (self, now);
  for (guint i = 0; i < ranges->len && explained; i++)
    explained = range_is_explained (self, snapshot, g_array_index (ranges, VitrineRange, i));

  forget_seen (self, snapshot);
  return explained;
}
