/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "segment/catalogue.h"
#include "segment/user-name.h"

#include <glib/gi18n.h>

#include <stdio.h>
#include <unistd.h>

enum
{
  COLUMN_ADDRESS,
  COLUMN_SIZE,
  COLUMN_ALLOCATED,
  COLUMN_OWNER,
  COLUMN_MODE,
  COLUMN_ATTACHED,
  N_COLUMNS,
};

typedef struct
{
  char *cells[N_COLUMNS]; /* owned, valid UTF-8 */
} Row;

static const gboolean aligned_right[N_COLUMNS] = {
  [COLUMN_SIZE] = TRUE,
  [COLUMN_ALLOCATED] = TRUE,
  [COLUMN_ATTACHED] = TRUE,
};

static const char *const titles[N_COLUMNS] = {
  N_("ADDRESS"), N_("SIZE"), N_("ALLOCATED"), N_("OWNER"), N_("MODE"), N_("ATTACHED"),
};

static void
row_free (Row *row)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

static Row *
row_new (const VitrineListing *listing)
{
  const VitrineSegmentStatus *status = &listing->status;
  Row *row = g_new0 (Row, 1);

  row->cells[COLUMN_ADDRESS] = g_strdup (vitrine_output_name (listing->address));
  row->cells[COLUMN_SIZE] = g_strdup_printf ("%" G_GUINT64_FORMAT, status->size);
  row->cells[COLUMN_ALLOCATED] = g_strdup_printf ("%" G_GUINT64_FORMAT, status->allocated);
  row->cells[COLUMN_OWNER] = vitrine_user_name (status->owner);
  row->cells[COLUMN_MODE] = g_strdup_printf ("%04o", status->mode);
  row->cells[COLUMN_ATTACHED] = g_strdup_printf ("%u", listing->n_mapped);
  return row;
}

static Row *
title_row_new (void)
{
  Row *row = g_new0 (Row, 1);

  for (guint i = 0; i < N_COLUMNS; i++)
    row->cells[i] = g_strdup (_(titles[i]));

  return row;
}

static glong
column_width (GPtrArray *rows,
              guint      column)
{
  glong width = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      width = MAX (width, g_utf8_strlen (row->cells[column], -1));
    }

  return width;
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

static void
print_rows (GPtrArray *rows)
{
  glong widths[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    widths[i] = column_width (rows, i);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = 0; j < N_COLUMNS; j++)
        {
          if (j > 0)
            g_string_append (line, "  ");
          append_cell (line, row->cells[j], widths[j], aligned_right[j]);
        }
      puts (line->str);
    }
}

/* The titles are for people: whoever reads lines by program gets only segments. */
static void
print_table (GPtrArray *listings)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  if (isatty (STDOUT_FILENO) && listings->len > 0)
    g_ptr_array_add (rows, title_row_new ());

  for (guint i = 0; i < listings->len; i++)
    {
      const VitrineListing *listing = g_ptr_array_index (listings, i);

      if (listing->kind != VITRINE_OBJECT_POSIX)
        continue;
      g_ptr_array_add (rows, row_new (listing));
    }

  print_rows (rows);
}

static void
print_json (GPtrArray *listings)
{
  for (guint i = 0; i < listings->len; i++)
    {
      const VitrineListing *listing = g_ptr_array_index (listings, i);
      const VitrineSegmentStatus *status = &listing->status;
      g_autoptr (JsonBuilder) builder = vitrine_output_begin_json (listing->address);
      g_autofree char *owner = vitrine_user_name (status->owner);
      g_autofree char *mode = g_strdup_printf ("%04o", status->mode);

      if (listing->kind != VITRINE_OBJECT_POSIX)
        continue;
      vitrine_output_add_int (builder, "size", status->size);
      vitrine_output_add_int (builder, "allocated", status->allocated);
      vitrine_output_add_string (builder, "owner", owner);
      vitrine_output_add_int (builder, "owner_id", status->owner);
      vitrine_output_add_string (builder, "mode", mode);
      vitrine_output_add_int (builder, "attached", listing->n_mapped);
      vitrine_output_add_boolean (builder, "managed", status->managed);
      vitrine_output_add_int (builder, "inode", status->inode);
      vitrine_output_end_json (builder);
    }
}

static gboolean
list (char   **arguments,
      GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print a JSON object for each"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (VitrineCatalogue) catalogue = NULL;
  g_autoptr (VitrineReading) reading = NULL;

  if (!vitrine_options_parse (&vitrine_command_list, entries, arguments, 0, 0, &words, error))
    return FALSE;

  catalogue = vitrine_catalogue_new ();
  reading = vitrine_catalogue_read (catalogue);
  if (reading->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reading->error));
      return FALSE;
    }

  if (json)
    print_json (reading->listings);
  else
    print_table (reading->listings);

  return TRUE;
}

const VitrineCommand vitrine_command_list = {
  .name = "list",
  .parameters = NULL,
  .summary = N_("List the segments of this machine"),
  .description = N_("One line a segment: its address, size and allocated memory in bytes, owner, "
                    "mode, and how many processes have it mapped, of those this user may look "
                    "into. Bytes of a name that cannot be printed are shown as \\xNN; “--json” "
                    "gives them all, in address_bytes."),
  .run = list,
};
