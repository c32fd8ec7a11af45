/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question before a window closes in which bytes were typed and not written:
 * to write them, to drop them, or to stay. The window presents it and hears its
 * "response". Main thread. */

#pragma once

#include <adwaita.h>

#define VITRINE_CLOSE_WRITE "write"
#define VITRINE_CLOSE_DROP "drop"

/* @n_bytes: how many were typed; unless @can_write they can only be dropped. */
GtkWidget *vitrine_close_question_new (GtkWindow *parent,
                                       guint      n_bytes,
                                       gboolean   can_write);
