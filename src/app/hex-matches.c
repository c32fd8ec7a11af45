/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-matches.h"

#include <string.h>

struct _VitrineHexMatches
{
  VitrinePattern *pattern;
  GArray *ranges; /* VitrineRange */

  /* What they were found in. */
  VitrineSnapshot *snapshot;
  GArray *shown; /* VitrineRange */
};

VitrineHexMatches *
vitrine_hex_matches_new (void)
{
  VitrineHexMatches *self = g_new0 (VitrineHexMatches, 1);

  self->ranges = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  self->shown = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  return self;
}

void
vitrine_hex_matches_free (VitrineHexMatches *self)
{
  g_clear_pointer (&self->pattern, vitrine_pattern_unref);
  g_clear_pointer (&self->snapshot, vitrine_snapshot_unref);
  g_array_unref (self->ranges);
  g_array_unref (self->shown);
  g_free (self);
}

void
vitrine_hex_matches_set_pattern (VitrineHexMatches *self,
                                 VitrinePattern    *pattern)
{
  if (pattern != NULL)
    vitrine_pattern_ref (pattern);
  g_clear_pointer (&self->pattern, vitrine_pattern_unref);
  self->pattern = pattern;
  g_clear_pointer (&self->snapshot, vitrine_snapshot_unref);
  g_array_set_size (self->ranges, 0);
}

/* The bytes of @shown and as many around them as a match that reaches into them may
 * have, as far as they are known. NULL where they are not. */
static const guint8 *
peek_around (VitrineHexMatches  *self,
             const VitrineRange *shown,
             guint64            *start,
             gsize              *length)
{
  guint64 reach = vitrine_pattern_get_longest (self->pattern) - 1;
  guint64 before = reach + vitrine_pattern_get_before (self->pattern);
  guint64 end = shown->offset + shown->length + reach;
  const guint8 *bytes;

  *start = shown->offset - MIN (shown->offset, before);
  bytes = vitrine_snapshot_peek (self->snapshot, *start, length);
  if (*length == 0 || *start + *length <= shown->offset)
    {
      *start = shown->offset;
      bytes = vitrine_snapshot_peek (self->snapshot, *start, length);
    }
  *length = (gsize) MIN (*length, end - *start);
  return bytes;
}

static void
look (VitrineHexMatches  *self,
      const VitrineRange *shown)
{
  guint64 start;
  gsize length;
  const guint8 *bytes = peek_around (self, shown, &start, &length);
  gboolean is_end = start + length >= vitrine_snapshot_get_size (self->snapshot);
  gboolean overlaps = vitrine_pattern_overlaps (self->pattern);
  guint64 shown_end = shown->offset + shown->length;
  gsize next = 0;
  VitrineRange match;
  gsize found;
  gsize found_length;

  while (bytes != NULL && start + next < shown_end
         && vitrine_pattern_find (self->pattern, bytes, length, next, is_end, &found,
                                  &found_length))
    {
      match = (VitrineRange) { start + found, found_length };
      if (match.offset < shown_end && match.offset + match.length > shown->offset)
        g_array_append_val (self->ranges, match);
      next = overlaps ? found + 1 : found + found_length;
    }
}

static gboolean
is_shown (VitrineHexMatches *self,
          const GArray      *shown)
{
  return self->shown->len == shown->len
         && (shown->len == 0 || memcmp (self->shown->data, shown->data,
                                        shown->len * sizeof (VitrineRange)) == 0);
}

GArray *
vitrine_hex_matches_find (VitrineHexMatches *self,
                          VitrineSnapshot   *snapshot,
                          const GArray      *shown)
{
  if (self->pattern == NULL || snapshot == NULL
      || (snapshot == self->snapshot && is_shown (self, shown)))
    return self->ranges;

  vitrine_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, vitrine_snapshot_unref);
  self->snapshot = snapshot;
  g_array_set_size (self->shown, 0);
  if (shown->len > 0)
    g_array_append_vals (self->shown, shown->data, shown->len);
  g_array_set_size (self->ranges, 0);
  for (guint i = 0; i < shown->len; i++)
    look (self, &g_array_index (shown, VitrineRange, i));
  return self->ranges;
}
