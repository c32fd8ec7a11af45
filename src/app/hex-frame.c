/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-frame.h"

#include <adwaita.h>

#include <string.h>

#define UNDERLINE_HEIGHT 2
#define CARET_RADIUS 3
/* As strong as a mark is that stays, which many bytes may have for long. */
#define LASTING_LEVEL (VITRINE_HEX_FADE_STEPS * 2 / 3)
#define BOOKMARK_WIDTH 2 /* pixels: of the line above it and of the flag before it */

/* One row of the frame in the making. */
typedef struct
{
  VitrineHexRow row;
  guint8 levels[VITRINE_HEX_ROW_MAX]; /* how strong each mark is, 0: none */
  guint64 staged;                     /* bit n: byte n is staged */
  guint caret;                        /* index, past the row: not here */
  guint selected;                     /* index of the first */
  guint n_selected;
  float y;
} Line;

/* The first of two names that the theme knows; a theme that knows neither shows
 * by the colour of the text. */
static GdkRGBA
find_colour (GtkWidget  *widget,
             const char *name,
             const char *second_name,
             GdkRGBA     otherwise)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  if (gtk_style_context_lookup_color (context, name, &colour)
      || gtk_style_context_lookup_color (context, second_name, &colour))
    return colour;
  return otherwise;
}

static GdkRGBA
with_alpha (GdkRGBA colour,
            float   alpha)
{
  colour.alpha *= alpha;
  return colour;
}

/* Asks the theme, so that light, dark and high contrast come out right. */
void
vitrine_hex_colours_find (VitrineHexColours *self,
                          GtkWidget         *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean high_contrast = adw_style_manager_get_high_contrast (manager);
  GdkRGBA text;
  GdkRGBA accent;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  self->inks[VITRINE_HEX_INK_TEXT] = text;
  self->inks[VITRINE_HEX_INK_DIM] = with_alpha (text, high_contrast ? 0.75f : 0.5f);
  self->separator = with_alpha (text, high_contrast ? 0.5f : 0.1f);
  accent = find_colour (widget, "accent_bg_color", "theme_selected_bg_color", text);
  self->selection = with_alpha (accent, high_contrast ? 0.5f : 0.3f);
  self->caret = high_contrast ? text : accent;
  self->mark = with_alpha (find_colour (widget, "warning_bg_color", "warning_color", text), 0.6f);
  self->staged = with_alpha (find_colour (widget, "success_bg_color", "success_color", text),
                             high_contrast ? 0.5f : 0.3f);
  self->frame = find_colour (widget, "success_color", "success_bg_color", text);
  self->bookmark = find_colour (widget, adw_style_manager_get_dark (manager) ? "purple_2"
                                                                            : "purple_3",
                                "accent_color", text);
  if (high_contrast)
    self->bookmark = text;
  self->bookmarked = with_alpha (self->bookmark, high_contrast ? 0.2f : 0.14f);
  self->match = with_alpha (text, high_contrast ? 1 : 0.7f);
  self->underline = find_colour (widget, "warning_color", "warning_bg_color", text);
}

/* What was typed is shown over what stands there. */
static void
read_staged (const VitrineHexFrame *self,
             Line                  *line)
{
  VitrineHexRow *row = &line->row;

  line->staged = 0;
  if (self->stage == NULL || vitrine_hex_stage_is_empty (self->stage))
    return;
  for (guint i = 0; i < row->length; i++)
    {
      const VitrineHexStaged *staged = vitrine_hex_stage_find (self->stage, row->offset + i);

      if (staged == NULL)
        continue;
      row->bytes[i] = staged->value;
      row->known |= G_GUINT64_CONSTANT (1) << i;
      line->staged |= G_GUINT64_CONSTANT (1) << i;
    }
}

static void
read_row (const VitrineHexFrame *self,
          guint64                index,
          VitrineHexRow         *row)
{
  guint i = 0;

  memset (row, 0, sizeof *row);
  row->offset = vitrine_hex_geometry_get_row_start (self->geometry, index);
  row->length = vitrine_hex_geometry_get_row_length (self->geometry, index);
  while (i < row->length && self->snapshot != NULL)
    {
      gsize n_bytes;
      const guint8 *bytes = vitrine_snapshot_peek (self->snapshot, row->offset + i, &n_bytes);
      guint end = i + (guint) MIN (n_bytes, row->length - i);

      /* Where nobody looked, the next byte may be known again. */
      if (n_bytes == 0)
        i++;
      for (; i < end; i++)
        {
          row->bytes[i] = *bytes++;
          row->known |= G_GUINT64_CONSTANT (1) << i;
        }
    }
}

