/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line under an entry that says what the typed text means, or why it means
 * nothing. Owned by the widget whose entry and label they are. Main thread. */

#pragma once

#include <gtk/gtk.h>

/* Marks both, so that it is seen, and tells a screen reader. */
void vitrine_entry_note_mark (GtkWidget  *entry,
                              GtkWidget  *note,
                              gboolean    is_wrong);

/* A screen reader hears it as the description of the entry. */
void vitrine_entry_note_say  (GtkWidget  *entry,
                              GtkLabel   *note,
                              const char *text);
