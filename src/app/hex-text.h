/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a hex view says in words: the caret as a screen reader speaks it. Any
 * thread. */

#pragma once

#include "decode/code-page.h"

/* @byte is NULL where nothing has been read yet; @page says which character it is. */
char *vitrine_hex_text_describe    (guint64                offset,
                                    const guint8          *byte,
                                    const VitrineCodePage *page,
                                    guint64                n_selected);

/* Takes @description over and adds that the byte is in a hole. */
char *vitrine_hex_text_add_hole    (char                  *description);

/* Takes @description over and adds how often the byte changed, 0 being nothing to
 * tell; and what it was where it differs since the mark, NULL where not. */
char *vitrine_hex_text_add_changes (char                  *description,
                                    guint32                n_changes,
                                    const guint8          *former);

/* The same, that its row is not among those shown. */
char *vitrine_hex_text_add_hidden  (char                  *description);
