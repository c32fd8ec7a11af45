/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text in a segment, whole: read and written under the turn, see
 * vitrine_segment_take_turn(), so that cooperating processes never see half of
 * one. The window, the command line and libdllmem.so all come through here. */

#pragma once

#include "decode/encoding.h"
#include "segment/segment.h"

VitrineText *vitrine_block_read_text  (VitrineSegment         *segment,
                                       const VitrineEncoding  *encoding,
                                       guint64                 offset,
                                       GError                **error);
gboolean     vitrine_block_write_text (VitrineSegment         *segment,
                                       const VitrineEncoding  *encoding,
                                       guint64                 offset,
                                       const char             *utf8,
                                       gssize                  utf8_length,
                                       GError                **error);

/* Takes text out of units that are already encoded, terminator included. */
gboolean     vitrine_block_write_units (VitrineSegment        *segment,
                                        const VitrineEncoding *encoding,
                                        guint64                offset,
                                        GBytes                *units,
                                        GError               **error);

/* Whether units of @length bytes have room at @offset; if not, says how many are
 * over. */
gboolean     vitrine_block_check_room  (VitrineSegment        *segment,
                                        const VitrineEncoding *encoding,
                                        guint64                offset,
                                        gsize                  length,
                                        GError               **error);
