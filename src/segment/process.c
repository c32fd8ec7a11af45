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
         a->address == b->address && a->end == b->end && a->length == b->length &&
         a->writable == b->writable && a->shared == b->shared &&
         a->kind == b->kind && a->user == b->user &&
         a->fd == b->fd && a->joined == b->joined &&
         g_strcmp0 (a->program, b->program) == 0 &&
         g_strcmp0 (a->user_name, b->user_name) == 0 &&
         g_strcmp0 (a->path, b->path) == 0;
}

/* System V segments are named by their ids alone: the device is the kernel's own
 * affair, and another one for huge pages. */
gboolean
vitrine_process_has (const VitrineProcess *self,
                     VitrineObjectKind     kind,
                     guint64               device,
                     guint64               inode)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->inode == inode && vitrine_object_kind_matches (self->kind, kind) &&
         (self->device == device || kind == VITRINE_OBJECT_SYSV);
}

static int
compare_numbers (guint64 a,
                 guint64 b)
{
  return a < b ? -1 : a > b;
}

int
vitrine_process_compare (const VitrineProcess *a,
                         const VitrineProcess *b)
{
  gboolean sysv, other_sysv;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  sysv = a->kind == VITRINE_OBJECT_SYSV;
  other_sysv = b->kind == VITRINE_OBJECT_SYSV;
  if (sysv != other_sysv)
    return sysv ? 1 : -1;
  if (!sysv && a->device != b->device)
    return compare_numbers (a->device, b->device);
  if (a->inode != b->inode)
    return compare_numbers (a->inode, b->inode);
  return compare_numbers ((guint64) a->pid, (guint64) b->pid);
}
