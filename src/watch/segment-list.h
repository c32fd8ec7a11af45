/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The segments of this machine, live, as a GListModel of VitrineSegmentItem
 * sorted by name: an item keeps its identity for as long as its segment exists,
 * equal lists change nothing, and only what differs is announced. It watches the
 * folder and takes over who uses what from a VitrineProcessMonitor. Main thread. */

#pragma once

#include "watch/process-monitor.h"
#include "watch/segment-item.h"

#include <gio/gio.h>

#define VITRINE_TYPE_SEGMENT_LIST (vitrine_segment_list_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSegmentList, vitrine_segment_list, VITRINE, SEGMENT_LIST, GObject)

VitrineSegmentList *vitrine_segment_list_new     (VitrineProcessMonitor *monitor);
void                vitrine_segment_list_refresh (VitrineSegmentList    *self);
VitrineSegmentItem *vitrine_segment_list_find    (VitrineSegmentList    *self,
                                                  VitrineAddress        *address);
