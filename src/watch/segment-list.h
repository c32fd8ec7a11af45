/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The objects of shared memory on this machine, of all kinds, live, as a GListModel
 * of VitrineSegmentItem in the order of vitrine_listing_compare(): an item keeps
 * its identity for as long as its object exists, equal lists change nothing, and
 * only what differs is announced. A VitrineProcessMonitor reads them in its worker;
 * this merges what it found, and asks for more when the folder changes. Its
 * property loaded (b) becomes true with the first reading. Main thread. */

#pragma once

#include "watch/process-monitor.h"
#include "watch/segment-item.h"

#include <gio/gio.h>

#define VITRINE_TYPE_SEGMENT_LIST (vitrine_segment_list_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSegmentList, vitrine_segment_list, VITRINE, SEGMENT_LIST, GObject)

VitrineSegmentList *vitrine_segment_list_new        (VitrineProcessMonitor *monitor);

/* Begins another reading; what it finds is there when the monitor has finished. */
void                vitrine_segment_list_refresh    (VitrineSegmentList    *self);
gboolean            vitrine_segment_list_get_loaded (VitrineSegmentList    *self);
VitrineSegmentItem *vitrine_segment_list_find       (VitrineSegmentList    *self,
                                                     VitrineAddress        *address);
