/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/overview-text.h"

#include <glib/gi18n.h>

/* Bytes that are no hole, or FALSE where not all of it has been swept yet. */
static gboolean
count_data (const VitrineOverviewCells *swept,
            guint64                     size,
            guint64                    *data)
{
  guint64 seen = 0;

  *data = 0;
  for (guint i = 0; i < swept->n_cells; i++)
    {
      *data += swept->cells[i].data;
      seen += swept->cells[i].seen;
    }
  return swept->n_cells > 0 && seen == size;
}

static char *
describe_visible (guint64      size,
                  VitrineRange visible)
{
  guint64 last = visible.offset + MAX (visible.length, 1) - 1;
  double part = size > 0 ? (double) visible.offset / (double) size * 100 : 0;
  g_autofree char *from = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", visible.offset);
  g_autofree char *to = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", last);

  /* Translators: the first and the last offset that are shown, and how far that is
   * from the start of all. */
  return g_strdup_printf (_("Shows %s to %s, at %.0f %%"), from, to, part);
}

char *
vitrine_overview_text_describe (const VitrineOverviewCells *swept,
                                guint64                     size,
                                VitrineRange                visible)
{
  g_autofree char *place = describe_visible (size, visible);
  g_autofree char *data_text = NULL;
  g_autofree char *size_text = NULL;
  guint64 data;

  if (!count_data (swept, size, &data))
    return g_steal_pointer (&place);
  data_text = g_format_size_full (data, G_FORMAT_SIZE_IEC_UNITS);
  size_text = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  /* Translators: the first %s is a whole sentence about the place; then how much of
   * the segment was ever written, and its size: the rest of it are holes. */
  return g_strdup_printf (_("%s; %s of %s is data, the rest are holes"), place, data_text,
                          size_text);
}

char *
vitrine_overview_text_place (const VitrineOverviewCells *swept,
                             guint64                     offset)
{
  guint64 index = swept->cell_size > 0 ? offset / swept->cell_size : 0;
  g_autofree char *place = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", offset);

  if (index >= swept->n_cells || swept->cells[index].seen == 0)
    return g_steal_pointer (&place);
  if (swept->cells[index].data == 0)
    /* Translators: %s is an offset; a hole was never written. */
    return g_strdup_printf (_("%s: hole"), place);
  /* Translators: %s is an offset. */
  return g_strdup_printf (_("%s: data"), place);
}
