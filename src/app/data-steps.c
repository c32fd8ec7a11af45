/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/data-steps.h"

#include "watch/data-jump.h"

#include <glib/gi18n.h>

#define N_STEPS 2

struct _VitrineDataSteps
{
  GObject parent_instance;

  VitrineHexView *view; /* borrowed */

  /* Owned */
  VitrineBorrowedSegment *segment; /* NULL: there is none */
  GSimpleAction *actions[N_STEPS]; /* forward and backward */
};

enum
{
  PROBLEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineDataSteps, vitrine_data_steps, G_TYPE_OBJECT)

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      backward)
{
  VitrineDataSteps *self = VITRINE_DATA_STEPS (object);
  guint64 data;

  if (!vitrine_data_jump_finish (result, &data))
    return;
  if (data != G_MAXUINT64)
    vitrine_hex_view_jump (self->view, data, 0);
  else
    g_signal_emit (self, signals[PROBLEM], 0,
                   GPOINTER_TO_INT (backward) ? _("There is no data before this place.")
                                              : _("There is no more data after this place."));
}

static void
step (VitrineDataSteps *self,
      gboolean          backward)
{
  if (self->segment != NULL)
    vitrine_data_jump_start (self->segment, vitrine_hex_view_get_caret (self->view), backward,
                             G_OBJECT (self), found_cb, GINT_TO_POINTER (backward));
}

static void
next_cb (VitrineDataSteps *self)
{
  step (self, FALSE);
}

static void
previous_cb (VitrineDataSteps *self)
{
  step (self, TRUE);
}

static void
drop_segment (VitrineDataSteps *self)
{
  if (self->segment != NULL)
    vitrine_borrowed_segment_return (self->segment);
  g_clear_pointer (&self->segment, vitrine_borrowed_segment_unref);
}

static void
vitrine_data_steps_dispose (GObject *object)
{
  VitrineDataSteps *self = VITRINE_DATA_STEPS (object);

  drop_segment (self);
  for (guint i = 0; i < N_STEPS; i++)
    g_clear_object (&self->actions[i]);
  G_OBJECT_CLASS (vitrine_data_steps_parent_class)->dispose (object);
}

static void
vitrine_data_steps_class_init (VitrineDataStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vitrine_data_steps_dispose;

  signals[PROBLEM] = g_signal_new ("problem", VITRINE_TYPE_DATA_STEPS, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vitrine_data_steps_init (VitrineDataSteps *self)
{
  static const char *const names[N_STEPS] = { "next-data", "previous-data" };
  const GCallback callbacks[N_STEPS] = { G_CALLBACK (next_cb), G_CALLBACK (previous_cb) };

  for (guint i = 0; i < N_STEPS; i++)
    {
      self->actions[i] = g_simple_action_new (names[i], NULL);
      g_simple_action_set_enabled (self->actions[i], FALSE);
      g_signal_connect_object (self->actions[i], "activate", callbacks[i], self,
                               G_CONNECT_SWAPPED);
    }
}

VitrineDataSteps *
vitrine_data_steps_new (VitrineHexView *view)
{
  VitrineDataSteps *self = g_object_new (VITRINE_TYPE_DATA_STEPS, NULL);

  self->view = view;
  return self;
}

/* Nothing of the former segment is read any more. */
void
vitrine_data_steps_set_segment (VitrineDataSteps *self,
                                VitrineSegment   *segment)
{
  g_return_if_fail (VITRINE_IS_DATA_STEPS (self));

  drop_segment (self);
  if (segment != NULL)
    self->segment = vitrine_borrowed_segment_new (segment);
  for (guint i = 0; i < N_STEPS; i++)
    g_simple_action_set_enabled (self->actions[i], segment != NULL);
}

void
vitrine_data_steps_add_actions (VitrineDataSteps *self,
                                GActionMap       *map)
{
  g_return_if_fail (VITRINE_IS_DATA_STEPS (self));

  for (guint i = 0; i < N_STEPS; i++)
    g_action_map_add_action (map, G_ACTION (self->actions[i]));
}
