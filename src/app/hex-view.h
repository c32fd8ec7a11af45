/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a segment as rows of offset, hexadecimal pairs and characters,
 * live. A drawn widget in three layers: hex-geometry.c knows where each byte
 * stands, hex-painter.c and hex-frame.c draw, this one is the widget: it holds
 * the caret, takes keys and clicks, scrolls in rows (GtkScrollable) and follows a
 * sampler, which it shares with the window. A refresh never moves scroll
 * position, caret or selection. A GtkScrolledWindow around it wants
 * kinetic-scrolling off: it would take a pixel for a row. Main thread.
 *
 * Signals:
 *   selection-changed ()
 *       other bytes are selected than before, or none any more
 *   comparison-changed ()
 *       vitrine_hex_view_compare() may tell something else
 *   moved ()
 *       other bytes are shown than before, or the caret or the size is another
 *   problem (const char *message)
 *       something a person asked for cannot be done; the message is for them
 * Properties that notify:
 *   caret (t)
 *   per-row (i), bytes in a row where the width suffices; 0: all that fit
 *   group (i), bytes between two wider gaps: 1, 2, 4 or 8
 *   zoom (i), percent of the size that the system asks for
 *   since-mark (b), bytes that differ from now on stay marked
 *   only-changed (b), only rows that changed are shown; both off in another segment */

#pragma once

#include <gtk/gtk.h>

#include "app/hex-changes.h"
#include "decode/encoding.h"
#include "decode/pattern.h"
#include "watch/bookmark-list.h"
#include "watch/sampler.h"

#define VITRINE_TYPE_HEX_VIEW (vitrine_hex_view_get_type ())
G_DECLARE_FINAL_TYPE (VitrineHexView, vitrine_hex_view, VITRINE, HEX_VIEW, GtkWidget)

GtkWidget *vitrine_hex_view_new           (void);

/* The same segment again, by its name, keeps caret and place. */
void       vitrine_hex_view_set_sampler   (VitrineHexView *self,
                                           VitrineSampler *sampler,
                                           const char     *segment_name);

/* Bytes in the segment, as last seen. */
guint64    vitrine_hex_view_get_size      (VitrineHexView *self);

guint64    vitrine_hex_view_get_caret     (VitrineHexView *self);
void       vitrine_hex_view_set_caret     (VitrineHexView *self,
                                           guint64         offset);

/* How many bytes stand from the first one shown, at @offset, to the last; rows in
 * between may be left out. */
guint64    vitrine_hex_view_get_visible   (VitrineHexView *self,
                                           guint64        *offset);
/* Shows a byte at the top, as far as there are rows; the caret stays. */
void       vitrine_hex_view_scroll_to     (VitrineHexView *self,
                                           guint64         offset);

/* How many bytes are selected from @offset on; none: 0, and the caret's offset. */
guint64    vitrine_hex_view_get_selection (VitrineHexView *self,
                                           guint64        *offset);
void       vitrine_hex_view_select        (VitrineHexView *self,
                                           guint64         offset,
                                           guint64         length);

/* The same for who comes from elsewhere: what was out of sight is shown with what
 * stands before and behind it, the start of it where it is long. No @length puts
 * the caret only. */
void       vitrine_hex_view_jump          (VitrineHexView *self,
                                           guint64         offset,
                                           guint64         length);

/* Which characters the bytes are shown as, and are typed as: those of an encoding
 * with one byte for each, else ASCII. A text that is pasted is put down in the
 * encoding itself, but in UTF-8 where units are wider than a byte. NULL: ASCII. */
void       vitrine_hex_view_set_encoding  (VitrineHexView        *self,
                                           const VitrineEncoding *encoding);

/* What is selected, else the group at the caret; no bytes at all where the segment
 * has none. */
void       vitrine_hex_view_get_subject   (VitrineHexView *self,
                                           VitrineRange   *range);

/* Marks what is bookmarked; NULL: nothing. */
void       vitrine_hex_view_set_bookmarks (VitrineHexView      *self,
                                           VitrineBookmarkList *list);

/* Outlines what matches, among the bytes shown, for as long as it does; NULL:
 * nothing any more. */
void       vitrine_hex_view_set_pattern   (VitrineHexView *self,
                                           VitrinePattern *pattern);

/* Goes to the next or the previous place that differs since the mark or, without
 * one, changed lately; says it, as a problem, where there is none. */
void       vitrine_hex_view_go_to_change  (VitrineHexView *self,
                                           gboolean        backward);

/* What differs since the mark, and how many rows are shown. */
void       vitrine_hex_view_compare       (VitrineHexView       *self,
                                           VitrineHexComparison *comparison);
