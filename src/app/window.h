/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: one segment, with its text, its bytes and who else uses it. Each
 * window is a process of its own, so there is one of them in a process. It owns
 * the session, the process monitor and the list of segments, and hands them to
 * its panes. The application owns it. Main thread. */

#pragma once

#include <adwaita.h>

#include "app/session.h"
#include "watch/segment-list.h"

#define VITRINE_TYPE_WINDOW (vitrine_window_get_type ())
G_DECLARE_FINAL_TYPE (VitrineWindow, vitrine_window, VITRINE, WINDOW, AdwApplicationWindow)

/* Without @settings it forgets. */
VitrineWindow      *vitrine_window_new            (GtkApplication *application,
                                                   GSettings      *settings);

/* Shows another segment, or says why it cannot. */
void                vitrine_window_open           (VitrineWindow  *self,
                                                   VitrineAddress *address,
                                                   VitrineOpen     how);
/* Leaves what it shows, if anything, and shows what has the address next. */
void                vitrine_window_wait           (VitrineWindow  *self);
void                vitrine_window_stop_waiting   (VitrineWindow  *self);
/* The address it shows or last tried to show; NULL before the first. */
VitrineAddress     *vitrine_window_get_address    (VitrineWindow  *self);
/* NULL while nothing is attached. */
VitrineSession     *vitrine_window_get_session    (VitrineWindow  *self);
VitrineSegmentList *vitrine_window_get_segments   (VitrineWindow  *self);
GSettings          *vitrine_window_get_settings   (VitrineWindow  *self);

/* Milliseconds. */
void                vitrine_window_set_interval   (VitrineWindow  *self,
                                                   guint           interval);
void                vitrine_window_dismiss_hint   (VitrineWindow  *self);
void                vitrine_window_show_segments  (VitrineWindow  *self);
/* Back to what it shows, where the list lies over it. */
void                vitrine_window_fold_segments  (VitrineWindow  *self);
/* Asks which offset to go to. */
void                vitrine_window_step           (VitrineWindow  *self,
                                                   VitrineStep     which);
void                vitrine_window_go_to          (VitrineWindow  *self);
/* Asks what to find; goes to the next match of it, or the one before. */
void                vitrine_window_find           (VitrineWindow  *self);
void                vitrine_window_find_again     (VitrineWindow  *self,
                                                   gboolean        backward);

/* Asks for a file to copy bytes to. */
void                vitrine_window_export         (VitrineWindow  *self);
/* By so many steps; 0: back to the size that the system asks for. */
void                vitrine_window_zoom           (VitrineWindow  *self,
                                                   int             n_steps);
void                vitrine_window_go_to_change   (VitrineWindow  *self,
                                                   gboolean        backward);
void                vitrine_window_show_menu      (VitrineWindow  *self);

/* Every segment of this machine in place of the one it shows, and back; where
 * @search is not NULL, those that it finds. */
void                vitrine_window_show_catalogue (VitrineWindow  *self,
                                                   const char     *search);
void                vitrine_window_show_segment   (VitrineWindow  *self);

/* Says something that passes, in plain text. */
void                vitrine_window_toast          (VitrineWindow  *self,
                                                   const char     *message);
