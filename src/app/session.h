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
 * kept (looked at once a second, since anybody may change it), created. */

#pragma once

#include <gio/gio.h>

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
