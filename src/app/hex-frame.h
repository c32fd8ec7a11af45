/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One frame of a hex view: the rows that the painter keeps, and around them what
 * moves or fades: marks, selection, caret. A plain value on the stack that
 * borrows everything; drawing it changes nothing. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "app/hex-caret.h"
#include "app/hex-marks.h"
#include "app/hex-painter.h"
#include "app/hex-stage.h"
#include "watch/byte-set.h"
#include "watch/snapshot.h"

/* The steps in which a mark fades, and how long one is: nothing has to be drawn
 * between two of them. */
#define VITRINE_HEX_FADE_STEPS 30
#define VITRINE_HEX_FADE_STEP (VITRINE_HEX_MARK_TIME / VITRINE_HEX_FADE_STEPS)

typedef struct
{
  GdkRGBA inks[VITRINE_HEX_N_INKS];
  GdkRGBA separator;
  GdkRGBA selection;
  GdkRGBA caret;
  GdkRGBA mark;      /* behind a byte that changed, when it is new */
  GdkRGBA underline; /* below it, for as long as it is marked */
  GdkRGBA staged;    /* behind a byte that was typed and not written */
  GdkRGBA frame;     /* around it */
  GdkRGBA match;     /* around what was looked for */
  GdkRGBA bookmark;  /* above what is bookmarked, and before it */
  GdkRGBA bookmarked; /* behind it */
} VitrineHexColours;

typedef struct
{
  const VitrineHexGeometry *geometry;
  const VitrineHexColours *colours;
  const VitrineHexMarks *marks;
  const VitrineByteSet *different; /* since a mark; NULL: @marks count */
  const VitrineHexCaret *caret;
  const GArray *bookmarks;         /* VitrineRange, sorted by offset; NULL: none */
  const GArray *holes;             /* VitrineRange, sorted; NULL: none known */
  const GArray *matches;           /* VitrineRange, sorted; NULL: none */
  const VitrineSnapshot *snapshot; /* NULL: nothing has been read */
  const VitrineHexStage *stage;
  VitrineHexPainter *painter;
  gint64 now;       /* g_get_monotonic_time() */
  gboolean fading;  /* FALSE: marks stay strong until they end */
  gboolean focused;
} VitrineHexFrame;

void vitrine_hex_colours_find (VitrineHexColours     *self,
                               GtkWidget             *widget);
void vitrine_hex_frame_draw   (const VitrineHexFrame *self,
                               GtkSnapshot           *snapshot);
