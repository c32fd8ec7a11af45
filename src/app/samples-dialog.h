/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Run the Samples: runs parent and child and shows what they printed, in a
 * window of its own above the main one. Closing it ends them. Main thread. */

#pragma once

#include <adwaita.h>

#include "segment/address.h"

#define VITRINE_TYPE_SAMPLES_DIALOG (vitrine_samples_dialog_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSamplesDialog, vitrine_samples_dialog, VITRINE, SAMPLES_DIALOG,
                      AdwWindow)

/* @address: the segment that they are to share, NULL for their own. */
GtkWidget *vitrine_samples_dialog_new (GtkWindow      *parent,
                                       VitrineAddress *address);
