/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes as hexadecimal digits, both ways. Any thread. */

#pragma once

#include <glib.h>

/* What a person typed: pairs of digits, blanks between them and 0x before them
 * allowed. An error says at which character it stopped making sense. */
GBytes *vitrine_hex_parse      (const char    *text,
                                GError       **error);

/* One row of 16 bytes at most, as xxd(1) prints it, with its line feed. */
void    vitrine_hex_append_row (GString       *out,
                                guint64        offset,
                                gconstpointer  bytes,
                                gsize          length);
