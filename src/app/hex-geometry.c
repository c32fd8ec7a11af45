/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-geometry.h"

#include <math.h>

#define OFFSET_DIGITS_MIN 8
#define ROWS_ABOVE 3 /* one in so many stands above a place that is come to */

/* Cells that a byte takes in each column: two digits and the gap after them, or
 * one character. */
static const struct
{
  int step;
  int ink;
  int group_gap;
} columns[VITRINE_HEX_N_COLUMNS] = {
  [VITRINE_HEX_COLUMN_BYTES] = { 3, 2, 1 },
  [VITRINE_HEX_COLUMN_TEXT] = { 1, 1, 0 },
};

static guint
count_digits (guint64 value)
{
  guint n_digits = 1;

  while (value >>= 4)
    n_digits++;
  return n_digits;
}

/* Lays out rows of @per_row bytes: a margin, the offset, a gap, the bytes, a
 * gap, the characters, a margin. Returns: whether the width suffices */
static gboolean
place_columns (VitrineHexGeometry *self,
               guint               per_row,
               int                 gap)
{
  int margin = gap / 2;
  int x = margin;

  self->per_row = per_row;
  self->offset_x = x;
  x += (int) self->offset_digits * self->cell_width + gap;
  for (int i = 0; i < VITRINE_HEX_N_COLUMNS; i++)
    {
      self->column_x[i] = x;
      x += vitrine_hex_geometry_get_run_width (self, i, 0, per_row) + gap;
    }
  self->content_width = x - gap + margin;
  self->column_gap = gap;
  return self->content_width <= self->width;
}

/* Narrow gaps before fewer bytes. */
static gboolean
fit_columns (VitrineHexGeometry *self,
             guint               per_row)
{
  return place_columns (self, per_row, self->cell_width * 3)
         || place_columns (self, per_row, self->cell_width * 3 / 2)
         || place_columns (self, per_row, self->cell_width);
}

static guint
whole_steps (guint n_bytes)
{
  return MAX (n_bytes - n_bytes % VITRINE_HEX_ROW_STEP, VITRINE_HEX_ROW_STEP);
}

/**
 * vitrine_hex_geometry_layout:
 *
 * Finds the places of the columns. Where the width does not suffice for the bytes
 * that a row is to have, half of them are tried, so that rows begin at round
 * offsets; where a row is to have all that fit, one step less. What is wider than
 * the viewport even with the fewest has to be scrolled. The place that is scrolled
 * to is brought back into what exists.
 */
void
vitrine_hex_geometry_layout (VitrineHexGeometry *self)
{
  gboolean fill = self->per_row_max == 0;
  guint per_row = fill ? VITRINE_HEX_ROW_MAX : MIN (self->per_row_max, VITRINE_HEX_ROW_MAX);

  per_row = whole_steps (per_row);
  self->group = CLAMP (self->group, 1, VITRINE_HEX_GROUP_MAX);
  self->cell_width = MAX (self->cell_width, 1);
  self->row_height = MAX (self->row_height, 1);
  self->offset_digits = MAX (count_digits (self->size > 0 ? self->size - 1 : 0),
                             OFFSET_DIGITS_MIN);
  while (!fit_columns (self, per_row) && per_row > VITRINE_HEX_ROW_STEP)
    per_row = fill ? per_row - VITRINE_HEX_ROW_STEP : whole_steps (per_row / 2);

  self->left = CLAMP (self->left, 0, vitrine_hex_geometry_get_overflow (self));
  vitrine_hex_geometry_scroll_to (self, self->top_row, self->top_part);
}

/* Rows that are shown. */
guint64
vitrine_hex_geometry_get_n_rows (const VitrineHexGeometry *self)
{
  guint64 n_rows = self->size / self->per_row + (self->size % self->per_row != 0);

  return vitrine_hex_rows_count (self->rows, n_rows);
}

/* Rows that the viewport has room for; the last may be cut. */
double
vitrine_hex_geometry_get_page (const VitrineHexGeometry *self)
{
  return (double) MAX (self->height, 0) / self->row_height;
}

/* Rows of which at least a part is to be seen, from the top row on. */
guint
vitrine_hex_geometry_get_n_visible (const VitrineHexGeometry *self)
{
  guint64 n_rows = vitrine_hex_geometry_get_n_rows (self);
  guint64 room = (guint64) ceil (vitrine_hex_geometry_get_page (self) + self->top_part);

  if (self->height <= 0 || self->top_row >= n_rows)
    return 0;
  return (guint) MIN (n_rows - self->top_row, room);
}

