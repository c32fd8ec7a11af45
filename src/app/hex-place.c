/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-place.h"

/* Nobody goes to a row that cannot be seen. */
static void
show_row (VitrineHexPlace *self,
          guint64          offset)
{
  VitrineRange caret = { offset, 1 };
  guint64 top = vitrine_hex_place_get_top (self);

  if (vitrine_hex_rows_is_filtering (self->geometry.rows)
      && vitrine_hex_rows_join_ranges (self->geometry.rows, &caret, 1))
    vitrine_hex_place_stay (self, top);
}

/* Scrolls no further than it takes to see the caret; its row joins those that are
 * shown. */
void
vitrine_hex_place_reveal (VitrineHexPlace *self)
{
  self->unseen = self->geometry.height <= 0 || self->geometry.size == 0;
  if (self->unseen)
    return;
  show_row (self, self->caret.offset);
  vitrine_hex_geometry_reveal (&self->geometry, self->caret.offset, self->caret.column);
}

void
vitrine_hex_place_jump (VitrineHexPlace *self,
                        guint64          offset,
                        guint64          length)
{
  guint64 first;

  vitrine_hex_place_select (self, offset, length);
  self->unseen = self->geometry.height <= 0 || self->geometry.size == 0;
  if (self->unseen)
    return;
  vitrine_hex_caret_get_selection (&self->caret, &first);
  show_row (self, first);
  show_row (self, self->caret.offset);
  vitrine_hex_geometry_bring (&self->geometry, first, self->caret.offset,
                              self->caret.column);
}

guint64
vitrine_hex_place_get_top (const VitrineHexPlace *self)
{
  return vitrine_hex_geometry_get_row_start (&self->geometry, self->geometry.top_row);
}

void
vitrine_hex_place_stay (VitrineHexPlace *self,
                        guint64          top)
{
  guint64 row = vitrine_hex_geometry_get_row (&self->geometry, top);

  vitrine_hex_geometry_scroll_to (&self->geometry, row, self->geometry.top_part);
}

void
vitrine_hex_place_filter (VitrineHexPlace *self,
                          gboolean         filtering)
{
  guint64 n_before = vitrine_hex_geometry_get_n_rows (&self->geometry);
  guint64 top = vitrine_hex_place_get_top (self);

  if (filtering && !vitrine_hex_rows_is_filtering (self->geometry.rows))
    self->whole_top = top;
  vitrine_hex_rows_set_filtering (self->geometry.rows, filtering);
  vitrine_hex_place_stay (self, n_before > 0 ? top : self->whole_top);
}

void
vitrine_hex_place_lay_out (VitrineHexPlace *self)
{
  VitrineHexGeometry *geometry = &self->geometry;
  guint per_row = geometry->per_row;
  guint64 top = per_row > 0 ? vitrine_hex_place_get_top (self) : 0;

  vitrine_hex_geometry_layout (geometry);
  if (geometry->rows != NULL)
    vitrine_hex_rows_set_per_row (geometry->rows, geometry->per_row);
  if (geometry->per_row != per_row)
    vitrine_hex_geometry_scroll_to (geometry, vitrine_hex_geometry_get_row (geometry, top), 0);
  vitrine_hex_caret_clamp (&self->caret, geometry->size);
  if (self->unseen)
    vitrine_hex_place_reveal (self);
}

void
vitrine_hex_place_keep (VitrineHexPlace *self)
{
  if (self->geometry.size == 0)
    return;
  self->kept_caret = self->caret;
  self->kept_top = vitrine_hex_place_get_top (self);
}

void
vitrine_hex_place_restore (VitrineHexPlace *self)
{
  self->caret = self->kept_caret;
  vitrine_hex_caret_clamp (&self->caret, self->geometry.size);
  vitrine_hex_geometry_scroll_to (&self->geometry,
                                  vitrine_hex_geometry_get_row (&self->geometry, self->kept_top),
                                  0);
}

void
vitrine_hex_place_forget (VitrineHexPlace *self)
{
  self->kept_caret = (VitrineHexCaret) { .column = self->caret.column };
  self->kept_top = 0;
  vitrine_hex_place_restore (self);
}

/* A page is scrolled as far as the caret goes, so that it stays where it is. */
void
vitrine_hex_place_move (VitrineHexPlace *self,
                        VitrineHexMove   move,
                        int              count,
                        gboolean         extend)
{
  guint64 n_rows = vitrine_hex_geometry_get_n_rows (&self->geometry);
  guint64 row = vitrine_hex_geometry_get_row (&self->geometry, self->caret.offset);
  guint64 new_row;

  if (n_rows == 0)
    return;
  vitrine_hex_caret_move (&self->caret, &self->geometry, move, count, extend);
  new_row = vitrine_hex_geometry_get_row (&self->geometry, self->caret.offset);
  if (move == VITRINE_HEX_MOVE_PAGES)
    vitrine_hex_geometry_scroll_by (&self->geometry, (double) (gint64) (new_row - row));
  vitrine_hex_place_reveal (self);
}

