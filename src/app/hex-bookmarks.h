/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the bytes that a hex view shows are bookmarked, and what that is called
 * in words. The hex view owns it. Main thread. */

#pragma once

#include "watch/bookmark-list.h"
#include "watch/snapshot.h"

typedef struct _VitrineHexBookmarks VitrineHexBookmarks;

VitrineHexBookmarks *vitrine_hex_bookmarks_new      (void);
void                 vitrine_hex_bookmarks_free     (VitrineHexBookmarks *self);

/* NULL: nothing is bookmarked. */
void                 vitrine_hex_bookmarks_set_list (VitrineHexBookmarks *self,
                                                     VitrineBookmarkList *list);
VitrineBookmarkList *vitrine_hex_bookmarks_get_list (VitrineHexBookmarks *self);

/* Those that reach into what is shown, from the first to the last of @shown, which
 * are VitrineRange as is what is returned; both are sorted. It stays the object's
 * until it is asked again. */
const GArray        *vitrine_hex_bookmarks_find     (VitrineHexBookmarks *self,
                                                     const GArray        *shown);

/* The name of what a byte is in, and where that stands; NULL: in none. */
char                *vitrine_hex_bookmarks_explain  (VitrineHexBookmarks *self,
                                                     guint64              offset);

/* Adds to @description, which it takes over, the name of what the byte is in. */
char                *vitrine_hex_bookmarks_describe (VitrineHexBookmarks *self,
                                                     guint64              offset,
                                                     char                *description);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineHexBookmarks, vitrine_hex_bookmarks_free)
