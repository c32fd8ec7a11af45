/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests around a session share. Main thread of a test. */

#pragma once

#include "app/session.h"

typedef gboolean (* ConditionFunc) (gpointer data);

/* Runs the main loop until @condition holds; fails the test where it never does. */
void            wait_until       (ConditionFunc     condition,
                                  gpointer          data);

/* Opens and waits for it, NULL with @error where that fails. */
VitrineSession *open_session     (VitrineAddress   *address,
                                  VitrineOpen       how,
                                  GError          **error);

/* Closes it, drops the reference and proves that nothing else holds one. */
void            close_session    (VitrineSession   *session);

/* Writes and waits for the end of it. */
gboolean        write_and_wait   (VitrineSession   *session,
                                  const char       *utf8,
                                  GError          **error);

/* Stores bytes and waits for the end of it. */
gboolean        store_and_wait   (VitrineSession   *session,
                                  guint64           offset,
                                  gconstpointer     bytes,
                                  gsize             length,
                                  GError          **error);

/* Undoes or redoes, and waits; @overriding as for the session. Where it fails,
 * @conflict becomes the step that it was about, or NULL. */
gboolean        step_and_wait    (VitrineSession   *session,
                                  VitrineStep       which,
                                  VitrineEdit      *overriding,
                                  VitrineEdit     **conflict,
                                  GError          **error);

/* What a foreign program does: bytes at the start of the segment. */
void            poke             (VitrineAddress   *address,
                                  gconstpointer     bytes,
                                  gsize             length);

/* Fails the test where other bytes stand at @offset, of which there are 63 at most. */
void            assert_bytes     (VitrineSession   *session,
                                  guint64           offset,
                                  const char       *expected);

/* What stands there, read as UTF-16LE. */
char           *read_utf16       (VitrineAddress   *address);
