/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of a window share: window.c has its widgets and settings,
 * window-session.c the segment that it shows, window-pages.c the page with all
 * segments, window-close.c what is asked at the end. Main thread. */

#pragma once

#include "app/catalogue-page.h"
#include "app/inspector.h"
#include "app/late-bin.h"
#include "app/processes-pane.h"
#include "app/segment-view.h"
#include "app/segments-pane.h"
#include "app/status-bar.h"
#include "app/window-title.h"
#include "app/window.h"
#include "watch/waiter.h"

struct _VitrineWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  VitrineWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  AdwFlap *segments_flap;
  AdwFlap *inspector_flap;
  VitrineLateBin *segments_pane;
  GtkPaned *inspector_paned;
  VitrineLateBin *inspector;
  VitrineLateBin *processes_pane;
  VitrineSegmentView *view;
  VitrineStatusBar *status_bar;
  GtkMenuButton *menu_button;
  GtkWidget *inspector_button;
  GtkWidget *new_window_button;

  /* Owned */
  GSettings *settings;
  VitrineProcessMonitor *monitor;
  VitrineSegmentList *segments;
  VitrineSession *session;
  VitrineAddress *address; /* shown, or asked for in vain */
  GCancellable *opening;
  VitrineWaiter *waiter; /* NULL where nothing is waited for */

  /* Borrowed: what had the focus before the catalogue was shown */
  GtkWidget *left_focus;

  GtkWidget *question; /* weak: whether to close, NULL while it is not asked */

  guint interval; /* milliseconds */
  guint fold_source;
  gboolean is_closing; /* once what was typed has been written */
  gboolean is_started; /* what waits for the first frame has begun */
};

/* What has the segment that is shown, for the pane that lists it; and for the one
 * of the segments, which one that is. */
void vitrine_window_tell_processes  (VitrineWindow        *self,
                                     VitrineProcessesPane *pane);
void vitrine_window_tell_segments   (VitrineWindow        *self,
                                     VitrineSegmentsPane  *pane);

/* window-close.c: whether there is something to ask before it closes, which is asked
 * then; and once, before anything is typed. */
gboolean vitrine_window_keep_open     (VitrineWindow      *self);
void     vitrine_window_follow_editor (VitrineWindow      *self);

/* Ends what the window opens and closes what it has opened. */
/* Goes to the row of what the window shows. */
void vitrine_window_focus_catalogue (VitrineWindow        *self,
                                     VitrineCataloguePage *catalogue);

void vitrine_window_release_session (VitrineWindow *self);
