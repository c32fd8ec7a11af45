/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts on their way into one segment, one after another: each is written by a
 * worker thread, since the turn may have to be waited for, and comes back to the
 * main thread. While one is under way at most one other waits, the newest. A
 * VitrineSession owns it and lends it the segment; functions are of the main
 * thread. */

#pragma once

#include <gio/gio.h>

#include "decode/encoding.h"
#include "segment/segment.h"
#include "watch/sampler.h"

#define VITRINE_TYPE_WRITE_QUEUE (vitrine_write_queue_get_type ())
G_DECLARE_FINAL_TYPE (VitrineWriteQueue, vitrine_write_queue, VITRINE, WRITE_QUEUE, GObject)

VitrineWriteQueue *vitrine_write_queue_new          (void);

/* Both are borrowed until the next call; NULL takes them away, and whatever was
 * waiting ends cancelled. Returns when no worker touches the old segment any
 * more, at most one turn's time later. */
void               vitrine_write_queue_set_target   (VitrineWriteQueue      *self,
                                                     VitrineSegment         *segment,
                                                     VitrineSampler         *sampler);

/* Returns when no worker is inside the segment; none is again until the main
 * loop runs. */
void               vitrine_write_queue_settle       (VitrineWriteQueue      *self);

void               vitrine_write_queue_push_async   (VitrineWriteQueue      *self,
                                                     const VitrineEncoding  *encoding,
                                                     GBytes                 *units,
                                                     GCancellable           *cancellable,
                                                     GAsyncReadyCallback     callback,
                                                     gpointer                user_data);
gboolean           vitrine_write_queue_push_finish  (VitrineWriteQueue      *self,
                                                     GAsyncResult           *result,
                                                     GError                **error);
