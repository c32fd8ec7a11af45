/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The offset of a byte as a person types it: “0x1f0”, “496”, “end-4”, or from
 * where they are, “+16” and “-0x10”. Pure arithmetic, any thread. */

#pragma once

#include <glib.h>

gboolean vitrine_offset_expression_evaluate (const char  *text,
                                             guint64      caret,
                                             guint64      size,
                                             guint64     *offset,
                                             GError     **error);
