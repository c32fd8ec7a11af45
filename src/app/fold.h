/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pane at the side of the window that folds away where the window is narrow,
 * and comes back as it was where it is wide. Whether it is wanted is remembered;
 * that it was folded is not. Main thread. */

#pragma once

#include <adwaita.h>

void vitrine_fold_remember (AdwFlap    *flap,
                            GSettings  *settings,
                            const char *key);

/* Where it lies over the content: done with it. */
void vitrine_fold_away     (AdwFlap    *flap);
