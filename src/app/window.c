/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window-private.h"

#include "app/after-frame.h"
#include "app/fold.h"
#include "app/hex-editor.h"
#include "app/main-menu.h"
#include "app/settings.h"
#include "app/window-actions.h"
#include "vitrine-config.h"
#include "watch/process-item.h"

#include <unistd.h>

G_DEFINE_FINAL_TYPE (VitrineWindow, vitrine_window, ADW_TYPE_APPLICATION_WINDOW)

static void
place_changed_cb (VitrineWindow *self)
{
  VitrineHexView *view = vitrine_segment_view_get_hex_view (self->view);
  VitrineRange selected;

  selected.length = vitrine_hex_view_get_selection (view, &selected.offset);
  vitrine_status_bar_set_place (self->status_bar, vitrine_hex_view_get_caret (view),
                                selected);
}

static void
comparison_changed_cb (VitrineWindow *self)
{
  VitrineHexComparison comparison;

  vitrine_hex_view_compare (vitrine_segment_view_get_hex_view (self->view), &comparison);
  vitrine_status_bar_set_comparison (self->status_bar, &comparison);
}

static gboolean
update_buttons_cb (gpointer user_data)
{
  VitrineWindow *self = user_data;

  self->fold_source = 0;
  gtk_widget_set_visible (self->inspector_button,
                          !adw_flap_get_folded (self->inspector_flap));
  gtk_widget_set_visible (self->new_window_button,
                          !adw_flap_get_folded (self->segments_flap));
  return G_SOURCE_REMOVE;
}

/* A narrow header bar has no room for these buttons; their menu items and keys
 * stay. A pane folds while widgets are being placed, when none may appear or
 * vanish. */
static void
folded_cb (VitrineWindow *self)
{
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (update_buttons_cb, self);
}

/* Somebody else has come: the hint to invite somebody has served. */
static void
others_changed_cb (VitrineWindow *self,
                   guint          position,
                   guint          n_removed,
                   guint          n_added,
                   GListModel    *model)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VitrineProcessItem) item = g_list_model_get_item (model, i);

      if (vitrine_process_item_get_process (item)->pid != getpid ())
        vitrine_segment_view_show_hint (self->view, FALSE);
    }
}

static void
inspector_made_cb (VitrineWindow    *self,
                   VitrineInspector *inspector)
{
  g_signal_connect_object (inspector, "message", G_CALLBACK (vitrine_window_toast), self,
                           G_CONNECT_SWAPPED);
  vitrine_inspector_set_view (inspector, vitrine_segment_view_get_hex_view (self->view));
  vitrine_inspector_bind_settings (inspector, self->settings);
  vitrine_inspector_set_session (inspector, self->session);
}

static void
segments_pane_made_cb (VitrineWindow       *self,
                       VitrineSegmentsPane *pane)
{
  vitrine_segments_pane_set_list (pane, self->segments);
  vitrine_window_tell_segments (self, pane);
}

static void
processes_pane_made_cb (VitrineWindow        *self,
                        VitrineProcessesPane *pane)
{
  vitrine_processes_pane_set_monitor (pane, self->monitor);
  g_signal_connect_object (vitrine_processes_pane_get_model (pane), "items-changed",
                           G_CALLBACK (others_changed_cb), self, G_CONNECT_SWAPPED);
  vitrine_window_tell_processes (self, pane);
}

static gboolean
vitrine_window_close_request (GtkWindow *window)
{
  if (vitrine_window_keep_open (VITRINE_WINDOW (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (vitrine_window_parent_class)->close_request (window);
}

static void
vitrine_window_dispose (GObject *object)
{
  VitrineWindow *self = VITRINE_WINDOW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  vitrine_window_release_session (self);
  if (self->monitor != NULL)
    vitrine_process_monitor_stop (self->monitor);
  g_clear_object (&self->settings);
  g_clear_object (&self->segments);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->address, vitrine_address_unref);
  g_clear_weak_pointer (&self->left_focus);
  g_clear_weak_pointer (&self->question);

  G_OBJECT_CLASS (vitrine_window_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (VITRINE_TYPE_INSPECTOR);
  g_type_ensure (VITRINE_TYPE_LATE_BIN);
  g_type_ensure (VITRINE_TYPE_PROCESSES_PANE);
  g_type_ensure (VITRINE_TYPE_SEGMENTS_PANE);
  g_type_ensure (VITRINE_TYPE_STATUS_BAR);
  g_type_ensure (VITRINE_TYPE_SEGMENT_VIEW);
  g_type_ensure (VITRINE_TYPE_WINDOW_TITLE);
}

static void
vitrine_window_class_init (VitrineWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = vitrine_window_close_request;

  ensure_types ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/window.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, title);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, segments_flap);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, inspector_flap);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, segments_pane);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, inspector_paned);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, processes_pane);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, view);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, status_bar);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, new_window_button);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, inspector_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, processes_pane_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, segments_pane_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, vitrine_window_toast);
}

