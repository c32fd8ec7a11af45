/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The glyphs of a hex view, each shaped once for a font and alone, so that no
 * ligature, mark or direction of writing makes anything of two bytes. A character
 * that the monospace font lacks is looked for in others, and stands in the middle
 * of its cell; one that no font has is a dot. The painter owns one. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "decode/code-page.h"

/* Fonts at once: the monospace one first, then those that stand in for it. */
#define VITRINE_HEX_N_FONTS 4

typedef struct
{
  PangoGlyph glyph;
  guint font;
  int shift;       /* pixels from the left end of its cell */
  gboolean absent; /* it is the dot for what cannot be shown */
} VitrineHexGlyph;

/* Read it; these functions alone change it. */
typedef struct
{
  PangoContext *context;
  PangoFontDescription *description;
  guint serial;      /* of the context; its resolution does not count in it */
  double resolution;
  VitrineCodePage page;

  PangoFont *fonts[VITRINE_HEX_N_FONTS];
  guint n_fonts;
  int cell_width;
  int row_height;
  int baseline;
  PangoGlyph digits[16];
  PangoGlyph dash;
  VitrineHexGlyph characters[256]; /* of each byte */
} VitrineHexGlyphs;

VitrineHexGlyphs *vitrine_hex_glyphs_new      (void);
void              vitrine_hex_glyphs_free     (VitrineHexGlyphs      *self);

/* Both return whether anything became different. */
gboolean          vitrine_hex_glyphs_set_font (VitrineHexGlyphs      *self,
                                               PangoContext          *context,
                                               double                 scale);
gboolean          vitrine_hex_glyphs_set_page (VitrineHexGlyphs      *self,
                                               const VitrineCodePage *page);
