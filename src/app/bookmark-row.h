/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the list of bookmarks: name, place and the bytes that stand there now,
 * which it has the sampler look at for as long as it shows them. The list's factory
 * makes it and uses it again for other bookmarks. Main thread.
 *
 * Signals: edit (VitrineBookmark *), remove (VitrineBookmark *): its buttons. */

#pragma once

#include <adwaita.h>

#include "watch/bookmark.h"
#include "watch/sampler.h"

#define VITRINE_TYPE_BOOKMARK_ROW (vitrine_bookmark_row_get_type ())
G_DECLARE_FINAL_TYPE (VitrineBookmarkRow, vitrine_bookmark_row, VITRINE, BOOKMARK_ROW,
                      AdwBin)

/* Both NULL: it shows nothing, and nothing is looked at for it. */
void vitrine_bookmark_row_show (VitrineBookmarkRow *self,
                                VitrineBookmark    *bookmark,
                                VitrineSampler     *sampler);