static void
follow_place (VitrineWindow *self)
{
  VitrineHexView *view = vitrine_segment_view_get_hex_view (self->view);

  g_signal_connect_object (view, "notify::caret", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (place_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "comparison-changed", G_CALLBACK (comparison_changed_cb),
                           self, G_CONNECT_SWAPPED);
  place_changed_cb (self);
}

/* What would only be in the way of the window's first frame: drawing the icon for
 * window managers that show it, and looking through /proc. */
static void
start_rest_cb (gpointer object)
{
  VitrineWindow *self = object;

  if (!gtk_widget_get_realized (object))
    return;
  self->is_started = TRUE;
  gtk_window_set_default_icon_name (VITRINE_APP_ID);
  vitrine_process_monitor_start (self->monitor);
}

static void
vitrine_window_init (VitrineWindow *self)
{
  self->interval = VITRINE_SAMPLER_INTERVAL_DEFAULT;
  self->monitor = vitrine_process_monitor_new ();
  self->segments = vitrine_segment_list_new (self->monitor);

  vitrine_after_frame (GTK_WIDGET (self), start_rest_cb, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  vitrine_main_menu_attach (self->menu_button);
  follow_place (self);
  vitrine_window_follow_editor (self);
}

static void
add_view_actions (VitrineWindow *self)
{
  VitrineHexView *view = vitrine_segment_view_get_hex_view (self->view);
  const struct
  {
    const char *name;
    gpointer object;
    const char *property;
  } views[] = {
    { "show-segments", self->segments_flap, "reveal-flap" },
    { "show-inspector", self->inspector_flap, "reveal-flap" },
    { "write-bytes", vitrine_hex_view_get_editor (view), "as-i-type" },
    { "per-row", view, "per-row" },
    { "group", view, "group" },
    { "since-mark", view, "since-mark" },
    { "only-changed", view, "only-changed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GPropertyAction) action = NULL;

      action = g_property_action_new (views[i].name, views[i].object,
                                      views[i].property);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}

static void
bind_settings (VitrineWindow *self)
{
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT;
  GSettings *settings = self->settings;

  vitrine_settings_bind (settings, "window-width", self, "default-width", flags);
  vitrine_settings_bind (settings, "window-height", self, "default-height", flags);
  vitrine_settings_bind (settings, "window-maximized", self, "maximized", flags);
  vitrine_segment_view_bind_settings (self->view, settings);
  vitrine_settings_bind (settings, "values-height", self->inspector_paned, "position",
                         flags);
  vitrine_fold_remember (self->segments_flap, settings, "show-segments");
  vitrine_fold_remember (self->inspector_flap, settings, "show-inspector");
}

VitrineWindow *
vitrine_window_new (GtkApplication *application,
                    GSettings      *settings)
{
  VitrineWindow *self = g_object_new (VITRINE_TYPE_WINDOW, "application", application,
                                      NULL);

  if (settings != NULL)
    self->settings = g_object_ref (settings);
  bind_settings (self);
  add_view_actions (self);
  vitrine_segment_view_add_actions (self->view, G_ACTION_MAP (self));
  vitrine_window_actions_add (self);

  return self;
}

VitrineSegmentList *
vitrine_window_get_segments (VitrineWindow *self)
{
  g_return_val_if_fail (VITRINE_IS_WINDOW (self), NULL);

  return self->segments;
}

GSettings *
vitrine_window_get_settings (VitrineWindow *self)
{
  g_return_val_if_fail (VITRINE_IS_WINDOW (self), NULL);

  return self->settings;
}

void
vitrine_window_dismiss_hint (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_segment_view_show_hint (self->view, FALSE);
  vitrine_settings_set_boolean (self->settings, "show-hint", FALSE);
}

void
vitrine_window_show_segments (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_window_show_segment (self);
  adw_flap_set_reveal_flap (self->segments_flap, TRUE);
  gtk_widget_child_focus (vitrine_late_bin_get (self->segments_pane), GTK_DIR_TAB_FORWARD);
}

void
vitrine_window_fold_segments (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_window_show_segment (self);
  vitrine_fold_away (self->segments_flap);
}

void
vitrine_window_step (VitrineWindow *self,
                     VitrineStep    which)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_segment_view_step (self->view, which);
}

void
vitrine_window_go_to (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_window_show_segment (self);
  vitrine_fold_away (self->segments_flap);
  vitrine_fold_away (self->inspector_flap);
  vitrine_segment_view_go_to (self->view);
}

void
vitrine_window_find_again (VitrineWindow *self,
                           gboolean       backward)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_window_show_segment (self);
  vitrine_segment_view_find_again (self->view, backward);
}

void
vitrine_window_export (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_segment_view_export (self->view);
}

void
vitrine_window_zoom (VitrineWindow *self,
                     int            n_steps)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_segment_view_zoom (self->view, n_steps);
}

void
vitrine_window_go_to_change (VitrineWindow *self,
                             gboolean       backward)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_hex_view_go_to_change (vitrine_segment_view_get_hex_view (self->view), backward);
}

void
vitrine_window_show_menu (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_window_show_segment (self);
  gtk_menu_button_popup (self->menu_button);
}

/* The reason why something cannot be done is read to its end in a narrow window
 * too: a toast's own title would be cut off there. */
static AdwToast *
create_toast (const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (markup);
  GtkWidget *label = gtk_label_new (message);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  return toast;
}

void
vitrine_window_toast (VitrineWindow *self,
                      const char    *message)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  /* It may be why nothing was written, which is to be read. */
  self->is_closing = FALSE;
  adw_toast_overlay_add_toast (self->toasts, create_toast (message));
}
