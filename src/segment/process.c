/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/process.h"

VitrineProcess *
vitrine_process_copy (const VitrineProcess *self)
{
  VitrineProcess *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->program = g_strdup (self->program);
  copy->user_name = g_strdup (self->user_name);
  copy->path = g_strdup (self->path);
  return copy;
}

void
vitrine_process_free (VitrineProcess *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->program);
  g_free (self->user_name);
  g_free (self->path);
  g_free (self);
}

/* Whether nothing about the two differs. */
gboolean
vitrine_process_equal (const VitrineProcess *a,
                       const VitrineProcess *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->pid == b->pid && a->start_time == b->start_time &&
         a->device == b->device && a->inode == b->inode &&
         a->address == b->address && a->length == b->length &&
         a->writable == b->writable && a->shared == b->shared &&
         a->kind == b->kind && a->user == b->user &&
         a->fd == b->fd && a->joined == b->joined &&
         g_strcmp0 (a->program, b->program) == 0 &&
         g_strcmp0 (a->user_name, b->user_name) == 0 &&
         g_strcmp0 (a->path, b->path) == 0;
}

guint
vitrine_process_count (GPtrArray *processes,
                       guint64    device,
                       guint64    inode)
{
  guint n = 0;

  g_return_val_if_fail (processes != NULL, 0);

  for (guint i = 0; i < processes->len; i++)
    {
      const VitrineProcess *process = g_ptr_array_index (processes, i);

      n += process->device == device && process->inode == inode;
    }

  return n;
}
