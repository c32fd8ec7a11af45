/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings the selected bytes of a hex view, or the one at its caret, to the
 * clipboard. Main thread. */

#pragma once

#include <gdk/gdk.h>

#include "app/hex-caret.h"
#include "app/hex-source.h"

#define VITRINE_HEX_COPY_MAX (1024 * 1024) /* bytes: more is not for a clipboard */

/* One of the ways bytes become text; @name is that of the action. */
typedef struct
{
  const char *name;
  char *(*convert) (const guint8 *bytes,
                    gsize         length);
} VitrineHexCopy;

const VitrineHexCopy *vitrine_hex_copy_get_all (gsize                  *n_copies);
gboolean              vitrine_hex_copy_run     (const char             *name,
                                                VitrineHexSource       *source,
                                                const VitrineHexCaret  *caret,
                                                GdkClipboard           *clipboard,
                                                GError                **error);
