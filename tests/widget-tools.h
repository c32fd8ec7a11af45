/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of widgets share: finding what a person would see, and texts as long
 * as a translation makes them. Main thread of a test. */

#pragma once

#include <adwaita.h>

/* The first widget of @type in @root, itself included, NULL if there is none. */
GtkWidget *find_widget    (GtkWidget  *root,
                           GType       type);

/* The first label that is shown and has @part in it, NULL if there is none. */
GtkLabel  *find_label     (GtkWidget  *root,
                           const char *part);

/* Makes every text in @root a third longer, as some languages do. */
void       lengthen_texts (GtkWidget  *root);

/* Pixels: what @widget needs at least. */
int        get_min_width  (GtkWidget  *widget);

char      *get_buffer_text (GtkTextBuffer *buffer);

/* Destroys @window and proves that @part, which was in it, is freed. */
void       destroy_window (GtkWindow  *window,
                           gpointer    part);
