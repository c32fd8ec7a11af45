/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits on their way into one segment, one after another: each is written by a
 * worker thread, since the turn may have to be waited for, and comes back to the
 * main thread. Of two texts that wait one behind the other the newer one takes
 * the place; everything else is written in its order. What was written is
 * remembered, to be undone. A VitrineSession owns it and lends it the segment;
 * functions are of the main thread.
 *
 * Signal:
 *   history-changed ()
 *       another step than before is next to be undone, or redone */

#pragma once

#include <gio/gio.h>

#include "app/edit.h"
#include "decode/encoding.h"
#include "segment/segment.h"
#include "watch/sampler.h"

typedef enum
{
  VITRINE_WRITE_TEXT,
  VITRINE_WRITE_BYTES,
  VITRINE_WRITE_UNDO,
  VITRINE_WRITE_REDO,
} VitrineWriteKind;

#define VITRINE_TYPE_WRITE_QUEUE (vitrine_write_queue_get_type ())
G_DECLARE_FINAL_TYPE (VitrineWriteQueue, vitrine_write_queue, VITRINE, WRITE_QUEUE, GObject)

VitrineWriteQueue *vitrine_write_queue_new         (void);

/* Both are borrowed until the next call; NULL takes them away, and whatever was
 * waiting ends cancelled. Returns when no worker touches the old segment any
 * more, at most one turn's time later. */
void               vitrine_write_queue_set_target  (VitrineWriteQueue      *self,
                                                    VitrineSegment         *segment,
                                                    VitrineSampler         *sampler);

/* Returns when no worker is inside the segment; none is again until the main
 * loop runs. */
void               vitrine_write_queue_settle      (VitrineWriteQueue      *self);

/* Units of a text, with its zero unit, from offset 0. */
void               vitrine_write_queue_push_text   (VitrineWriteQueue      *self,
                                                    const VitrineEncoding  *encoding,
                                                    GBytes                 *units,
                                                    GCancellable           *cancellable,
                                                    GAsyncReadyCallback     callback,
                                                    gpointer                user_data);
void               vitrine_write_queue_push_edit   (VitrineWriteQueue      *self,
                                                    VitrineEdit            *edit,
                                                    gboolean                overriding,
                                                    GCancellable           *cancellable,
                                                    GAsyncReadyCallback     callback,
                                                    gpointer                user_data);
void               vitrine_write_queue_push_step   (VitrineWriteQueue      *self,
                                                    VitrineWriteKind        kind,
                                                    VitrineEdit            *overriding,
                                                    GAsyncReadyCallback     callback,
                                                    gpointer                user_data);
gboolean           vitrine_write_queue_push_finish (VitrineWriteQueue      *self,
                                                    GAsyncResult           *result,
                                                    VitrineEdit           **edit,
                                                    VitrineEdit           **step,
                                                    GError                **error);

/* Has the steps of @former from now on, which gets those of @self. */
void               vitrine_write_queue_take_steps  (VitrineWriteQueue      *self,
                                                    VitrineWriteQueue      *former);

/* NULL where there is nothing to undo, or redo. */
VitrineEdit       *vitrine_write_queue_get_step    (VitrineWriteQueue      *self,
                                                    VitrineWriteKind        kind);
void               vitrine_write_queue_forget_step (VitrineWriteQueue      *self,
                                                    VitrineEdit            *step);
