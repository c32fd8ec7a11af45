/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* New Segment: a name, a size, who may use it, and whether it stays after its
 * last process. Each field is judged while it is typed in, and says what is
 * wrong with it. Main thread.
 *
 * Signal: created (VitrineAddress *address): the segment stands there now; the
 * dialog closes itself. */

#pragma once

#include <adwaita.h>

#include "segment/address.h"

#define VITRINE_TYPE_NEW_SEGMENT_DIALOG (vitrine_new_segment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (VitrineNewSegmentDialog, vitrine_new_segment_dialog, VITRINE,
                      NEW_SEGMENT_DIALOG, AdwWindow)

/* @name: proposed, NULL for none. */
GtkWidget *vitrine_new_segment_dialog_new (GtkWindow  *parent,
                                           const char *name);
