/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of a segment's bookmarks above its bytes, live, searched by typing. The
 * segment view owns it. Main thread.
 *
 * Signals:
 *   go (VitrineBookmark *bookmark)
 *   edit (VitrineBookmark *bookmark)
 *   remove (VitrineBookmark *bookmark)
 *       what a person wants with one
 *   closed ()
 *       the list was closed by a key or its button */

#pragma once

#include <adwaita.h>

#include "watch/bookmark-list.h"
#include "watch/sampler.h"

#define VITRINE_TYPE_BOOKMARKS_PANEL (vitrine_bookmarks_panel_get_type ())
G_DECLARE_FINAL_TYPE (VitrineBookmarksPanel, vitrine_bookmarks_panel, VITRINE,
                      BOOKMARKS_PANEL, AdwBin)

/* Both may be NULL, together. */
void     vitrine_bookmarks_panel_set_list (VitrineBookmarksPanel *self,
                                           VitrineBookmarkList   *list,
                                           VitrineSampler        *sampler);

/* Opens it, and closes it where it is open and has the focus. */
void     vitrine_bookmarks_panel_toggle   (VitrineBookmarksPanel *self);
void     vitrine_bookmarks_panel_close    (VitrineBookmarksPanel *self);
gboolean vitrine_bookmarks_panel_is_open  (VitrineBookmarksPanel *self);
