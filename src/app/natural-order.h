/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order in which a person expects names: without regard to the case of ASCII
 * letters, and “psm_9” before “psm_10”. It takes no memory, so that a list of
 * thousands is sorted while it is looked at. Any thread. */

#pragma once

#include <glib.h>

/* As strcmp(); 0 only for equal texts. */
int vitrine_natural_order (const char *a,
                           const char *b);
