/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-painter.h"

#include "app/hex-glyphs.h"

#include <string.h>

#define N_SLOTS 256     /* rows kept, more than a screen has */

/* One run for each ink in the first font, then one in the ink of text for each
 * font that stands in. */
#define N_RUNS (VITRINE_HEX_N_INKS + VITRINE_HEX_N_FONTS - 1)

/* A row that was made, and what it was made of. */
typedef struct
{
  VitrineHexRow row;
  GskRenderNode *node;
} Slot;

/* A text node in the making: glyphs of one ink and font from left to right. */
typedef struct
{
  PangoGlyphString *glyphs;
  int start; /* where the first glyph stands */
  int x;     /* and the last one */
} Run;

struct _VitrineHexPainter
{
  VitrineHexGlyphs *glyphs;
  VitrineHexGeometry geometry;
  GdkRGBA inks[VITRINE_HEX_N_INKS];
  Run runs[N_RUNS];
  Slot slots[N_SLOTS];
  guint n_made;
};

static void
forget_rows (VitrineHexPainter *self)
{
  for (guint i = 0; i < N_SLOTS; i++)
    g_clear_pointer (&self->slots[i].node, gsk_render_node_unref);
}

VitrineHexPainter *
vitrine_hex_painter_new (void)
{
  VitrineHexPainter *self = g_new0 (VitrineHexPainter, 1);

  self->glyphs = vitrine_hex_glyphs_new ();
  for (int i = 0; i < N_RUNS; i++)
    self->runs[i].glyphs = pango_glyph_string_new ();
  return self;
}

void
vitrine_hex_painter_free (VitrineHexPainter *self)
{
  forget_rows (self);
  for (int i = 0; i < N_RUNS; i++)
    pango_glyph_string_free (self->runs[i].glyphs);
  vitrine_hex_glyphs_free (self->glyphs);
  g_free (self);
}

/**
 * vitrine_hex_painter_set_font:
 *
 * Takes resolution and size, @scale times as large, from @context and the system's
 * monospace family.
 *
 * Returns: whether anything became different, so that a new layout is due
 */
gboolean
vitrine_hex_painter_set_font (VitrineHexPainter *self,
                              PangoContext      *context,
                              double             scale)
{
  if (!vitrine_hex_glyphs_set_font (self->glyphs, context, scale))
    return FALSE;
  forget_rows (self);
  return TRUE;
}

/* Returns: whether the characters look different now */
gboolean
vitrine_hex_painter_set_page (VitrineHexPainter     *self,
                              const VitrineCodePage *page)
{
  if (!vitrine_hex_glyphs_set_page (self->glyphs, page))
    return FALSE;
  forget_rows (self);
  return TRUE;
}

int
vitrine_hex_painter_get_cell_width (VitrineHexPainter *self)
{
  return self->glyphs->cell_width;
}

int
vitrine_hex_painter_get_row_height (VitrineHexPainter *self)
{
  return self->glyphs->row_height;
}

static gboolean
same_columns (const VitrineHexGeometry *a,
              const VitrineHexGeometry *b)
{
  return a->per_row == b->per_row
         && a->group == b->group
         && a->offset_digits == b->offset_digits
         && a->column_gap == b->column_gap
         && a->cell_width == b->cell_width
         && a->row_height == b->row_height;
}

/* Begins a frame: rows kept of other columns or colours are dropped. */
void
vitrine_hex_painter_begin (VitrineHexPainter        *self,
                           const VitrineHexGeometry *geometry,
                           const GdkRGBA            *inks)
{
  gboolean same = same_columns (&self->geometry, geometry);

  for (int i = 0; i < VITRINE_HEX_N_INKS; i++)
    same = same && gdk_rgba_equal (&self->inks[i], &inks[i]);
  if (!same)
    forget_rows (self);
  self->geometry = *geometry;
  memcpy (self->inks, inks, sizeof self->inks);
}

static void
add_glyph (VitrineHexPainter *self,
           guint              index,
           PangoGlyph         glyph,
           int                x)
{
  Run *run = &self->runs[index];
  int n_glyphs = run->glyphs->num_glyphs;
  PangoGlyphInfo *info;

  if (n_glyphs == 0)
    run->start = x;
  else
    run->glyphs->glyphs[n_glyphs - 1].geometry.width = (x - run->x) * PANGO_SCALE;

  /* The string keeps its memory from row to row. */
  pango_glyph_string_set_size (run->glyphs, n_glyphs + 1);
  info = &run->glyphs->glyphs[n_glyphs];
  memset (info, 0, sizeof *info);
  info->glyph = glyph;
  info->geometry.width = self->glyphs->cell_width * PANGO_SCALE;
  info->attr.is_cluster_start = TRUE;
  run->x = x;
}

