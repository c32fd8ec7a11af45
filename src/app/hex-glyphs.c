/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-glyphs.h"

#include <string.h>

#define ROW_PADDING 2    /* pixels between the text of two rows */
#define FALLBACK_SIZE 10 /* points, when a context has no size of its own */

/* What shapes one character after the other. */
typedef struct
{
  VitrineHexGlyphs *self;
  PangoAttrList *attributes;
  PangoGlyphString *glyphs;
} Shaper;

/* Returns: where a font stands among those in use, past all where there is no room
 * for one more */
static guint
find_font (VitrineHexGlyphs *self,
           PangoFont        *font)
{
  for (guint i = 0; i < self->n_fonts; i++)
    if (self->fonts[i] == font)
      return i;
  if (self->n_fonts == VITRINE_HEX_N_FONTS)
    return VITRINE_HEX_N_FONTS;
  self->fonts[self->n_fonts] = g_object_ref (font);
  return self->n_fonts++;
}

/* FALSE where no font has it. */
static gboolean
take_glyph (Shaper          *shaper,
            PangoFont       *font,
            VitrineHexGlyph *glyph)
{
  VitrineHexGlyphs *self = shaper->self;
  const PangoGlyphInfo *info = shaper->glyphs->glyphs;
  int width;

  if (shaper->glyphs->num_glyphs != 1 || info->glyph == PANGO_GLYPH_EMPTY
      || info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
    return FALSE;
  glyph->font = find_font (self, font);
  if (glyph->font == VITRINE_HEX_N_FONTS)
    return FALSE;
  width = PANGO_PIXELS (info->geometry.width);
  glyph->glyph = info->glyph;
  glyph->shift = glyph->font == 0 ? 0 : (self->cell_width - width) / 2;
  return TRUE;
}

static gboolean
shape (Shaper          *shaper,
       gunichar         character,
       VitrineHexGlyph *glyph)
{
  char utf8[6];
  int length = g_unichar_to_utf8 (character, utf8);
  GList *items = pango_itemize (shaper->self->context, utf8, 0, length,
                                shaper->attributes, NULL);
  PangoItem *item = items->data;
  gboolean found;

  pango_shape (utf8, length, &item->analysis, shaper->glyphs);
  found = take_glyph (shaper, item->analysis.font, glyph);
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
  return found;
}

static void
shape_page (Shaper *shaper)
{
  VitrineHexGlyphs *self = shaper->self;
  VitrineHexGlyph dot = { .glyph = PANGO_GLYPH_EMPTY };

  shape (shaper, '.', &dot);
  dot.absent = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->characters); i++)
    {
      gunichar character = vitrine_code_page_get_visible (&self->page, (guint8) i);
      VitrineHexGlyph glyph = { 0 };

      self->characters[i] = character != 0 && shape (shaper, character, &glyph) ? glyph : dot;
    }
}

/* The digits say which font is the first: every monospace font has them. */
static void
shape_all (VitrineHexGlyphs *self)
{
  Shaper shaper = { self, pango_attr_list_new (), pango_glyph_string_new () };

  while (self->n_fonts > 0)
    g_object_unref (self->fonts[--self->n_fonts]);
  pango_attr_list_insert (shaper.attributes, pango_attr_font_desc_new (self->description));
  for (guint i = 0; i < G_N_ELEMENTS (self->digits); i++)
    {
      VitrineHexGlyph glyph = { .glyph = PANGO_GLYPH_EMPTY };

      shape (&shaper, (gunichar) "0123456789abcdef"[i], &glyph);
      self->digits[i] = glyph.glyph;
    }
  shape_page (&shaper);
  self->dash = self->characters['-'].glyph;
  pango_glyph_string_free (shaper.glyphs);
  pango_attr_list_unref (shaper.attributes);
}

/* Whole pixels, so that every column of glyphs is equally sharp. */
static void
measure_font (VitrineHexGlyphs *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, self->description, NULL);
  int ascent = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics));
  int descent = PANGO_PIXELS_CEIL (pango_font_metrics_get_descent (metrics));
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_digit_width (metrics));

  self->cell_width = MAX (width, 1);
  self->row_height = MAX (ascent + descent + ROW_PADDING, 1);
  self->baseline = ascent + ROW_PADDING / 2;
  pango_font_metrics_unref (metrics);
}

VitrineHexGlyphs *
vitrine_hex_glyphs_new (void)
{
  VitrineHexGlyphs *self = g_new0 (VitrineHexGlyphs, 1);

  vitrine_code_page_init (&self->page, NULL);
  self->cell_width = 1;
  self->row_height = 1;
  return self;
}

void
vitrine_hex_glyphs_free (VitrineHexGlyphs *self)
{
  while (self->n_fonts > 0)
    g_object_unref (self->fonts[--self->n_fonts]);
  g_clear_pointer (&self->description, pango_font_description_free);
  g_clear_object (&self->context);
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

/* The system's monospace family in the size that the context asks for. */
static PangoFontDescription *
describe_font (PangoContext *context,
               double        scale)
{
  PangoFontDescription *description
    = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_family (description, "monospace");
  if (pango_font_description_get_size (description) == 0)
    pango_font_description_set_size (description, FALLBACK_SIZE * PANGO_SCALE);
  scale_font (description, scale);
  return description;
}

gboolean
vitrine_hex_glyphs_set_font (VitrineHexGlyphs *self,
                             PangoContext     *context,
                             double            scale)
{
  PangoFontDescription *description = describe_font (context, scale);
  guint serial = pango_context_get_serial (context);
  double resolution = pango_cairo_context_get_resolution (context);

  if (self->context == context && self->serial == serial && self->resolution == resolution
      && pango_font_description_equal (self->description, description))
    {
      pango_font_description_free (description);
      return FALSE;
    }

  g_clear_pointer (&self->description, pango_font_description_free);
  self->description = description;
  g_set_object (&self->context, context);
  self->serial = serial;
  self->resolution = resolution;
  measure_font (self);
  shape_all (self);
  return TRUE;
}

gboolean
vitrine_hex_glyphs_set_page (VitrineHexGlyphs      *self,
                             const VitrineCodePage *page)
{
  if (memcmp (self->page.characters, page->characters, sizeof page->characters) == 0)
    return FALSE;
  self->page = *page;
  if (self->context != NULL)
    shape_all (self);
  return TRUE;
}
