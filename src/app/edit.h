/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineEdit is what one step of a person's work puts into a segment: runs of
 * bytes, and what stood there before. It is reference-counted. One thread at a
 * time: whoever waits for vitrine_edit_apply() leaves it alone meanwhile. */

#pragma once

#include "segment/segment.h"

typedef struct
{
  guint64 offset;
  GBytes *before; /* NULL: not known yet */
  GBytes *after;  /* as long */
  GBytes *found;  /* what stood there when it was applied last, NULL before */
} VitrineEditRun;

typedef struct _VitrineEdit VitrineEdit;

/* A text is written under the turn however short it is. */
VitrineEdit          *vitrine_edit_new        (gboolean               is_text);
VitrineEdit          *vitrine_edit_ref        (VitrineEdit           *self);
void                  vitrine_edit_unref      (VitrineEdit           *self);

/* Runs come in the order of their offsets and do not overlap; none is empty. */
void                  vitrine_edit_add        (VitrineEdit           *self,
                                               guint64                offset,
                                               GBytes                *before,
                                               GBytes                *after);
guint                 vitrine_edit_get_n_runs (const VitrineEdit     *self);
const VitrineEditRun *vitrine_edit_get_run    (const VitrineEdit     *self,
                                               guint                  index);

/* The memory its bytes take. */
gsize                 vitrine_edit_get_cost   (const VitrineEdit     *self);

/* What does it again, and what takes it back once it has been applied. */
VitrineEdit          *vitrine_edit_copy       (const VitrineEdit     *self);
VitrineEdit          *vitrine_edit_invert     (const VitrineEdit     *self);

gboolean              vitrine_edit_apply      (VitrineEdit           *self,
                                               VitrineSegment        *segment,
                                               gboolean               overriding,
                                               GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineEdit, vitrine_edit_unref)
