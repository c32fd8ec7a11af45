/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the hex view costs, against the same rows shaped anew by Pango,
 * which is how a program without much thought draws them. No display: the nodes
 * are made, and in the second half of the figures also drawn into an image. Prints
 * one line for each figure: what, microseconds of CPU, compared with what,
 * microseconds, ratio; separated by tabs. */

#include "app/hex-frame.h"

#include <pango/pangocairo.h>

#include <stdio.h>
#include <time.h>

#define N_ROWS 60
#define PER_ROW 16
#define SIZE (N_ROWS * PER_ROW)
#define N_FRAMES 40
#define ROUNDS 5

typedef struct
{
  PangoContext *context;
  VitrineHexPainter *painter;
  VitrineHexMarks *marks;
  VitrineHexGeometry geometry;
  VitrineHexColours colours;
  VitrineHexCaret caret;
  VitrineSnapshot *snapshots[2]; /* of which no byte is equal */
  cairo_surface_t *surface;
  guint n_frames;
} Bench;

typedef GskRenderNode *(* FrameFunc) (Bench *self);

typedef struct
{
  const char *name;
  FrameFunc make;
  gboolean draw;
} Figure;

static GskRenderNode *
make_frame (Bench           *self,
            VitrineSnapshot *snapshot,
            gint64           now)
{
  GtkSnapshot *made = gtk_snapshot_new ();
  VitrineHexFrame frame = {
    .geometry = &self->geometry,
    .colours = &self->colours,
    .marks = self->marks,
    .caret = &self->caret,
    .snapshot = snapshot,
    .painter = self->painter,
    .now = now,
    .fading = TRUE,
    .focused = TRUE,
  };

  vitrine_hex_frame_draw (&frame, made);
  return gtk_snapshot_free_to_node (made);
}

static GskRenderNode *
make_changed (Bench *self)
{
  gint64 now = g_get_monotonic_time ();

  vitrine_hex_marks_add (self->marks, 0, SIZE, now);
  return make_frame (self, self->snapshots[self->n_frames++ % 2], now);
}

static GskRenderNode *
make_unchanged (Bench *self)
{
  vitrine_hex_marks_clear (self->marks);
  return make_frame (self, self->snapshots[0], g_get_monotonic_time ());
}

/* One byte that changes, its mark and all the others' rows. */
static GskRenderNode *
make_one_changed (Bench *self)
{
  gint64 now = g_get_monotonic_time ();

  vitrine_hex_marks_clear (self->marks);
  vitrine_hex_marks_add (self->marks, 500, 1, now);
  return make_frame (self, self->snapshots[0], now);
}

static char *
format_row (const guint8 *bytes,
            guint         offset)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%08x ", offset);
  for (guint i = 0; i < PER_ROW; i++)
    g_string_append_printf (text, " %02x", bytes[i]);
  g_string_append (text, "  ");
  for (guint i = 0; i < PER_ROW; i++)
    g_string_append_c (text, g_ascii_isprint (bytes[i]) ? (char) bytes[i] : '.');
  return g_string_free (text, FALSE);
}

static GskRenderNode *
make_shaped (Bench *self)
{
  GtkSnapshot *made = gtk_snapshot_new ();
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  PangoFontDescription *description = pango_font_description_from_string ("monospace 10");
  gsize length;
  const guint8 *bytes
    = vitrine_snapshot_peek (self->snapshots[self->n_frames++ % 2], 0, &length);

  pango_layout_set_font_description (layout, description);
  for (guint row = 0; row < N_ROWS; row++)
    {
      g_autofree char *text = format_row (bytes + row * PER_ROW, row * PER_ROW);

      pango_layout_set_text (layout, text, -1);
      gtk_snapshot_append_layout (made, layout, &self->colours.caret);
      gtk_snapshot_translate (made, &GRAPHENE_POINT_INIT (0, (float) self->geometry.row_height));
    }
  pango_font_description_free (description);
  return gtk_snapshot_free_to_node (made);
}

static double
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

static double
measure_round (Bench     *self,
               FrameFunc  make,
               gboolean   draw)
{
  double start = get_cpu_time ();

  for (guint i = 0; i < N_FRAMES; i++)
    {
      GskRenderNode *node = make (self);

      if (draw)
        {
          cairo_t *cairo = cairo_create (self->surface);

          gsk_render_node_draw (node, cairo);
          cairo_destroy (cairo);
        }
      gsk_render_node_unref (node);
    }
  return (get_cpu_time () - start) / N_FRAMES;
}

/* The best of several, taken in turns so that both meet the same machine. */
static void
measure (Bench        *self,
         const Figure *figure)
{
  double best = G_MAXDOUBLE;
  double best_shaped = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      best = MIN (best, measure_round (self, figure->make, figure->draw));
      best_shaped = MIN (best_shaped, measure_round (self, make_shaped, figure->draw));
    }
  printf ("%s%s\t%.0f\trows shaped by Pango\t%.0f\t%.3f\n", figure->name,
          figure->draw ? ", drawn" : "", best, best_shaped, best / best_shaped);
}

static VitrineSnapshot *
make_bytes (guint8 first)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));
  guint8 *bytes = g_malloc (SIZE);
  VitrineSpan span;

  for (guint i = 0; i < SIZE; i++)
    bytes[i] = (guint8) (first + i * 7);
  span = (VitrineSpan) { 0, g_bytes_new_take (bytes, SIZE) };
  g_array_append_val (spans, span);
  return vitrine_snapshot_new (SIZE, 0, FALSE, spans);
}

static void
set_up (Bench *self)
{
  static const GdkRGBA ink = { 0, 0, 0, 1 };

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  self->painter = vitrine_hex_painter_new ();
  self->marks = vitrine_hex_marks_new ();
  vitrine_hex_painter_set_font (self->painter, self->context, 1);
  self->geometry = (VitrineHexGeometry) {
    .size = SIZE,
    .cell_width = vitrine_hex_painter_get_cell_width (self->painter),
    .row_height = vitrine_hex_painter_get_row_height (self->painter),
    .width = 1000, .per_row_max = PER_ROW, .group = 8,
  };
  self->geometry.height = N_ROWS * self->geometry.row_height;
  vitrine_hex_geometry_layout (&self->geometry);
  vitrine_hex_marks_set_window (self->marks, &(VitrineRange) { 0, SIZE }, 1);
  self->colours = (VitrineHexColours) { { ink, { 0, 0, 0, 0.5f } }, ink, ink, ink, ink, ink };
  self->snapshots[0] = make_bytes (0);
  self->snapshots[1] = make_bytes (100);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->geometry.width,
                                              self->geometry.height);
}

static void
tear_down (Bench *self)
{
  cairo_surface_destroy (self->surface);
  vitrine_snapshot_unref (self->snapshots[0]);
  vitrine_snapshot_unref (self->snapshots[1]);
  vitrine_hex_marks_free (self->marks);
  vitrine_hex_painter_free (self->painter);
  g_object_unref (self->context);
}

int
main (void)
{
  static const Figure figures[] = {
    { "60 rows, all bytes changed", make_changed, FALSE },
    { "60 rows, one byte changed", make_one_changed, FALSE },
    { "60 rows, none changed", make_unchanged, FALSE },
    { "60 rows, all bytes changed", make_changed, TRUE },
    { "60 rows, one byte changed", make_one_changed, TRUE },
  };
  Bench self = { 0 };

  /* Nodes can be made without a display once their types are there. */
  g_type_ensure (GSK_TYPE_TEXT_NODE);
  set_up (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    measure (&self, &figures[i]);
  tear_down (&self);
  return 0;
}
