/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hex view from the inside: its struct, and what its own files call of each
 * other. hex-view.c is the widget, hex-view-place.c moves caret and viewport and
 * tells of it, hex-view-actions.c holds keys and actions. Nobody else includes
 * this; the view's parts (pointer, editor, ...) have hex-view-private.h. Main
 * thread. */

#pragma once

#include "app/hex-bookmarks.h"
#include "app/hex-changes.h"
#include "app/hex-editor.h"
#include "app/hex-fade.h"
#include "app/hex-matches.h"
#include "app/hex-painter.h"
#include "app/hex-place.h"
#include "app/hex-pointer.h"
#include "app/hex-scroll.h"
#include "app/hex-source.h"
#include "app/hex-view-private.h"

struct _VitrineHexView
{
  GtkWidget parent_instance;

  /* Template children */
  GMenuModel *menu;
  GtkInscription *nothing; /* why no row is shown */

  /* Owned */
  GtkWidget *popup; /* with the menu, NULL before the first time */
  VitrineHexSource *source;
  VitrineHexPainter *painter;
  VitrineHexMatches *matches;
  VitrineHexChanges *changes;
  VitrineHexBookmarks *bookmarks;
  VitrineHexPointer *pointer;
  VitrineHexEditor *editor;
  VitrineHexScroll scroll;
  VitrineHexFade fade;
  char *segment_name;
  char *description; /* what a screen reader was told of the caret */
  guint64 n_rows;    /* that are shown, as it was told last */
  guint rows_source; /* while it is to be told again */
  int zoom;          /* percent */
  const VitrineEncoding *encoding; /* of the text, NULL: none is known */
  VitrineCodePage page;            /* what it makes of single bytes */

  VitrineHexPlace place;
};

/* Tells the screen reader about the caret, and only what is new. */
void vitrine_hex_view_describe_caret  (VitrineHexView        *self);

/* After the place became another one than @before: has it drawn and tells whoever
 * wants to know of the difference. */
void vitrine_hex_view_place_changed   (VitrineHexView        *self,
                                       const VitrineHexPlace *before);

/* After the geometry was given another size, font, viewport or direction. */
void vitrine_hex_view_lay_out         (VitrineHexView        *self);

/* There is another snapshot; marks were added. */
void vitrine_hex_view_sampled         (VitrineHexView        *self,
                                       GArray                *ranges);
void vitrine_hex_view_fade            (VitrineHexView        *self);

/* More or fewer bytes differ, or other rows are shown; or that may be so. */
void vitrine_hex_view_changes_updated (VitrineHexView        *self);
void vitrine_hex_view_check_rows      (VitrineHexView        *self);
/* Takes @description of the byte at the caret over and adds what changes of it. */
char *vitrine_hex_view_describe_changes (VitrineHexView      *self,
                                         char                *description);
/* Before another segment: no mark, all rows. */
void vitrine_hex_view_forget_changes  (VitrineHexView        *self);

gboolean vitrine_hex_view_get_since_mark   (VitrineHexView   *self);
void     vitrine_hex_view_set_since_mark   (VitrineHexView   *self,
                                            gboolean          since_mark);
gboolean vitrine_hex_view_get_only_changed (VitrineHexView   *self);
void     vitrine_hex_view_set_only_changed (VitrineHexView   *self,
                                            gboolean          only_changed);

/* hex-view-bookmarks.c: what is under the pointer. */
gboolean vitrine_hex_view_query_tooltip (GtkWidget            *widget,
                                         int                   x,
                                         int                   y,
                                         gboolean              by_keyboard,
                                         GtkTooltip           *tooltip);

void vitrine_hex_view_install_actions (GtkWidgetClass        *widget_class);
