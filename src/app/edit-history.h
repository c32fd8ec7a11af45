/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What this window has written into a segment, step by step, to be taken back
 * and done again. It keeps as many steps as its budget has bytes for, and drops
 * the oldest. The write queue owns one. Main thread. */

#pragma once

#include "app/edit.h"

#define VITRINE_EDIT_HISTORY_BUDGET (64 * 1024 * 1024) /* bytes */

typedef struct _VitrineEditHistory VitrineEditHistory;

VitrineEditHistory *vitrine_edit_history_new      (gsize                     budget);
void                vitrine_edit_history_free     (VitrineEditHistory       *self);

/* A new step: what was taken back before it cannot be done again. The last one
 * is kept whatever it costs. */
void                vitrine_edit_history_add      (VitrineEditHistory       *self,
                                                   VitrineEdit              *edit);

/* The step that is next to be taken back, or done again; NULL if there is none. */
VitrineEdit        *vitrine_edit_history_get_undo (const VitrineEditHistory *self);
VitrineEdit        *vitrine_edit_history_get_redo (const VitrineEditHistory *self);

/* After it was: it becomes the next one of the other kind. */
void                vitrine_edit_history_undone   (VitrineEditHistory       *self);
void                vitrine_edit_history_redone   (VitrineEditHistory       *self);

/* Drops @edit, wherever it is. */
void                vitrine_edit_history_forget   (VitrineEditHistory       *self,
                                                   VitrineEdit              *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineEditHistory, vitrine_edit_history_free)
