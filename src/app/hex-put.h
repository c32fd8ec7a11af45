/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hex view can write at its caret, or over its selection, without typing:
 * the clipboard, zeros, a pattern, a file. Each is one step to be undone, and
 * whatever does not fit is not written at all. Main thread.
 *
 * Actions: hex.paste (digits in the column of bytes, else text), hex.paste-text,
 * hex.zero, hex.fill, hex.import. */

#pragma once

#include <gtk/gtk.h>

#include "app/hex-view.h"

void    vitrine_hex_put_install    (GtkWidgetClass  *widget_class);

/* @pattern again and again, the last time as much of it as there is room for. */
GBytes *vitrine_hex_put_repeat     (GBytes          *pattern,
                                    gsize            length);

/* Says how many bytes are over where @length bytes have no @room. */
gboolean vitrine_hex_put_check_room (guint64         length,
                                     guint64         room,
                                     GError        **error);
