/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where somebody types what the bytes at the caret shall say: it says why that
 * cannot be, as soon as it cannot. A row of the inspector makes one when its value
 * is edited, and owns it. Main thread.
 *
 * Signals:
 *   edited (GBytes *bytes)
 *       what was typed means these bytes
 *   left ()
 *       it is done with, by Enter, Escape or the focus going elsewhere */

#pragma once

#include <gtk/gtk.h>

#include "decode/number.h"

#define VITRINE_TYPE_INSPECTOR_ENTRY (vitrine_inspector_entry_get_type ())
G_DECLARE_FINAL_TYPE (VitrineInspectorEntry, vitrine_inspector_entry, VITRINE,
                      INSPECTOR_ENTRY, GtkBox)

/* What is typed is read as @type and in @scope, and may take @room bytes. It
 * begins with @text. */
GtkWidget *vitrine_inspector_entry_new (const VitrineNumberType  *type,
                                        const VitrineNumberScope *scope,
                                        gsize                     room,
                                        const char               *text);
