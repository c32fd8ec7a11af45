/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/table.h"

#include <glib/gi18n.h>

#include <stdio.h>
#include <unistd.h>

struct _VitrineTable
{
  const VitrineTableColumn *columns;
  guint n;
  GPtrArray *cells; /* all of them, row by row */
};

VitrineTable *
vitrine_table_new (const VitrineTableColumn *columns,
                   guint                     n)
{
  VitrineTable *self = g_new0 (VitrineTable, 1);

  self->columns = columns;
  self->n = n;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
vitrine_table_free (VitrineTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
vitrine_table_add (VitrineTable  *self,
                   char         **cells)
{
  for (guint i = 0; i < self->n; i++)
    g_ptr_array_add (self->cells, cells[i]);
}

static const char *
get_cell (VitrineTable *self,
          guint         row,
          guint         column)
{
  return g_ptr_array_index (self->cells, row * self->n + column);
}

static glong *
measure (VitrineTable *self,
         guint         n_rows,
         gboolean      titles)
{
  glong *widths = g_new0 (glong, self->n);

  for (guint i = 0; i < self->n; i++)
    {
      if (titles)
        widths[i] = g_utf8_strlen (_(self->columns[i].title), -1);
      for (guint j = 0; j < n_rows; j++)
        widths[i] = MAX (widths[i], g_utf8_strlen (get_cell (self, j, i), -1));
    }

  return widths;
}

static void
append_cell (GString    *line,
             const char *cell,
             glong       width,
             gboolean    right)
{
  int padding = (int) (width - g_utf8_strlen (cell, -1));

  if (right)
    g_string_append_printf (line, "%*s%s", padding, "", cell);
  else
    g_string_append_printf (line, "%s%*s", cell, padding, "");
}

/* @row: -1 for the titles. No blanks end a line. */
static void
print_row (VitrineTable *self,
           gint          row,
           const glong  *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++)
    {
      const VitrineTableColumn *column = &self->columns[i];

      if (i > 0)
        g_string_append (line, "  ");
      append_cell (line, row < 0 ? _(column->title) : get_cell (self, (guint) row, i), widths[i],
                   column->right);
    }

  puts (g_strchomp (line->str));
}

void
vitrine_table_print (VitrineTable *self)
{
  guint n_rows = self->cells->len / self->n;
  gboolean titles = n_rows > 0 && isatty (STDOUT_FILENO);
  g_autofree glong *widths = measure (self, n_rows, titles);

  if (titles)
    print_row (self, -1, widths);
  for (guint i = 0; i < n_rows; i++)
    print_row (self, (gint) i, widths);
}
