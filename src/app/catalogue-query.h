/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person types to find segments in the catalogue, taken apart. All its
 * words must fit: a word alone is looked for in every column, without regard to
 * case, and "two words" in quotes are one; FIELD:VALUE asks one column, such as
 *
 *   kind:memfd  owner:alice  name:psm  address:wine  mode:rw-rw-rw-
 *   size:>1M  allocated:<=64K  processes:0  changed:<5m
 *   orphan:yes  managed:no  pid:4242
 *
 * A colon after any other word is part of the word, as in an address. Immutable;
 * any thread. */

#pragma once

#include "segment/listing.h"

typedef struct _VitrineQuery VitrineQuery;

/* NULL with an error that says which word is wrong, and why. */
VitrineQuery *vitrine_query_parse   (const char            *text,
                                     GError               **error);
void          vitrine_query_free    (VitrineQuery          *self);
gboolean      vitrine_query_is_all  (const VitrineQuery    *self);

/* The process whose segments are asked for, 0 for none. The query itself knows
 * no processes: who has some looks there too. */
gint          vitrine_query_get_pid (const VitrineQuery    *self);

/* @now: g_get_real_time(), which a time is counted back from. */
gboolean      vitrine_query_matches (const VitrineQuery    *self,
                                     const VitrineListing  *listing,
                                     gint64                 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineQuery, vitrine_query_free)
