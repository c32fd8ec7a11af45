/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-page-private.h"

#include "app/catalogue-rows.h"
#include "watch/segment-item.h"

#include <glib/gi18n.h>

/* What opens a segment: not every one can be. */
typedef struct
{
  const char *name;
  const char *window_name;
} OpenAction;

static const OpenAction open_actions[] = {
  { "catalogue.open", "win.open" },
  { "catalogue.open-in-new-window", "win.open-in-new-window" },
};

/* What cannot be opened says why. */
static void
activate_with (VitrineCataloguePage *self,
               const OpenAction     *action,
               VitrineSegmentItem   *item)
{
  const VitrineListing *listing = vitrine_segment_item_get_listing (item);

  if (!listing->openable)
    vitrine_catalogue_page_say (
        self, listing->reason != NULL ? listing->reason : _("It cannot be opened"));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), action->window_name, "^ay",
                                vitrine_address_get_raw (listing->address));
}

void
vitrine_catalogue_actions_activate (VitrineCataloguePage *self,
                                    guint                 position)
{
  GListModel *shown = G_LIST_MODEL (vitrine_catalogue_model_get_selection (self->model));
  g_autoptr (VitrineSegmentItem) item = g_list_model_get_item (shown, position);

  if (item != NULL)
    activate_with (self, &open_actions[0], item);
}

static void
open_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  VitrineCataloguePage *self = VITRINE_CATALOGUE_PAGE (widget);
  g_autoptr (GPtrArray) selected = vitrine_catalogue_model_dup_selected (self->model);

  for (gsize i = 0; i < G_N_ELEMENTS (open_actions); i++)
    if (g_str_equal (open_actions[i].name, name) && selected->len == 1)
      activate_with (self, &open_actions[i], g_ptr_array_index (selected, 0));
}

static char *
describe_copied (guint n)
{
  if (n == 1)
    return g_strdup (_("Address copied"));
  return g_strdup_printf (ngettext ("%u address copied", "%u addresses copied", n), n);
}

static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  VitrineCataloguePage *self = VITRINE_CATALOGUE_PAGE (widget);
  g_autoptr (GPtrArray) selected = vitrine_catalogue_model_dup_selected (self->model);
  g_autoptr (GString) addresses = g_string_new (NULL);
  g_autofree char *message = describe_copied (selected->len);

  for (guint i = 0; i < selected->len; i++)
    {
      VitrineAddress *address =
          vitrine_segment_item_get_address (g_ptr_array_index (selected, i));

      g_string_append_printf (addresses, "%s%s", i > 0 ? "\n" : "",
                              vitrine_address_get_display (address));
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), addresses->str);
  vitrine_catalogue_page_say (self, message);
}

static void
remove_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  VitrineCataloguePage *self = VITRINE_CATALOGUE_PAGE (widget);
  g_autoptr (GPtrArray) selected = vitrine_catalogue_model_dup_selected (self->model);
  GVariantBuilder addresses;

  g_variant_builder_init (&addresses, G_VARIANT_TYPE ("aay"));
  for (guint i = 0; i < selected->len; i++)
    {
      VitrineAddress *address =
          vitrine_segment_item_get_address (g_ptr_array_index (selected, i));

      g_variant_builder_add (&addresses, "^ay", vitrine_address_get_raw (address));
    }
  gtk_widget_activate_action (widget, "win.remove-all", "aay", &addresses);
}

static GtkWidget *
create_row_menu (VitrineCataloguePage *self)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *menu;

  builder = gtk_builder_new_from_resource (
      "/io/github/vitrine/Vitrine/catalogue-menus.ui");
  menu = gtk_popover_menu_new_from_model (
      G_MENU_MODEL (gtk_builder_get_object (builder, "row_menu")));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_widget_set_parent (menu, GTK_WIDGET (self));
  return menu;
}

/* The menu means what is selected: a row that is not becomes the selection. */
void
vitrine_catalogue_actions_menu_at (VitrineCataloguePage *self,
                                   guint                 position,
                                   double                x,
                                   double                y)
{
  GtkSelectionModel *selection = vitrine_catalogue_model_get_selection (self->model);
  GdkRectangle point = { 0, 0, 1, 1 };
  double page_x, page_y;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);

  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y,
                                    &page_x, &page_y);
  point.x = (int) page_x;
  point.y = (int) page_y;
  if (self->row_menu == NULL)
    self->row_menu = create_row_menu (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->row_menu), &point);
  gtk_popover_popup (GTK_POPOVER (self->row_menu));
}

static void
menu_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  VitrineCataloguePage *self = VITRINE_CATALOGUE_PAGE (widget);
  GdkRectangle place = { 0 };
  guint position = vitrine_catalogue_rows_focused (self->view, &place);

  vitrine_catalogue_actions_menu_at (self, position, place.x + place.width / 4.0,
                                     place.y + place.height);
}

static void
show_all_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_object_set (widget, "kind", "", "only-mine", FALSE, "only-orphans", FALSE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (VITRINE_CATALOGUE_PAGE (widget)->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (VITRINE_CATALOGUE_PAGE (widget)->search));
}

void
vitrine_catalogue_actions_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "catalogue.open", open_cb, 0, 0 },
    { "catalogue.open-in-new-window", open_cb, GDK_KEY_Return, GDK_CONTROL_MASK },
    { "catalogue.copy-address", copy_cb, GDK_KEY_c, GDK_CONTROL_MASK },
    { "catalogue.remove", remove_cb, GDK_KEY_Delete, 0 },
    { "catalogue.menu", menu_cb, GDK_KEY_F10, GDK_SHIFT_MASK },
    { "catalogue.menu", NULL, GDK_KEY_Menu, 0 },
    { "catalogue.show-all", show_all_cb, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i].func != NULL)
        gtk_widget_class_install_action (widget_class, actions[i].name, NULL,
                                         actions[i].func);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key,
                                             actions[i].modifiers, actions[i].name, NULL);
    }
}

void
vitrine_catalogue_actions_update (VitrineCataloguePage *self,
                                  const VitrineTotals  *totals)
{
  const struct
  {
    const char *name;
    gboolean enabled;
  } states[] = {
    { "catalogue.open", totals->n_selected == 1 },
    { "catalogue.open-in-new-window", totals->n_selected == 1 },
    { "catalogue.copy-address", totals->n_selected > 0 },
    { "catalogue.remove", totals->n_selected > 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), states[i].name, states[i].enabled);
}
