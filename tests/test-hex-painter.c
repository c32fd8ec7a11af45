/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-painter.h"

#include <pango/pangocairo.h>

#include <string.h>

static const GdkRGBA inks[VITRINE_HEX_N_INKS] = { { 0, 0, 0, 1 }, { 0, 0, 0, 0.5f } };

typedef struct
{
  PangoContext *context;
  VitrineHexPainter *painter;
  VitrineHexGeometry geometry;
  VitrineHexRow row;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  fixture->painter = vitrine_hex_painter_new ();
  g_assert_true (vitrine_hex_painter_set_font (fixture->painter, fixture->context, 1));
  fixture->geometry = (VitrineHexGeometry) {
    .size = 4096,
    .cell_width = vitrine_hex_painter_get_cell_width (fixture->painter),
    .row_height = vitrine_hex_painter_get_row_height (fixture->painter),
    .width = 4000, .height = 1000, .per_row_max = 16, .group = 8,
  };
  vitrine_hex_geometry_layout (&fixture->geometry);
  vitrine_hex_painter_begin (fixture->painter, &fixture->geometry, inks);
  fixture->row = (VitrineHexRow) { .length = 16, .known = 0xffff };
  memcpy (fixture->row.bytes, "This is a string", 16);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  vitrine_hex_painter_free (fixture->painter);
  g_object_unref (fixture->context);
}

static guint
count_glyphs (Fixture       *fixture,
              VitrineHexInk  ink)
{
  GskRenderNode *node = vitrine_hex_painter_get_row (fixture->painter, &fixture->row);
  guint n_glyphs = 0;

  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (node, i);

      g_assert_cmpint (gsk_render_node_get_node_type (child), ==, GSK_TEXT_NODE);
      if (gdk_rgba_equal (gsk_text_node_get_color (child), &inks[ink]))
        n_glyphs += gsk_text_node_get_num_glyphs (child);
    }
  return n_glyphs;
}

static void
test_equal_rows_are_made_once (Fixture       *fixture,
                               gconstpointer  data)
{
  GskRenderNode *node = vitrine_hex_painter_get_row (fixture->painter, &fixture->row);

  g_assert_true (vitrine_hex_painter_get_row (fixture->painter, &fixture->row) == node);
  vitrine_hex_painter_begin (fixture->painter, &fixture->geometry, inks);
  g_assert_true (vitrine_hex_painter_get_row (fixture->painter, &fixture->row) == node);
  g_assert_cmpuint (vitrine_hex_painter_get_n_made (fixture->painter), ==, 1);
}

static void
test_whatever_differs_makes_anew (Fixture       *fixture,
                                  gconstpointer  data)
{
  GdkRGBA others[VITRINE_HEX_N_INKS] = { { 1, 1, 1, 1 }, inks[1] };
  guint n_made = 0;

  for (int i = 0; i < 7; i++)
    {
      fixture->row.bytes[15] += i == 1;
      fixture->row.length -= i == 2;
      fixture->row.known ^= i == 3;
      fixture->row.offset += i == 4 ? 16 : 0;
      fixture->geometry.offset_digits += i == 5;
      vitrine_hex_painter_begin (fixture->painter, &fixture->geometry, i == 6 ? others : inks);
      vitrine_hex_painter_get_row (fixture->painter, &fixture->row);
      g_assert_cmpuint (vitrine_hex_painter_get_n_made (fixture->painter), ==, ++n_made);
    }
}

/* The offset is dim; so are a zero and what is no character. */
static void
test_inks (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_TEXT), ==, 16 * 3);
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_DIM), ==, 8);
  fixture->row.bytes[0] = 0;
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_TEXT), ==, 15 * 3);
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_DIM), ==, 8 + 3);
  fixture->row.bytes[1] = 0x80;
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_TEXT), ==, 15 * 3 - 1);
  fixture->row.known = 0;
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_TEXT), ==, 0);
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_DIM), ==, 8 + 16 * 2);
}

static void
set_encoding (Fixture    *fixture,
              const char *name)
{
  VitrineCodePage page;

  vitrine_code_page_init (&page, vitrine_encoding_find (name, NULL));
  vitrine_hex_painter_set_page (fixture->painter, &page);
}

/* What is a character depends on the encoding; a mark never stands alone. */
static void
test_characters_of_an_encoding (Fixture       *fixture,
                                gconstpointer  data)
{
  memset (fixture->row.bytes, 0xe9, 16);
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_TEXT), ==, 16 * 2);
  set_encoding (fixture, "ISO-8859-1");
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_TEXT), ==, 16 * 3);
  g_assert_cmpuint (vitrine_hex_painter_get_n_made (fixture->painter), ==, 2);
  set_encoding (fixture, "ISO-8859-1");
  count_glyphs (fixture, VITRINE_HEX_INK_TEXT);
  g_assert_cmpuint (vitrine_hex_painter_get_n_made (fixture->painter), ==, 2);
  memset (fixture->row.bytes, 0xc0, 16);
  set_encoding (fixture, "WINDOWS-1255");
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_TEXT), ==, 16 * 2);
  set_encoding (fixture, "UTF-8");
  g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_TEXT), ==, 16 * 2);
}

