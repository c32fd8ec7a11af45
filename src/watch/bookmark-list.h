/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bookmarks of one address: a list model of VitrineBookmark, sorted by offset,
 * of several at one place the longer first. What is changed here is seen at once and
 * kept by a worker; what other windows change comes by watching the file. Until a
 * change is kept the program stays. Whoever shows bookmarks holds it. Main thread.
 *
 * Signals:
 *   changed ()
 *       one has come, gone or another name, or the file has been read again
 *   problem (const char *message)
 *       they cannot be read, or not be kept; then they live as long as the list */

#pragma once

#include <gio/gio.h>

#include "segment/address.h"
#include "watch/bookmark.h"

#define VITRINE_TYPE_BOOKMARK_LIST (vitrine_bookmark_list_get_type ())
G_DECLARE_FINAL_TYPE (VitrineBookmarkList, vitrine_bookmark_list, VITRINE, BOOKMARK_LIST,
                      GObject)

VitrineBookmarkList *vitrine_bookmark_list_new         (VitrineAddress             *address);
VitrineAddress      *vitrine_bookmark_list_get_address (VitrineBookmarkList        *self);

/* TRUE: everything has been read, and kept or given up. */
gboolean             vitrine_bookmark_list_is_settled  (VitrineBookmarkList        *self);

/* Adds it, or changes the one with the same id. */
void                 vitrine_bookmark_list_put         (VitrineBookmarkList        *self,
                                                        const VitrineBookmarkEntry *entry);
void                 vitrine_bookmark_list_remove      (VitrineBookmarkList        *self,
                                                        const VitrineBookmarkEntry *entry);

/* These return what stays the list's, or NULL: the one for just these bytes; of
 * those with that byte in them the one that begins last; the first after that
 * offset or the last before it, over the end where there is none. */
VitrineBookmark     *vitrine_bookmark_list_find        (VitrineBookmarkList        *self,
                                                        guint64                     offset,
                                                        guint64                     length);
VitrineBookmark     *vitrine_bookmark_list_find_at     (VitrineBookmarkList        *self,
                                                        guint64                     offset);
VitrineBookmark     *vitrine_bookmark_list_find_next   (VitrineBookmarkList        *self,
                                                        guint64                     offset,
                                                        gboolean                    backward);
