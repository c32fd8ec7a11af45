/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Seals of memfds, fcntl(2): promises of a program that it, or nobody, will
 * write, shrink or grow any more. Any thread. */

#pragma once

#include <glib.h>

/* F_SEAL_* together; 0 where there are none, or cannot be. */
guint32  vitrine_seals_read           (int          fd);

/* Whether seals may come that are not there yet. */
gboolean vitrine_seals_may_come       (int          fd);

/* Whether nobody, or nobody new, can write any more. */
gboolean vitrine_seals_forbid_writing (guint32      seals);

/* FALSE with VITRINE_ERROR_DENIED where @seals forbid writing into @name. */
gboolean vitrine_seals_check          (guint32      seals,
                                       const char  *name,
                                       GError     **error);
