/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of a segment a hex view shows: all of them, or, while it filters,
 * those that joined. A row only ever joins, and what joined is remembered as bytes,
 * so that rows of another length can be made of it. The geometry asks it, which
 * counts the rows that are shown; the hex view owns it. NULL in its place shows
 * all rows. Pure, one thread. */

#pragma once

#include "watch/byte-set.h"

typedef struct _VitrineHexRows VitrineHexRows;

VitrineHexRows *vitrine_hex_rows_new           (void);
void            vitrine_hex_rows_free          (VitrineHexRows       *self);

/* Filtering begins with no row at all. */
void            vitrine_hex_rows_set_filtering (VitrineHexRows       *self,
                                                gboolean              filtering);
gboolean        vitrine_hex_rows_is_filtering  (const VitrineHexRows *self);

/* How many bytes a row has. */
void            vitrine_hex_rows_set_per_row   (VitrineHexRows       *self,
                                                guint                 per_row);

/* Rows that these bytes are in join, as far as memory goes: VITRINE_BYTE_SET_MAX.
 * TRUE where that makes more rows. */
gboolean        vitrine_hex_rows_join          (VitrineHexRows       *self,
                                                const VitrineByteSet *bytes);
gboolean        vitrine_hex_rows_join_ranges   (VitrineHexRows       *self,
                                                const VitrineRange   *ranges,
                                                guint                 n_ranges);

/* Of the @n_rows rows of a segment, how many are shown; which one is shown at a
 * position; and where one is shown, or would be if it were, which is FALSE. */
guint64         vitrine_hex_rows_count         (const VitrineHexRows *self,
                                                guint64               n_rows);
guint64         vitrine_hex_rows_get           (const VitrineHexRows *self,
                                                guint64               position);
gboolean        vitrine_hex_rows_find          (const VitrineHexRows *self,
                                                guint64               row,
                                                guint64              *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VitrineHexRows, vitrine_hex_rows_free)
