/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text that somebody else keeps changing, in a real text view: it can be read,
 * selected and copied while it is refreshed, and a refresh moves neither caret
 * nor selection nor what is on screen. What stands in the view is the text
 * itself: control characters are drawn as boxes with their number by Pango, and
 * invisible ones by a tag, so that copying gives exactly what is there. A text
 * pane owns it. Main thread. */

#pragma once

#include <adwaita.h>

#include "decode/encoding.h"

/* Characters: a longer text, or one longer line, is cut there, since a text view
 * lays a line out as a whole (about 1 ms for 1000 characters). */
#define VITRINE_LIVE_TEXT_MAX 65536
#define VITRINE_LIVE_TEXT_LINE_MAX 16384

#define VITRINE_TYPE_LIVE_TEXT (vitrine_live_text_get_type ())
G_DECLARE_FINAL_TYPE (VitrineLiveText, vitrine_live_text, VITRINE, LIVE_TEXT, AdwBin)

/* Shows @text from now on, nothing when it is NULL. */
void   vitrine_live_text_set_text    (VitrineLiveText   *self,
                                      const VitrineText *text);

/* Percent of the size that the system asks for. */
void   vitrine_live_text_set_zoom    (VitrineLiveText   *self,
                                      int                percent);

/* What a screen reader says about it besides the text. */
void   vitrine_live_text_describe    (VitrineLiveText   *self,
                                      const char        *description);

/* How many characters of it are in the view. */
gsize  vitrine_live_text_get_n_shown (VitrineLiveText   *self);
