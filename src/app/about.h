/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The about window. Main thread. */

#pragma once

#include <adwaita.h>

void vitrine_about_show (GtkWindow *parent);
