/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/segments-pane.h"

#include "app/catalogue-filter.h"
#include "app/segment-row.h"

#define N_SHOWN 100 /* A row is a dozen widgets: what is more, the page has. */

struct _VitrineSegmentsPane
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkListBox *list;
  GMenuModel *segment_menu;

  /* Owned */
  VitrineSegmentList *segments;
  GListModel *listed; /* those of its items that are shown */
  VitrineSegmentStatus shown; /* which object it is, where one is shown */
  gboolean has_shown;
  GtkWidget *menu; /* of a row, NULL before the first time */

  /* Borrowed: the row the menu is about, NULL when it is gone */
  VitrineSegmentRow *menu_row;
};

/* What can be done with a row, by its menu and by keys. */
typedef struct
{
  const char *name;        /* of the pane's own action, on the row with the focus */
  const char *window_name; /* of the window's, which takes the address */
  guint key;
  GdkModifierType modifiers;
} RowAction;

static const RowAction row_actions[] = {
  { "segment.open", "win.open", 0, 0 },
  { "segment.open-in-new-window", "win.open-in-new-window", GDK_KEY_Return,
    GDK_CONTROL_MASK },
  { "segment.copy-address", "win.copy-address", GDK_KEY_c, GDK_CONTROL_MASK },
  { "segment.remove", "win.remove", GDK_KEY_Delete, 0 },
};

G_DEFINE_FINAL_TYPE (VitrineSegmentsPane, vitrine_segments_pane, ADW_TYPE_BIN)

static void
activate_with_row (VitrineSegmentsPane *self,
                   const char          *action,
                   VitrineSegmentRow   *row)
{
  VitrineSegmentItem *item = vitrine_segment_row_get_item (row);
  VitrineAddress *address = vitrine_segment_item_get_address (item);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "^ay",
                              vitrine_address_get_raw (address));
}

static void
row_activated_cb (VitrineSegmentsPane *self,
                  VitrineSegmentRow   *row)
{
  activate_with_row (self, "win.open", row);
}

/* The keys mean the row with the focus, the menu the one it was opened for. */
static VitrineSegmentRow *
get_target_row (VitrineSegmentsPane *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self->list));
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if ((flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 && VITRINE_IS_SEGMENT_ROW (row))
    return VITRINE_SEGMENT_ROW (row);
  return self->menu_row;
}

static void
row_action_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  VitrineSegmentsPane *self = VITRINE_SEGMENTS_PANE (widget);
  VitrineSegmentRow *row = get_target_row (self);

  for (gsize i = 0; row != NULL && i < G_N_ELEMENTS (row_actions); i++)
    if (g_str_equal (row_actions[i].name, name))
      activate_with_row (self, row_actions[i].window_name, row);
}

static GtkWidget *
create_menu (VitrineSegmentsPane *self)
{
  GtkWidget *menu = gtk_popover_menu_new_from_model (self->segment_menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_widget_set_parent (menu, GTK_WIDGET (self));
  return menu;
}

static void
show_menu_at (VitrineSegmentsPane *self,
              GtkWidget           *row,
              double               x,
              double               y)
{
  GdkRectangle point = { (int) x, (int) y, 1, 1 };

  if (self->menu == NULL)
    self->menu = create_menu (self);
  gtk_widget_grab_focus (row);
  g_set_weak_pointer (&self->menu_row, VITRINE_SEGMENT_ROW (row));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &point);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  VitrineSegmentsPane *self = VITRINE_SEGMENTS_PANE (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return;
  show_menu_at (self, row, bounds.origin.x + bounds.size.width / 2,
                bounds.origin.y + bounds.size.height);
}

static void
secondary_pressed_cb (VitrineSegmentsPane *self,
                      int                  n_press,
                      double               x,
                      double               y,
                      GtkGesture          *gesture)
{
  GtkListBoxRow *row;
  double list_x;
  double list_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->list), x, y,
                                    &list_x, &list_y);
  row = gtk_list_box_get_row_at_y (self->list, (int) list_y);
  if (row == NULL || list_y < 0)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, GTK_WIDGET (row), x, y);
}

