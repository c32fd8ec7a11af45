/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions by which the caret of a hex view goes over the holes of its segment:
 * "next-data" and "previous-data". The segment must be taken from it before it is
 * detached. A segment view owns it. Main thread.
 *
 * Signal: problem (const char *message): there is no more data that way. */

#pragma once

#include "app/hex-view.h"

#define VITRINE_TYPE_DATA_STEPS (vitrine_data_steps_get_type ())
G_DECLARE_FINAL_TYPE (VitrineDataSteps, vitrine_data_steps, VITRINE, DATA_STEPS, GObject)

/* @view is borrowed and outlives it. */
VitrineDataSteps *vitrine_data_steps_new         (VitrineHexView   *view);
void              vitrine_data_steps_set_segment (VitrineDataSteps *self,
                                                  VitrineSegment   *segment);
void              vitrine_data_steps_add_actions (VitrineDataSteps *self,
                                                  GActionMap       *map);
