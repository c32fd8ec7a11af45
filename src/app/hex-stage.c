/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-stage.h"

struct _VitrineHexStage
{
  GArray *bytes; /* VitrineHexStaged */
  guint serial;

  /* A byte of which only the upper digit was typed. */
  gboolean half;
  guint64 half_offset;
};

VitrineHexStage *
vitrine_hex_stage_new (void)
{
  VitrineHexStage *self = g_new0 (VitrineHexStage, 1);

  self->bytes = g_array_new (FALSE, FALSE, sizeof (VitrineHexStaged));
  return self;
}

void
vitrine_hex_stage_free (VitrineHexStage *self)
{
  g_array_unref (self->bytes);
  g_free (self);
}

static VitrineHexStaged *
get (const VitrineHexStage *self,
     guint                  index)
{
  return &g_array_index (self->bytes, VitrineHexStaged, index);
}

/* The index of the first byte at @offset or after it. */
static guint
find_index (const VitrineHexStage *self,
            guint64                offset)
{
  guint first = 0;
  guint end = self->bytes->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (get (self, middle)->offset < offset)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

const VitrineHexStaged *
vitrine_hex_stage_find (const VitrineHexStage *self,
                        guint64                offset)
{
  guint index = find_index (self, offset);

  if (index == self->bytes->len || get (self, index)->offset != offset)
    return NULL;
  return get (self, index);
}

void
vitrine_hex_stage_put (VitrineHexStage *self,
                       guint64          offset,
                       guint8           value,
                       guint8           base)
{
  guint index = find_index (self, offset);
  VitrineHexStaged staged = { offset, value, base, ++self->serial };

  if (index < self->bytes->len && get (self, index)->offset == offset)
    {
      staged.base = get (self, index)->base;
      *get (self, index) = staged;
    }
  else
    g_array_insert_val (self->bytes, index, staged);
  self->half = FALSE;
}

gboolean
vitrine_hex_stage_put_digit (VitrineHexStage *self,
                             guint64          offset,
                             guint            digit,
                             guint8           base)
{
  const VitrineHexStaged *staged = vitrine_hex_stage_find (self, offset);
  guint8 former = staged != NULL ? staged->value : base;
  gboolean complete = staged != NULL && self->half && self->half_offset == offset;

  if (complete)
    vitrine_hex_stage_put (self, offset, (guint8) ((former & 0xf0) | digit), base);
  else
    vitrine_hex_stage_put (self, offset, (guint8) (digit << 4 | (former & 0x0f)), base);
  self->half = !complete;
  self->half_offset = offset;
  return complete;
}

gboolean
vitrine_hex_stage_remove_last (VitrineHexStage *self,
                               guint64         *offset)
{
  guint last = 0;

  if (self->bytes->len == 0)
    return FALSE;
  for (guint i = 1; i < self->bytes->len; i++)
    if (get (self, i)->serial > get (self, last)->serial)
      last = i;

  *offset = get (self, last)->offset;
  g_array_remove_index (self->bytes, last);
  self->half = FALSE;
  return TRUE;
}

void
vitrine_hex_stage_remove (VitrineHexStage   *self,
                          const VitrineEdit *edit)
{
  for (guint i = 0; i < vitrine_edit_get_n_runs (edit); i++)
    {
      const VitrineEditRun *run = vitrine_edit_get_run (edit, i);
      gsize length;
      const guint8 *bytes = g_bytes_get_data (run->after, &length);
      guint index = find_index (self, run->offset);

      while (index < self->bytes->len && get (self, index)->offset - run->offset < length)
        if (get (self, index)->value == bytes[get (self, index)->offset - run->offset])
          g_array_remove_index (self->bytes, index);
        else
          {
            get (self, index)->base = bytes[get (self, index)->offset - run->offset];
            index++;
          }
    }
}

guint
vitrine_hex_stage_remove_range (VitrineHexStage *self,
                                guint64          offset,
                                guint64          length)
{
  guint first = find_index (self, offset);
  guint end = find_index (self, offset + length);

  if (first < end)
    g_array_remove_range (self->bytes, first, end - first);
  return end - first;
}

void
vitrine_hex_stage_clear (VitrineHexStage *self)
{
  g_array_set_size (self->bytes, 0);
  self->half = FALSE;
}

guint
vitrine_hex_stage_count (const VitrineHexStage *self)
{
  return self->bytes->len;
}

gboolean
vitrine_hex_stage_is_empty (const VitrineHexStage *self)
{
  return self->bytes->len == 0;
}

static guint
find_run_end (const VitrineHexStage *self,
              guint                  first)
{
  guint end = first + 1;

  while (end < self->bytes->len
         && get (self, end)->offset == get (self, end - 1)->offset + 1)
    end++;
  return end;
}

VitrineEdit *
vitrine_hex_stage_make_edit (const VitrineHexStage *self)
{
  VitrineEdit *edit = vitrine_edit_new (FALSE);
  guint end;

  for (guint first = 0; first < self->bytes->len; first = end)
    {
      g_autoptr (GByteArray) values = g_byte_array_new ();
      g_autoptr (GByteArray) bases = g_byte_array_new ();
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GBytes) after = NULL;

      end = find_run_end (self, first);
      for (guint i = first; i < end; i++)
        {
          g_byte_array_append (values, &get (self, i)->value, 1);
          g_byte_array_append (bases, &get (self, i)->base, 1);
        }
      before = g_byte_array_free_to_bytes (g_steal_pointer (&bases));
      after = g_byte_array_free_to_bytes (g_steal_pointer (&values));
      vitrine_edit_add (edit, get (self, first)->offset, before, after);
    }
  return edit;
}
