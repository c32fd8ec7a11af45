/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-caret.h"

void
vitrine_hex_caret_put (VitrineHexCaret *self,
                       guint64          offset,
                       gboolean         extend)
{
  if (extend && !self->selecting)
    self->anchor = self->offset;
  self->selecting = extend;
  self->offset = offset;
}

/* @n_steps further, or back, but from @first to @last only. */
static guint64
walk (guint64 from,
      int     n_steps,
      guint64 first,
      guint64 last)
{
  guint64 distance = (guint64) ABS (n_steps);

  if (n_steps < 0)
    return from - MIN (distance, from - MIN (first, from));
  return from + MIN (distance, last - MIN (last, from));
}

static guint64
find_last_byte (const VitrineHexGeometry *geometry,
                guint64                   row)
{
  return vitrine_hex_geometry_get_row_start (geometry, row)
         + vitrine_hex_geometry_get_row_length (geometry, row) - 1;
}

/* Over rows that are left out, to the nearest byte that is shown; nowhere where
 * there is none. */
static guint64
walk_bytes (const VitrineHexGeometry *geometry,
            guint64                   offset,
            int                       count)
{
  guint64 to = walk (offset, count, 0, geometry->size - 1);
  guint64 row;

  if (vitrine_hex_geometry_find_row (geometry, to, &row))
    return to;
  if (count < 0)
    return row > 0 ? find_last_byte (geometry, row - 1) : offset;
  return row < vitrine_hex_geometry_get_n_rows (geometry)
           ? vitrine_hex_geometry_get_row_start (geometry, row) : offset;
}

static guint64
find_row_end (const VitrineHexGeometry *geometry,
              guint64                   offset,
              int                       count)
{
  guint64 first = offset - offset % geometry->per_row;

  return count < 0 ? first : MIN (first + geometry->per_row, geometry->size) - 1;
}

/* A page leaves one row of what was to be seen before. */
static int
page_rows (const VitrineHexGeometry *geometry)
{
  return MAX ((int) vitrine_hex_geometry_get_page (geometry) - 1, 1);
}

/* As far as rows have a byte in this column; to the last byte, where the row below
 * has none. */
static guint64
walk_rows (const VitrineHexGeometry *geometry,
           guint64                   offset,
           int                       count)
{
  guint column = (guint) (offset % geometry->per_row);
  guint64 last = vitrine_hex_geometry_get_n_rows (geometry) - 1;
  guint64 row;
  gboolean is_shown = vitrine_hex_geometry_find_row (geometry, offset, &row);
  guint64 to;

  /* From a row that is left out, the next one shown is the first step. */
  to = MIN (walk (row, count > 0 && !is_shown ? count - 1 : count, 0, last), last);
  if (column < vitrine_hex_geometry_get_row_length (geometry, to))
    return vitrine_hex_geometry_get_row_start (geometry, to) + column;
  if (to > row + 1)
    return vitrine_hex_geometry_get_row_start (geometry, to - 1) + column;
  return find_last_byte (geometry, to);
}

static guint64
find_destination (const VitrineHexGeometry *geometry,
                  guint64                   offset,
                  VitrineHexMove            move,
                  int                       count)
{
  guint64 n_rows = vitrine_hex_geometry_get_n_rows (geometry);

  switch (move)
    {
    case VITRINE_HEX_MOVE_BYTES:
      return walk_bytes (geometry, offset, count);
    case VITRINE_HEX_MOVE_GROUPS:
      return walk_bytes (geometry, offset, count * (int) geometry->group);
    case VITRINE_HEX_MOVE_ROWS:
      return walk_rows (geometry, offset, count);
    case VITRINE_HEX_MOVE_PAGES:
      return walk_rows (geometry, offset, count * page_rows (geometry));
    case VITRINE_HEX_MOVE_ROW_ENDS:
      return find_row_end (geometry, offset, count);
    case VITRINE_HEX_MOVE_ENDS:
      return count < 0 ? vitrine_hex_geometry_get_row_start (geometry, 0)
                       : find_last_byte (geometry, n_rows - 1);
    default:
      g_return_val_if_reached (offset);
    }
}

/* Moves within the segment; where there is no byte that far, as far as it goes. */
void
vitrine_hex_caret_move (VitrineHexCaret          *self,
                        const VitrineHexGeometry *geometry,
                        VitrineHexMove            move,
                        int                       count,
                        gboolean                  extend)
{
  if (vitrine_hex_geometry_get_n_rows (geometry) == 0)
    return;
  vitrine_hex_caret_clamp (self, geometry->size);
  vitrine_hex_caret_put (self, find_destination (geometry, self->offset, move, count), extend);
}

/* The caret goes to the last byte of what is selected. */
void
vitrine_hex_caret_select (VitrineHexCaret *self,
                          guint64          offset,
                          guint64          length)
{
  self->anchor = offset;
  self->offset = offset + MAX (length, 1) - 1;
  self->selecting = length > 0;
}

/* Returns: whether something stood on bytes that are no more in a segment of
 * @size, and had to move */
gboolean
vitrine_hex_caret_clamp (VitrineHexCaret *self,
                         guint64          size)
{
  guint64 last = size > 0 ? size - 1 : 0;
  gboolean gone = self->offset > last || (self->selecting && self->anchor > last);

  self->offset = MIN (self->offset, last);
  self->anchor = MIN (self->anchor, last);
  self->selecting = self->selecting && size > 0;
  return gone;
}

/* Returns: how many bytes are selected from @offset on; where nothing is, 0, and
 * @offset is the caret's */
guint64
vitrine_hex_caret_get_selection (const VitrineHexCaret *self,
                                 guint64               *offset)
{
  if (!self->selecting)
    {
      *offset = self->offset;
      return 0;
    }
  *offset = MIN (self->offset, self->anchor);
  return MAX (self->offset, self->anchor) - *offset + 1;
}
