/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of a hex view, as a table. */

#pragma once

#include <gtk/gtk.h>

#include "app/hex-caret.h"

/* A key that moves the caret; with Shift it extends the selection as well. */
typedef struct
{
  guint key;
  GdkModifierType modifiers;
  VitrineHexMove move;
  int count;
} VitrineHexKey;

const VitrineHexKey *vitrine_hex_keys_get_all (gsize           *n_keys);

/* Binds the keys; @move_cb gets the arguments (iib): move, count, extend. */
void                 vitrine_hex_keys_bind    (GtkWidgetClass  *widget_class,
                                               GtkShortcutFunc  move_cb);
