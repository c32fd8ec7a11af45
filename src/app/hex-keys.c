/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-keys.h"

static const VitrineHexKey keys[] = {
  { GDK_KEY_Left, 0, VITRINE_HEX_MOVE_BYTES, -1 },
  { GDK_KEY_Right, 0, VITRINE_HEX_MOVE_BYTES, 1 },
  { GDK_KEY_Left, GDK_CONTROL_MASK, VITRINE_HEX_MOVE_GROUPS, -1 },
  { GDK_KEY_Right, GDK_CONTROL_MASK, VITRINE_HEX_MOVE_GROUPS, 1 },
  { GDK_KEY_Up, 0, VITRINE_HEX_MOVE_ROWS, -1 },
  { GDK_KEY_Down, 0, VITRINE_HEX_MOVE_ROWS, 1 },
  { GDK_KEY_Page_Up, 0, VITRINE_HEX_MOVE_PAGES, -1 },
  { GDK_KEY_Page_Down, 0, VITRINE_HEX_MOVE_PAGES, 1 },
  { GDK_KEY_Home, 0, VITRINE_HEX_MOVE_ROW_ENDS, -1 },
  { GDK_KEY_End, 0, VITRINE_HEX_MOVE_ROW_ENDS, 1 },
  { GDK_KEY_Home, GDK_CONTROL_MASK, VITRINE_HEX_MOVE_ENDS, -1 },
  { GDK_KEY_End, GDK_CONTROL_MASK, VITRINE_HEX_MOVE_ENDS, 1 },
  { GDK_KEY_KP_Left, 0, VITRINE_HEX_MOVE_BYTES, -1 },
  { GDK_KEY_KP_Right, 0, VITRINE_HEX_MOVE_BYTES, 1 },
  { GDK_KEY_KP_Left, GDK_CONTROL_MASK, VITRINE_HEX_MOVE_GROUPS, -1 },
  { GDK_KEY_KP_Right, GDK_CONTROL_MASK, VITRINE_HEX_MOVE_GROUPS, 1 },
  { GDK_KEY_KP_Up, 0, VITRINE_HEX_MOVE_ROWS, -1 },
  { GDK_KEY_KP_Down, 0, VITRINE_HEX_MOVE_ROWS, 1 },
  { GDK_KEY_KP_Page_Up, 0, VITRINE_HEX_MOVE_PAGES, -1 },
  { GDK_KEY_KP_Page_Down, 0, VITRINE_HEX_MOVE_PAGES, 1 },
  { GDK_KEY_KP_Home, 0, VITRINE_HEX_MOVE_ROW_ENDS, -1 },
  { GDK_KEY_KP_End, 0, VITRINE_HEX_MOVE_ROW_ENDS, 1 },
  { GDK_KEY_KP_Home, GDK_CONTROL_MASK, VITRINE_HEX_MOVE_ENDS, -1 },
  { GDK_KEY_KP_End, GDK_CONTROL_MASK, VITRINE_HEX_MOVE_ENDS, 1 },
};

/* Of two keys for the same, the menu shows the later one. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} shortcuts[] = {
  { GDK_KEY_Insert, GDK_CONTROL_MASK, "hex.copy-hex" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "hex.copy-hex" },
  { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "hex.copy-text" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "hex.select-all" },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, "hex.paste" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "hex.paste" },
  { GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "hex.paste-text" },
  { GDK_KEY_Delete, GDK_CONTROL_MASK, "hex.zero" },
  { GDK_KEY_Delete, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "hex.fill" },
  { GDK_KEY_i, GDK_CONTROL_MASK, "hex.import" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" },
  { GDK_KEY_y, GDK_CONTROL_MASK, "win.redo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
  { GDK_KEY_n, 0, "win.next-change" },
  { GDK_KEY_p, 0, "win.previous-change" },
  { GDK_KEY_F2, 0, "win.next-bookmark" },
  { GDK_KEY_F2, GDK_SHIFT_MASK, "win.previous-bookmark" },
  { GDK_KEY_Menu, 0, "menu.popup" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup" },
};

const VitrineHexKey *
vitrine_hex_keys_get_all (gsize *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

void
vitrine_hex_keys_bind (GtkWidgetClass  *widget_class,
                       GtkShortcutFunc  move_cb)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, move_cb,
                                    "(iib)", keys[i].move, keys[i].count, FALSE);
      gtk_widget_class_add_binding (widget_class, keys[i].key,
                                    keys[i].modifiers | GDK_SHIFT_MASK, move_cb,
                                    "(iib)", keys[i].move, keys[i].count, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_widget_class_add_binding_action (widget_class, shortcuts[i].key,
                                         shortcuts[i].modifiers, shortcuts[i].action, NULL);
}
