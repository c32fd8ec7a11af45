/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways in which bytes become text that a person pastes elsewhere: into a
 * program, a shell, a mail. One constant table; nobody owns or frees one. Any
 * thread. */

#pragma once

#include <glib.h>

#define VITRINE_COPY_FORMAT_TEXT "text" /* in ASCII, with dots for all else */

typedef struct
{
  const char *name; /* of the action: "c" is hex.copy-c */
  void (*append) (GString      *out,
                  guint64       offset, /* of the first byte in its segment */
                  const guint8 *bytes,
                  gsize         length);
} VitrineCopyFormat;

const VitrineCopyFormat *vitrine_copy_format_get_all (gsize                   *n_formats);
const VitrineCopyFormat *vitrine_copy_format_find    (const char              *name);

char                    *vitrine_copy_format_convert (const VitrineCopyFormat *self,
                                                      guint64                  offset,
                                                      gconstpointer            bytes,
                                                      gsize                    length);
