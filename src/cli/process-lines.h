/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Processes and what they have, one line or one object for each pair of process
 * and segment, as list --processes and processes print them. */

#pragma once

#include "segment/process.h"
#include "segment/address.h"

typedef struct _VitrineProcessLines VitrineProcessLines;

/* @with_address: whether a line begins with that of the segment. */
VitrineProcessLines *vitrine_process_lines_new  (gboolean              with_address,
                                                 gboolean              json);
void                 vitrine_process_lines_free (VitrineProcessLines  *self);

/* Those of @processes that have this segment. */
void                 vitrine_process_lines_add  (VitrineProcessLines  *self,
                                                 VitrineAddress       *address,
                                                 GPtrArray            *processes,
                                                 VitrineObjectKind     kind,
                                                 guint64               device,
                                                 guint64               inode);

/* What is not printed yet. */
void                 vitrine_process_lines_end  (VitrineProcessLines  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineProcessLines, vitrine_process_lines_free)
