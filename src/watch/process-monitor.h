/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineProcessMonitor scans /proc in a worker thread, every second while it
 * is started, and keeps the latest result: who has segments of /dev/shm mapped.
 * Main thread.
 *
 * Signals:
 *   scanned ()   the result differs from the one before
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

/* Borrowed: an array of VitrineProcess sorted by pid, never NULL. */
GPtrArray             *vitrine_process_monitor_get_result   (VitrineProcessMonitor *self);
guint                  vitrine_process_monitor_get_n_hidden (VitrineProcessMonitor *self);
