/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sweep.h"

#include "watch/sweep-thread.h"

struct _VitrineSweep
{
  GObject parent_instance;

  /* Owned */
  VitrineSweepThread *thread;
  GArray *cells; /* VitrineSweepCell */

  guint64 cell_size;
  guint64 size;
};

enum
{
  UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineSweep, vitrine_sweep, G_TYPE_OBJECT)

static void
updated_cb (gpointer owner)
{
  VitrineSweep *self = owner;

  g_array_unref (self->cells);
  self->cells = vitrine_sweep_thread_take (self->thread, &self->cell_size, &self->size);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
vitrine_sweep_dispose (GObject *object)
{
  VitrineSweep *self = VITRINE_SWEEP (object);

  if (self->thread != NULL)
    vitrine_sweep_thread_stop (self->thread);
  g_clear_pointer (&self->thread, vitrine_sweep_thread_unref);
  G_OBJECT_CLASS (vitrine_sweep_parent_class)->dispose (object);
}

static void
vitrine_sweep_finalize (GObject *object)
{
  g_array_unref (VITRINE_SWEEP (object)->cells);
  G_OBJECT_CLASS (vitrine_sweep_parent_class)->finalize (object);
}

static void
vitrine_sweep_class_init (VitrineSweepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_sweep_dispose;
  object_class->finalize = vitrine_sweep_finalize;

  signals[UPDATED] = g_signal_new ("updated", VITRINE_TYPE_SWEEP, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vitrine_sweep_init (VitrineSweep *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (VitrineSweepCell));
}

/* @budget: thousandths of a processor, or VITRINE_SWEEP_UNLIMITED */
VitrineSweep *
vitrine_sweep_new (VitrineSegment *segment,
                   guint           budget)
{
  VitrineSweep *self;

  g_return_val_if_fail (segment != NULL, NULL);

  self = g_object_new (VITRINE_TYPE_SWEEP, NULL);
  self->thread = vitrine_sweep_thread_new (segment, budget, updated_cb, self);
  return self;
}

void
vitrine_sweep_start (VitrineSweep *self)
{
  g_return_if_fail (VITRINE_IS_SWEEP (self));

  vitrine_sweep_thread_start (self->thread);
}

void
vitrine_sweep_stop (VitrineSweep *self)
{
  g_return_if_fail (VITRINE_IS_SWEEP (self));

  vitrine_sweep_thread_stop (self->thread);
}

void
vitrine_sweep_set_paused (VitrineSweep *self,
                          gboolean      paused)
{
  g_return_if_fail (VITRINE_IS_SWEEP (self));

  vitrine_sweep_thread_set_paused (self->thread, paused);
}

const VitrineSweepCell *
vitrine_sweep_get_cells (VitrineSweep *self,
                         guint        *n_cells)
{
  g_return_val_if_fail (VITRINE_IS_SWEEP (self), NULL);
  g_return_val_if_fail (n_cells != NULL, NULL);

  *n_cells = self->cells->len;
  return (gconstpointer) self->cells->data;
}

guint64
vitrine_sweep_get_cell_size (VitrineSweep *self)
{
  g_return_val_if_fail (VITRINE_IS_SWEEP (self), 0);

  return self->cell_size;
}

guint64
vitrine_sweep_get_size (VitrineSweep *self)
{
  g_return_val_if_fail (VITRINE_IS_SWEEP (self), 0);

  return self->size;
}

guint
vitrine_sweep_get_n_rounds (VitrineSweep *self)
{
  g_return_val_if_fail (VITRINE_IS_SWEEP (self), 0);

  return vitrine_sweep_thread_get_n_rounds (self->thread);
}

guint64
vitrine_sweep_get_n_read (VitrineSweep *self)
{
  g_return_val_if_fail (VITRINE_IS_SWEEP (self), 0);

  return vitrine_sweep_thread_get_n_read (self->thread);
}
