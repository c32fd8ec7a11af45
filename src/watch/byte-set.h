/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineByteSet is a set of bytes of a segment by their offsets: those that
 * changed, or those that differ from something. It takes a bit for each byte of
 * the pages in which there are any, and holds VITRINE_BYTE_SET_MAX bytes at most,
 * so that no segment is too large for it. Whoever makes it owns it. One thread. */

#pragma once

#include "watch/snapshot.h"

#define VITRINE_BYTE_SET_PAGE 4096
#define VITRINE_BYTE_SET_BLOCK 64
/* Of that many bytes the pages are remembered, in 1/8 of that memory; what would
 * come on top is left out. */
#define VITRINE_BYTE_SET_MAX (64 * 1024 * 1024)

typedef struct _VitrineByteSet VitrineByteSet;

VitrineByteSet *vitrine_byte_set_new               (void);
void            vitrine_byte_set_free              (VitrineByteSet       *self);

gboolean        vitrine_byte_set_add               (VitrineByteSet       *self,
                                                    guint64               offset,
                                                    guint64               length);
gboolean        vitrine_byte_set_remove            (VitrineByteSet       *self,
                                                    guint64               offset,
                                                    guint64               length);
gboolean        vitrine_byte_set_put_block         (VitrineByteSet       *self,
                                                    guint64               offset,
                                                    guint64               mask,
                                                    guint64               bits);
gboolean        vitrine_byte_set_unite             (VitrineByteSet       *self,
                                                    const VitrineByteSet *other);
void            vitrine_byte_set_clear             (VitrineByteSet       *self);

gboolean        vitrine_byte_set_contains          (const VitrineByteSet *self,
                                                    guint64               offset);
guint64         vitrine_byte_set_count             (const VitrineByteSet *self);

gboolean        vitrine_byte_set_find_next         (const VitrineByteSet *self,
                                                    guint64               offset,
                                                    guint64              *found);
gboolean        vitrine_byte_set_find_next_run     (const VitrineByteSet *self,
                                                    guint64               offset,
                                                    VitrineRange         *run);
gboolean        vitrine_byte_set_find_previous_run (const VitrineByteSet *self,
                                                    guint64               offset,
                                                    VitrineRange         *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineByteSet, vitrine_byte_set_free)
