/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bookmarks-panel.h"

#include "app/bookmark-row.h"
#include "app/bookmark-text.h"

#include <glib/gi18n.h>

struct _VitrineBookmarksPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkEditable *search;
  GtkStack *stack;
  GtkListView *view;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;

  /* Owned */
  VitrineBookmarkList *list;
  VitrineSampler *sampler;
};

enum
{
  GO,
  EDIT,
  REMOVE,
  CLOSED,
  N_SIGNALS
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineBookmarksPanel, vitrine_bookmarks_panel, ADW_TYPE_BIN)

/* By what is seen of it: name and place, whatever the case. */
static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  VitrineBookmarksPanel *self = user_data;
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  g_autofree char *label = vitrine_bookmark_dup_label (item);
  g_autofree char *place = vitrine_bookmark_text_place (vitrine_bookmark_get_entry (item));
  g_autofree char *text = g_strconcat (label, "\n", place, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, wanted) != NULL;
}

static void
update_stack (VitrineBookmarksPanel *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  guint n_items = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;

  gtk_stack_set_visible_child_name (self->stack,
                                    n_shown > 0 ? "list" : n_items > 0 ? "none" : "empty");
}

static void
search_cb (VitrineBookmarksPanel *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
row_edit_cb (VitrineBookmarksPanel *self,
             VitrineBookmark       *bookmark)
{
  g_signal_emit (self, signals[EDIT], 0, bookmark);
}

static void
row_remove_cb (VitrineBookmarksPanel *self,
               VitrineBookmark       *bookmark)
{
  g_signal_emit (self, signals[REMOVE], 0, bookmark);
}

static void
setup_cb (VitrineBookmarksPanel *self,
          GtkListItem           *item)
{
  GtkWidget *row = g_object_new (VITRINE_TYPE_BOOKMARK_ROW, NULL);

  g_signal_connect_object (row, "edit", G_CALLBACK (row_edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (row_remove_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (VitrineBookmarksPanel *self,
         GtkListItem           *item)
{
  vitrine_bookmark_row_show (VITRINE_BOOKMARK_ROW (gtk_list_item_get_child (item)),
                             gtk_list_item_get_item (item), self->sampler);
}

static void
unbind_cb (VitrineBookmarksPanel *self,
           GtkListItem           *item)
{
  vitrine_bookmark_row_show (VITRINE_BOOKMARK_ROW (gtk_list_item_get_child (item)), NULL,
                             NULL);
}

static void
emit_for_selected (VitrineBookmarksPanel *self,
                   guint                  signal_id)
{
  VitrineBookmark *bookmark = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (VitrineBookmark) kept = bookmark != NULL ? g_object_ref (bookmark) : NULL;

  if (kept != NULL)
    g_signal_emit (self, signal_id, 0, kept);
}

static void
activate_cb (VitrineBookmarksPanel *self)
{
  emit_for_selected (self, signals[GO]);
}

static gboolean
remove_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  VitrineBookmarksPanel *self = VITRINE_BOOKMARKS_PANEL (widget);
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self->view));

  if ((flags & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return GDK_EVENT_PROPAGATE;
  emit_for_selected (self, signals[REMOVE]);
  return GDK_EVENT_STOP;
}

static gboolean
edit_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  emit_for_selected (VITRINE_BOOKMARKS_PANEL (widget), signals[EDIT]);
  return GDK_EVENT_STOP;
}

static void
close_cb (VitrineBookmarksPanel *self)
{
  vitrine_bookmarks_panel_close (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  close_cb (VITRINE_BOOKMARKS_PANEL (widget));
  return GDK_EVENT_STOP;
}

static void
vitrine_bookmarks_panel_dispose (GObject *object)
{
  VitrineBookmarksPanel *self = VITRINE_BOOKMARKS_PANEL (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  if (self->filtered != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->filtered, self);
      gtk_filter_list_model_set_model (self->filtered, NULL);
    }
  g_clear_object (&self->list);
  g_clear_object (&self->sampler);
  G_OBJECT_CLASS (vitrine_bookmarks_panel_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  static const char *const names[] = { [GO] = "go", [EDIT] = "edit", [REMOVE] = "remove" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], VITRINE_TYPE_BOOKMARKS_PANEL, G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 1, VITRINE_TYPE_BOOKMARK);
  signals[CLOSED] = g_signal_new ("closed", VITRINE_TYPE_BOOKMARKS_PANEL, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vitrine_bookmarks_panel_class_init (VitrineBookmarksPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_bookmarks_panel_dispose;
  install_signals ();

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/bookmarks-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarksPanel, revealer);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarksPanel, search);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarksPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarksPanel, view);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarksPanel, selection);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarksPanel, filtered);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarksPanel, filter);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, edit_key_cb, NULL);
}

static void
vitrine_bookmarks_panel_init (VitrineBookmarksPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, match_cb, self, NULL);
  g_signal_connect_swapped (self->filtered, "items-changed", G_CALLBACK (update_stack), self);
  update_stack (self);
}

/* The rows go before the sampler that they look with. */
static void
show_list (VitrineBookmarksPanel *self)
{
  gboolean is_shown = vitrine_bookmarks_panel_is_open (self) && self->list != NULL;

  gtk_filter_list_model_set_model (self->filtered,
                                   is_shown ? G_LIST_MODEL (self->list) : NULL);
  update_stack (self);
}

void
vitrine_bookmarks_panel_set_list (VitrineBookmarksPanel *self,
                                  VitrineBookmarkList   *list,
                                  VitrineSampler        *sampler)
{
  g_return_if_fail (VITRINE_IS_BOOKMARKS_PANEL (self));
  g_return_if_fail ((list == NULL) == (sampler == NULL));

  gtk_filter_list_model_set_model (self->filtered, NULL);
  g_set_object (&self->list, list);
  g_set_object (&self->sampler, sampler);
  if (list == NULL)
    vitrine_bookmarks_panel_close (self);
  show_list (self);
}

static void
open (VitrineBookmarksPanel *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
vitrine_bookmarks_panel_toggle (VitrineBookmarksPanel *self)
{
  GtkStateFlags flags;

  g_return_if_fail (VITRINE_IS_BOOKMARKS_PANEL (self));

  flags = gtk_widget_get_state_flags (GTK_WIDGET (self));
  if (!vitrine_bookmarks_panel_is_open (self))
    open (self);
  else if ((flags & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else
    close_cb (self);
}

/* Closed it has no rows, for which nothing need be looked at. */
void
vitrine_bookmarks_panel_close (VitrineBookmarksPanel *self)
{
  g_return_if_fail (VITRINE_IS_BOOKMARKS_PANEL (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  show_list (self);
}

gboolean
vitrine_bookmarks_panel_is_open (VitrineBookmarksPanel *self)
{
  g_return_val_if_fail (VITRINE_IS_BOOKMARKS_PANEL (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}
