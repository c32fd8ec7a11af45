/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineProcessMonitor reads the catalogue of this machine in a worker thread,
 * every second while it is started, and keeps the latest result: what shared
 * memory there is, and who has it. Nothing of that is read in the main thread,
 * which alone may use the monitor.
 *
 * Signals:
 *   scanned ()   the processes differ from those before
 *   finished ()  a scan is done, whatever it found; after scanned */

#pragma once

#include "segment/process.h"

#include <glib-object.h>

#define VITRINE_TYPE_PROCESS_MONITOR (vitrine_process_monitor_get_type ())
G_DECLARE_FINAL_TYPE (VitrineProcessMonitor, vitrine_process_monitor, VITRINE,
                      PROCESS_MONITOR, GObject)

VitrineProcessMonitor *vitrine_process_monitor_new          (void);
void                   vitrine_process_monitor_start        (VitrineProcessMonitor *self);
void                   vitrine_process_monitor_stop         (VitrineProcessMonitor *self);

/* Begins a scan, or another one behind that which is under way. */
void                   vitrine_process_monitor_scan_now     (VitrineProcessMonitor *self);

/* From now on the processes that have this file mapped or open are found too,
 * though it is none of the objects of the list; @inode 0: none. */
void                   vitrine_process_monitor_set_file     (VitrineProcessMonitor *self,
                                                             guint64                device,
                                                             guint64                inode);

/* Borrowed: an array of VitrineProcess, sorted by object and pid, never NULL. */
GPtrArray             *vitrine_process_monitor_get_result   (VitrineProcessMonitor *self);
/* Borrowed: an array of VitrineListing, sorted; NULL before the first scan. */
GPtrArray             *vitrine_process_monitor_get_listings (VitrineProcessMonitor *self);
guint                  vitrine_process_monitor_get_n_hidden (VitrineProcessMonitor *self);
