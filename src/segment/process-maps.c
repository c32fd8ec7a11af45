/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/process-maps.h"

#include "segment/program-name.h"

#include <errno.h>
#include <sys/sysmacros.h>

/* What a reading of maps looks for and finds. */
typedef struct
{
  gint pid;
  guint64 device;
  guint32 major;
  guint32 minor;
  GPtrArray *mapped;
} Search;

static VitrineProcess *
find_inode (GPtrArray *mapped,
            guint64    inode)
{
  for (guint i = 0; i < mapped->len; i++)
    {
      VitrineProcess *process = g_ptr_array_index (mapped, i);

      if (process->inode == inode)
        return process;
    }

  return NULL;
}

/* The kernel lists the mappings by rising address: the first one is the first. */
static VitrineProcess *
add_inode (Search                   *search,
           const VitrineProcMapping *mapping)
{
  VitrineProcess *process = g_new0 (VitrineProcess, 1);

  process->pid = search->pid;
  process->device = search->device;
  process->inode = mapping->inode;
  process->address = mapping->start;
  process->fd = -1;
  if (search->mapped == NULL)
    search->mapped = g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_process_free);
  g_ptr_array_add (search->mapped, process);
  return process;
}

static void
mapping_cb (const VitrineProcMapping *mapping,
            gpointer                  user_data)
{
  Search *search = user_data;
  VitrineProcess *process = NULL;

  if (mapping->major != search->major || mapping->minor != search->minor ||
      mapping->inode == 0)
    return;

  if (search->mapped != NULL)
    process = find_inode (search->mapped, mapping->inode);
  if (process == NULL)
    process = add_inode (search, mapping);

  process->length += mapping->end - mapping->start;
  process->writable = process->writable || mapping->writable;
  process->shared = process->shared || mapping->shared;
}

static gboolean
same_mapped (GPtrArray *a,
             GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const VitrineProcess *left = g_ptr_array_index (a, i);
      const VitrineProcess *right = g_ptr_array_index (b, i);

      if (left->inode != right->inode || left->address != right->address ||
          left->length != right->length || left->writable != right->writable ||
          left->shared != right->shared)
        return FALSE;
    }

  return TRUE;
}

static guint64
read_start_time (VitrineProcFile *file,
                 int              proc,
                 gint             pid)
{
  const char *stat = vitrine_proc_file_read (file, proc, pid, "stat", NULL);
  guint64 start_time;

  if (stat == NULL || !vitrine_proc_parse_start_time (stat, &start_time))
    return 0;

  return start_time;
}

static char *
read_program (VitrineProcFile *file,
              int              proc,
              gint             pid)
{
  const char *read = vitrine_proc_file_read (file, proc, pid, "comm", NULL);
  g_autofree char *comm = g_strdup (read != NULL ? read : "");
  gsize length = 0;

  read = vitrine_proc_file_read (file, proc, pid, "cmdline", &length);
  return vitrine_program_name (comm, read != NULL ? read : "", length);
}

static void
name_mapped (VitrineProcFile *file,
             int              proc,
             gint             pid,
             GPtrArray       *mapped)
{
  g_autofree char *program = read_program (file, proc, pid);
  guint64 start_time = read_start_time (file, proc, pid);

  for (guint i = 0; i < mapped->len; i++)
    {
      VitrineProcess *process = g_ptr_array_index (mapped, i);

      process->start_time = start_time;
      process->program = g_strdup (program);
    }
}

/**
 * vitrine_process_maps_read:
 * @proc: a descriptor of /proc
 * @device: of the files that are looked for
 * @before: (transfer full) (nullable): what the last reading of this process gave
 * @hidden: (out): whether this user may not know
 *
 * One that runs another program by now has it mapped elsewhere, if at all: so the
 * name of who has the same mapped as before is not asked again.
 *
 * Returns: (transfer full) (nullable): VitrineProcess, one for each inode; NULL
 *   where there is none, as for a process that goes meanwhile
 */
GPtrArray *
vitrine_process_maps_read (VitrineProcFile *file,
                           int              proc,
                           gint             pid,
                           guint64          device,
                           GPtrArray       *before,
                           gboolean        *hidden)
{
  g_autoptr (GPtrArray) former = before;
  Search search = { pid, device, major (device), minor (device), NULL };
  int errsv = vitrine_proc_file_read_maps (file, proc, pid, mapping_cb, &search);

  *hidden = errsv == EACCES || errsv == EPERM;
  if (search.mapped == NULL)
    return NULL;

  if (former != NULL && same_mapped (former, search.mapped))
    {
      g_ptr_array_unref (search.mapped);
      return g_steal_pointer (&former);
    }

  name_mapped (file, proc, pid, search.mapped);
  return search.mapped;
}
