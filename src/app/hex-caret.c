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

/* As many steps of @step bytes as there is room for. */
static guint64
walk (const VitrineHexGeometry *geometry,
      guint64                   offset,
      guint64                   step,
      int                       count)
{
  guint64 n_steps = (guint64) ABS (count);

  if (count < 0)
    return offset - step * MIN (n_steps, offset / step);
  return offset + step * MIN (n_steps, (geometry->size - 1 - offset) / step);
}

static guint64
find_row_end (const VitrineHexGeometry *geometry,
              guint64                   offset,
              int                       count)
{
  guint64 first = offset - offset % geometry->per_row;

  if (count < 0)
    return first;
  return first + vitrine_hex_geometry_get_row_length (geometry, first / geometry->per_row) - 1;
}

/* A page leaves one row of what was to be seen before. */
static int
page_rows (const VitrineHexGeometry *geometry)
{
  return MAX ((int) vitrine_hex_geometry_get_page (geometry) - 1, 1);
}

/* The byte in the last row, where the row below has none in this column. */
static guint64
walk_rows (const VitrineHexGeometry *geometry,
           guint64                   offset,
           int                       count)
{
  guint64 to = walk (geometry, offset, geometry->per_row, count);
  guint64 last = geometry->size - 1;

  if (count > 0 && to == offset && to / geometry->per_row < last / geometry->per_row)
    return last;
  return to;
}

static guint64
find_destination (const VitrineHexGeometry *geometry,
                  guint64                   offset,
                  VitrineHexMove            move,
                  int                       count)
{
  switch (move)
    {
    case VITRINE_HEX_MOVE_BYTES:
      return walk (geometry, offset, 1, count);
    case VITRINE_HEX_MOVE_ROWS:
      return walk_rows (geometry, offset, count);
    case VITRINE_HEX_MOVE_PAGES:
      return walk_rows (geometry, offset, count * page_rows (geometry));
    case VITRINE_HEX_MOVE_ROW_ENDS:
      return find_row_end (geometry, offset, count);
    case VITRINE_HEX_MOVE_ENDS:
      return count < 0 ? 0 : geometry->size - 1;
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
  if (geometry->size == 0)
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
