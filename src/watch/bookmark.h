/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bookmark as an item of a list. Its place never changes: a bookmark that is
 * moved is another item, with the same id. The list makes it and renames it.
 * Property that notifies: name. Main thread. */

#pragma once

#include <glib-object.h>

#include "watch/bookmark-entry.h"

#define VITRINE_TYPE_BOOKMARK (vitrine_bookmark_get_type ())
G_DECLARE_FINAL_TYPE (VitrineBookmark, vitrine_bookmark, VITRINE, BOOKMARK, GObject)

VitrineBookmark            *vitrine_bookmark_new        (const VitrineBookmarkEntry *entry);
const VitrineBookmarkEntry *vitrine_bookmark_get_entry  (VitrineBookmark            *self);
void                        vitrine_bookmark_set_name   (VitrineBookmark            *self,
                                                         const char                 *name);

/* The name in one line, with nothing in it that disturbs what stands beside it. */
char                       *vitrine_bookmark_dup_label  (VitrineBookmark            *self);