/* How many bytes stand from the first visible row, which begins at @offset, to the
 * end of the last; where rows are left out, not all of them are visible. */
guint64
vitrine_hex_geometry_get_visible (const VitrineHexGeometry *self,
                                  guint64                  *offset)
{
  guint n_visible = vitrine_hex_geometry_get_n_visible (self);
  guint64 last = self->top_row + n_visible - 1;

  *offset = 0;
  if (n_visible == 0)
    return 0;
  *offset = vitrine_hex_geometry_get_row_start (self, self->top_row);
  return vitrine_hex_geometry_get_row_start (self, last)
         + vitrine_hex_geometry_get_row_length (self, last) - *offset;
}

/* Returns: (transfer full): the bytes of the visible rows, as sorted VitrineRange
 *   with a gap between each and the next */
GArray *
vitrine_hex_geometry_list_visible (const VitrineHexGeometry *self)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  guint n_visible = vitrine_hex_geometry_get_n_visible (self);
  VitrineRange range = { 0, 0 };

  for (guint i = 0; i < n_visible; i++)
    {
      guint64 start = vitrine_hex_geometry_get_row_start (self, self->top_row + i);

      if (range.length > 0 && start != range.offset + range.length)
        g_array_append_val (ranges, range);
      if (range.length == 0 || start != range.offset + range.length)
        range = (VitrineRange) { start, 0 };
      range.length += vitrine_hex_geometry_get_row_length (self, self->top_row + i);
    }
  if (range.length > 0)
    g_array_append_val (ranges, range);
  return ranges;
}

/* The row of a byte or, where that is left out, the next one that is shown, which
 * may be past the last. */
guint64
vitrine_hex_geometry_get_row (const VitrineHexGeometry *self,
                              guint64                   offset)
{
  guint64 row;

  vitrine_hex_geometry_find_row (self, offset, &row);
  return row;
}

/* Returns: whether it is shown */
gboolean
vitrine_hex_geometry_find_row (const VitrineHexGeometry *self,
                               guint64                   offset,
                               guint64                  *row)
{
  return vitrine_hex_rows_find (self->rows, offset / self->per_row, row);
}

/* The offset of the first byte of a row; 0 where there is none. */
guint64
vitrine_hex_geometry_get_row_start (const VitrineHexGeometry *self,
                                    guint64                   row)
{
  if (row >= vitrine_hex_geometry_get_n_rows (self))
    return 0;
  return vitrine_hex_rows_get (self->rows, row) * self->per_row;
}

/* Bytes in @row: fewer in the last one, none past it. */
guint
vitrine_hex_geometry_get_row_length (const VitrineHexGeometry *self,
                                     guint64                   row)
{
  if (row >= vitrine_hex_geometry_get_n_rows (self))
    return 0;
  return (guint) MIN (self->size - vitrine_hex_geometry_get_row_start (self, row),
                      self->per_row);
}

/* Where the left end of the rows stands in the viewport. */
int
vitrine_hex_geometry_get_origin (const VitrineHexGeometry *self)
{
  int room = self->width - self->content_width;

  if (room <= 0)
    return -self->left;
  return self->rtl ? room : 0;
}

/* Pixels of a row that do not fit into the viewport. */
int
vitrine_hex_geometry_get_overflow (const VitrineHexGeometry *self)
{
  return MAX (self->content_width - MAX (self->width, 0), 0);
}

/* The upper edge of @row in the viewport, far outside for rows far away. */
double
vitrine_hex_geometry_get_y (const VitrineHexGeometry *self,
                            guint64                   row)
{
  double rows = (double) (gint64) (row - self->top_row) - self->top_part;

  /* Whole pixels, or the text would blur while it is scrolled. */
  return round (rows * self->row_height);
}

int
vitrine_hex_geometry_get_cell_x (const VitrineHexGeometry *self,
                                 VitrineHexColumn          column,
                                 guint                     index)
{
  int cells = columns[column].step * (int) index
              + (self->group > 1 ? columns[column].group_gap * (int) (index / self->group) : 0);

  return self->column_x[column] + cells * self->cell_width;
}

