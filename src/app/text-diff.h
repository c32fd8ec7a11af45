/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How to make one text into another while touching little of it: the replacements
 * a text view needs, line by line, so that the lines on screen, the caret and the
 * selection stay where they were. Pure functions, any thread. */

#pragma once

#include <glib.h>

/* Takes @n_removed characters out at @offset and puts @inserted there. Offsets
 * count characters in the text that the edits before it have left. */
typedef struct
{
  guint offset;
  guint n_removed;
  guint n_inserted;
  const char *inserted; /* borrowed from the new text */
  gsize n_bytes;        /* of inserted */
} VitrineTextEdit;

GArray *vitrine_text_diff     (const char            *older,
                               gsize                  older_length,
                               const char            *newer,
                               gsize                  newer_length);

/* Where a mark at @offset belongs after @edit. */
guint   vitrine_text_edit_map (const VitrineTextEdit *edit,
                               guint                  offset);
