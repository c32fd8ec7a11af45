/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes that a person has typed and not written yet, and what stood there when
 * they were: the segment goes on below them. Sorted by offset; which was typed
 * last is known. A hex editor owns one. One thread. */

#pragma once

#include "app/edit.h"

typedef struct
{
  guint64 offset;
  guint8 value;
  guint8 base;  /* what stood there */
  guint serial; /* the higher the later */
} VitrineHexStaged;

typedef struct _VitrineHexStage VitrineHexStage;

VitrineHexStage        *vitrine_hex_stage_new         (void);
void                    vitrine_hex_stage_free        (VitrineHexStage       *self);

/* A byte that is staged already keeps its base. */
void                    vitrine_hex_stage_put         (VitrineHexStage       *self,
                                                       guint64                offset,
                                                       guint8                 value,
                                                       guint8                 base);

/* One of the two digits of a byte: TRUE with the second one. */
gboolean                vitrine_hex_stage_put_digit   (VitrineHexStage       *self,
                                                       guint64                offset,
                                                       guint                  digit,
                                                       guint8                 base);

/* Takes back what was typed last, and says where; FALSE where nothing was. */
gboolean                vitrine_hex_stage_remove_last (VitrineHexStage       *self,
                                                       guint64               *offset);

/* Drops what @edit wrote; what was typed anew since stays, over that. */
void                    vitrine_hex_stage_remove      (VitrineHexStage       *self,
                                                       const VitrineEdit     *edit);
/* Returns: how many were staged there */
guint                   vitrine_hex_stage_remove_range (VitrineHexStage      *self,
                                                        guint64               offset,
                                                        guint64               length);
void                    vitrine_hex_stage_clear       (VitrineHexStage       *self);

guint                   vitrine_hex_stage_count       (const VitrineHexStage *self);
gboolean                vitrine_hex_stage_is_empty    (const VitrineHexStage *self);
const VitrineHexStaged *vitrine_hex_stage_find        (const VitrineHexStage *self,
                                                       guint64                offset);

/* All of it as one step, which wants the bases to stand there still. */
VitrineEdit            *vitrine_hex_stage_make_edit   (const VitrineHexStage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineHexStage, vitrine_hex_stage_free)