/* From the left edge of byte @first to the right edge of the last of @length. */
int
vitrine_hex_geometry_get_run_width (const VitrineHexGeometry *self,
                                    VitrineHexColumn          column,
                                    guint                     first,
                                    guint                     length)
{
  guint last = first + MAX (length, 1) - 1;

  return vitrine_hex_geometry_get_cell_x (self, column, last)
         - vitrine_hex_geometry_get_cell_x (self, column, first)
         + columns[column].ink * self->cell_width;
}

void
vitrine_hex_geometry_get_box (const VitrineHexGeometry *self,
                              guint64                   offset,
                              VitrineHexColumn          column,
                              VitrineHexBox            *box)
{
  guint index = (guint) (offset % self->per_row);

  box->x = vitrine_hex_geometry_get_origin (self)
           + vitrine_hex_geometry_get_cell_x (self, column, index);
  box->y = vitrine_hex_geometry_get_y (self, vitrine_hex_geometry_get_row (self, offset));
  box->width = columns[column].ink * self->cell_width;
  box->height = self->row_height;
}

/* The byte of a row whose cell is nearest to @x, half of the gap on each side. */
static guint
index_at (const VitrineHexGeometry *self,
          VitrineHexColumn          column,
          double                    x)
{
  double reach = columns[column].ink * self->cell_width;
  guint index = 0;

  while (index + 1 < self->per_row)
    {
      double end = vitrine_hex_geometry_get_cell_x (self, column, index) + reach;
      double next = vitrine_hex_geometry_get_cell_x (self, column, index + 1);

      if (x < (end + next) / 2)
        break;
      index++;
    }
  return index;
}

/* The row at @y, as near as there is one; @inside says whether there is. */
static guint64
row_at (const VitrineHexGeometry *self,
        double                    y,
        gboolean                 *inside)
{
  guint64 last = vitrine_hex_geometry_get_n_rows (self) - 1;
  double ahead = floor (y / self->row_height + self->top_part);

  *inside = FALSE;
  if (ahead < 0)
    return -ahead > (double) self->top_row ? 0 : self->top_row - (guint64) -ahead;
  if (ahead > (double) (last - self->top_row))
    return last;
  *inside = y >= 0 && y < self->height;
  return MIN (self->top_row + (guint64) ahead, last);
}

/**
 * vitrine_hex_geometry_nearest:
 *
 * The byte of @column that is nearest to a point of the viewport, which may be
 * outside of it: what a drag has reached. There must be a row at all.
 */
guint64
vitrine_hex_geometry_nearest (const VitrineHexGeometry *self,
                              VitrineHexColumn          column,
                              double                    x,
                              double                    y)
{
  gboolean inside;
  guint64 row;
  guint index;

  g_return_val_if_fail (vitrine_hex_geometry_get_n_rows (self) > 0, 0);

  row = row_at (self, y, &inside);
  index = index_at (self, column, x - vitrine_hex_geometry_get_origin (self));
  return vitrine_hex_geometry_get_row_start (self, row)
         + MIN (index, vitrine_hex_geometry_get_row_length (self, row) - 1);
}

/**
 * vitrine_hex_geometry_hit:
 * @offset: (out): the byte at the point, or the nearest one
 * @column: (out): the column the point belongs to
 *
 * What a click means. The whole height of a row and the gaps belong to the cells
 * beside them; the offset belongs to the first byte.
 *
 * Returns: whether there is a byte, and not empty space, at the point
 */
gboolean
vitrine_hex_geometry_hit (const VitrineHexGeometry *self,
                          double                    x,
                          double                    y,
                          guint64                  *offset,
                          VitrineHexColumn         *column)
{
  double inner = x - vitrine_hex_geometry_get_origin (self);
  int text_x = self->column_x[VITRINE_HEX_COLUMN_TEXT];
  gboolean inside;
  guint64 row;

  *offset = 0;
  *column = inner < text_x - self->column_gap / 2 ? VITRINE_HEX_COLUMN_BYTES
                                              : VITRINE_HEX_COLUMN_TEXT;
  if (vitrine_hex_geometry_get_n_rows (self) == 0)
    return FALSE;

  row = row_at (self, y, &inside);
  *offset = vitrine_hex_geometry_nearest (self, *column, x, y);
  return inside && inner >= 0 && inner < self->content_width
         && index_at (self, *column, inner) < vitrine_hex_geometry_get_row_length (self, row);
}

