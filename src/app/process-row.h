/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One process that has the segment mapped or open, as a row of the processes pane:
 * who it is, where and how it has the segment, and a way to what else it has, which
 * is the window's action win.show-process. Follows its item. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "watch/process-item.h"

#define VITRINE_TYPE_PROCESS_ROW (vitrine_process_row_get_type ())
G_DECLARE_FINAL_TYPE (VitrineProcessRow, vitrine_process_row, VITRINE, PROCESS_ROW, GtkListBoxRow)

GtkWidget *vitrine_process_row_new (VitrineProcessItem *item);
