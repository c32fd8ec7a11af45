/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exports bytes of a segment to a file that a person chooses, and shows how far it
 * has come, with a button to cancel; everything else goes on meanwhile. One export
 * at a time. The segment view owns it. Main thread.
 *
 * Signal: message (const char *message): how it ended, or why it did not begin. */

#pragma once

#include <adwaita.h>

#include "app/session.h"

#define VITRINE_TYPE_EXPORT_BAR (vitrine_export_bar_get_type ())
G_DECLARE_FINAL_TYPE (VitrineExportBar, vitrine_export_bar, VITRINE, EXPORT_BAR, AdwBin)

/* Another session, or NULL, ends what is being exported of the former one, which
 * has to be open still. */
void vitrine_export_bar_set_session (VitrineExportBar   *self,
                                     VitrineSession     *session);

/* Asks for the file; what is chosen is exported. Of a paused segment it is what is
 * shown, as far as that is known. */
void vitrine_export_bar_ask         (VitrineExportBar   *self,
                                     const VitrineRange *range);
void vitrine_export_bar_begin       (VitrineExportBar   *self,
                                     const VitrineRange *range,
                                     GFile              *file);
