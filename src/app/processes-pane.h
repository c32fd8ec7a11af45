/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The processes that have the segment mapped or open, for the window's right side. It
 * follows a process monitor; the window starts and stops that. Main thread. */

#pragma once

#include <adwaita.h>

#include "watch/process-monitor.h"

#define VITRINE_TYPE_PROCESSES_PANE (vitrine_processes_pane_get_type ())
G_DECLARE_FINAL_TYPE (VitrineProcessesPane, vitrine_processes_pane, VITRINE, PROCESSES_PANE, AdwBin)

void  vitrine_processes_pane_set_monitor   (VitrineProcessesPane  *self,
                                            VitrineProcessMonitor *monitor);
/* Borrowed: the VitrineProcessItem of those that it lists, as long as it lives. */
GListModel *
      vitrine_processes_pane_get_model     (VitrineProcessesPane  *self);
/* Which segment; the numbers are as fstat(2) tells, 0 and 0 for none. */
void  vitrine_processes_pane_set_segment   (VitrineProcessesPane  *self,
                                            VitrineObjectKind      kind,
                                            guint64                device,
                                            guint64                inode);
