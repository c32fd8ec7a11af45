/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/condition.h"

static const VitrineState standing_states[] = {
  [VITRINE_STANDING_REMOVED] = VITRINE_STATE_REMOVED,
  [VITRINE_STANDING_REPLACED] = VITRINE_STATE_REPLACED,
  [VITRINE_STANDING_LET_GO] = VITRINE_STATE_LET_GO,
  [VITRINE_STANDING_DOOMED] = VITRINE_STATE_DOOMED,
};

static VitrineState
judge_size (guint64 former,
            guint64 size)
{
  if (size == former)
    return VITRINE_STATE_LIVE;
  if (size > former)
    return VITRINE_STATE_GROWN;
  return size > 0 ? VITRINE_STATE_SHRUNK : VITRINE_STATE_EMPTY;
}

static gboolean
is_locked (const VitrineCondition *self)
{
  return (self->former.readable && !self->status.readable)
         || (self->former.writable && !self->status.writable);
}

static VitrineState
judge (const VitrineCondition *self)
{
  if (self->error_message != NULL)
    return VITRINE_STATE_UNREADABLE;
  if (self->status.standing != VITRINE_STANDING_PRESENT)
    return standing_states[self->status.standing];
  if (is_locked (self))
    return VITRINE_STATE_LOCKED;
  if (self->status.full)
    return VITRINE_STATE_FULL;
  return judge_size (self->former.size, self->status.size);
}

/* Judges anew, and returns @changes with what came of that. */
static VitrineConditionChange
settle (VitrineCondition       *self,
        VitrineConditionChange  changes)
{
  VitrineState state = judge (self);

  if (state != self->state)
    changes |= VITRINE_CONDITION_STATE;
  self->state = state;
  return changes;
}

static gboolean
same_rights (const VitrineSegmentStatus *a,
             const VitrineSegmentStatus *b)
{
  return a->readable == b->readable && a->writable == b->writable && a->mode == b->mode
         && a->owner == b->owner;
}

/**
 * vitrine_condition_init:
 * @size: bytes, when it was attached
 */
void
vitrine_condition_init (VitrineCondition *self,
                        guint64           size)
{
  *self = (VitrineCondition) { .former.size = size, .status.size = size };
}

void
vitrine_condition_clear (VitrineCondition *self)
{
  g_clear_pointer (&self->error_message, g_free);
}

/**
 * vitrine_condition_update:
 * @error_message: (nullable): why reading failed; then @status may be an old one
 *
 * Returns: what is not as it was
 */
VitrineConditionChange
vitrine_condition_update (VitrineCondition           *self,
                          const VitrineSegmentStatus *status,
                          const char                 *error_message)
{
  VitrineConditionChange changes = 0;

  if (g_strcmp0 (self->error_message, error_message) != 0)
    {
      g_free (self->error_message);
      self->error_message = g_strdup (error_message);
      changes |= VITRINE_CONDITION_ERROR;
    }

  if (self->status.size != status->size)
    changes |= VITRINE_CONDITION_SIZE;
  if (!same_rights (&self->status, status))
    changes |= VITRINE_CONDITION_RIGHTS;
  self->status = *status;

  if (!self->known && error_message == NULL)
    {
      self->former.readable = status->readable;
      self->former.writable = status->writable;
      self->known = TRUE;
    }

  return settle (self, changes);
}

/**
 * vitrine_condition_accept:
 *
 * What size it has and who may use it counts as what it was like from now on: the
 * next change of these is one from here.
 *
 * Returns: what is not as it was
 */
VitrineConditionChange
vitrine_condition_accept (VitrineCondition *self)
{
  self->former = self->status;
  return settle (self, 0);
}
