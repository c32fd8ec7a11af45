/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes that strangers chose, made fit to be shown: valid UTF-8 in one line,
 * with nothing in it that moves the cursor or turns the reading direction. Any
 * thread. */

#pragma once

#include <glib.h>

char *vitrine_escape_bytes (const char *bytes,
                            gssize      length);
