/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/process-lines.h"

#include "cli/output.h"
#include "cli/table.h"

#include <glib/gi18n.h>

enum
{
  COLUMN_ADDRESS,
  COLUMN_PID,
  COLUMN_USER,
  COLUMN_MAPPING,
  COLUMN_LENGTH,
  COLUMN_ACCESS,
  COLUMN_THROUGH,
  COLUMN_ROLE,
  COLUMN_PROGRAM,
  N_COLUMNS,
};

static const VitrineTableColumn columns[N_COLUMNS] = {
  [COLUMN_ADDRESS] = { N_("ADDRESS"), FALSE },
  [COLUMN_PID] = { N_("PID"), TRUE },
  [COLUMN_USER] = { N_("USER"), FALSE },
  [COLUMN_MAPPING] = { N_("MAPPED AT"), TRUE },
  [COLUMN_LENGTH] = { N_("LENGTH"), TRUE },
  [COLUMN_ACCESS] = { N_("ACCESS"), FALSE },
  [COLUMN_THROUGH] = { N_("THROUGH"), FALSE },
  [COLUMN_ROLE] = { N_("ROLE"), FALSE },
  [COLUMN_PROGRAM] = { N_("PROGRAM"), FALSE },
};

struct _VitrineProcessLines
{
  guint first;         /* column */
  VitrineTable *table; /* NULL: JSON */
};

VitrineProcessLines *
vitrine_process_lines_new (gboolean with_address,
                           gboolean json)
{
  VitrineProcessLines *self = g_new0 (VitrineProcessLines, 1);

  self->first = with_address ? COLUMN_ADDRESS : COLUMN_PID;
  if (!json)
    self->table = vitrine_table_new (columns + self->first, N_COLUMNS - self->first);
  return self;
}

void
vitrine_process_lines_free (VitrineProcessLines *self)
{
  g_clear_pointer (&self->table, vitrine_table_free);
  g_free (self);
}

/* The words are the same in every language: scripts go by them. */
static const char *
get_access (const VitrineProcess *process)
{
  if (!process->shared)
    return "private";
  return process->writable ? "read-write" : "read-only";
}

static const char *
get_role (const VitrineProcess *process)
{
  return process->joined ? "joined" : "guest";
}

static gboolean
is_mapped (const VitrineProcess *process)
{
  return process->length > 0;
}

static char *
describe_way (const VitrineProcess *process)
{
  if (process->fd < 0)
    return g_strdup ("mapping");

  return g_strdup_printf (is_mapped (process) ? "mapping,fd/%d" : "fd/%d", process->fd);
}

static char *
format_address (const VitrineProcess *process)
{
  return is_mapped (process) ? g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", process->address)
                             : g_strdup ("-");
}

static void
add_line (VitrineProcessLines  *self,
          VitrineAddress       *address,
          const VitrineProcess *process)
{
  char *cells[N_COLUMNS] = {
    [COLUMN_ADDRESS] = g_strdup (vitrine_output_name (address)),
    [COLUMN_PID] = g_strdup_printf ("%d", process->pid),
    [COLUMN_USER] = g_strdup (process->user_name),
    [COLUMN_MAPPING] = format_address (process),
    [COLUMN_LENGTH] = g_strdup_printf ("%" G_GUINT64_FORMAT, process->length),
    [COLUMN_ACCESS] = g_strdup (get_access (process)),
    [COLUMN_THROUGH] = describe_way (process),
    [COLUMN_ROLE] = g_strdup (get_role (process)),
    [COLUMN_PROGRAM] = g_strdup (process->program),
  };

  if (self->first > COLUMN_ADDRESS)
    g_free (cells[COLUMN_ADDRESS]);
  vitrine_table_add (self->table, cells + self->first);
}

/* What a process has not is not there: no "fd" for who closed it, no "mapping" for
 * who holds but a descriptor. */
static void
print_object (VitrineAddress       *address,
              const VitrineProcess *process)
{
  g_autoptr (JsonBuilder) builder = vitrine_output_begin_json (address);

  vitrine_output_add_int (builder, "pid", (guint64) process->pid);
  vitrine_output_add_string (builder, "program", process->program);
  vitrine_output_add_string (builder, "user", process->user_name);
  vitrine_output_add_int (builder, "user_id", process->user);
  if (is_mapped (process))
    {
      vitrine_output_add_int (builder, "mapping", process->address);
      vitrine_output_add_int (builder, "length", process->length);
    }
  if (process->fd >= 0)
    vitrine_output_add_int (builder, "fd", (guint64) process->fd);
  vitrine_output_add_string (builder, "access", get_access (process));
  vitrine_output_add_boolean (builder, "joined", process->joined);
  vitrine_output_end_json (builder);
}

void
vitrine_process_lines_add (VitrineProcessLines *self,
                           VitrineAddress      *address,
                           GPtrArray           *processes,
                           VitrineObjectKind    kind,
                           guint64              device,
                           guint64              inode)
{
  for (guint i = 0; i < processes->len; i++)
    {
      const VitrineProcess *process = g_ptr_array_index (processes, i);

      if (!vitrine_process_has (process, kind, device, inode))
        continue;

      if (self->table != NULL)
        add_line (self, address, process);
      else
        print_object (address, process);
    }
}

void
vitrine_process_lines_end (VitrineProcessLines *self)
{
  if (self->table != NULL)
    vitrine_table_print (self->table);
}