static void
long_pressed_cb (VitrineSegmentsPane *self,
                 double               x,
                 double               y,
                 GtkGesture          *gesture)
{
  secondary_pressed_cb (self, 1, x, y, gesture);
}

static gboolean
is_shown (VitrineSegmentsPane *self,
          VitrineSegmentItem  *item)
{
  return self->has_shown
         && vitrine_segment_status_is_same (&self->shown,
                                            vitrine_segment_item_get_status (item));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  VitrineSegmentsPane *self = user_data;
  GtkWidget *row = vitrine_segment_row_new (item);

  vitrine_segment_row_set_shown (VITRINE_SEGMENT_ROW (row), is_shown (self, item));
  return row;
}

/* Nothing yet is not nothing. */
static void
update_page (VitrineSegmentsPane *self)
{
  gboolean empty = g_list_model_get_n_items (self->listed) == 0 &&
                   vitrine_segment_list_get_loaded (self->segments);

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
vitrine_segments_pane_dispose (GObject *object)
{
  VitrineSegmentsPane *self = VITRINE_SEGMENTS_PANE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_weak_pointer (&self->menu_row);
  g_clear_object (&self->listed);
  g_clear_object (&self->segments);

  G_OBJECT_CLASS (vitrine_segments_pane_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (row_actions); i++)
    {
      const RowAction *action = &row_actions[i];

      gtk_widget_class_install_action (widget_class, action->name, NULL,
                                       row_action_cb);
      if (action->key != 0)
        gtk_widget_class_add_binding_action (widget_class, action->key,
                                             action->modifiers, action->name, NULL);
    }

  gtk_widget_class_install_action (widget_class, "segment.menu", NULL, menu_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "segment.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "segment.menu",
                                       NULL);
}

static void
vitrine_segments_pane_class_init (VitrineSegmentsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_segments_pane_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/segments-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentsPane, list);
  gtk_widget_class_bind_template_child (widget_class, VitrineSegmentsPane, segment_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  add_actions (widget_class);
}

static void
vitrine_segments_pane_init (VitrineSegmentsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The short list: without semaphores and what Wine keeps for itself. */
static GListModel *
create_short_list (VitrineSegmentList *list)
{
  GtkFilterListModel *filtered;

  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (list)),
                                        GTK_FILTER (vitrine_catalogue_filter_new ()));
  return G_LIST_MODEL (gtk_slice_list_model_new (G_LIST_MODEL (filtered), 0, N_SHOWN));
}

/**
 * vitrine_segments_pane_set_list:
 *
 * Once, before anything else.
 */
void
vitrine_segments_pane_set_list (VitrineSegmentsPane *self,
                                VitrineSegmentList  *list)
{
  g_return_if_fail (VITRINE_IS_SEGMENTS_PANE (self));
  g_return_if_fail (self->segments == NULL);

  self->segments = g_object_ref (list);
  self->listed = create_short_list (list);
  gtk_list_box_bind_model (self->list, self->listed, create_row, self, NULL);
  g_signal_connect_object (self->listed, "items-changed", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loaded", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  update_page (self);
}

/**
 * vitrine_segments_pane_set_shown:
 * @status: (nullable): of what the window shows
 *
 * It is the object that counts: its name may lead to another one by now.
 */
void
vitrine_segments_pane_set_shown (VitrineSegmentsPane        *self,
                                 const VitrineSegmentStatus *status)
{
  GtkWidget *row;

  g_return_if_fail (VITRINE_IS_SEGMENTS_PANE (self));

  self->has_shown = status != NULL;
  if (status != NULL)
    self->shown = *status;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (VITRINE_IS_SEGMENT_ROW (row))
      {
        VitrineSegmentRow *segment_row = VITRINE_SEGMENT_ROW (row);

        vitrine_segment_row_set_shown (
            segment_row,
            is_shown (self, vitrine_segment_row_get_item (segment_row)));
      }
}
