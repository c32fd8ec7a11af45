/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-painter.h"

#include <string.h>

#define FIRST_PRINTABLE 0x20
#define LAST_PRINTABLE 0x7e
#define NOT_PRINTABLE '.'
#define N_SLOTS 256     /* rows kept, more than a screen has */
#define ROW_PADDING 2   /* pixels between the text of two rows */
#define FALLBACK_SIZE 10 /* points, when a context has no size of its own */

/* A row that was made, and what it was made of. */
typedef struct
{
  VitrineHexRow row;
  GskRenderNode *node;
} Slot;

/* A text node in the making: glyphs of one ink from left to right. */
typedef struct
{
  PangoGlyphString *glyphs;
  int start; /* where the first glyph stands */
  int x;     /* and the last one */
} Run;

struct _VitrineHexPainter
{
  PangoFontDescription *description;
  guint serial;      /* of the context; its resolution does not count in it */
  double resolution;
  PangoFont *font;
  PangoGlyph characters[LAST_PRINTABLE + 1];
  PangoGlyph digits[16];
  int cell_width;
  int row_height;
  int baseline;

  VitrineHexGeometry geometry;
  GdkRGBA inks[VITRINE_HEX_N_INKS];
  Run runs[VITRINE_HEX_N_INKS];
  Slot slots[N_SLOTS];
  guint n_made;
};

static void
forget_rows (VitrineHexPainter *self)
{
  for (guint i = 0; i < N_SLOTS; i++)
    g_clear_pointer (&self->slots[i].node, gsk_render_node_unref);
}

/* The glyph of one character, alone, so that no ligature is made. The first one
 * says which font it is; a character that this font lacks stays empty. */
static PangoGlyph
shape_character (VitrineHexPainter *self,
                 PangoContext      *context,
                 PangoAttrList     *attributes,
                 char               character)
{
  PangoGlyphString *glyphs = self->runs[0].glyphs;
  GList *items = pango_itemize (context, &character, 0, 1, attributes, NULL);
  PangoAnalysis *analysis = &((PangoItem *) items->data)->analysis;
  PangoGlyph glyph = PANGO_GLYPH_EMPTY;

  if (self->font == NULL)
    self->font = g_object_ref (analysis->font);
  if (self->font == analysis->font)
    pango_shape (&character, 1, analysis, glyphs);
  if (glyphs->num_glyphs > 0)
    glyph = glyphs->glyphs[0].glyph;
  pango_glyph_string_set_size (glyphs, 0);
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
  return glyph;
}

static void
shape_all (VitrineHexPainter *self,
           PangoContext      *context)
{
  static const char digits[] = "0123456789abcdef";
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_desc_new (self->description));
  shape_character (self, context, attributes, digits[0]);
  for (int i = FIRST_PRINTABLE; i <= LAST_PRINTABLE; i++)
    self->characters[i] = shape_character (self, context, attributes, (char) i);
  for (guint i = 0; i < G_N_ELEMENTS (self->digits); i++)
    self->digits[i] = self->characters[(guint8) digits[i]];
}

/* Whole pixels, so that every column of glyphs is equally sharp. */
static void
measure_font (VitrineHexPainter *self,
              PangoContext      *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, self->description, NULL);
  int ascent = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics));
  int descent = PANGO_PIXELS_CEIL (pango_font_metrics_get_descent (metrics));
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_digit_width (metrics));

  self->cell_width = MAX (width, 1);
  self->row_height = MAX (ascent + descent + ROW_PADDING, 1);
  self->baseline = ascent + ROW_PADDING / 2;
  pango_font_metrics_unref (metrics);
}

VitrineHexPainter *
vitrine_hex_painter_new (void)
{
  VitrineHexPainter *self = g_new0 (VitrineHexPainter, 1);

  for (int i = 0; i < VITRINE_HEX_N_INKS; i++)
    self->runs[i].glyphs = pango_glyph_string_new ();
  self->cell_width = 1;
  self->row_height = 1;
  return self;
}

