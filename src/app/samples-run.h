/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two sample programs that come with libdllmem: parent writes a text into
 * the block and starts child, which reads it. This runs them and keeps what they
 * print. Main thread. */

#pragma once

#include <gio/gio.h>

#include "segment/address.h"

/* What became of one run. */
typedef struct
{
  char *output;       /* valid UTF-8 */
  gboolean succeeded;
  char *ending;       /* translated: how it ended */
} VitrineSamplesResult;

void                  vitrine_samples_run_async   (VitrineAddress        *address,
                                                   GCancellable          *cancellable,
                                                   GAsyncReadyCallback    callback,
                                                   gpointer               user_data);
VitrineSamplesResult *vitrine_samples_run_finish  (GAsyncResult          *result,
                                                   GError               **error);
void                  vitrine_samples_result_free (VitrineSamplesResult  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineSamplesResult, vitrine_samples_result_free)
