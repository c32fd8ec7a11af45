/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a bookmark is, as it stands in a file: a name for some bytes of a segment.
 * A plain value; whoever has it owns it. Any thread. */

#pragma once

#include <glib.h>

typedef struct
{
  char *id;       /* never changes, and no other has it */
  char *name;     /* any UTF-8 but nothing */
  guint64 offset; /* bytes */
  guint64 length; /* bytes, at least 1; offset and length make 2^63 at most */
} VitrineBookmarkEntry;

/* NULL for @id: a new one. Nothing for @name: what the offset is. */
VitrineBookmarkEntry *vitrine_bookmark_entry_new     (const char                 *id,
                                                      const char                 *name,
                                                      guint64                     offset,
                                                      guint64                     length);
VitrineBookmarkEntry *vitrine_bookmark_entry_copy    (const VitrineBookmarkEntry *self);
void                  vitrine_bookmark_entry_free    (VitrineBookmarkEntry       *self);

gboolean              vitrine_bookmark_entry_fits    (guint64                     offset,
                                                      guint64                     length);

/* The order of a list: by offset, of several the longer first. 0: the same one. */
int                   vitrine_bookmark_entry_compare (const VitrineBookmarkEntry *a,
                                                      const VitrineBookmarkEntry *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineBookmarkEntry, vitrine_bookmark_entry_free)