void
vitrine_hex_painter_free (VitrineHexPainter *self)
{
  forget_rows (self);
  for (int i = 0; i < VITRINE_HEX_N_INKS; i++)
    pango_glyph_string_free (self->runs[i].glyphs);
  g_clear_object (&self->font);
  g_clear_pointer (&self->description, pango_font_description_free);
  g_free (self);
}

/* A size in points stays one, so that it goes on following the resolution. */
static void
scale_font (PangoFontDescription *description,
            double                scale)
{
  double size = pango_font_description_get_size (description) * scale;

  if (pango_font_description_get_size_is_absolute (description))
    pango_font_description_set_absolute_size (description, size);
  else
    pango_font_description_set_size (description, (int) size);
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
  g_autoptr (PangoFontDescription) description
    = pango_font_description_copy (pango_context_get_font_description (context));
  guint serial = pango_context_get_serial (context);
  double resolution = pango_cairo_context_get_resolution (context);

  pango_font_description_set_family (description, "monospace");
  if (pango_font_description_get_size (description) == 0)
    pango_font_description_set_size (description, FALLBACK_SIZE * PANGO_SCALE);
  scale_font (description, scale);
  if (self->font != NULL && self->serial == serial && self->resolution == resolution
      && pango_font_description_equal (self->description, description))
    return FALSE;

  g_clear_pointer (&self->description, pango_font_description_free);
  g_clear_object (&self->font);
  self->description = g_steal_pointer (&description);
  self->serial = serial;
  self->resolution = resolution;
  measure_font (self, context);
  shape_all (self, context);
  forget_rows (self);
  return TRUE;
}

int
vitrine_hex_painter_get_cell_width (VitrineHexPainter *self)
{
  return self->cell_width;
}

int
vitrine_hex_painter_get_row_height (VitrineHexPainter *self)
{
  return self->row_height;
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
           VitrineHexInk      ink,
           PangoGlyph         glyph,
           int                x)
{
  Run *run = &self->runs[ink];
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
  info->geometry.width = self->cell_width * PANGO_SCALE;
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

      add_glyph (self, ink, self->digits[value >> shift & 0xf],
                 x + (int) i * self->cell_width);
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
    add_glyph (self, VITRINE_HEX_INK_DIM, self->characters['-'], x + i * self->cell_width);
}

static void
add_character (VitrineHexPainter   *self,
               const VitrineHexRow *row,
               guint                index)
{
  int x = vitrine_hex_geometry_get_cell_x (&self->geometry, VITRINE_HEX_COLUMN_TEXT, index);
  guint8 byte = row->bytes[index];
  gboolean printable = byte >= FIRST_PRINTABLE && byte <= LAST_PRINTABLE;

  if (row->known >> index & 1)
    add_glyph (self, printable ? VITRINE_HEX_INK_TEXT : VITRINE_HEX_INK_DIM,
               self->characters[printable ? byte : NOT_PRINTABLE], x);
}

static GskRenderNode *
end_run (VitrineHexPainter *self,
         VitrineHexInk      ink)
{
  Run *run = &self->runs[ink];
  graphene_point_t place = GRAPHENE_POINT_INIT ((float) run->start, (float) self->baseline);
  GskRenderNode *node = NULL;

  if (run->glyphs->num_glyphs > 0)
    node = gsk_text_node_new (self->font, run->glyphs, &self->inks[ink], &place);
  pango_glyph_string_set_size (run->glyphs, 0);
  return node;
}

static GskRenderNode *
make_row (VitrineHexPainter   *self,
          const VitrineHexRow *row)
{
  GskRenderNode *nodes[VITRINE_HEX_N_INKS];
  GskRenderNode *made;
  guint n_nodes = 0;

  add_digits (self, VITRINE_HEX_INK_DIM, row->offset, self->geometry.offset_digits,
              self->geometry.offset_x);
  for (guint i = 0; i < row->length; i++)
    add_pair (self, row, i);
  for (guint i = 0; i < row->length; i++)
    add_character (self, row, i);

  for (int ink = 0; ink < VITRINE_HEX_N_INKS; ink++)
    {
      nodes[n_nodes] = end_run (self, ink);
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
