/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where each byte of a hex view stands. A plain value of the widget that draws:
 * fill in what is given, call vitrine_hex_geometry_layout(), then ask. Pure
 * arithmetic, no state, any thread.
 *
 * A row, here, is one of those that are shown, counted from the first of them: that
 * is all rows, unless some are left out (hex-rows.h).
 *
 * Vertical places are rows, not pixels, so that 2^63 bytes can be scrolled; only
 * what is visible is ever turned into pixels. A row reads from left to right in
 * every language; where that is right-to-left, the block of rows stands at the
 * right edge instead. */

#pragma once

#include "app/hex-rows.h"

#define VITRINE_HEX_ROW_MAX 64 /* bytes in the longest row there can be */
#define VITRINE_HEX_ROW_STEP 8 /* rows are a multiple of so many bytes */
#define VITRINE_HEX_ROW_DEFAULT 16
#define VITRINE_HEX_GROUP_MAX 8
#define VITRINE_HEX_GROUP_DEFAULT 8

typedef enum
{
  VITRINE_HEX_COLUMN_BYTES,
  VITRINE_HEX_COLUMN_TEXT,
} VitrineHexColumn;

#define VITRINE_HEX_N_COLUMNS 2

/* A rectangle in the pixels of the viewport. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} VitrineHexBox;

typedef struct
{
  /* Given: the segment, the font's cell and the viewport, in pixels. */
  guint64 size;     /* bytes */
  int cell_width;   /* of one character */
  int row_height;
  int width;
  int height;
  guint per_row_max; /* bytes in a row where the width suffices, 0: all that fit */
  guint group;       /* bytes between two wider gaps: 1 (no wider ones), 2, 4, 8 */
  gboolean rtl;
  VitrineHexRows *rows; /* which are shown; NULL: all */

  /* Given: how far it is scrolled. */
  guint64 top_row;
  double top_part; /* of the top row that is above the edge, below 1 */
  int left;        /* pixels, where the viewport is too narrow */

  /* Found by vitrine_hex_geometry_layout(); the places count from the left end
   * of a row. */
  guint per_row;
  guint offset_digits;
  int offset_x;
  int column_x[VITRINE_HEX_N_COLUMNS];
  int column_gap; /* before each of them */
  int content_width;
} VitrineHexGeometry;

void     vitrine_hex_geometry_layout         (VitrineHexGeometry       *self);

guint64  vitrine_hex_geometry_get_n_rows     (const VitrineHexGeometry *self);
double   vitrine_hex_geometry_get_page       (const VitrineHexGeometry *self);
guint    vitrine_hex_geometry_get_n_visible  (const VitrineHexGeometry *self);
guint64  vitrine_hex_geometry_get_visible    (const VitrineHexGeometry *self,
                                              guint64                  *offset);
GArray  *vitrine_hex_geometry_list_visible   (const VitrineHexGeometry *self);
guint64  vitrine_hex_geometry_get_row        (const VitrineHexGeometry *self,
                                              guint64                   offset);
gboolean vitrine_hex_geometry_find_row       (const VitrineHexGeometry *self,
                                              guint64                   offset,
                                              guint64                  *row);
guint64  vitrine_hex_geometry_get_row_start  (const VitrineHexGeometry *self,
                                              guint64                   row);
guint    vitrine_hex_geometry_get_row_length (const VitrineHexGeometry *self,
                                              guint64                   row);

int      vitrine_hex_geometry_get_origin     (const VitrineHexGeometry *self);
int      vitrine_hex_geometry_get_overflow   (const VitrineHexGeometry *self);
double   vitrine_hex_geometry_get_y          (const VitrineHexGeometry *self,
                                              guint64                   row);
int      vitrine_hex_geometry_get_cell_x     (const VitrineHexGeometry *self,
                                              VitrineHexColumn          column,
                                              guint                     index);
int      vitrine_hex_geometry_get_run_width  (const VitrineHexGeometry *self,
                                              VitrineHexColumn          column,
                                              guint                     first,
                                              guint                     length);
void     vitrine_hex_geometry_get_box        (const VitrineHexGeometry *self,
                                              guint64                   offset,
                                              VitrineHexColumn          column,
                                              VitrineHexBox            *box);
gboolean vitrine_hex_geometry_hit            (const VitrineHexGeometry *self,
                                              double                    x,
                                              double                    y,
                                              guint64                  *offset,
                                              VitrineHexColumn         *column);
guint64  vitrine_hex_geometry_nearest        (const VitrineHexGeometry *self,
                                              VitrineHexColumn          column,
                                              double                    x,
                                              double                    y);

/* These change how far it is scrolled, and only to places that exist. */
void     vitrine_hex_geometry_scroll_to      (VitrineHexGeometry       *self,
                                              guint64                   row,
                                              double                    part);
void     vitrine_hex_geometry_scroll_by      (VitrineHexGeometry       *self,
                                              double                    rows);
void     vitrine_hex_geometry_reveal         (VitrineHexGeometry       *self,
                                              guint64                   offset,
                                              VitrineHexColumn          column);
/* Has the bytes from @first to @last, where they are not all in sight, about a
 * third down from the top, or higher where they need it. */
void     vitrine_hex_geometry_bring          (VitrineHexGeometry       *self,
                                              guint64                   first,
                                              guint64                   last,
                                              VitrineHexColumn          column);
