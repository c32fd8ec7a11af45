/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main menu, made when it is opened first: it takes time, and few need it. Its
 * items are actions of the window and the application. Main thread. */

#pragma once

#include <gtk/gtk.h>

void vitrine_main_menu_attach (GtkMenuButton *button);
