/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds of values that the table in number.c is made of, and what they share.
 * Any thread. */

#pragma once

#include "decode/number.h"

char *vitrine_number_format_signed (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_signed (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

char *vitrine_number_format_unsigned (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_unsigned (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

char *vitrine_number_format_binary (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_binary (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

char *vitrine_number_format_float (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_float (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

char *vitrine_number_format_time (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_time (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

char *vitrine_number_format_filetime (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_filetime (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

char *vitrine_number_format_character (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_character (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

char *vitrine_number_format_utf8 (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_utf8 (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

char *vitrine_number_format_utf16 (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_utf16 (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

char *vitrine_number_format_uuid (
    const VitrineNumberType  *type,
    const VitrineNumberScope *scope,
    const guint8             *bytes,
    gsize                     length);
GBytes *vitrine_number_parse_uuid (
    const VitrineNumberType   *type,
    const VitrineNumberScope  *scope,
    const char                *text,
    GError                   **error);

/* Up to 8 bytes. */
guint64  vitrine_number_load       (const guint8  *bytes,
                                    gsize          size,
                                    gboolean       big_endian);
GBytes  *vitrine_number_store      (guint64        value,
                                    gsize          size,
                                    gboolean       big_endian);

/* A number without a sign: decimal, or hexadecimal after 0x. FALSE where it is
 * none; of one that takes more than 64 bits *@value is the largest. */
gboolean vitrine_number_read_whole (const char    *text,
                                    guint64       *value,
                                    gboolean      *is_huge);

/* Sets an error and returns NULL, for whoever parses. */
GBytes  *vitrine_number_fail       (GError       **error,
                                    const char    *format,
                                    ...) G_GNUC_PRINTF (2, 3);
