/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings the selected bytes of a hex view, or the one at its caret, to the
 * clipboard. Main thread. */

#pragma once

#include <gdk/gdk.h>

#include "app/hex-caret.h"
#include "app/hex-source.h"
#include "decode/code-page.h"
#include "decode/copy-format.h"

#define VITRINE_HEX_COPY_MAX (1024 * 1024) /* bytes: more is not for a clipboard */

gboolean vitrine_hex_copy_run (const VitrineCopyFormat  *format,
                               const VitrineCodePage    *page,
                               VitrineHexSource         *source,
                               const VitrineHexCaret    *caret,
                               GdkClipboard             *clipboard,
                               GError                  **error);
