/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One value of the inspector: its name, what the bytes at the caret say, and
 * while it is edited, what they shall say instead. The inspector's list owns it.
 * Main thread.
 *
 * Signals:
 *   edited (GBytes *bytes)
 *       what somebody typed for it means these bytes */

#pragma once

#include <gtk/gtk.h>

#include "decode/number.h"

#define VITRINE_TYPE_INSPECTOR_ROW (vitrine_inspector_row_get_type ())
G_DECLARE_FINAL_TYPE (VitrineInspectorRow, vitrine_inspector_row, VITRINE, INSPECTOR_ROW,
                      GtkListBoxRow)

GtkWidget  *vitrine_inspector_row_new       (const VitrineNumberType  *type);

/* Shows what the bytes at the caret say; the same as before changes nothing. */
void        vitrine_inspector_row_show      (VitrineInspectorRow      *self,
                                             const VitrineNumberScope *scope,
                                             const guint8             *bytes,
                                             gsize                     length);

/* NULL where the bytes are too few or say nothing. */
const char *vitrine_inspector_row_get_value (VitrineInspectorRow      *self);

/* FALSE where there are too few bytes to be changed. */
gboolean    vitrine_inspector_row_edit      (VitrineInspectorRow      *self);
gboolean    vitrine_inspector_row_is_edited (VitrineInspectorRow      *self);
void        vitrine_inspector_row_leave     (VitrineInspectorRow      *self);