/* As much of this as there is; no length puts the caret only. */
void
vitrine_hex_place_select (VitrineHexPlace *self,
                          guint64          offset,
                          guint64          length)
{
  vitrine_hex_caret_select (&self->caret, offset, length);
  vitrine_hex_caret_clamp (&self->caret, self->geometry.size);
}

/* From the bytes to the characters and from there to what comes next; the same
 * way back. */
gboolean
vitrine_hex_place_tab (VitrineHexPlace *self,
                       gboolean         is_inside,
                       gboolean         forward)
{
  VitrineHexColumn first = forward ? VITRINE_HEX_COLUMN_BYTES : VITRINE_HEX_COLUMN_TEXT;
  VitrineHexColumn second = forward ? VITRINE_HEX_COLUMN_TEXT : VITRINE_HEX_COLUMN_BYTES;

  if (is_inside && self->caret.column == second)
    return FALSE;
  self->caret.column = is_inside ? second : first;
  vitrine_hex_place_reveal (self);
  return TRUE;
}

/* Whole groups or rows, from where the button went down to where it is now, which
 * is the end that the caret goes to. */
static void
select_grains (VitrineHexPlace *self,
               guint64          offset)
{
  guint64 last = MAX (self->pressed, offset);
  guint64 start = MIN (self->pressed, offset);
  VitrineHexCaret *caret = &self->caret;

  start -= start % self->grain;
  last = MIN (last - last % self->grain + self->grain - 1, self->geometry.size - 1);
  caret->anchor = offset < self->pressed ? last : start;
  caret->offset = offset < self->pressed ? start : last;
  caret->selecting = TRUE;
}

static guint
find_grain (const VitrineHexPlace *self,
            guint                  n_press)
{
  if (n_press < 2)
    return 1;
  return n_press == 2 ? self->geometry.group : self->geometry.per_row;
}

/* A button goes down at a point of the viewport. */
void
vitrine_hex_place_press (VitrineHexPlace *self,
                         double           x,
                         double           y,
                         gboolean         extend,
                         guint            n_press)
{
  guint64 offset;

  if (vitrine_hex_geometry_get_n_rows (&self->geometry) == 0)
    return;
  vitrine_hex_geometry_hit (&self->geometry, x, y, &offset, &self->caret.column);
  self->pressed = offset;
  self->grain = extend ? 1 : find_grain (self, n_press);
  if (n_press < 2 || extend)
    vitrine_hex_caret_put (&self->caret, offset, extend);
  else
    select_grains (self, offset);
  vitrine_hex_place_reveal (self);
}

/* It is held while the pointer goes to another one. The pointer counts where it
 * leaves the view: what is further out is scrolled to. */
void
vitrine_hex_place_drag (VitrineHexPlace *self,
                        double           x,
                        double           y)
{
  double inner = CLAMP (y, 0, MAX (self->geometry.height - 1, 0));
  guint64 offset;

  if (vitrine_hex_geometry_get_n_rows (&self->geometry) == 0)
    return;
  offset = vitrine_hex_geometry_nearest (&self->geometry, self->caret.column, x, inner);
  if (self->grain > 1)
    select_grains (self, offset);
  else if (offset != self->caret.offset)
    vitrine_hex_caret_put (&self->caret, offset, TRUE);
  else
    return;
  vitrine_hex_place_reveal (self);
}

gboolean
vitrine_hex_place_is_selected (const VitrineHexPlace *self,
                               double                 x,
                               double                 y)
{
  VitrineHexColumn column;
  guint64 offset;
  guint64 start;
  guint64 length = vitrine_hex_caret_get_selection (&self->caret, &start);

  return vitrine_hex_geometry_hit (&self->geometry, x, y, &offset, &column)
         && offset >= start && offset - start < length;
}

gboolean
vitrine_hex_place_scroll (VitrineHexPlace *self,
                          double           x,
                          double           y)
{
  VitrineHexGeometry before = self->geometry;
  int overflow = vitrine_hex_geometry_get_overflow (&self->geometry);

  self->geometry.left = (int) CLAMP (before.left + x, 0, overflow);
  vitrine_hex_geometry_scroll_by (&self->geometry, y / self->geometry.row_height);
  return before.left != self->geometry.left || before.top_row != self->geometry.top_row
         || before.top_part != self->geometry.top_part;
}
