/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on the command line, made into values. Every error is of
 * G_OPTION_ERROR and names the option. In the functions that take the text of an
 * option, NULL stands for one that was not given: then the value stays. */

#pragma once

#include "cli/command.h"
#include "decode/encoding.h"
#include "segment/address.h"

/* Takes the options out of @arguments (the name of the command and what follows
 * it) and leaves the rest, which must be of @min to @max words, in @words.
 * Prints the help and exits where that is asked for. */
gboolean vitrine_options_parse          (const VitrineCommand   *command,
                                         const GOptionEntry     *entries,
                                         char                  **arguments,
                                         guint                   min,
                                         guint                   max,
                                         char                 ***words,
                                         GError                **error);

/* Decimal, or hexadecimal after 0x. */
gboolean vitrine_options_parse_number   (const char             *option,
                                         const char             *text,
                                         guint64                 min,
                                         guint64                 max,
                                         guint64                *value,
                                         GError                **error);

/* The same, in bytes: K, M or G after it stand for 1024 of them and so on. */
gboolean vitrine_options_parse_size     (const char             *option,
                                         const char             *text,
                                         guint64                 min,
                                         guint64                *value,
                                         GError                **error);

/* Octal permission bits, 0777 at most. */
gboolean vitrine_options_parse_mode     (const char             *option,
                                         const char             *text,
                                         guint32                *mode,
                                         GError                **error);

/* One of @choices, which end with NULL. */
gboolean vitrine_options_parse_choice   (const char             *option,
                                         const char             *text,
                                         const char *const      *choices,
                                         guint                  *choice,
                                         GError                **error);

gboolean vitrine_options_parse_encoding (const char             *text,
                                         const VitrineEncoding **encoding,
                                         GError                **error);

gboolean vitrine_options_set_error      (GError                **error,
                                         const char             *format,
                                         ...) G_GNUC_PRINTF (2, 3);
