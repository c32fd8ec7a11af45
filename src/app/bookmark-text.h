/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bookmarks in words, made of plain values so that they can be tested. Everything
 * returned is to be freed. Any thread. */

#pragma once

#include "watch/bookmark-entry.h"
#include "watch/snapshot.h"

#define VITRINE_BOOKMARK_TEXT_BYTES 8 /* of a value: that many are shown */

/* Where it stands and how long it is, such as “0x10, 8 bytes”. */
char *vitrine_bookmark_text_place (const VitrineBookmarkEntry *entry);

/* Its first bytes as they stand in @snapshot, which may be NULL: in hexadecimal, or
 * why there are none. */
char *vitrine_bookmark_text_value (const VitrineBookmarkEntry *entry,
                                   const VitrineSnapshot      *snapshot);

/* Whether it has a byte in a segment of @size bytes. */
gboolean vitrine_bookmark_text_is_inside (const VitrineBookmarkEntry *entry,
                                          guint64                     size);
