/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person would call a user. Any thread. */

#pragma once

#include <glib.h>

/* Valid UTF-8 in one line, never empty: the number where there is no name. */
char *vitrine_user_name (guint32 id);

/* A table of such names, to ask for each only once: asking may mean to read files
 * or to wait for a server. One thread at a time; freed by g_hash_table_unref(). */
GHashTable *vitrine_user_names_new (void);
const char *vitrine_user_names_get (GHashTable *names,
                                    guint32     id);