/* Times are told in steps, as the widget redraws in steps. */
static guint8
find_level (const VitrineHexFrame *self,
            guint64                offset)
{
  gint64 time = vitrine_hex_marks_get_time (self->marks, offset);
  gint64 age = self->now / VITRINE_HEX_FADE_STEP - time / VITRINE_HEX_FADE_STEP;

  if (self->different != NULL)
    return vitrine_byte_set_contains (self->different, offset) ? LASTING_LEVEL : 0;
  if (time == 0)
    return 0;
  return self->fading ? (guint8) CLAMP (VITRINE_HEX_FADE_STEPS - age, 1, VITRINE_HEX_FADE_STEPS)
                      : VITRINE_HEX_FADE_STEPS;
}

static void
find_selected (const VitrineHexFrame *self,
               Line                  *line)
{
  guint64 start;
  guint64 length = vitrine_hex_caret_get_selection (self->caret, &start);
  guint64 row_end = line->row.offset + line->row.length;
  guint64 first = MAX (start, line->row.offset);
  guint64 end = MIN (start + length, row_end);

  line->selected = first < end ? (guint) (first - line->row.offset) : 0;
  line->n_selected = first < end ? (guint) (end - first) : 0;
}

static void
make_line (const VitrineHexFrame *self,
           guint64                index,
           Line                  *line)
{
  guint64 caret = self->caret->offset;

  read_row (self, index, &line->row);
  read_staged (self, line);
  for (guint i = 0; i < line->row.length; i++)
    line->levels[i] = find_level (self, line->row.offset + i);
  line->caret = caret - line->row.offset < self->geometry->per_row
                  ? (guint) (caret - line->row.offset) : G_MAXUINT;
  line->y = (float) vitrine_hex_geometry_get_y (self->geometry, index);
  find_selected (self, line);
}

/* What stands behind a run of bytes reaches a little into the gaps beside it. */
static graphene_rect_t
find_area (const VitrineHexFrame *self,
           const Line            *line,
           VitrineHexColumn       column,
           guint                  first,
           guint                  length)
{
  const VitrineHexGeometry *geometry = self->geometry;
  float margin = column == VITRINE_HEX_COLUMN_BYTES ? (float) (geometry->cell_width / 4) : 0;
  float x = (float) vitrine_hex_geometry_get_cell_x (geometry, column, first) - margin;
  float width = (float) vitrine_hex_geometry_get_run_width (geometry, column, first, length);

  return GRAPHENE_RECT_INIT (x, line->y, width + 2 * margin, (float) geometry->row_height);
}

static guint
count_equal (const Line *line,
             guint       first)
{
  guint length = 1;

  while (first + length < line->row.length
         && line->levels[first + length] == line->levels[first])
    length++;
  return length;
}

static void
draw_marks (const VitrineHexFrame *self,
            const Line            *line,
            GtkSnapshot           *snapshot)
{
  guint length;

  for (guint first = 0; first < line->row.length; first += length)
    {
      float strength = (float) line->levels[first] / VITRINE_HEX_FADE_STEPS;
      GdkRGBA colour = with_alpha (self->colours->mark, strength);

      length = count_equal (line, first);
      if (line->levels[first] == 0)
        continue;
      for (int column = 0; column < VITRINE_HEX_N_COLUMNS; column++)
        {
          graphene_rect_t area = find_area (self, line, column, first, length);
          graphene_rect_t stroke = area;

          stroke.origin.y += area.size.height - UNDERLINE_HEIGHT;
          stroke.size.height = UNDERLINE_HEIGHT;
          gtk_snapshot_append_color (snapshot, &colour, &area);
          gtk_snapshot_append_color (snapshot, &self->colours->underline, &stroke);
        }
    }
}

/* A line above the bytes, with a flag where the bookmark begins: other than what
 * stands around or below them, so that nobody needs to tell colours apart. */
