/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/condition.h"

static VitrineState
judge (const VitrineCondition *self,
       VitrineStanding         standing)
{
  if (self->error_message != NULL)
    return VITRINE_STATE_UNREADABLE;
  if (standing == VITRINE_STANDING_REPLACED)
    return VITRINE_STATE_REPLACED;
  if (standing == VITRINE_STANDING_REMOVED)
    return VITRINE_STATE_REMOVED;
  if (self->size != self->attached_size)
    return VITRINE_STATE_RESIZED;
  return VITRINE_STATE_LIVE;
}

void
vitrine_condition_init (VitrineCondition *self,
                        guint64           attached_size)
{
  *self = (VitrineCondition) {
    .attached_size = attached_size,
    .size = attached_size,
  };
}

void
vitrine_condition_clear (VitrineCondition *self)
{
  g_clear_pointer (&self->error_message, g_free);
}

/**
 * vitrine_condition_update:
 * @error_message: (nullable): why reading failed
 *
 * Returns: what is not as it was
 */
VitrineConditionChange
vitrine_condition_update (VitrineCondition *self,
                          guint64           size,
                          VitrineStanding   standing,
                          const char       *error_message)
{
  const VitrineState former = self->state;
  VitrineConditionChange changes = 0;

  if (g_strcmp0 (self->error_message, error_message) != 0)
    {
      g_free (self->error_message);
      self->error_message = g_strdup (error_message);
      changes |= VITRINE_CONDITION_ERROR;
    }

  if (self->size != size)
    {
      self->size = size;
      changes |= VITRINE_CONDITION_SIZE;
    }

  self->state = judge (self, standing);
  if (self->state != former)
    changes |= VITRINE_CONDITION_STATE;

  return changes;
}
