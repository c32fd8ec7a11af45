/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person should know about a segment, in words: why it cannot be opened,
 * that nobody uses it any more, that everyone may write into it. Plain functions
 * of a listing, for any thread. */

#pragma once

#include "segment/listing.h"

/* Each remark a short sentence without its full stop; empty for most. */
GStrv    vitrine_remarks_list     (const VitrineListing *listing);

/* All of them in one line, empty for none. */
char    *vitrine_remarks_join     (const VitrineListing *listing);

/* Whether one of them is a warning. */
gboolean vitrine_remarks_warn     (const VitrineListing *listing);

/* Bytes of memory that an orphan takes in vain, 0 for all else. */
guint64  vitrine_remarks_wasted   (const VitrineListing *listing);

/* How long it lives: one word or two. */
char    *vitrine_remarks_lifetime (const VitrineListing *listing);

/* Everything in one sentence, for a screen reader and for who points at it. */
char    *vitrine_remarks_describe (const VitrineListing *listing);
