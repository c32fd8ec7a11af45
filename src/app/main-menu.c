/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/main-menu.h"

#include "app/status-text.h"

#include <glib/gi18n.h>

/* The menu's choice of milliseconds; the setting takes any other too. */
static const guint intervals[] = { 1, 10, 50, 100, 250, 1000, 5000 };

/* Returns: (transfer full): one item for each interval */
static GMenuModel *
create_interval_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_autofree char *often = vitrine_status_text_interval (intervals[i]);
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      /* Translators: milliseconds, and “20 times a second” */
      label = g_strdup_printf (_("%u ms, %s"), intervals[i], often);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.poll-interval", "i",
                                         (gint32) intervals[i]);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* A menu that closes out of a submenu leaves the focus in there, unseen, and no
 * key would reach the window any more. */
static void
closed_cb (GtkMenuButton *button,
           GtkPopover    *popover)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (button)));

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    gtk_widget_grab_focus (GTK_WIDGET (button));
}

/* The poll intervals come out of a table, all else out of the .ui. */
static void
create_cb (GtkMenuButton *button,
           gpointer       user_data)
{
  g_autoptr (GMenuModel) section = create_interval_menu ();
  g_autoptr (GtkBuilder) builder = NULL;
  GObject *menu;

  builder = gtk_builder_new_from_resource (
      "/io/github/vitrine/Vitrine/main-menu.ui");
  menu = gtk_builder_get_object (builder, "interval_menu");
  g_menu_append_section (G_MENU (menu), NULL, section);
  menu = gtk_builder_get_object (builder, "main_menu");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  g_signal_connect_object (gtk_menu_button_get_popover (button), "closed",
                           G_CALLBACK (closed_cb), button, G_CONNECT_SWAPPED);
}

void
vitrine_main_menu_attach (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_create_popup_func (button, create_cb, NULL, NULL);
}
