/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hex view says in words: bytes as the text that a person pastes
 * elsewhere, and the caret as a screen reader speaks it. Any thread. */

#pragma once

#include <glib.h>

/* Pairs of digits with a blank between them, 16 to a line. */
char *vitrine_hex_text_from_bytes      (const guint8 *bytes,
                                        gsize         length);

/* What the column of characters shows: ASCII, a full stop for anything else. */
char *vitrine_hex_text_from_characters (const guint8 *bytes,
                                        gsize         length);

/* @byte is NULL where nothing has been read yet. */
char *vitrine_hex_text_describe        (guint64       offset,
                                        const guint8 *byte,
                                        guint64       n_selected);
