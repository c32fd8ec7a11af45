/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file that keeps the bookmarks of one address, in the user's data folder. Several
 * programs may change it at once and lose nothing of each other's: each reads it,
 * changes what it wants changed, and replaces it, one after the other. A file that
 * cannot be understood is never overwritten. May wait for the disk and for others:
 * a worker's thread. */

#pragma once

#include "segment/address.h"
#include "watch/bookmark-entry.h"

/* An entry that is to be in the file, in place of the one with the same id; or one
 * that is to be in it no longer. */
typedef struct
{
  VitrineBookmarkEntry *entry;
  gboolean is_removed;
} VitrineBookmarkChange;

VitrineBookmarkChange *vitrine_bookmark_change_new   (const VitrineBookmarkEntry  *entry,
                                                      gboolean                     is_removed);
void                   vitrine_bookmark_change_free  (VitrineBookmarkChange       *self);

/* Returns VitrineBookmarkEntry, sorted: @entries as they are with @changes. */
GPtrArray             *vitrine_bookmark_change_apply (GPtrArray                   *changes,
                                                      GPtrArray                   *entries);

/* NULL where nothing is to be kept: what "proc:4242/fd/13" leads to now, it will not
 * lead to tomorrow. */
char                  *vitrine_bookmark_file_path    (VitrineAddress              *address);

/* Makes @changes, of which there may be none, and returns what the file has then,
 * sorted. No file is one without bookmarks. */
GPtrArray             *vitrine_bookmark_file_update  (const char                  *path,
                                                      const char                  *address,
                                                      GPtrArray                   *changes,
                                                      GError                     **error);
