/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hex view shows of changes beyond the fading of its marks. */

#include "app/hex-view-internal.h"

#include "app/hex-text.h"

#include <glib/gi18n.h>

static gboolean
is_marking (VitrineHexView *self)
{
  return vitrine_hex_changes_get_different (self->changes) != NULL;
}

/* Of a large segment only a part is looked at. */
static gboolean
is_partial (VitrineHexView *self)
{
  return self->place.geometry.size > VITRINE_SAMPLER_WHOLE_MAX
         || vitrine_hex_changes_is_full (self->changes);
}

static const char *
explain_no_rows (VitrineHexView *self)
{
  if (is_partial (self))
    return is_marking (self)
             ? _("No row differs since the mark. Rows appear here as soon as they do: those "
                 "of the part that was on screen before, since a segment of this size is "
                 "not looked at as a whole.")
             : _("No row has changed since only such rows are shown. Rows appear here as "
                 "soon as they do: those of the part that was on screen before, since a "
                 "segment of this size is not looked at as a whole.");
  return is_marking (self)
           ? _("No row differs since the mark. Rows appear here as soon as they do.")
           : _("No row has changed since only such rows are shown. Rows appear here as "
               "soon as they do.");
}

void
vitrine_hex_view_changes_updated (VitrineHexView *self)
{
  const VitrineHexGeometry *geometry = &self->place.geometry;
  gboolean is_empty = geometry->size > 0 && vitrine_hex_geometry_get_n_rows (geometry) == 0;

  if (is_empty)
    gtk_inscription_set_text (self->nothing, explain_no_rows (self));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), is_empty);
  self->n_rows = vitrine_hex_geometry_get_n_rows (geometry);
  g_signal_emit_by_name (self, "comparison-changed");
}

static gboolean
rows_cb (gpointer user_data)
{
  VitrineHexView *self = user_data;

  self->rows_source = 0;
  vitrine_hex_view_changes_updated (self);
  return G_SOURCE_REMOVE;
}

/* Not told at once: rows may become others while widgets are being placed, when
 * none may appear or have another text. */
void
vitrine_hex_view_check_rows (VitrineHexView *self)
{
  if (self->rows_source == 0
      && self->n_rows != vitrine_hex_geometry_get_n_rows (&self->place.geometry))
    self->rows_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rows_cb, self, NULL);
}

/* Has the rows join that @ranges are in, or those that differ since the mark. */
static void
join_rows (VitrineHexView *self,
           const GArray   *ranges)
{
  const VitrineByteSet *different = vitrine_hex_changes_get_different (self->changes);
  VitrineHexRows *rows = self->place.geometry.rows;
  VitrineHexPlace before = self->place;
  guint64 top = vitrine_hex_place_get_top (&self->place);

  if (different != NULL ? vitrine_hex_rows_join (rows, different)
                        : vitrine_hex_rows_join_ranges (rows, (gpointer) ranges->data,
                                                        ranges->len))
    {
      vitrine_hex_place_stay (&self->place, top);
      vitrine_hex_view_place_changed (self, &before);
    }
}

/* The source has another snapshot. */
void
vitrine_hex_view_sampled (VitrineHexView *self,
                          GArray         *ranges)
{
  vitrine_hex_changes_take (self->changes, vitrine_hex_source_get_snapshot (self->source),
                            ranges, g_get_monotonic_time ());
  join_rows (self, ranges);
  if (is_marking (self) || vitrine_hex_rows_is_filtering (self->place.geometry.rows))
    vitrine_hex_view_changes_updated (self);
}

char *
vitrine_hex_view_describe_changes (VitrineHexView *self,
                                   char           *description)
{
  guint64 caret = self->place.caret.offset;
  VitrineChangeCount count = vitrine_hex_source_count (self->source, caret, 1);
  guint8 former;
  gboolean differs = vitrine_hex_changes_get_former (self->changes, caret, &former);
  guint64 row;

  description = vitrine_hex_text_add_changes (description, count.most,
                                              differs ? &former : NULL);
  if (vitrine_hex_geometry_find_row (&self->place.geometry, caret, &row))
    return description;
  return vitrine_hex_text_add_hidden (description);
}

/* Marks that a byte changed lately do not fade while those of a mark are shown. */
void
vitrine_hex_view_fade (VitrineHexView *self)
{
  if (is_marking (self))
    return;
  vitrine_hex_marks_expire (vitrine_hex_source_get_marks (self->source),
                            g_get_monotonic_time ());
  vitrine_hex_fade_start (&self->fade);
}

