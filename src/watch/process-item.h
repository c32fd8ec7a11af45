/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a VitrineProcessList: a process that has the segment mapped. Its
 * property process (a boxed VitrineProcess) notifies when it changes. Main
 * thread. */

#pragma once

#include "segment/process.h"

#include <glib-object.h>

#define VITRINE_TYPE_PROCESS (vitrine_process_get_type ())
GType vitrine_process_get_type (void);

#define VITRINE_TYPE_PROCESS_ITEM (vitrine_process_item_get_type ())
G_DECLARE_FINAL_TYPE (VitrineProcessItem, vitrine_process_item, VITRINE, PROCESS_ITEM, GObject)

VitrineProcessItem   *vitrine_process_item_new         (const VitrineProcess *process);
gboolean              vitrine_process_item_update      (VitrineProcessItem   *self,
                                                        const VitrineProcess *process);
const VitrineProcess *vitrine_process_item_get_process (VitrineProcessItem   *self);
