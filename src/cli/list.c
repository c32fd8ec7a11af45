/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/command.h"
#include "cli/list-choice.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/process-lines.h"
#include "cli/table.h"
#include "segment/catalogue.h"

#include <glib/gi18n.h>

#include <fcntl.h>

#define NANOSECONDS G_GINT64_CONSTANT (1000000000) /* in a second */

/* Further columns come behind these: scripts count them. */
enum
{
  COLUMN_ADDRESS,
  COLUMN_SIZE,
  COLUMN_ALLOCATED,
  COLUMN_OWNER,
  COLUMN_MODE,
  COLUMN_ATTACHED,
  COLUMN_HELD,
  COLUMN_KIND,
  COLUMN_STATE,
  COLUMN_NAME,
  N_COLUMNS,
};

static const VitrineTableColumn columns[N_COLUMNS] = {
  [COLUMN_ADDRESS] = { N_("ADDRESS"), FALSE },
  [COLUMN_SIZE] = { N_("SIZE"), TRUE },
  [COLUMN_ALLOCATED] = { N_("ALLOCATED"), TRUE },
  [COLUMN_OWNER] = { N_("OWNER"), FALSE },
  [COLUMN_MODE] = { N_("MODE"), FALSE },
  [COLUMN_ATTACHED] = { N_("ATTACHED"), TRUE },
  [COLUMN_HELD] = { N_("HELD"), TRUE },
  [COLUMN_KIND] = { N_("KIND"), FALSE },
  [COLUMN_STATE] = { N_("STATE"), FALSE },
  [COLUMN_NAME] = { N_("NAME"), FALSE },
};

typedef struct
{
  guint seal;
  const char *word;
} Seal;

static const Seal seals[] = {
  { F_SEAL_SEAL, "seal" },
  { F_SEAL_SHRINK, "shrink" },
  { F_SEAL_GROW, "grow" },
  { F_SEAL_WRITE, "write" },
  { F_SEAL_FUTURE_WRITE, "future-write" },
};

static void
append_word (GString    *words,
             const char *word)
{
  if (words->len > 0)
    g_string_append_c (words, ',');
  g_string_append (words, word);
}

static char *
describe_seals (const VitrineListing *listing)
{
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (seals); i++)
    if ((listing->seals & seals[i].seal) != 0)
      append_word (words, seals[i].word);

  return g_string_free (words, FALSE);
}

/* The words are the same in every language: scripts go by them. */
static char *
describe_state (const VitrineListing *listing)
{
  const guint writing = F_SEAL_WRITE | F_SEAL_FUTURE_WRITE;
  const struct
  {
    gboolean holds;
    const char *word;
  } states[] = {
    { listing->status.managed, "managed" },
    { listing->kind == VITRINE_OBJECT_DELETED, "removed" },
    { listing->sysv.destroyed, "destroyed" },
    { listing->orphan == VITRINE_ORPHAN_YES, "orphan" },
    { listing->orphan == VITRINE_ORPHAN_LIKELY, "orphan?" },
    { listing->writable_by_all && listing->kind != VITRINE_OBJECT_MEMFD, "world-writable" },
    { (listing->seals & writing) != 0, "sealed" },
    { listing->internal, "internal" },
    { !listing->openable, "denied" },
  };
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].holds)
      append_word (words, states[i].word);

  if (words->len == 0)
    g_string_append_c (words, '-');
  return g_string_free (words, FALSE);
}

/* Of System V the kernel counts, whoever may be looked into. */
static guint64
count_attached (const VitrineListing *listing)
{
  return listing->kind == VITRINE_OBJECT_SYSV ? listing->sysv.attached : listing->n_mapped;
}

static void
add_line (VitrineTable         *table,
          const VitrineListing *listing)
{
  const VitrineSegmentStatus *status = &listing->status;
  char *cells[N_COLUMNS] = {
    [COLUMN_ADDRESS] = g_strdup (vitrine_output_name (listing->address)),
    [COLUMN_SIZE] = g_strdup_printf ("%" G_GUINT64_FORMAT, status->size),
    [COLUMN_ALLOCATED] = g_strdup_printf ("%" G_GUINT64_FORMAT, status->allocated),
    [COLUMN_OWNER] = g_strdup (listing->user),
    [COLUMN_MODE] = g_strdup_printf ("%04o", status->mode),
    [COLUMN_ATTACHED] = g_strdup_printf ("%" G_GUINT64_FORMAT, count_attached (listing)),
    [COLUMN_HELD] = g_strdup_printf ("%u", listing->n_processes - listing->n_mapped),
    [COLUMN_KIND] = g_strdup (vitrine_object_kind_get_id (listing->kind)),
    [COLUMN_STATE] = describe_state (listing),
    [COLUMN_NAME] = g_strdup (listing->name),
  };

  vitrine_table_add (table, cells);
}

static void
print_table (GPtrArray *listings)
{
  g_autoptr (VitrineTable) table = vitrine_table_new (columns, N_COLUMNS);

  for (guint i = 0; i < listings->len; i++)
    add_line (table, g_ptr_array_index (listings, i));

  vitrine_table_print (table);
}

static void
add_sysv (JsonBuilder          *builder,
          const VitrineListing *listing)
{
  g_autofree char *key = g_strdup_printf ("0x%08x", (guint) listing->sysv.key);

  vitrine_output_add_string (builder, "key", key);
  vitrine_output_add_int (builder, "creator", (guint64) listing->sysv.creator);
  vitrine_output_add_int (builder, "last", (guint64) listing->sysv.last);
  vitrine_output_add_boolean (builder, "destroyed", listing->sysv.destroyed);
}

