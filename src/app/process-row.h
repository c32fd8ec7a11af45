/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One process that has the segment mapped, as a row of the processes pane. It
 * borrows its item from the list's model. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "watch/process-item.h"

#define VITRINE_TYPE_PROCESS_ROW (vitrine_process_row_get_type ())
G_DECLARE_FINAL_TYPE (VitrineProcessRow, vitrine_process_row, VITRINE, PROCESS_ROW, GtkListBoxRow)

GtkWidget *vitrine_process_row_new (VitrineProcessItem *item);
