/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sweep-table.h"

typedef struct
{
  guint64 hash;
  guint64 data;
  gboolean seen;   /* its data is known */
  gboolean hashed; /* its hash is */
} Chunk;

struct _VitrineSweepTable
{
  guint64 size;
  guint64 chunk_size;
  guint n_chunks;
  guint chunks_per_cell;
  guint n_cells;
  Chunk *chunks;
  VitrineSweepCell *cells;
};

static guint64
divide_up (guint64 number,
           guint64 by)
{
  return number / by + (number % by != 0 ? 1 : 0);
}

VitrineSweepTable *
vitrine_sweep_table_new (guint64 size)
{
  VitrineSweepTable *self = g_new0 (VitrineSweepTable, 1);

  self->size = size;
  self->chunk_size = VITRINE_SWEEP_CHUNK_MIN;
  while (divide_up (size, self->chunk_size) > VITRINE_SWEEP_CHUNKS_MAX)
    self->chunk_size *= 2;
  self->n_chunks = (guint) divide_up (size, self->chunk_size);
  self->chunks_per_cell = MAX ((guint) divide_up (self->n_chunks, VITRINE_SWEEP_CELLS_MAX), 1);
  self->n_cells = (guint) divide_up (self->n_chunks, self->chunks_per_cell);
  self->chunks = g_new0 (Chunk, self->n_chunks);
  self->cells = g_new0 (VitrineSweepCell, self->n_cells);
  return self;
}

void
vitrine_sweep_table_free (VitrineSweepTable *self)
{
  g_free (self->chunks);
  g_free (self->cells);
  g_free (self);
}

guint64
vitrine_sweep_table_get_size (const VitrineSweepTable *self)
{
  return self->size;
}

guint64
vitrine_sweep_table_get_chunk_size (const VitrineSweepTable *self)
{
  return self->chunk_size;
}

guint64
vitrine_sweep_table_get_cell_size (const VitrineSweepTable *self)
{
  return self->chunk_size * self->chunks_per_cell;
}

static guint64
get_chunk_length (const VitrineSweepTable *self,
                  guint                    chunk)
{
  return MIN (self->size - chunk * self->chunk_size, self->chunk_size);
}

gboolean
vitrine_sweep_table_note_data (VitrineSweepTable *self,
                               guint              chunk,
                               guint64            data)
{
  Chunk *former;
  VitrineSweepCell *cell;
  gboolean is_news;

  g_return_val_if_fail (chunk < self->n_chunks, FALSE);

  former = &self->chunks[chunk];
  cell = &self->cells[chunk / self->chunks_per_cell];
  is_news = !former->seen || former->data != data;
  if (!former->seen)
    cell->seen += get_chunk_length (self, chunk);
  cell->data += data - former->data;
  former->data = data;
  former->seen = TRUE;
  return is_news;
}

gboolean
vitrine_sweep_table_note (VitrineSweepTable *self,
                          guint              chunk,
                          guint64            hash,
                          guint64            data,
                          gint64             now)
{
  gboolean is_news = vitrine_sweep_table_note_data (self, chunk, data);
  gboolean differs;
  Chunk *former;

  g_return_val_if_fail (chunk < self->n_chunks, FALSE);

  former = &self->chunks[chunk];
  differs = former->hashed && former->hash != hash;
  if (differs)
    self->cells[chunk / self->chunks_per_cell].changed = now;
  former->hash = hash;
  former->hashed = TRUE;
  return is_news || differs;
}

const VitrineSweepCell *
vitrine_sweep_table_get_cells (const VitrineSweepTable *self,
                               guint                   *n_cells)
{
  *n_cells = self->n_cells;
  return self->cells;
}
