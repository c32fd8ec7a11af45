/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The upper half of a window's middle: the text that stands in the segment,
 * live, with its encoding and how much room it takes, and the composer that
 * writes a new one. Main thread.
 *
 * Signal: problem (const char *message), something that could not be written.
 * Property that notifies: as-i-type (b), the composer's.
 * Action: text.edit (Ctrl+E anywhere in the window), the live text into the
 * composer. */

#pragma once

#include <adwaita.h>

#include "app/session.h"

#define VITRINE_TYPE_TEXT_PANE (vitrine_text_pane_get_type ())
G_DECLARE_FINAL_TYPE (VitrineTextPane, vitrine_text_pane, VITRINE, TEXT_PANE, AdwBin)

GtkWidget *vitrine_text_pane_new            (void);

/* What stands in the composer stays when the session changes. */
void       vitrine_text_pane_set_session    (VitrineTextPane *self,
                                             VitrineSession  *session);

/* Percent of the size that the system asks for. */
void       vitrine_text_pane_set_zoom       (VitrineTextPane *self,
                                             int              percent);
void       vitrine_text_pane_focus_composer (VitrineTextPane *self);
