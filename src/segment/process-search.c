/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/process-search.h"

#include "segment/escape.h"
#include "segment/object-path.h"
#include "segment/program-name.h"
#include "segment/user-name.h"

#include <string.h>

/**
 * vitrine_process_search_wants:
 * @path: raw, as the kernel names the file
 * @kind: (out):
 *
 * Of named files those of /dev/shm count, wherever that is mounted, and the one
 * that was asked for; of the others all that programs can share.
 */
gboolean
vitrine_process_search_wants (VitrineProcessSearch *self,
                              guint64               device,
                              guint64               inode,
                              const char           *path,
                              VitrineObjectKind    *kind)
{
  if (inode == 0 || !vitrine_object_path_parse (path, kind))
    return FALSE;
  if (device == self->device)
    return TRUE;
  if (inode == self->file_inode && device == self->file_device)
    return TRUE;

  return *kind == VITRINE_OBJECT_MEMFD || *kind == VITRINE_OBJECT_SYSV ||
         *kind == VITRINE_OBJECT_DELETED || *kind == VITRINE_OBJECT_ANONYMOUS;
}

static VitrineProcess *
find (VitrineProcessSearch *self,
      VitrineObjectKind     kind,
      guint64               device,
      guint64               inode)
{
  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    {
      VitrineProcess *process = g_ptr_array_index (self->found, i);

      if (vitrine_process_has (process, kind, device, inode))
        return process;
    }

  return NULL;
}

/* The one for this object, made where there is none yet. */
VitrineProcess *
vitrine_process_search_get (VitrineProcessSearch *self,
                            VitrineObjectKind     kind,
                            guint64               device,
                            guint64               inode,
                            const char           *path)
{
  VitrineProcess *process = find (self, kind, device, inode);

  if (process != NULL)
    return process;

  process = g_new0 (VitrineProcess, 1);
  process->pid = self->pid;
  process->kind = kind;
  process->device = device;
  process->inode = inode;
  process->path = vitrine_escape_bytes (path, -1);
  process->fd = -1;
  if (self->found == NULL)
    self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_process_free);
  g_ptr_array_add (self->found, process);
  return process;
}

static guint64
read_start_time (VitrineProcessSearch *self)
{
  const char *stat = vitrine_proc_file_read (self->file, self->proc, self->pid, "stat", NULL);
  guint64 start_time;

  if (stat == NULL || !vitrine_proc_parse_start_time (stat, &start_time))
    return 0;

  return start_time;
}

static char *
read_program (VitrineProcessSearch *self)
{
  const char *read = vitrine_proc_file_read (self->file, self->proc, self->pid, "comm", NULL);
  g_autofree char *comm = g_strdup (read != NULL ? read : "");
  gsize length = 0;

  read = vitrine_proc_file_read (self->file, self->proc, self->pid, "cmdline", &length);
  return vitrine_program_name (comm, read != NULL ? read : "", length);
}

static guint32
read_user (VitrineProcessSearch *self)
{
  const char *status = vitrine_proc_file_read (self->file, self->proc, self->pid, "status", NULL);
  guint32 user = 0;

  if (status != NULL)
    vitrine_proc_parse_user (status, &user);
  return user;
}

static void
set_description (VitrineProcess *process,
                 guint64         start_time,
                 const char     *program,
                 guint32         user,
                 const char     *user_name)
{
  process->start_time = start_time;
  process->program = g_strdup (program);
  process->user = user;
  process->user_name = g_strdup (user_name);
}

/**
 * vitrine_process_search_describe:
 * @before: (nullable): what was found of this process before, when it is sure that
 *   it still runs the same program
 *
 * Says of all that was found which program it is, and whose.
 */
void
vitrine_process_search_describe (VitrineProcessSearch *self,
                                 GPtrArray            *before)
{
  const VitrineProcess *known = before != NULL ? g_ptr_array_index (before, 0) : NULL;
  g_autofree char *program = NULL;
  guint64 start_time;
  guint32 user;

  if (self->found == NULL)
    return;

  program = known != NULL ? g_strdup (known->program) : read_program (self);
  start_time = known != NULL ? known->start_time : read_start_time (self);
  user = known != NULL ? known->user : read_user (self);
  for (guint i = 0; i < self->found->len; i++)
    set_description (g_ptr_array_index (self->found, i), start_time, program, user,
                     vitrine_user_names_get (self->users, user));
}
