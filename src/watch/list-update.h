/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings the items of a list model to what was just found, with the smallest
 * `items-changed`: what is still there keeps its item, runs of what came and went
 * are announced one by one. Both sides are sorted by the same order. Main
 * thread. */

#pragma once

#include <gio/gio.h>

typedef struct
{
  /* As strcmp(); 0 when the item stands for this very thing. */
  int      (*compare) (gpointer      item,
                       gconstpointer found);
  GObject *(*create)  (gconstpointer found);
  void     (*update)  (gpointer      item,
                       gconstpointer found);
} VitrineListUpdate;

void vitrine_list_update (const VitrineListUpdate *how,
                          GListModel              *model,
                          GPtrArray               *items,
                          GPtrArray               *found);