static void
draw_bookmark (const VitrineHexFrame *self,
               const Line            *line,
               const VitrineRange    *bookmark,
               GtkSnapshot           *snapshot)
{
  guint64 start = line->row.offset;
  guint64 first = MAX (bookmark->offset, start);
  guint64 end = MIN (bookmark->offset + bookmark->length, start + line->row.length);

  for (int column = 0; column < VITRINE_HEX_N_COLUMNS && first < end; column++)
    {
      graphene_rect_t area = find_area (self, line, column, (guint) (first - start),
                                        (guint) (end - first));
      graphene_rect_t above = area;
      graphene_rect_t flag = area;

      above.size.height = BOOKMARK_WIDTH;
      flag.size.width = BOOKMARK_WIDTH;
      gtk_snapshot_append_color (snapshot, &self->colours->bookmarked, &area);
      gtk_snapshot_append_color (snapshot, &self->colours->bookmark, &above);
      if (first == bookmark->offset)
        gtk_snapshot_append_color (snapshot, &self->colours->bookmark, &flag);
    }
}

static void
draw_bookmarks (const VitrineHexFrame *self,
                const Line            *line,
                GtkSnapshot           *snapshot)
{
  for (guint i = 0; self->bookmarks != NULL && i < self->bookmarks->len; i++)
    draw_bookmark (self, line, &g_array_index (self->bookmarks, VitrineRange, i), snapshot);
}

static void
draw_selection (const VitrineHexFrame *self,
                const Line            *line,
                GtkSnapshot           *snapshot)
{
  for (int column = 0; column < VITRINE_HEX_N_COLUMNS && line->n_selected > 0; column++)
    {
      graphene_rect_t area = find_area (self, line, column, line->selected, line->n_selected);

      gtk_snapshot_append_color (snapshot, &self->colours->selection, &area);
    }
}

static void
draw_outline (GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              float                  width,
              const GdkRGBA         *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, CARET_RADIUS);
  gtk_snapshot_append_border (snapshot, &outline,
                              (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

static guint
count_staged (const Line *line,
              guint       first)
{
  guint length = 0;

  while (first + length < line->row.length && line->staged >> (first + length) & 1)
    length++;
  return length;
}

static void
draw_staged (const VitrineHexFrame *self,
             const Line            *line,
             GtkSnapshot           *snapshot)
{
  guint length;

  for (guint first = 0; first < line->row.length && line->staged != 0; first += MAX (length, 1))
    {
      length = count_staged (line, first);
      for (int column = 0; column < VITRINE_HEX_N_COLUMNS && length > 0; column++)
        {
          graphene_rect_t area = find_area (self, line, column, first, length);

          gtk_snapshot_append_color (snapshot, &self->colours->staged, &area);
          draw_outline (snapshot, &area, 1, &self->colours->frame);
        }
    }
}

/* Strong in the column that takes the keys, outlined in the other one; both
 * outlined where the keys go elsewhere. */
static void
draw_caret (const VitrineHexFrame *self,
            const Line            *line,
            GtkSnapshot           *snapshot)
{
  GdkRGBA fill = with_alpha (self->colours->caret, 0.25f);

  for (int column = 0; column < VITRINE_HEX_N_COLUMNS; column++)
    {
      graphene_rect_t area = find_area (self, line, column, line->caret, 1);
      gboolean strong = self->focused && (int) self->caret->column == column;

      /* Around the glyphs and not over them. */
      graphene_rect_inset (&area, column == VITRINE_HEX_COLUMN_TEXT ? -2 : -1, 0);
      if (strong)
        gtk_snapshot_append_color (snapshot, &fill, &area);
      draw_outline (snapshot, &area, strong ? 2 : 1,
                    self->focused ? &self->colours->caret
                                  : &self->colours->inks[VITRINE_HEX_INK_DIM]);
    }
}

/* An outline, so that nobody needs to tell colours apart: of the part of a match
 * that stands in this row. */
static void
draw_match (const VitrineHexFrame *self,
            const Line            *line,
            const VitrineRange    *match,
            GtkSnapshot           *snapshot)
{
  guint64 start = line->row.offset;
  guint64 first = MAX (match->offset, start);
  guint64 end = MIN (match->offset + match->length, start + line->row.length);

  for (int column = 0; column < VITRINE_HEX_N_COLUMNS && first < end; column++)
    {
      graphene_rect_t area = find_area (self, line, column, (guint) (first - start),
                                        (guint) (end - first));

      draw_outline (snapshot, &area, 1, &self->colours->match);
    }
}

static void
draw_matches (const VitrineHexFrame *self,
              const Line            *line,
              GtkSnapshot           *snapshot)
{
  for (guint i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      const VitrineRange *match = &g_array_index (self->matches, VitrineRange, i);

      if (match->offset >= line->row.offset + line->row.length)
        return;
      draw_match (self, line, match, snapshot);
    }
}

/* The zeros of a hole are struck through, which is seen without any colour: nobody
 * wrote them. */
static void
draw_hole (const VitrineHexFrame *self,
           const Line            *line,
           const VitrineRange    *hole,
           GtkSnapshot           *snapshot)
{
  guint64 start = line->row.offset;
  guint64 first = MAX (hole->offset, start);
  guint64 end = MIN (hole->offset + hole->length, start + line->row.length);

  for (int column = 0; column < VITRINE_HEX_N_COLUMNS && first < end; column++)
    {
      graphene_rect_t area = find_area (self, line, column, (guint) (first - start),
                                        (guint) (end - first));

      area.origin.y += area.size.height / 2;
      area.size.height = 1;
      gtk_snapshot_append_color (snapshot, &self->colours->inks[VITRINE_HEX_INK_DIM], &area);
    }
}

static void
draw_holes (const VitrineHexFrame *self,
            const Line            *line,
            GtkSnapshot           *snapshot)
{
  for (guint i = 0; self->holes != NULL && i < self->holes->len; i++)
    draw_hole (self, line, &g_array_index (self->holes, VitrineRange, i), snapshot);
}

static void
draw_text (const VitrineHexFrame *self,
           const Line            *line,
           GtkSnapshot           *snapshot)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, line->y));
  gtk_snapshot_append_node (snapshot, vitrine_hex_painter_get_row (self->painter, &line->row));
  gtk_snapshot_restore (snapshot);
}

