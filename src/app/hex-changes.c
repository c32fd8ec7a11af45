/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-changes.h"

struct _VitrineHexChanges
{
  VitrineBaseline *baseline; /* NULL: no moment is marked */
  gint64 time;               /* when it was */

  /* What changed lately: the older set is dropped when the newer one is as old as
   * what it holds. */
  VitrineByteSet *newer;
  VitrineByteSet *older;
  gint64 newer_start;
};

VitrineHexChanges *
vitrine_hex_changes_new (void)
{
  VitrineHexChanges *self = g_new0 (VitrineHexChanges, 1);

  self->newer = vitrine_byte_set_new ();
  self->older = vitrine_byte_set_new ();
  return self;
}

void
vitrine_hex_changes_free (VitrineHexChanges *self)
{
  g_clear_pointer (&self->baseline, vitrine_baseline_free);
  vitrine_byte_set_free (self->newer);
  vitrine_byte_set_free (self->older);
  g_free (self);
}

static void
age (VitrineHexChanges *self,
     gint64             now)
{
  VitrineByteSet *former = self->older;
  gint64 elapsed = now - self->newer_start;

  if (elapsed < VITRINE_HEX_CHANGES_RECENT)
    return;

  self->older = self->newer;
  self->newer = former;
  vitrine_byte_set_clear (self->newer);
  if (elapsed >= 2 * VITRINE_HEX_CHANGES_RECENT)
    vitrine_byte_set_clear (self->older);
  self->newer_start = now;
}

static void
note_recent (VitrineHexChanges *self,
             GArray            *ranges,
             gint64             now)
{
  age (self, now);
  for (guint i = 0; i < ranges->len; i++)
    {
      const VitrineRange *range = &g_array_index (ranges, VitrineRange, i);

      vitrine_byte_set_add (self->newer, range->offset, range->length);
    }
}

void
vitrine_hex_changes_take (VitrineHexChanges     *self,
                          const VitrineSnapshot *snapshot,
                          GArray                *ranges,
                          gint64                 now)
{
  if (ranges->len > 0)
    note_recent (self, ranges, now);
  if (self->baseline != NULL)
    vitrine_baseline_take (self->baseline, snapshot);
}

void
vitrine_hex_changes_mark (VitrineHexChanges     *self,
                          const VitrineSnapshot *snapshot,
                          gint64                 time)
{
  vitrine_hex_changes_unmark (self);
  self->baseline = vitrine_baseline_new ();
  self->time = time;
  if (snapshot != NULL)
    vitrine_baseline_take (self->baseline, snapshot);
}

void
vitrine_hex_changes_unmark (VitrineHexChanges *self)
{
  g_clear_pointer (&self->baseline, vitrine_baseline_free);
  self->time = 0;
}

void
vitrine_hex_changes_forget (VitrineHexChanges *self)
{
  vitrine_hex_changes_unmark (self);
  vitrine_byte_set_clear (self->newer);
  vitrine_byte_set_clear (self->older);
}

const VitrineByteSet *
vitrine_hex_changes_get_different (const VitrineHexChanges *self)
{
  return self->baseline != NULL ? vitrine_baseline_get_different (self->baseline) : NULL;
}

gint64
vitrine_hex_changes_get_time (const VitrineHexChanges *self)
{
  return self->time;
}

/* Whether more was looked at than is compared. */
gboolean
vitrine_hex_changes_is_full (const VitrineHexChanges *self)
{
  return self->baseline != NULL && vitrine_baseline_is_full (self->baseline);
}

/* Returns: whether @offset is a byte that differs since the mark, and @byte what
 *   it was */
gboolean
vitrine_hex_changes_get_former (const VitrineHexChanges *self,
                                guint64                  offset,
                                guint8                  *byte)
{
  return self->baseline != NULL
         && vitrine_byte_set_contains (vitrine_baseline_get_different (self->baseline), offset)
         && vitrine_baseline_get_byte (self->baseline, offset, byte);
}

static gboolean
find_in (const VitrineByteSet *places,
         guint64               offset,
         gboolean              backward,
         guint64              *found)
{
  VitrineRange run;
  gboolean any;

  if (backward)
    any = vitrine_byte_set_find_previous_run (places, offset, &run)
          || vitrine_byte_set_find_previous_run (places, G_MAXUINT64, &run);
  else
    any = vitrine_byte_set_find_next_run (places, offset + 1, &run)
          || vitrine_byte_set_find_next_run (places, 0, &run);
  *found = any ? run.offset : 0;
  return any;
}

/* The two sets of recent changes are one to whoever looks for places in them. */
gboolean
vitrine_hex_changes_find (const VitrineHexChanges *self,
                          guint64                  offset,
                          gboolean                 backward,
                          guint64                 *found)
{
  g_autoptr (VitrineByteSet) recent = NULL;

  if (self->baseline != NULL)
    return find_in (vitrine_baseline_get_different (self->baseline), offset, backward, found);

  recent = vitrine_byte_set_new ();
  vitrine_byte_set_unite (recent, self->newer);
  vitrine_byte_set_unite (recent, self->older);
  return find_in (recent, offset, backward, found);
}