static void
add_digits (VitrineHexPainter *self,
            VitrineHexInk      ink,
            guint64            value,
            guint              n_digits,
            int                x)
{
  for (guint i = 0; i < n_digits; i++)
    {
      guint shift = (n_digits - 1 - i) * 4;

      add_glyph (self, ink, self->glyphs->digits[value >> shift & 0xf],
                 x + (int) i * self->glyphs->cell_width);
    }
}

static void
add_pair (VitrineHexPainter   *self,
          const VitrineHexRow *row,
          guint                index)
{
  int x = vitrine_hex_geometry_get_cell_x (&self->geometry, VITRINE_HEX_COLUMN_BYTES, index);
  VitrineHexInk ink = row->bytes[index] == 0 ? VITRINE_HEX_INK_DIM : VITRINE_HEX_INK_TEXT;

  if (row->known >> index & 1)
    {
      add_digits (self, ink, row->bytes[index], 2, x);
      return;
    }
  for (int i = 0; i < 2; i++)
    add_glyph (self, VITRINE_HEX_INK_DIM, self->glyphs->dash, x + i * self->glyphs->cell_width);
}

static guint
find_run (const VitrineHexGlyph *glyph)
{
  if (glyph->absent)
    return VITRINE_HEX_INK_DIM;
  return glyph->font == 0 ? VITRINE_HEX_INK_TEXT : VITRINE_HEX_N_INKS + glyph->font - 1;
}

static void
add_character (VitrineHexPainter   *self,
               const VitrineHexRow *row,
               guint                index)
{
  int x = vitrine_hex_geometry_get_cell_x (&self->geometry, VITRINE_HEX_COLUMN_TEXT, index);
  const VitrineHexGlyph *glyph = &self->glyphs->characters[row->bytes[index]];

  if (row->known >> index & 1)
    add_glyph (self, find_run (glyph), glyph->glyph, x + glyph->shift);
}

static GskRenderNode *
end_run (VitrineHexPainter *self,
         guint              index)
{
  Run *run = &self->runs[index];
  VitrineHexInk ink = index < VITRINE_HEX_N_INKS ? index : VITRINE_HEX_INK_TEXT;
  guint font = index < VITRINE_HEX_N_INKS ? 0 : index - VITRINE_HEX_N_INKS + 1;
  graphene_point_t place
    = GRAPHENE_POINT_INIT ((float) run->start, (float) self->glyphs->baseline);
  GskRenderNode *node = NULL;

  if (run->glyphs->num_glyphs > 0)
    node = gsk_text_node_new (self->glyphs->fonts[font], run->glyphs, &self->inks[ink],
                              &place);
  pango_glyph_string_set_size (run->glyphs, 0);
  return node;
}

static GskRenderNode *
make_row (VitrineHexPainter   *self,
          const VitrineHexRow *row)
{
  GskRenderNode *nodes[N_RUNS];
  GskRenderNode *made;
  guint n_nodes = 0;

  add_digits (self, VITRINE_HEX_INK_DIM, row->offset, self->geometry.offset_digits,
              self->geometry.offset_x);
  for (guint i = 0; i < row->length; i++)
    add_pair (self, row, i);
  for (guint i = 0; i < row->length; i++)
    add_character (self, row, i);

  for (guint i = 0; i < N_RUNS; i++)
    {
      nodes[n_nodes] = end_run (self, i);
      n_nodes += nodes[n_nodes] != NULL;
    }
  made = gsk_container_node_new (nodes, n_nodes);
  while (n_nodes > 0)
    gsk_render_node_unref (nodes[--n_nodes]);
  self->n_made++;
  return made;
}

static gboolean
same_row (const VitrineHexRow *a,
          const VitrineHexRow *b)
{
  return a->offset == b->offset && a->length == b->length && a->known == b->known
         && memcmp (a->bytes, b->bytes, a->length) == 0;
}

/**
 * vitrine_hex_painter_get_row:
 *
 * Returns: (transfer none): the text of @row, its upper left corner at 0, 0;
 *   valid until the next call
 */
GskRenderNode *
vitrine_hex_painter_get_row (VitrineHexPainter   *self,
                             const VitrineHexRow *row)
{
  Slot *slot = &self->slots[row->offset / self->geometry.per_row % N_SLOTS];

  g_return_val_if_fail (row->length <= self->geometry.per_row, NULL);

  if (slot->node != NULL && same_row (&slot->row, row))
    return slot->node;
  g_clear_pointer (&slot->node, gsk_render_node_unref);
  slot->row = *row;
  slot->node = make_row (self, row);
  return slot->node;
}

/* How many rows have been made so far, and not been there already. */
guint
vitrine_hex_painter_get_n_made (VitrineHexPainter *self)
{
  return self->n_made;
}
