/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/command.h"
#include "cli/options.h"
#include "cli/process-lines.h"
#include "segment/catalogue.h"

#include <glib/gi18n.h>

/* A file elsewhere is looked for only when it is asked for. */
static void
print_processes (VitrineAddress             *address,
                 const VitrineSegmentStatus *status,
                 gboolean                    json)
{
  g_autoptr (VitrineCatalogue) catalogue = vitrine_catalogue_new ();
  g_autoptr (VitrineProcessLines) lines = vitrine_process_lines_new (FALSE, json);
  g_autoptr (VitrineReading) reading = NULL;

  if (status->kind == VITRINE_OBJECT_FILE)
    vitrine_catalogue_set_file (catalogue, status->device, status->inode);
  reading = vitrine_catalogue_read (catalogue);
  vitrine_process_lines_add (lines, address, reading->processes, status->kind, status->device,
                             status->inode);
  vitrine_process_lines_end (lines);
}

static gboolean
processes (char   **arguments,
           GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print a JSON object for each"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (VitrineAddress) address = NULL;
  VitrineSegmentStatus status;

  if (!vitrine_options_parse (&vitrine_command_processes, entries, arguments, 1, 1, &words, error))
    return FALSE;

  address = vitrine_address_parse (words[0], error);
  if (address == NULL || !vitrine_segment_lookup (address, &status, error))
    return FALSE;

  print_processes (address, &status, json);
  return TRUE;
}

const VitrineCommand vitrine_command_processes = {
  .name = "processes",
  .parameters = N_("ADDRESS"),
  .summary = N_("List the processes that have a segment"),
  .description = N_("One line a process: its pid and user, where it has the segment mapped and how "
                    "many bytes of it, whether it may write there, by which descriptor it holds it, "
                    "whether it has joined or is a guest, and its program. Processes that this "
                    "user may not look into are not there."),
  .run = processes,
};
