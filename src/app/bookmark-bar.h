/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line above the bytes in which a bookmark is named: a new one for what is
 * selected, or one that there is, which can be moved and removed here too. What is
 * changed or removed can be undone by a toast. The segment view owns it. Main
 * thread. */

#pragma once

#include <adwaita.h>

#include "app/hex-view.h"
#include "watch/bookmark-list.h"

#define VITRINE_TYPE_BOOKMARK_BAR (vitrine_bookmark_bar_get_type ())
G_DECLARE_FINAL_TYPE (VitrineBookmarkBar, vitrine_bookmark_bar, VITRINE, BOOKMARK_BAR, AdwBin)

/* Once. */
void vitrine_bookmark_bar_set_view (VitrineBookmarkBar  *self,
                                    VitrineHexView      *view);

/* NULL: there are none to change. */
void vitrine_bookmark_bar_set_list (VitrineBookmarkBar  *self,
                                    VitrineBookmarkList *list);

/* Asks for the name of what is selected, or of the group at the caret; where that is
 * bookmarked already, it is that one that is changed. */
void vitrine_bookmark_bar_add      (VitrineBookmarkBar  *self);
void vitrine_bookmark_bar_edit     (VitrineBookmarkBar  *self,
                                    VitrineBookmark     *bookmark);
void vitrine_bookmark_bar_remove   (VitrineBookmarkBar  *self,
                                    VitrineBookmark     *bookmark);
void vitrine_bookmark_bar_close    (VitrineBookmarkBar  *self);
