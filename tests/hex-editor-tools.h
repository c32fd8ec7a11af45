/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window over a segment with the keys in its bytes: for the tests of what is typed
 * and pasted there. Main thread of a test. */

#pragma once

#include "app/hex-editor.h"
#include "app/segment-view.h"

#define HEX_EDITOR_FOREIGN_SIZE 16384

typedef struct
{
  GtkWindow *window;
  VitrineSegmentView *view;
  VitrineHexView *hex_view;
  VitrineHexEditor *editor;
  VitrineAddress *address;
  VitrineSession *session;
  guint n_changes; /* of the history */
} HexEditorFixture;

/* @foreign: whether another program made the segment, which is then only watched;
 * else it is joined. */
void       hex_editor_set_up          (HexEditorFixture  *fixture,
                                       gconstpointer      foreign);
void       hex_editor_tear_down       (HexEditorFixture  *fixture,
                                       gconstpointer      foreign);

/* Opens the fixture's address and shows it. */
void       hex_editor_show            (HexEditorFixture  *fixture,
                                       VitrineOpen        how);

/* Returns: whether the view did something with the key */
gboolean   hex_editor_press           (HexEditorFixture  *fixture,
                                       guint              key);

/* Fails the test where other bytes stand at @offset. */
void       hex_editor_assert_stands   (HexEditorFixture  *fixture,
                                       guint64            offset,
                                       const char        *expected);

/* Whether a label of the window has @part in it. */
gboolean   hex_editor_says            (HexEditorFixture  *fixture,
                                       const char        *part);
void       hex_editor_choose_encoding (HexEditorFixture  *fixture,
                                       const char        *name);

/* For wait_until(): of the fixture; and of a problem that hex_editor_problem_cb()
 * takes, which is the caller's. */
gboolean   hex_editor_has_written     (gpointer           fixture);
gboolean   hex_editor_is_set          (gpointer           problem);
void       hex_editor_problem_cb      (char             **problem,
                                       const char        *message);
