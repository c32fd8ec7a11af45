/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sources say when the system refuses: its words, whose the segment is
 * and what its mode lets others do, and what helps. Any thread. */

#pragma once

#include <glib.h>

#include <sys/stat.h>

/* Whose something is that could not be had. */
typedef struct
{
  guint32 owner; /* user id */
  guint32 mode;  /* permission bits */
} VitrineFailureOwner;

/* @format makes a translated sentence without its full stop; @owner may be NULL,
 * for unknown. */
void     vitrine_failure_set           (GError                    **error,
                                        int                         errsv,
                                        const VitrineFailureOwner  *owner,
                                        const char                 *format,
                                        ...) G_GNUC_PRINTF (4, 5);

/* The same, of the file at @path. */
void     vitrine_failure_set_path      (GError                    **error,
                                        int                         errsv,
                                        const char                 *path,
                                        const char                 *format,
                                        ...) G_GNUC_PRINTF (4, 5);

/* Only regular files have bytes that can be mapped; else FALSE and what @name is
 * instead. */
gboolean vitrine_failure_check_regular (const char                 *name,
                                        mode_t                      mode,
                                        GError                    **error);
