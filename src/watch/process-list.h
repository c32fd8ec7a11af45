/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The processes that have one segment mapped or open, live, as a GListModel of
 * VitrineProcessItem sorted by pid. Items keep their identity across scans and
 * only what differs is announced. Main thread. */

#pragma once

#include "watch/process-item.h"
#include "watch/process-monitor.h"

#include <gio/gio.h>

#define VITRINE_TYPE_PROCESS_LIST (vitrine_process_list_get_type ())
G_DECLARE_FINAL_TYPE (VitrineProcessList, vitrine_process_list, VITRINE, PROCESS_LIST, GObject)

VitrineProcessList *vitrine_process_list_new         (VitrineProcessMonitor *monitor);
void                vitrine_process_list_set_segment (VitrineProcessList    *self,
                                                      VitrineObjectKind      kind,
                                                      guint64                device,
                                                      guint64                inode);
