/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/overview-painter.h"

#define EDGE 3          /* pixels beside the bar of the data */
#define MATCH_WIDTH 4
#define LINE 2          /* pixels: the least that is seen */
#define VISIBLE_LEAST 8 /* pixels: what can be found again and taken hold of */
#define RADIUS 3
#define DATA_LEVELS 3   /* none, some, all or nearly so */
#define DATA_ALPHA 0.4f
#define LITTLE 4        /* pixels: what is no higher is hardly seen if it is pale */

/* What is drawn of a cell: equal ones beside each other are drawn as one. */
typedef guint (* LevelFunc) (const VitrineOverviewFrame *self,
                             const VitrineSweepCell     *cell);
typedef void (* DrawFunc) (const VitrineOverviewFrame *self,
                           VitrineOverviewSpan         span,
                           guint                       level,
                           GtkSnapshot                *snapshot);

static GdkRGBA
with_alpha (GdkRGBA colour,
            float   alpha)
{
  colour.alpha *= alpha;
  return colour;
}

static void
fill (GtkSnapshot         *snapshot,
      float                x,
      float                width,
      VitrineOverviewSpan  span,
      GdkRGBA              colour)
{
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (x, (float) span.y, width,
                                                  (float) span.height));
}

/* 0: a hole, or not known yet. */
static guint
find_data_level (const VitrineOverviewFrame *self,
                 const VitrineSweepCell     *cell)
{
  if (cell->data == 0 || cell->seen == 0)
    return 0;
  return cell->data >= cell->seen / 2 ? DATA_LEVELS - 1 : 1;
}

static void
draw_data (const VitrineOverviewFrame *self,
           VitrineOverviewSpan         span,
           guint                       level,
           GtkSnapshot                *snapshot)
{
  float inset = level == DATA_LEVELS - 1 ? EDGE : EDGE * 1.5f;
  float alpha
    = span.height <= LITTLE ? 1.0f : DATA_ALPHA * (float) level / (DATA_LEVELS - 1);
  GdkRGBA colour = with_alpha (self->colours->inks[VITRINE_HEX_INK_TEXT], alpha);

  fill (snapshot, inset, (float) self->width - 2 * inset, span, colour);
}

static guint
find_change_level (const VitrineOverviewFrame *self,
                   const VitrineSweepCell     *cell)
{
  gint64 age = self->now - cell->changed;

  if (cell->changed == 0 || age >= VITRINE_OVERVIEW_FADE_TIME)
    return 0;
  if (!self->fading)
    return VITRINE_OVERVIEW_FADE_STEPS;
  return (guint) (VITRINE_OVERVIEW_FADE_STEPS - MAX (age, 0) / VITRINE_OVERVIEW_FADE_STEP);
}

static void
draw_change (const VitrineOverviewFrame *self,
             VitrineOverviewSpan         span,
             guint                       level,
             GtkSnapshot                *snapshot)
{
  float strength = (float) level / VITRINE_OVERVIEW_FADE_STEPS;

  fill (snapshot, 0, (float) self->width, span,
        with_alpha (self->colours->underline, strength));
}

static void
draw_cells (const VitrineOverviewFrame *self,
            const VitrineOverviewCells *cells,
            LevelFunc                   find_level,
            DrawFunc                    draw,
            GtkSnapshot                *snapshot)
{
  guint end;

  for (guint first = 0; first < cells->n_cells; first = end)
    {
      guint level = find_level (self, &cells->cells[first]);
      VitrineOverviewSpan span;

      end = first + 1;
      while (end < cells->n_cells && find_level (self, &cells->cells[end]) == level)
        end++;
      if (level == 0)
        continue;
      span = vitrine_overview_geometry_get_span (self->geometry, first * cells->cell_size,
                                                 (end - first) * cells->cell_size, LINE);
      draw (self, span, level, snapshot);
    }
}

/* Many matches make few lines. */
static void
draw_matches (const VitrineOverviewFrame *self,
              GtkSnapshot                *snapshot)
{
  double next = 0;

  for (guint i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      const VitrineRange *match = &g_array_index (self->matches, VitrineRange, i);
      VitrineOverviewSpan span
        = vitrine_overview_geometry_get_span (self->geometry, match->offset, match->length,
                                              LINE);

      if (i > 0 && span.y < next)
        continue;
      fill (snapshot, 0, MATCH_WIDTH, span, self->colours->match);
      next = span.y + span.height;
    }
}

static void
draw_caret (const VitrineOverviewFrame *self,
            GtkSnapshot                *snapshot)
{
  VitrineOverviewSpan span
    = vitrine_overview_geometry_get_span (self->geometry, self->caret, 1, LINE);

  fill (snapshot, 0, (float) self->width, span, self->colours->caret);
}

static void
draw_visible (const VitrineOverviewFrame *self,
              GtkSnapshot                *snapshot)
{
  VitrineOverviewSpan span
    = vitrine_overview_geometry_get_span (self->geometry, self->visible.offset,
                                          self->visible.length, VISIBLE_LEAST);
  GdkRGBA colour = self->colours->inks[VITRINE_HEX_INK_TEXT];
  GskRoundedRect outline;

  fill (snapshot, 0, (float) self->width, span, with_alpha (colour, 0.1f));
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (0, (float) span.y, (float) self->width,
                                                        (float) span.height),
                                   RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { colour, colour, colour, colour });
}

void
vitrine_overview_frame_draw (const VitrineOverviewFrame *self,
                             GtkSnapshot                *snapshot)
{
  VitrineOverviewSpan all = { 0, self->geometry->height };

  if (self->geometry->size == 0 || self->geometry->height <= 0)
    return;
  fill (snapshot, 0, 1, all, self->colours->separator);
  draw_cells (self, &self->swept, find_data_level, draw_data, snapshot);
  if (!self->exact)
    draw_cells (self, &self->swept, find_change_level, draw_change, snapshot);
  draw_cells (self, &self->looked, find_change_level, draw_change, snapshot);
  draw_matches (self, snapshot);
  draw_visible (self, snapshot);
  draw_caret (self, snapshot);
}

gboolean
vitrine_overview_cells_fade (const VitrineOverviewCells *self,
                             gint64                      now)
{
  for (guint i = 0; i < self->n_cells; i++)
    if (self->cells[i].changed != 0
        && now - self->cells[i].changed < VITRINE_OVERVIEW_FADE_TIME + VITRINE_OVERVIEW_FADE_STEP)
      return TRUE;
  return FALSE;
}
