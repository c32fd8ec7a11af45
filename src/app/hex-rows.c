/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-rows.h"

struct _VitrineHexRows
{
  gboolean filtering;
  guint per_row;         /* bytes */
  VitrineByteSet *bytes; /* that joined */
  GArray *rows;          /* guint64: those they are in, sorted */
};

VitrineHexRows *
vitrine_hex_rows_new (void)
{
  VitrineHexRows *self = g_new0 (VitrineHexRows, 1);

  self->per_row = 1;
  self->bytes = vitrine_byte_set_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

void
vitrine_hex_rows_free (VitrineHexRows *self)
{
  vitrine_byte_set_free (self->bytes);
  g_array_unref (self->rows);
  g_free (self);
}

static void
find_rows (VitrineHexRows *self)
{
  guint64 offset = 0;

  g_array_set_size (self->rows, 0);
  while (vitrine_byte_set_find_next (self->bytes, offset, &offset))
    {
      guint64 row = offset / self->per_row;

      g_array_append_val (self->rows, row);
      offset = (row + 1) * self->per_row;
    }
}

void
vitrine_hex_rows_set_filtering (VitrineHexRows *self,
                                gboolean        filtering)
{
  self->filtering = filtering;
  vitrine_byte_set_clear (self->bytes);
  g_array_set_size (self->rows, 0);
}

gboolean
vitrine_hex_rows_is_filtering (const VitrineHexRows *self)
{
  return self != NULL && self->filtering;
}

void
vitrine_hex_rows_set_per_row (VitrineHexRows *self,
                              guint           per_row)
{
  g_return_if_fail (per_row > 0);

  if (self->per_row == per_row)
    return;
  self->per_row = per_row;
  find_rows (self);
}

static gboolean
has_more_rows (VitrineHexRows *self)
{
  guint n_before = self->rows->len;

  find_rows (self);
  return self->rows->len != n_before;
}

gboolean
vitrine_hex_rows_join (VitrineHexRows       *self,
                       const VitrineByteSet *bytes)
{
  return self->filtering && vitrine_byte_set_unite (self->bytes, bytes)
         && has_more_rows (self);
}

gboolean
vitrine_hex_rows_join_ranges (VitrineHexRows     *self,
                              const VitrineRange *ranges,
                              guint               n_ranges)
{
  gboolean any = FALSE;

  for (guint i = 0; self->filtering && i < n_ranges; i++)
    any |= vitrine_byte_set_add (self->bytes, ranges[i].offset, ranges[i].length);
  return any && has_more_rows (self);
}

/* The position of the first row shown that is not before @row. */
static guint
find_position (const VitrineHexRows *self,
               guint64               row)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, guint64, middle) < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint64
vitrine_hex_rows_count (const VitrineHexRows *self,
                        guint64               n_rows)
{
  return vitrine_hex_rows_is_filtering (self) ? find_position (self, n_rows) : n_rows;
}

/* There must be a row at @position. */
guint64
vitrine_hex_rows_get (const VitrineHexRows *self,
                      guint64               position)
{
  if (!vitrine_hex_rows_is_filtering (self))
    return position;

  g_return_val_if_fail (position < self->rows->len, 0);

  return g_array_index (self->rows, guint64, position);
}

gboolean
vitrine_hex_rows_find (const VitrineHexRows *self,
                       guint64               row,
                       guint64              *position)
{
  *position = row;
  if (!vitrine_hex_rows_is_filtering (self))
    return TRUE;

  *position = find_position (self, row);
  return *position < self->rows->len && g_array_index (self->rows, guint64, *position) == row;
}
