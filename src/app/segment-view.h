/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The middle of the window: what stands in one segment, the text above the bytes,
 * under the bars that say what has become of it and what may be done with it;
 * or, where there is nothing to show, why. Main thread.
 *
 * Signal: problem (const char *message): something that was not to be had. */

#pragma once

#include <adwaita.h>

#include "app/hex-view.h"
#include "app/session.h"
#include "watch/waiter.h"

#define VITRINE_TYPE_SEGMENT_VIEW (vitrine_segment_view_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSegmentView, vitrine_segment_view, VITRINE, SEGMENT_VIEW, AdwBin)

/* @settings may be NULL. */
void vitrine_segment_view_bind_settings  (VitrineSegmentView *self,
                                          GSettings          *settings);

/* Those that its parts do themselves. */
void vitrine_segment_view_add_actions    (VitrineSegmentView *self,
                                          GActionMap         *map);

/* NULL while nothing is attached: nothing is shown then, until a failure is. */
void vitrine_segment_view_set_session    (VitrineSegmentView *self,
                                          VitrineSession     *session);
void vitrine_segment_view_show_failure   (VitrineSegmentView *self,
                                          VitrineAddress     *address,
                                          const char         *message);
/* Until another page is shown. */
void vitrine_segment_view_show_waiting   (VitrineSegmentView *self,
                                          VitrineWaiter      *waiter);
void vitrine_segment_view_show_hint      (VitrineSegmentView *self,
                                          gboolean            show);
void vitrine_segment_view_focus_composer (VitrineSegmentView *self);

/* Asks which offset to go to. */
void vitrine_segment_view_go_to          (VitrineSegmentView *self);

/* Asks what to find; goes to the next match of it, or the one before. */
void vitrine_segment_view_find           (VitrineSegmentView *self);
void vitrine_segment_view_find_again     (VitrineSegmentView *self,
                                          gboolean            backward);

/* Asks for a file to copy the selected bytes to, or all of them where none are. */
void vitrine_segment_view_export         (VitrineSegmentView *self);

/* Shows text and bytes larger, or smaller where this is below 0; 0: as the system
 * asks for. */
void vitrine_segment_view_zoom           (VitrineSegmentView *self,
                                          int                 n_steps);

/* Undoes or redoes what this window wrote, and asks where that would overwrite
 * what somebody else did. */
void vitrine_segment_view_step           (VitrineSegmentView *self,
                                          VitrineStep         which);

/* Where the caret is. */
VitrineHexView *vitrine_segment_view_get_hex_view (VitrineSegmentView *self);
