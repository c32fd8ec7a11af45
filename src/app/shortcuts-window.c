/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/shortcuts-window.h"

/* In GTK 4.8 only a builder adds a section to the window: this is how it does. */
static void
add_section (GtkBuilder *builder,
             GtkBuilder *places,
             const char *name)
{
  GtkBuildable *window = GTK_BUILDABLE (gtk_builder_get_object (builder, "shortcuts"));

  GTK_BUILDABLE_GET_IFACE (window)->add_child (window, builder,
                                               gtk_builder_get_object (places, name), NULL);
}

GtkShortcutsWindow *
vitrine_shortcuts_window_new (void)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GtkBuilder) places = NULL;

  builder = gtk_builder_new_from_resource ("/io/github/vitrine/Vitrine/shortcuts.ui");
  places = gtk_builder_new_from_resource ("/io/github/vitrine/Vitrine/shortcuts-places.ui");
  add_section (builder, places, "places");
  add_section (builder, places, "changes");
  add_section (builder, places, "window");
  return GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
}
