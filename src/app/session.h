/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A VitrineSession is what one window shows: its attachment to one segment, the
 * sampler that looks at it, and the encoding it is read in. The window owns it
 * and hands it to its panes; a window that goes to another segment gets another
 * session. It knows no widget. Main thread; what may wait for another process
 * (attaching, writing) runs in a worker and comes back to the main thread, one
 * after the other.
 *
 * Properties that notify: encoding (also when only "automatic" changed), access,
 * kept (looked at once a second, since anybody may change it), created.
 * Signal:
 *   history-changed ()
 *       another step than before is next to be undone, or redone */

#pragma once

#include <gio/gio.h>

#include "app/edit.h"
#include "decode/block.h"
#include "watch/sampler.h"

/* How a window comes to a segment. */
typedef enum
{
  VITRINE_OPEN_JOIN,   /* create it when it is not there: the default block */
  VITRINE_OPEN_VISIT,  /* join where others do, or will; watch any other */
} VitrineOpen;

#define VITRINE_TYPE_SESSION (vitrine_session_get_type ())
G_DECLARE_FINAL_TYPE (VitrineSession, vitrine_session, VITRINE, SESSION, GObject)

void                   vitrine_session_open_async    (VitrineAddress         *address,
                                                      VitrineOpen             how,
                                                      gsize                   size,
                                                      guint32                 mode,
                                                      GCancellable           *cancellable,
                                                      GAsyncReadyCallback     callback,
                                                      gpointer                user_data);
VitrineSession        *vitrine_session_open_finish   (GAsyncResult           *result,
                                                      GError                **error);
void                   vitrine_session_close         (VitrineSession         *self);

/* The segment that is read: NULL once closed, and not to be written to. */
VitrineAddress        *vitrine_session_get_address   (VitrineSession         *self);
const char            *vitrine_session_get_name      (VitrineSession         *self);
VitrineSegment        *vitrine_session_get_segment   (VitrineSession         *self);
VitrineSampler        *vitrine_session_get_sampler   (VitrineSession         *self);
gboolean               vitrine_session_get_created   (VitrineSession         *self);

/* A guest attaches a second time to write; whoever joined can always write. */
VitrineAccess          vitrine_session_get_access    (VitrineSession         *self);
gboolean               vitrine_session_set_writable  (VitrineSession         *self,
                                                      gboolean                writable,
                                                      GError                **error);
gboolean               vitrine_session_get_kept      (VitrineSession         *self);
gboolean               vitrine_session_set_kept      (VitrineSession         *self,
                                                      gboolean                kept,
                                                      GError                **error);

/* The encoding in force; automatic means guessed as vitrine-cli does it, and is
 * what setting NULL goes back to. */
const VitrineEncoding *vitrine_session_get_encoding  (VitrineSession         *self);
gboolean               vitrine_session_is_automatic  (VitrineSession         *self);
void                   vitrine_session_set_encoding  (VitrineSession         *self,
                                                      const VitrineEncoding  *encoding);

/* Writes @utf8 as a text from offset 0, whole or not at all. A text that waits
 * behind another one is replaced by a newer one and ends cancelled, with
 * G_IO_ERROR_CANCELLED, which is nothing to show. */
void                   vitrine_session_write_async   (VitrineSession         *self,
                                                      const char             *utf8,
                                                      GCancellable           *cancellable,
                                                      GAsyncReadyCallback     callback,
                                                      gpointer                user_data);
gboolean               vitrine_session_write_finish  (VitrineSession         *self,
                                                      GAsyncResult           *result,
                                                      GError                **error);

/* Stores @bytes at @offset, after all that was handed over before and whatever
 * stands there: an aligned value of 2, 4 or 8 bytes as one store, anything longer
 * under the turn. */
void                   vitrine_session_store_async   (VitrineSession         *self,
                                                      guint64                 offset,
                                                      GBytes                 *bytes,
                                                      GCancellable           *cancellable,
                                                      GAsyncReadyCallback     callback,
                                                      gpointer                user_data);
gboolean               vitrine_session_store_finish  (VitrineSession         *self,
                                                      GAsyncResult           *result,
                                                      GError                **error);

/* The same of several runs at once, as one step to be undone. Where something
 * else stands than the edit says it fails with G_IO_ERROR_WRONG_ETAG and the edit
 * knows what, unless it is @overriding. */
void                   vitrine_session_edit_async    (VitrineSession         *self,
                                                      VitrineEdit            *edit,
                                                      gboolean                overriding,
                                                      GCancellable           *cancellable,
                                                      GAsyncReadyCallback     callback,
                                                      gpointer                user_data);
gboolean               vitrine_session_edit_finish   (VitrineSession         *self,
                                                      GAsyncResult           *result,
                                                      GError                **error);

/* What this session wrote, texts included, step by step: the one that is next,
 * or NULL. Undoing fails with G_IO_ERROR_WRONG_ETAG where something else stands
 * than was written; then @edit says what would have been written and what stands
 * there, and @step is what to pass as @overriding to do it all the same, or to
 * forget. It ends cancelled where there is nothing to undo. */
typedef enum
{
  VITRINE_STEP_UNDO,
  VITRINE_STEP_REDO,
} VitrineStep;


/* Takes over the steps of @former, which is still open, where both are attached to
 * the same object; what it is called does not count. */
void                   vitrine_session_take_steps    (VitrineSession         *self,
                                                      VitrineSession         *former);
VitrineEdit           *vitrine_session_get_step      (VitrineSession         *self,
                                                      VitrineStep             which);
void                   vitrine_session_step_async    (VitrineSession         *self,
                                                      VitrineStep             which,
                                                      VitrineEdit            *overriding,
                                                      GAsyncReadyCallback     callback,
                                                      gpointer                user_data);
gboolean               vitrine_session_step_finish   (VitrineSession         *self,
                                                      GAsyncResult           *result,
                                                      VitrineEdit           **edit,
                                                      VitrineEdit           **step,
                                                      GError                **error);
void                   vitrine_session_forget_step   (VitrineSession         *self,
                                                      VitrineEdit            *step);