/* Rows that are to be shown at once stand where they were. */
static void
filter (VitrineHexView *self,
        gboolean        filtering)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  VitrineHexPlace before = self->place;

  vitrine_hex_place_filter (&self->place, filtering);
  join_rows (self, none);
  if (filtering && vitrine_hex_geometry_get_n_rows (&self->place.geometry) > 0)
    vitrine_hex_place_stay (&self->place, self->place.whole_top);
  vitrine_hex_view_place_changed (self, &before);
}

gboolean
vitrine_hex_view_get_only_changed (VitrineHexView *self)
{
  return vitrine_hex_rows_is_filtering (self->place.geometry.rows);
}

void
vitrine_hex_view_set_only_changed (VitrineHexView *self,
                                   gboolean        only_changed)
{
  if (vitrine_hex_view_get_only_changed (self) == only_changed)
    return;

  filter (self, only_changed);
  vitrine_hex_view_changes_updated (self);
  g_object_notify (G_OBJECT (self), "only-changed");
}

gboolean
vitrine_hex_view_get_since_mark (VitrineHexView *self)
{
  return is_marking (self);
}

/* Rows that changed before the mark do not differ since; those that did differ stay
 * when there is none any more. */
static void
mark (VitrineHexView *self)
{
  vitrine_hex_fade_stop (&self->fade);
  vitrine_hex_changes_mark (self->changes, vitrine_hex_source_get_snapshot (self->source),
                            g_get_real_time ());
  if (vitrine_hex_view_get_only_changed (self))
    filter (self, TRUE);
}

void
vitrine_hex_view_set_since_mark (VitrineHexView *self,
                                 gboolean        since_mark)
{
  if (is_marking (self) == since_mark)
    return;

  if (since_mark)
    mark (self);
  else
    vitrine_hex_changes_unmark (self->changes);
  vitrine_hex_view_fade (self);
  vitrine_hex_view_describe_caret (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  vitrine_hex_view_changes_updated (self);
  g_object_notify (G_OBJECT (self), "since-mark");
}

void
vitrine_hex_view_forget_changes (VitrineHexView *self)
{
  vitrine_hex_view_set_since_mark (self, FALSE);
  vitrine_hex_view_set_only_changed (self, FALSE);
  vitrine_hex_changes_forget (self->changes);
}

void
vitrine_hex_view_compare (VitrineHexView       *self,
                          VitrineHexComparison *comparison)
{
  const VitrineByteSet *different;
  const VitrineHexGeometry *geometry;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));
  g_return_if_fail (comparison != NULL);

  different = vitrine_hex_changes_get_different (self->changes);
  geometry = &self->place.geometry;
  *comparison = (VitrineHexComparison) {
    .since = vitrine_hex_changes_get_time (self->changes),
    .n_different = different != NULL ? vitrine_byte_set_count (different) : 0,
    .is_partial = is_partial (self),
    .is_filtering = vitrine_hex_rows_is_filtering (geometry->rows),
    .n_shown = vitrine_hex_geometry_get_n_rows (geometry),
    .n_rows = geometry->size / geometry->per_row + (geometry->size % geometry->per_row != 0),
  };
}

/* Nobody can tell what happened where nobody looked. */
static const char *
explain_no_change (VitrineHexView *self)
{
  if (is_partial (self))
    return is_marking (self)
             ? _("Nothing that was on screen differs since the mark. The strip beside the "
                 "bytes shows where else there are changes.")
             : _("Nothing that was on screen has changed yet. The strip beside the bytes "
                 "shows where else there are changes.");
  return is_marking (self) ? _("Nothing differs since the mark")
                           : _("Nothing has changed yet");
}

static const char *
explain_only_change (VitrineHexView *self)
{
  return is_partial (self) ? _("This is the only changed place of what was on screen")
                           : _("This is the only changed place");
}

/* Says where there is none, and where this is the only one. */
void
vitrine_hex_view_go_to_change (VitrineHexView *self,
                               gboolean        backward)
{
  const char *message = NULL;
  guint64 caret;
  guint64 found;

  g_return_if_fail (VITRINE_IS_HEX_VIEW (self));

  caret = self->place.caret.offset;
  if (!vitrine_hex_changes_find (self->changes, caret, backward, &found))
    message = explain_no_change (self);
  else if (found == caret)
    message = explain_only_change (self);
  else
    vitrine_hex_view_jump (self, found, 0);
  if (message != NULL)
    g_signal_emit_by_name (self, "problem", message);
}
