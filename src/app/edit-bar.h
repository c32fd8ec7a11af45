/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Has bytes written, undone and redone, and asks where that would overwrite what
 * somebody else wrote there meanwhile: a bar that shows both and stays until it
 * is answered. Nothing is written before. Main thread.
 *
 * Signals:
 *   settled (VitrineEdit *edit)
 *       it was written, or given up
 *   problem (const char *message)
 *       something could not be written
 * Property that notifies: obstacle (s), why nothing can be written at all, or
 * NULL. */

#pragma once

#include <adwaita.h>

#include "app/session.h"

#define VITRINE_TYPE_EDIT_BAR (vitrine_edit_bar_get_type ())
G_DECLARE_FINAL_TYPE (VitrineEditBar, vitrine_edit_bar, VITRINE, EDIT_BAR, AdwBin)

void vitrine_edit_bar_set_session (VitrineEditBar *self,
                                   VitrineSession *session);

/* Unless @overriding, only where the bytes that it replaces still stand. */
void vitrine_edit_bar_write       (VitrineEditBar *self,
                                   VitrineEdit    *edit,
                                   gboolean        overriding);
void vitrine_edit_bar_step        (VitrineEditBar *self,
                                   VitrineStep     which);
