/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of a segment since it was attached: the facts that the sampler
 * found last, and the one state that sums them up. A sampler owns it. Plain data,
 * of one thread at a time. */

#pragma once

#include "segment/segment.h"

/* Of several, the last in this order. */
typedef enum
{
  VITRINE_STATE_LIVE,
  VITRINE_STATE_GROWN,      /* its size is not the one that it had */
  VITRINE_STATE_SHRUNK,
  VITRINE_STATE_EMPTY,      /* it shrank to nothing */
  VITRINE_STATE_FULL,       /* no memory is left for its holes */
  VITRINE_STATE_LOCKED,     /* a right was taken away that this user had */
  VITRINE_STATE_DOOMED,     /* it goes with the last process that has it */
  VITRINE_STATE_LET_GO,     /* the process it was reached through has not got it */
  VITRINE_STATE_REMOVED,
  VITRINE_STATE_REPLACED,
  VITRINE_STATE_UNREADABLE, /* reading fails; see the error message */
} VitrineState;

/* What an update changed. */
typedef enum
{
  VITRINE_CONDITION_STATE = 1 << 0,
  VITRINE_CONDITION_SIZE = 1 << 1,
  VITRINE_CONDITION_ERROR = 1 << 2,
  VITRINE_CONDITION_RIGHTS = 1 << 3, /* those of this user */
} VitrineConditionChange;

typedef struct
{
  VitrineSegmentStatus former; /* what it was like, or was accepted to be */
  VitrineSegmentStatus status; /* what it is like now */
  gboolean known;              /* whether there was an update */
  VitrineState state;
  char *error_message;         /* NULL while reading works */
} VitrineCondition;

void                   vitrine_condition_init   (VitrineCondition           *self,
                                                 guint64                     size);
void                   vitrine_condition_clear  (VitrineCondition           *self);
VitrineConditionChange vitrine_condition_update (VitrineCondition           *self,
                                                 const VitrineSegmentStatus *status,
                                                 const char                 *error_message);
VitrineConditionChange vitrine_condition_accept (VitrineCondition           *self);
