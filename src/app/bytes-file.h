/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a file that a person chose, read by a worker. Main thread. */

#pragma once

#include <gio/gio.h>

/* @room: how many bytes it may have. */
void    vitrine_bytes_file_load_async  (GFile                *file,
                                        guint64               room,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/* All of them, or an error to be shown: how many there are too many. */
GBytes *vitrine_bytes_file_load_finish (GAsyncResult         *result,
                                        GError              **error);
