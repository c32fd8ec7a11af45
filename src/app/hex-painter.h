/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns rows of bytes into render nodes. The glyphs are shaped once for a font;
 * a row is a few text nodes made of them, and is kept for as long as its
 * bytes, its place in the segment, the columns and the colours stay the same: a
 * frame in which one byte changed makes one row anew. It draws nothing but
 * text; what moves or fades is drawn around it. The hex view owns one. Main
 * thread. */

#pragma once

#include <gtk/gtk.h>

#include "app/hex-geometry.h"
#include "decode/code-page.h"

typedef struct
{
  guint64 offset; /* of the first byte, which begins the row */
  guint length;   /* bytes that exist in this row */
  guint64 known;  /* bit n: byte n has been read */
  guint8 bytes[VITRINE_HEX_ROW_MAX];
} VitrineHexRow;

/* The inks of a row. */
typedef enum
{
  VITRINE_HEX_INK_TEXT,
  VITRINE_HEX_INK_DIM, /* offsets, zeros, what is no character or not yet read */
} VitrineHexInk;

#define VITRINE_HEX_N_INKS 2

typedef struct _VitrineHexPainter VitrineHexPainter;

VitrineHexPainter *vitrine_hex_painter_new             (void);
void               vitrine_hex_painter_free            (VitrineHexPainter        *self);

gboolean           vitrine_hex_painter_set_font        (VitrineHexPainter        *self,
                                                        PangoContext             *context,
                                                        double                    scale);
gboolean           vitrine_hex_painter_set_page        (VitrineHexPainter        *self,
                                                        const VitrineCodePage    *page);
int                vitrine_hex_painter_get_cell_width  (VitrineHexPainter        *self);
int                vitrine_hex_painter_get_row_height  (VitrineHexPainter        *self);

/* @inks are VITRINE_HEX_N_INKS colours. */
void               vitrine_hex_painter_begin           (VitrineHexPainter        *self,
                                                        const VitrineHexGeometry *geometry,
                                                        const GdkRGBA            *inks);
GskRenderNode     *vitrine_hex_painter_get_row         (VitrineHexPainter        *self,
                                                        const VitrineHexRow      *row);
guint              vitrine_hex_painter_get_n_made      (VitrineHexPainter        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineHexPainter, vitrine_hex_painter_free)
