/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the bytes at the caret say, as one list of values, live: to be copied, and
 * to be changed, which writes them. The window owns it; it borrows the hex view
 * for its caret. Main thread.
 *
 * Signals:
 *   message (const char *message)
 *       something for a person to know, which passes */

#pragma once

#include <adwaita.h>

#include "app/hex-view.h"
#include "app/session.h"

#define VITRINE_TYPE_INSPECTOR (vitrine_inspector_get_type ())
G_DECLARE_FINAL_TYPE (VitrineInspector, vitrine_inspector, VITRINE, INSPECTOR, AdwBin)

/* Once, before anything else. */
void vitrine_inspector_set_view      (VitrineInspector *self,
                                      VitrineHexView   *view);

/* @settings may be NULL. */
void vitrine_inspector_bind_settings (VitrineInspector *self,
                                      GSettings        *settings);

/* NULL while nothing is attached. */
void vitrine_inspector_set_session   (VitrineInspector *self,
                                      VitrineSession   *session);
