/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hex view in a window of its own, over a segment that the test writes, and what
 * it did: for the tests of the view. Main thread of a test. */

#pragma once

#include "app/hex-view.h"
#include "watched-segment.h"

typedef struct
{
  WatchedSegment watched;
  GtkWindow *window;
  GtkWidget *scrolled;
  GtkWidget *after; /* where Tab leads to from the view */
  VitrineHexView *view;
  guint n_frames; /* drawn */
  gint64 last_frame; /* monotonic */
  guint n_selections;
  char *problem;
} HexViewFixture;

/* @size: of the segment, by GSIZE_TO_POINTER() */
void           hex_view_set_up            (HexViewFixture  *fixture,
                                           gconstpointer    size);
void           hex_view_tear_down         (HexViewFixture  *fixture,
                                           gconstpointer    size);

/* Runs until no frame has been drawn for a while. */
void           hex_view_settle            (HexViewFixture  *fixture);

void           hex_view_enable_animations (gboolean         enable);

/* Borrowed: the adjustment that scrolls the rows. */
GtkAdjustment *hex_view_get_rows          (HexViewFixture  *fixture);

/* Does what the view has bound to a key; FALSE where that is nothing. */
gboolean       hex_view_press             (HexViewFixture  *fixture,
                                           guint            key,
                                           GdkModifierType  modifiers);

void           hex_view_assert_selection  (HexViewFixture  *fixture,
                                           guint64          offset,
                                           guint64          length);
