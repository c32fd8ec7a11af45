/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that a window does with bookmarks: it has those of the segment that is shown,
 * lists them, names them, goes to them, and has the hex view mark them. The segment
 * view owns it. Main thread.
 *
 * Signal: problem (const char *message): something that was not to be had. */

#pragma once

#include <adwaita.h>

#include "app/hex-view.h"
#include "app/session.h"

#define VITRINE_TYPE_BOOKMARKS (vitrine_bookmarks_get_type ())
G_DECLARE_FINAL_TYPE (VitrineBookmarks, vitrine_bookmarks, VITRINE, BOOKMARKS, AdwBin)

/* Once. */
void vitrine_bookmarks_set_view    (VitrineBookmarks *self,
                                    VitrineHexView   *view);

/* The actions add-bookmark, bookmarks, next-bookmark and previous-bookmark. */
void vitrine_bookmarks_add_actions (VitrineBookmarks *self,
                                    GActionMap       *map);
void vitrine_bookmarks_set_session (VitrineBookmarks *self,
                                    VitrineSession   *session);
