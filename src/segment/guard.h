/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores into a mapping that may vanish under them. A page past the end of a
 * segment that shrank, or a hole when /dev/shm is full, answers a store with
 * SIGBUS; here that becomes FALSE. Nothing else in Vitrine touches a mapping.
 *
 * The signal's handler is set for the duration of one store and put back after
 * it: libdllmem.so lives in programs that have handlers of their own, and can be
 * unloaded. Any thread may call; stores of one process follow one another. */

#pragma once

#include <glib.h>

gboolean vitrine_guard_store (gpointer       target,
                              gconstpointer  bytes,
                              gsize          length);