/* Whether rows are left out before this one. */
static gboolean
is_after_gap (const VitrineHexFrame *self,
              guint64                index)
{
  guint64 start = vitrine_hex_geometry_get_row_start (self->geometry, index);

  if (index == 0)
    return start > 0;
  return start != vitrine_hex_geometry_get_row_start (self->geometry, index - 1)
                    + self->geometry->per_row;
}

static void
draw_gap (const VitrineHexFrame *self,
          const Line            *line,
          GtkSnapshot           *snapshot)
{
  gtk_snapshot_append_color (snapshot, &self->colours->separator,
                             &GRAPHENE_RECT_INIT (0, line->y,
                                                  (float) self->geometry->content_width, 1));
}

static void
draw_line (const VitrineHexFrame *self,
           guint64                index,
           GtkSnapshot           *snapshot)
{
  Line line;

  make_line (self, index, &line);
  if (is_after_gap (self, index))
    draw_gap (self, &line, snapshot);
  draw_bookmarks (self, &line, snapshot);
  draw_marks (self, &line, snapshot);
  draw_staged (self, &line, snapshot);
  draw_selection (self, &line, snapshot);
  draw_matches (self, &line, snapshot);
  draw_text (self, &line, snapshot);
  draw_holes (self, &line, snapshot);
  if (line.caret < line.row.length)
    draw_caret (self, &line, snapshot);
}

/* Hair lines in the gaps between offset, bytes and characters. */
static void
draw_separators (const VitrineHexFrame *self,
                 GtkSnapshot           *snapshot)
{
  const VitrineHexGeometry *geometry = self->geometry;

  for (int column = 0; column < VITRINE_HEX_N_COLUMNS; column++)
    {
      int x = geometry->column_x[column] - geometry->column_gap / 2;

      gtk_snapshot_append_color (snapshot, &self->colours->separator,
                                 &GRAPHENE_RECT_INIT ((float) x, 0, 1, (float) geometry->height));
    }
}

void
vitrine_hex_frame_draw (const VitrineHexFrame *self,
                        GtkSnapshot           *snapshot)
{
  const VitrineHexGeometry *geometry = self->geometry;
  float origin = (float) vitrine_hex_geometry_get_origin (geometry);
  guint n_visible = vitrine_hex_geometry_get_n_visible (geometry);

  vitrine_hex_painter_begin (self->painter, geometry, self->colours->inks);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (origin, 0));
  if (n_visible > 0)
    draw_separators (self, snapshot);
  for (guint i = 0; i < n_visible; i++)
    draw_line (self, geometry->top_row + i, snapshot);
  gtk_snapshot_restore (snapshot);
}
