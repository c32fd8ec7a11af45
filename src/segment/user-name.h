/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person would call a user. Any thread. */

#pragma once

#include <glib.h>

/* Valid UTF-8 in one line, never empty: the number where there is no name. */
char *vitrine_user_name (guint32 id);
