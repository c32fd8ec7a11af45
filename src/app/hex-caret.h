/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a person is in a hex view: the byte under the caret, the column, and the
 * byte a selection was begun at. A plain value; pure arithmetic, any thread.
 * Whatever moves the caret without extending drops the selection. */

#pragma once

#include "app/hex-geometry.h"

typedef enum
{
  VITRINE_HEX_MOVE_BYTES,     /* count is in bytes */
  VITRINE_HEX_MOVE_GROUPS,
  VITRINE_HEX_MOVE_ROWS,
  VITRINE_HEX_MOVE_PAGES,
  VITRINE_HEX_MOVE_ROW_ENDS,  /* -1: first byte of the row, 1: last one */
  VITRINE_HEX_MOVE_ENDS,      /* the same of the segment */
} VitrineHexMove;

typedef struct
{
  guint64 offset;
  guint64 anchor;
  gboolean selecting; /* from anchor to offset, both included */
  VitrineHexColumn column;
} VitrineHexCaret;

void     vitrine_hex_caret_put           (VitrineHexCaret          *self,
                                          guint64                   offset,
                                          gboolean                  extend);
void     vitrine_hex_caret_move          (VitrineHexCaret          *self,
                                          const VitrineHexGeometry *geometry,
                                          VitrineHexMove            move,
                                          int                       count,
                                          gboolean                  extend);
void     vitrine_hex_caret_select        (VitrineHexCaret          *self,
                                          guint64                   offset,
                                          guint64                   length);
gboolean vitrine_hex_caret_clamp         (VitrineHexCaret          *self,
                                          guint64                   size);
guint64  vitrine_hex_caret_get_selection (const VitrineHexCaret    *self,
                                          guint64                  *offset);
