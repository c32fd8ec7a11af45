/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typing in a hex view. What is typed is staged: shown, and not written before
 * Enter; Escape drops it, Backspace the last byte of it. Where nothing can be
 * written it says why, beside the caret. The hex view owns it, and it borrows the
 * view. Main thread.
 *
 * Signals:
 *   write (VitrineEdit *edit, gboolean overriding)
 *       this is to be written; then vitrine_hex_editor_settle() is to be called
 *   settled ()
 *       it was
 * Properties: obstacle (s), why nothing can be written, or NULL; as-i-type (b),
 * which notifies: each byte is written when it is complete. */

#pragma once

#include <gtk/gtk.h>

#include "app/hex-stage.h"
#include "app/hex-view.h"

#define VITRINE_TYPE_HEX_EDITOR (vitrine_hex_editor_get_type ())
G_DECLARE_FINAL_TYPE (VitrineHexEditor, vitrine_hex_editor, VITRINE, HEX_EDITOR, GObject)

VitrineHexEditor      *vitrine_hex_view_get_editor  (VitrineHexView   *view);

VitrineHexEditor      *vitrine_hex_editor_new       (VitrineHexView   *view);

/* Before the view goes: nothing of the editor stays in it. */
void                   vitrine_hex_editor_detach    (VitrineHexEditor *self);

const VitrineHexStage *vitrine_hex_editor_get_stage (VitrineHexEditor *self);

/* What @edit wrote, or would have written, is staged no more. */
void                   vitrine_hex_editor_settle    (VitrineHexEditor *self,
                                                     VitrineEdit      *edit);
void                   vitrine_hex_editor_clear     (VitrineHexEditor *self);

/* What Enter does: has all that is staged written. */
void                   vitrine_hex_editor_write     (VitrineHexEditor *self);

/* Whether something can be written; else it says beside the caret why not. */
gboolean               vitrine_hex_editor_check     (VitrineHexEditor *self);

/* Has @bytes written now, whatever stands there or is staged there. */
void                   vitrine_hex_editor_put       (VitrineHexEditor *self,
                                                     guint64           offset,
                                                     GBytes           *bytes);

/* The segment has another size: what was typed past its end is dropped, and the
 * view reports a problem that says so. Nothing at all may be a segment that goes or
 * is made anew, for which everything is kept. */
void                   vitrine_hex_editor_resized   (VitrineHexEditor *self,
                                                     guint64           size);

/* The caret is elsewhere, or the view has another size. */
void                   vitrine_hex_editor_moved     (VitrineHexEditor *self);
void                   vitrine_hex_editor_allocated (VitrineHexEditor *self);

/* Adds to @description, which it takes over, what is to be known of the byte. */
char                  *vitrine_hex_editor_describe  (VitrineHexEditor *self,
                                                     guint64           offset,
                                                     char             *description);
