/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a person writes the next text for a segment. It says at once what keeps
 * a text from being written; what was typed stays, after writing too, so that it
 * can be changed a little and written again, and when the session changes. A
 * text pane owns it. Main thread.
 *
 * Signal: problem (const char *message), something that could not be written.
 * Property that notifies: as-i-type (b), to write at every change. */

#pragma once

#include <adwaita.h>

#include "app/session.h"

#define VITRINE_TYPE_COMPOSER (vitrine_composer_get_type ())
G_DECLARE_FINAL_TYPE (VitrineComposer, vitrine_composer, VITRINE, COMPOSER, AdwBin)

GtkWidget *vitrine_composer_new         (void);
void       vitrine_composer_set_session (VitrineComposer *self,
                                         VitrineSession  *session);
void       vitrine_composer_focus       (VitrineComposer *self);

/* Percent of the size that the system asks for. */
void       vitrine_composer_set_zoom    (VitrineComposer *self,
                                         int              percent);

char      *vitrine_composer_get_text    (VitrineComposer *self);

/* One step to undo; never writes by itself. */
void       vitrine_composer_set_text    (VitrineComposer *self,
                                         const char      *utf8);