/* Whatever the encoding and the fonts there are: one glyph a byte, in its cell or
 * the middle of it, from left to right. */
static void
test_one_cell_a_byte (Fixture       *fixture,
                      gconstpointer  data)
{
  gsize n_encodings;
  const VitrineEncoding *all = vitrine_encoding_get_all (&n_encodings);

  for (gsize i = 0; i < n_encodings; i++)
    {
      set_encoding (fixture, all[i].name);
      for (guint first = 0; first < 256; first += 16)
        {
          for (guint j = 0; j < 16; j++)
            fixture->row.bytes[j] = (guint8) (first + j);
          g_assert_cmpuint (count_glyphs (fixture, VITRINE_HEX_INK_TEXT)
                              + count_glyphs (fixture, VITRINE_HEX_INK_DIM), ==, 8 + 16 * 3);
        }
    }
}

/* Glyphs of one ink keep clear of the places of the other. */
static void
test_glyphs_stand_in_their_cells (Fixture       *fixture,
                                  gconstpointer  data)
{
  const PangoGlyphInfo *glyphs;
  GskRenderNode *node;
  GskRenderNode *dim;
  int x = 0;

  memset (fixture->row.bytes, 'x', 16);
  fixture->row.bytes[12] = 0;
  node = vitrine_hex_painter_get_row (fixture->painter, &fixture->row);
  dim = gsk_container_node_get_child (node, 1);
  g_assert_cmpuint (gsk_text_node_get_num_glyphs (dim), ==, 8 + 3);
  /* Declared pure, so that clang rightly takes a count returned there for unset. */
  glyphs = gsk_text_node_get_glyphs (dim, NULL);
  g_assert_cmpfloat (gsk_text_node_get_offset (dim)->x, ==, fixture->geometry.offset_x);
  for (int i = 0; i < 8; i++)
    x += glyphs[i].geometry.width / PANGO_SCALE;
  g_assert_cmpint (fixture->geometry.offset_x + x, ==,
                   vitrine_hex_geometry_get_cell_x (&fixture->geometry,
                                                    VITRINE_HEX_COLUMN_BYTES, 12));
  x += (glyphs[8].geometry.width + glyphs[9].geometry.width) / PANGO_SCALE;
  g_assert_cmpint (fixture->geometry.offset_x + x, ==,
                   vitrine_hex_geometry_get_cell_x (&fixture->geometry,
                                                    VITRINE_HEX_COLUMN_TEXT, 12));
}

static void
test_font_that_stays_changes_nothing (Fixture       *fixture,
                                      gconstpointer  data)
{
  int width = vitrine_hex_painter_get_cell_width (fixture->painter);
  g_autoptr (GskRenderNode) node
    = gsk_render_node_ref (vitrine_hex_painter_get_row (fixture->painter, &fixture->row));

  g_assert_false (vitrine_hex_painter_set_font (fixture->painter, fixture->context, 1));
  g_assert_true (vitrine_hex_painter_get_row (fixture->painter, &fixture->row) == node);
  pango_cairo_context_set_resolution (fixture->context, 192);
  g_assert_true (vitrine_hex_painter_set_font (fixture->painter, fixture->context, 1));
  g_assert_false (vitrine_hex_painter_get_row (fixture->painter, &fixture->row) == node);
  g_assert_cmpint (vitrine_hex_painter_get_cell_width (fixture->painter), >, width);
}

/* More rows than are kept push each other out, and all come right. */
static void
test_more_rows_than_are_kept (Fixture       *fixture,
                              gconstpointer  data)
{
  for (guint64 offset = 0; offset < 4096 * 4; offset += 16)
    {
      fixture->row.offset = offset;
      g_assert_nonnull (vitrine_hex_painter_get_row (fixture->painter, &fixture->row));
    }
  g_assert_cmpuint (vitrine_hex_painter_get_n_made (fixture->painter), ==, 1024);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* Nodes can be made without a display once their types are there. */
  g_type_ensure (GSK_TYPE_TEXT_NODE);
  add ("/hex-painter/equal-rows-are-made-once", test_equal_rows_are_made_once);
  add ("/hex-painter/whatever-differs-makes-anew", test_whatever_differs_makes_anew);
  add ("/hex-painter/inks", test_inks);
  add ("/hex-painter/characters-of-an-encoding", test_characters_of_an_encoding);
  add ("/hex-painter/one-cell-a-byte", test_one_cell_a_byte);
  add ("/hex-painter/glyphs-stand-in-their-cells", test_glyphs_stand_in_their_cells);
  add ("/hex-painter/font-that-stays-changes-nothing", test_font_that_stays_changes_nothing);
  add ("/hex-painter/more-rows-than-are-kept", test_more_rows_than_are_kept);
  return g_test_run ();
}