/* The last place it may be scrolled to: the last row ends at the lower edge. */
static void
find_bottom (const VitrineHexGeometry *self,
             guint64                   n_rows,
             guint64                  *row,
             double                   *part)
{
  double page = vitrine_hex_geometry_get_page (self);
  guint64 whole = (guint64) page;
  double rest = page - (double) whole;

  *row = 0;
  *part = 0;
  if (whole >= n_rows)
    return;
  *row = n_rows - whole - (rest > 0);
  *part = rest > 0 ? 1 - rest : 0;
}

void
vitrine_hex_geometry_scroll_to (VitrineHexGeometry *self,
                                guint64             row,
                                double              part)
{
  guint64 bottom;
  double bottom_part;

  find_bottom (self, vitrine_hex_geometry_get_n_rows (self), &bottom, &bottom_part);
  self->top_row = MIN (row, bottom);
  self->top_part = row < bottom ? part : MIN (row > bottom ? 1 : part, bottom_part);
}

/* Exact even where a double could not tell one row from the next. */
void
vitrine_hex_geometry_scroll_by (VitrineHexGeometry *self,
                                double              rows)
{
  double ahead = rows + self->top_part;
  double whole = floor (ahead);
  guint64 row;

  if (whole < 0 && -whole > (double) self->top_row)
    {
      vitrine_hex_geometry_scroll_to (self, 0, 0);
      return;
    }
  row = whole < 0 ? self->top_row - (guint64) -whole
                  : self->top_row + (guint64) MIN (whole, (double) G_MAXINT64);
  vitrine_hex_geometry_scroll_to (self, row, ahead - whole);
}

static void
reveal_row (VitrineHexGeometry *self,
            guint64             row)
{
  guint64 top;
  double part;

  /* A viewport lower than a row shows the upper part of it. */
  if (row <= self->top_row || vitrine_hex_geometry_get_page (self) < 1)
    {
      vitrine_hex_geometry_scroll_to (self, row, 0);
      return;
    }
  find_bottom (self, row + 1, &top, &part);
  if (top > self->top_row || (top == self->top_row && part > self->top_part))
    vitrine_hex_geometry_scroll_to (self, top, part);
}

static void
reveal_column (VitrineHexGeometry *self,
               guint64             offset,
               VitrineHexColumn    column)
{
  guint index = (guint) (offset % self->per_row);
  int x = vitrine_hex_geometry_get_cell_x (self, column, index);
  int right = x + columns[column].ink * self->cell_width;

  /* The first byte of a row brings its offset with it. */
  if (index == 0 && column == VITRINE_HEX_COLUMN_BYTES && right <= self->width)
    x = 0;
  self->left = MAX (self->left, MIN (right + self->cell_width - self->width,
                                     vitrine_hex_geometry_get_overflow (self)));
  self->left = MIN (self->left, x);
}

/* Scrolls no further than it takes to see the byte at @offset. */
void
vitrine_hex_geometry_reveal (VitrineHexGeometry *self,
                             guint64             offset,
                             VitrineHexColumn    column)
{
  reveal_row (self, vitrine_hex_geometry_get_row (self, offset));
  reveal_column (self, offset, column);
}

static gboolean
are_rows_in_sight (VitrineHexGeometry *self,
                   guint64             first,
                   guint64             last)
{
  guint64 top;
  double part;

  if (first < self->top_row || (first == self->top_row && self->top_part > 0))
    return FALSE;
  find_bottom (self, last + 1, &top, &part);
  return top < self->top_row || (top == self->top_row && part <= self->top_part);
}

/* Of what is longer than a page the start counts. */
static void
bring_rows (VitrineHexGeometry *self,
            guint64             first,
            guint64             last)
{
  guint64 page = MAX ((guint64) vitrine_hex_geometry_get_page (self), 1);
  guint64 n_rows = MIN (last - first + 1, page);
  guint64 above = MIN (page / ROWS_ABOVE, page - n_rows);

  if (!are_rows_in_sight (self, first, first + n_rows - 1))
    vitrine_hex_geometry_scroll_to (self, first - MIN (above, first), 0);
}

void
vitrine_hex_geometry_bring (VitrineHexGeometry *self,
                            guint64             first,
                            guint64             last,
                            VitrineHexColumn    column)
{
  bring_rows (self, vitrine_hex_geometry_get_row (self, first),
              vitrine_hex_geometry_get_row (self, last));
  reveal_column (self, last, column);
  reveal_column (self, first, column);
}
