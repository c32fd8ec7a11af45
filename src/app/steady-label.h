/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of text that changes all the time: it keeps the room that its widest
 * text so far has taken, so that a new text is drawn and nothing else; a GtkLabel
 * would have the whole window placed anew. What does not fit ends in an ellipsis
 * and is told by a tooltip. Owned by its parent. Main thread. */

#pragma once

#include <gtk/gtk.h>

#define VITRINE_TYPE_STEADY_LABEL (vitrine_steady_label_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSteadyLabel, vitrine_steady_label, VITRINE, STEADY_LABEL,
                      GtkWidget)

/* The text that is shown already changes nothing. */
void        vitrine_steady_label_set_text (VitrineSteadyLabel *self,
                                           const char         *text);
const char *vitrine_steady_label_get_text (VitrineSteadyLabel *self);

/* Takes no more room than this text needs, as when something else begins. */
void        vitrine_steady_label_settle   (VitrineSteadyLabel *self);
