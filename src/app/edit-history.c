/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/edit-history.h"

struct _VitrineEditHistory
{
  gsize budget; /* bytes */
  gsize cost;
  GQueue done;   /* the newest at the head */
  GQueue undone; /* the one undone last at the head */
};

static void
drop (VitrineEditHistory *self,
      VitrineEdit        *edit)
{
  self->cost -= vitrine_edit_get_cost (edit);
  vitrine_edit_unref (edit);
}

static void
drop_all (VitrineEditHistory *self,
          GQueue             *edits)
{
  while (!g_queue_is_empty (edits))
    drop (self, g_queue_pop_head (edits));
}

VitrineEditHistory *
vitrine_edit_history_new (gsize budget)
{
  VitrineEditHistory *self = g_new0 (VitrineEditHistory, 1);

  self->budget = budget;
  g_queue_init (&self->done);
  g_queue_init (&self->undone);
  return self;
}

void
vitrine_edit_history_free (VitrineEditHistory *self)
{
  drop_all (self, &self->done);
  drop_all (self, &self->undone);
  g_free (self);
}

void
vitrine_edit_history_add (VitrineEditHistory *self,
                          VitrineEdit        *edit)
{
  drop_all (self, &self->undone);
  self->cost += vitrine_edit_get_cost (edit);
  g_queue_push_head (&self->done, vitrine_edit_ref (edit));

  while (self->cost > self->budget && self->done.length > 1)
    drop (self, g_queue_pop_tail (&self->done));
}

VitrineEdit *
vitrine_edit_history_get_undo (const VitrineEditHistory *self)
{
  return g_queue_peek_head ((GQueue *) &self->done);
}

VitrineEdit *
vitrine_edit_history_get_redo (const VitrineEditHistory *self)
{
  return g_queue_peek_head ((GQueue *) &self->undone);
}

void
vitrine_edit_history_undone (VitrineEditHistory *self)
{
  g_return_if_fail (!g_queue_is_empty (&self->done));

  g_queue_push_head (&self->undone, g_queue_pop_head (&self->done));
}

void
vitrine_edit_history_redone (VitrineEditHistory *self)
{
  g_return_if_fail (!g_queue_is_empty (&self->undone));

  g_queue_push_head (&self->done, g_queue_pop_head (&self->undone));
}

void
vitrine_edit_history_forget (VitrineEditHistory *self,
                             VitrineEdit        *edit)
{
  if (g_queue_remove (&self->done, edit) || g_queue_remove (&self->undone, edit))
    drop (self, edit);
}
