/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/process-maps.h"

#include <string.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define NAMESPACE_SIZE 64 /* bytes: "ipc:[4026531839]" */

typedef struct
{
  VitrineProcessSearch *search;
  gboolean asked;  /* whether own_sysv is known */
  gboolean own_sysv;
} Reading;

static gboolean
read_namespace (int         proc,
                const char *path,
                char       *buffer)
{
  ssize_t n = readlinkat (proc, path, buffer, NAMESPACE_SIZE - 1);

  buffer[MAX (n, 0)] = '\0';
  return n > 0;
}

/* The ids of System V segments are those of an IPC namespace, namespaces(7): in
 * another one the same id is another segment, which cannot be reached from here. */
static gboolean
shares_sysv (Reading *reading)
{
  char own[NAMESPACE_SIZE], theirs[NAMESPACE_SIZE], path[NAMESPACE_SIZE];

  if (reading->asked)
    return reading->own_sysv;

  g_snprintf (path, sizeof path, "%d/ns/ipc", reading->search->pid);
  reading->asked = TRUE;
  reading->own_sysv = !read_namespace (reading->search->proc, "self/ns/ipc", own) ||
                      !read_namespace (reading->search->proc, path, theirs) ||
                      strcmp (own, theirs) == 0;
  return reading->own_sysv;
}

/* The kernel lists the mappings by rising address: the first one is the first. */
static void
add_mapping (VitrineProcess           *process,
             const VitrineProcMapping *mapping)
{
  if (process->length == 0)
    {
      process->address = mapping->start;
      process->end = mapping->end;
    }

  process->length += mapping->end - mapping->start;
  process->writable = process->writable || mapping->writable;
  process->shared = process->shared || mapping->shared;
}

/* proc_pid_maps(5): a line feed in a name would end the line. */
static char *
restore_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "\\012", -1);

  return g_strjoinv ("\n", parts);
}

static void
mapping_cb (const VitrineProcMapping *mapping,
            gpointer                  user_data)
{
  Reading *reading = user_data;
  guint64 device = makedev (mapping->major, mapping->minor);
  VitrineObjectKind kind;
  g_autofree char *path = NULL;

  if (!vitrine_process_search_wants (reading->search, device, mapping->inode, mapping->path,
                                     &kind))
    return;
  /* A private mapping of a deleted file is a library that was replaced. */
  if (kind == VITRINE_OBJECT_DELETED && !mapping->shared && device != reading->search->device)
    return;
  if (kind == VITRINE_OBJECT_SYSV && !shares_sysv (reading))
    return;

  path = restore_path (mapping->path);
  add_mapping (vitrine_process_search_get (reading->search, kind, device, mapping->inode, path),
               mapping);
}

/**
 * vitrine_process_maps_read:
 *
 * Adds to what @search has found.
 *
 * Returns: 0, or errno: EACCES where this user may not know
 */
int
vitrine_process_maps_read (VitrineProcessSearch *search)
{
  Reading reading = { search, FALSE, FALSE };

  return vitrine_proc_file_read_maps (search->file, search->proc, search->pid, mapping_cb,
                                      &reading);
}