static void
print_object (const VitrineListing *listing)
{
  const VitrineSegmentStatus *status = &listing->status;
  g_autoptr (JsonBuilder) builder = vitrine_output_begin_json (listing->address);
  g_autofree char *mode = g_strdup_printf ("%04o", status->mode);
  g_autofree char *sealed = describe_seals (listing);

  vitrine_output_add_int (builder, "size", status->size);
  vitrine_output_add_int (builder, "allocated", status->allocated);
  vitrine_output_add_string (builder, "owner", listing->user);
  vitrine_output_add_int (builder, "owner_id", status->owner);
  vitrine_output_add_string (builder, "mode", mode);
  vitrine_output_add_int (builder, "attached", count_attached (listing));
  vitrine_output_add_int (builder, "held", listing->n_processes - listing->n_mapped);
  vitrine_output_add_boolean (builder, "managed", status->managed);
  vitrine_output_add_int (builder, "inode", status->inode);
  vitrine_output_add_string (builder, "kind", vitrine_object_kind_get_id (listing->kind));
  vitrine_output_add_string (builder, "name", listing->name);
  vitrine_output_add_string (builder, "orphan", vitrine_orphan_get_id (listing->orphan));
  vitrine_output_add_boolean (builder, "internal", listing->internal);
  vitrine_output_add_string (builder, "seals", sealed);
  vitrine_output_add_boolean (builder, "openable", listing->openable);
  if (listing->reason != NULL)
    vitrine_output_add_string (builder, "reason", listing->reason);
  if (listing->modified != 0)
    vitrine_output_add_int (builder, "modified", (guint64) (listing->modified / NANOSECONDS));
  if (listing->kind == VITRINE_OBJECT_SYSV)
    add_sysv (builder, listing);
  vitrine_output_end_json (builder);
}

static void
print_processes (GPtrArray *listings,
                 GPtrArray *processes,
                 gboolean   json)
{
  g_autoptr (VitrineProcessLines) lines = vitrine_process_lines_new (TRUE, json);

  for (guint i = 0; i < listings->len; i++)
    {
      const VitrineListing *listing = g_ptr_array_index (listings, i);

      vitrine_process_lines_add (lines, listing->address, processes, listing->kind,
                                 listing->status.device, listing->status.inode);
    }

  vitrine_process_lines_end (lines);
}

static GPtrArray *
choose (GPtrArray         *listings,
        VitrineListChoice *choice)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < listings->len; i++)
    if (vitrine_list_choice_takes (choice, g_ptr_array_index (listings, i)))
      g_ptr_array_add (chosen, g_ptr_array_index (listings, i));

  return chosen;
}

typedef struct
{
  gboolean json;
  gboolean processes;
  const char *sort;
  VitrineListChoice choice;
} Wish;

/* What is elsewhere is printed also where /dev/shm cannot be read. */
static gboolean
print_list (Wish    *wish,
            GError **error)
{
  g_autoptr (VitrineCatalogue) catalogue = vitrine_catalogue_new ();
  g_autoptr (VitrineReading) reading = vitrine_catalogue_read (catalogue);
  g_autoptr (GPtrArray) listings = choose (reading->listings, &wish->choice);

  if (!vitrine_list_choice_sort (listings, wish->sort, error))
    return FALSE;

  if (wish->processes)
    print_processes (listings, reading->processes, wish->json);
  else if (wish->json)
    for (guint i = 0; i < listings->len; i++)
      print_object (g_ptr_array_index (listings, i));
  else
    print_table (listings);

  if (reading->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reading->error));
  return FALSE;
}

static gboolean
list (char   **arguments,
      GError **error)
{
  Wish wish = { 0 };
  g_autofree char *sort = NULL;
  g_auto (GStrv) kinds = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &wish.json, N_("Print a JSON object for each"), NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &kinds,
      N_("Only those of this kind: posix, semaphore, sysv, memfd, deleted, file or anonymous; "
         "may be given again"),
      "K" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &sort,
      N_("By address, name, kind, size, allocated, owner, mode, attached, held or modified; "
         "from the largest on with a minus sign before it"),
      "KEY" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &wish.choice.internal,
      N_("Also the sections that Wine makes for itself"), NULL },
    { "processes", 0, 0, G_OPTION_ARG_NONE, &wish.processes,
      N_("Print a line for each process of each"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  if (!vitrine_options_parse (&vitrine_command_list, entries, arguments, 0, 0, &words, error) ||
      !vitrine_list_choice_parse (&wish.choice, kinds, error))
    return FALSE;

  wish.sort = sort;
  return print_list (&wish, error);
}

const VitrineCommand vitrine_command_list = {
  .name = "list",
  .parameters = NULL,
  .summary = N_("List all shared memory of this machine"),
  .description = N_("One line a segment: its address, size and allocated memory in bytes, owner, "
                    "mode, how many processes have it mapped, how many hold but a descriptor of "
                    "it, of those this user may look into, its kind, its state and a name. For "
                    "System V the kernel counts the attachments. Bytes of a name that cannot be "
                    "printed are shown as \\xNN; “--json” gives them all, in address_bytes, and "
                    "the reason where a segment cannot be opened."),
  .run = list,
};
