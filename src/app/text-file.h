/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text in a file that a person dropped, read by a worker. Main thread. */

#pragma once

#include <gio/gio.h>

/* Bytes: more text than that is never shown of a segment either. */
#define VITRINE_TEXT_FILE_MAX (1024 * 1024)

void  vitrine_text_file_load_async  (GFile                *file,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/* Valid UTF-8 without a byte order mark, or an error to be shown. */
char *vitrine_text_file_load_finish (GAsyncResult         *result,
                                     GError              **error);
