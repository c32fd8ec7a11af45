/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/overview-painter.h"

#define N_CELLS 1024
#define CELL 4096
#define SIZE (N_CELLS * CELL)
#define HEIGHT 512
#define NOW (100 * G_USEC_PER_SEC)

typedef struct
{
  VitrineOverviewGeometry geometry;
  VitrineHexColours colours;
  VitrineSweepCell cells[N_CELLS];
  VitrineOverviewFrame frame;
  GskRenderNode *node;
} Fixture;

/* Every kind of thing is known by a channel of its own. */
static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->geometry = (VitrineOverviewGeometry) { SIZE, HEIGHT };
  fixture->colours.inks[VITRINE_HEX_INK_TEXT] = (GdkRGBA) { 0, 0, 0, 1 };
  fixture->colours.underline = (GdkRGBA) { 1, 0, 0, 1 };
  fixture->colours.match = (GdkRGBA) { 0, 1, 0, 1 };
  fixture->colours.caret = (GdkRGBA) { 0, 0, 1, 1 };
  for (guint i = 0; i < N_CELLS; i++)
    fixture->cells[i].seen = CELL;
  fixture->frame = (VitrineOverviewFrame) {
    .geometry = &fixture->geometry,
    .colours = &fixture->colours,
    .width = 14,
    .swept = { fixture->cells, N_CELLS, CELL },
    .visible = { 0, CELL },
    .now = NOW,
    .fading = TRUE,
  };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_pointer (&fixture->node, gsk_render_node_unref);
}

static void
draw (Fixture *fixture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  g_clear_pointer (&fixture->node, gsk_render_node_unref);
  vitrine_overview_frame_draw (&fixture->frame, snapshot);
  fixture->node = gtk_snapshot_free_to_node (snapshot);
}

/* Counts the areas of a colour; the last of them is *@area. */
static guint
count (Fixture         *fixture,
       const GdkRGBA   *colour,
       graphene_rect_t *area)
{
  guint n = 0;

  g_assert_cmpint (gsk_render_node_get_node_type (fixture->node), ==, GSK_CONTAINER_NODE);
  for (guint i = 0; i < gsk_container_node_get_n_children (fixture->node); i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (fixture->node, i);
      const GdkRGBA *found;

      if (gsk_render_node_get_node_type (child) != GSK_COLOR_NODE)
        continue;
      found = gsk_color_node_get_color (child);
      if (found->red != colour->red || found->green != colour->green
          || found->blue != colour->blue || found->alpha > colour->alpha)
        continue;
      gsk_render_node_get_bounds (child, area);
      n++;
    }
  return n;
}

/* The bar at the edge and what is visible are always there; equal cells are one. */
static void
test_data (Fixture       *fixture,
           gconstpointer  unused)
{
  graphene_rect_t area;
  guint n_before;

  draw (fixture);
  n_before = count (fixture, &fixture->colours.inks[VITRINE_HEX_INK_TEXT], &area);
  for (guint i = 256; i < 512; i++)
    fixture->cells[i].data = CELL;
  draw (fixture);
  g_assert_cmpuint (count (fixture, &fixture->colours.inks[VITRINE_HEX_INK_TEXT], &area), ==,
                    n_before + 1);
}

/* A little data in much that is none is as strong as can be. */
static void
test_little_data (Fixture       *fixture,
                  gconstpointer  unused)
{
  const GdkRGBA *ink = &fixture->colours.inks[VITRINE_HEX_INK_TEXT];
  gboolean found = FALSE;

  fixture->cells[512].data = 1;
  draw (fixture);
  for (guint i = 0; i < gsk_container_node_get_n_children (fixture->node); i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (fixture->node, i);
      graphene_rect_t area;

      gsk_render_node_get_bounds (child, &area);
      if (gsk_render_node_get_node_type (child) == GSK_COLOR_NODE
          && gdk_rgba_equal (gsk_color_node_get_color (child), ink)
          && area.origin.y == HEIGHT / 2)
        found = area.size.height >= 2;
    }
  g_assert_true (found);
}

/* A change is seen though it is small, and fades away. */
static void
test_changes (Fixture       *fixture,
              gconstpointer  unused)
{
  VitrineOverviewCells cells = fixture->frame.swept;
  graphene_rect_t area;

  fixture->cells[768].changed = NOW - 1;
  draw (fixture);
  g_assert_cmpuint (count (fixture, &fixture->colours.underline, &area), ==, 1);
  g_assert_cmpfloat (area.origin.y, ==, HEIGHT * 3 / 4);
  g_assert_cmpfloat (area.size.height, >=, 1);
  g_assert_true (vitrine_overview_cells_fade (&cells, NOW));

  fixture->frame.now = NOW + VITRINE_OVERVIEW_FADE_TIME;
  draw (fixture);
  g_assert_cmpuint (count (fixture, &fixture->colours.underline, &area), ==, 0);
  g_assert_false (vitrine_overview_cells_fade (&cells, NOW + 2 * VITRINE_OVERVIEW_FADE_TIME));
}

/* What is known to the byte is not told by the page as well. */
static void
test_exact (Fixture       *fixture,
            gconstpointer  unused)
{
  VitrineSweepCell looked[N_CELLS] = { 0 };
  graphene_rect_t area;

  fixture->cells[768].changed = NOW - 1;
  fixture->frame.exact = TRUE;
  draw (fixture);
  g_assert_cmpuint (count (fixture, &fixture->colours.underline, &area), ==, 0);
  looked[256].changed = NOW - 1;
  fixture->frame.looked = (VitrineOverviewCells) { looked, N_CELLS, CELL };
  draw (fixture);
  g_assert_cmpuint (count (fixture, &fixture->colours.underline, &area), ==, 1);
  g_assert_cmpfloat (area.origin.y, ==, HEIGHT / 4);
}

/* Very many matches are no more than there are pixels. */
static void
test_matches (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  graphene_rect_t area;

  for (guint64 i = 0; i < SIZE; i += 64)
    {
      VitrineRange match = { i, 4 };

      g_array_append_val (matches, match);
    }
  fixture->frame.matches = matches;
  draw (fixture);
  g_assert_cmpuint (count (fixture, &fixture->colours.match, &area), <=, HEIGHT);
  g_assert_cmpfloat (area.origin.y, >, HEIGHT - 4);
}

static void
test_caret (Fixture       *fixture,
            gconstpointer  unused)
{
  graphene_rect_t area;

  fixture->frame.caret = SIZE - 1;
  draw (fixture);
  g_assert_cmpuint (count (fixture, &fixture->colours.caret, &area), ==, 1);
  g_assert_cmpfloat (area.origin.y + area.size.height, ==, HEIGHT);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_type_ensure (GSK_TYPE_COLOR_NODE);
  add ("/overview-painter/data", test_data);
  add ("/overview-painter/little-data", test_little_data);
  add ("/overview-painter/changes", test_changes);
  add ("/overview-painter/exact", test_exact);
  add ("/overview-painter/matches", test_matches);
  add ("/overview-painter/caret", test_caret);
  return g_test_run ();
}
