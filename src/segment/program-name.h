/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person would call a process. Any thread. */

#pragma once

#include <glib.h>

char *vitrine_program_name (const char *comm,
                            const char *command_line,
                            gsize       length);
