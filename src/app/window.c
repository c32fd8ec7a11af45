/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window.h"

#include "app/fold.h"
#include "app/hex-editor.h"
#include "app/inspector.h"
#include "app/main-menu.h"
#include "app/processes-pane.h"
#include "app/segment-view.h"
#include "app/segments-pane.h"
#include "app/settings.h"
#include "app/status-bar.h"
#include "app/window-actions.h"
#include "app/window-title.h"
#include "vitrine-config.h"

#include <glib/gi18n.h>

struct _VitrineWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  VitrineWindowTitle *title;
  AdwToastOverlay *toasts;
  AdwFlap *segments_flap;
  AdwFlap *inspector_flap;
  VitrineSegmentsPane *segments_pane;
  GtkPaned *inspector_paned;
  VitrineInspector *inspector;
  VitrineProcessesPane *processes_pane;
  VitrineSegmentView *view;
  VitrineStatusBar *status_bar;
  GtkMenuButton *menu_button;
  GtkWidget *inspector_button;
  GtkWidget *new_window_button;

  /* Owned */
  GSettings *settings;
  VitrineProcessMonitor *monitor;
  VitrineSegmentList *segments;
  VitrineSession *session;
  VitrineAddress *address; /* shown, or asked for in vain */
  GCancellable *opening;

  guint interval; /* milliseconds */
  guint fold_source;
  guint start_source;
};

/* What one attempt to open a segment needs when it is done. */
typedef struct
{
  VitrineWindow *window;
  VitrineAddress *address;
  GCancellable *cancellable;
} Attempt;

G_DEFINE_FINAL_TYPE (VitrineWindow, vitrine_window, ADW_TYPE_APPLICATION_WINDOW)

static void
attempt_free (Attempt *attempt)
{
  g_object_unref (attempt->window);
  vitrine_address_unref (attempt->address);
  g_object_unref (attempt->cancellable);
  g_free (attempt);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attempt, attempt_free)

static void
take_address (VitrineWindow  *self,
              VitrineAddress *address)
{
  vitrine_address_ref (address);
  g_clear_pointer (&self->address, vitrine_address_unref);
  self->address = address;
}

static void
place_changed_cb (VitrineWindow *self)
{
  VitrineHexView *view = vitrine_segment_view_get_hex_view (self->view);
  guint64 offset;
  guint64 selected = vitrine_hex_view_get_selection (view, &offset);

  vitrine_status_bar_set_place (self->status_bar, vitrine_hex_view_get_caret (view),
                                selected);
}

/* The panes first, since they look at what the session holds. */
static void
hand_out_session (VitrineWindow  *self,
                  VitrineSession *session)
{
  vitrine_window_title_set_session (self->title, session);
  vitrine_segment_view_set_session (self->view, session);
  vitrine_inspector_set_session (self->inspector, session);
  vitrine_status_bar_set_session (self->status_bar, session);
  vitrine_window_actions_set_session (self, session);
}

static void
show_users (VitrineWindow  *self,
            VitrineSession *session)
{
  VitrineSegmentStatus status = { 0 };

  /* Where the system does not tell, the list is empty and says so. */
  if (session != NULL)
    vitrine_segment_query (vitrine_session_get_segment (session), &status, NULL);

  vitrine_processes_pane_set_segment (self->processes_pane, status.device,
                                      status.inode);
  if (self->start_source == 0)
    vitrine_process_monitor_scan_now (self->monitor);
  vitrine_segments_pane_set_shown (
      self->segments_pane,
      session != NULL ? vitrine_session_get_address (session) : NULL);
}

static void
encoding_changed_cb (VitrineWindow *self)
{
  const char *name = "";

  if (!vitrine_session_is_automatic (self->session))
    name = vitrine_session_get_encoding (self->session)->name;
  vitrine_settings_set_string (self->settings, "encoding", name);
}

/* A name that another version knew is as good as none. */
static void
restore_encoding (VitrineWindow  *self,
                  VitrineSession *session)
{
  g_autofree char *name = vitrine_settings_dup_string (self->settings, "encoding");
  const VitrineEncoding *encoding = NULL;

  if (name[0] != '\0')
    encoding = vitrine_encoding_find (name, NULL);
  if (encoding != NULL)
    vitrine_session_set_encoding (session, encoding);
}

static void
prepare_session (VitrineWindow  *self,
                 VitrineSession *session)
{
  vitrine_sampler_set_interval (vitrine_session_get_sampler (session), self->interval);
  restore_encoding (self, session);
  g_signal_connect_object (session, "notify::encoding",
                           G_CALLBACK (encoding_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Leaving a segment as the last one who had it removes it: that is not to happen
 * without a word. */
static void
leave (VitrineWindow  *self,
       VitrineSession *former)
{
  VitrineAddress *address = vitrine_session_get_address (former);
  VitrineSegmentStatus status;
  gboolean stood = vitrine_segment_lookup (address, &status, NULL);
  g_autofree char *message = NULL;

  vitrine_session_close (former);
  if (!stood || vitrine_segment_lookup (address, &status, NULL))
    return;

  message = g_strdup_printf (_("“%s” is gone: no other process used it"),
                             vitrine_address_get_label (address));
  vitrine_window_toast (self, message);
}

/* Builds on the new one before the old one is let go, so that a segment which
 * lives by this window alone lives on when it is opened again. */
static void
take_session (VitrineWindow  *self,
              VitrineSession *session)
{
  g_autoptr (VitrineSession) former = g_steal_pointer (&self->session);

  if (former != NULL)
    g_signal_handlers_disconnect_by_data (former, self);

  prepare_session (self, session);
  self->session = session;
  hand_out_session (self, session);
  show_users (self, session);
  gtk_window_set_title (GTK_WINDOW (self), vitrine_address_get_label (self->address));
  vitrine_segment_view_show_hint (
      self->view,
      vitrine_session_get_created (session)
          && vitrine_settings_get_boolean (self->settings, "show-hint", TRUE));
  vitrine_fold_away (self->segments_flap);

  if (former != NULL)
    leave (self, former);
  else
    vitrine_segment_view_focus_composer (self->view);
}

/* What is shown stays when something else cannot be. */
static void
fail (VitrineWindow  *self,
      VitrineAddress *address,
      const char     *message)
{
  if (self->session != NULL)
    {
      vitrine_window_toast (self, message);
      return;
    }

  take_address (self, address);
  vitrine_segment_view_show_failure (self->view, address, message);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Attempt) attempt = user_data;
  g_autoptr (VitrineSession) session = NULL;
  g_autoptr (GError) error = NULL;
  VitrineWindow *self = attempt->window;

  session = vitrine_session_open_finish (result, &error);

  /* Another attempt came after it, or the window was closed. */
  if (self->opening != attempt->cancellable)
    {
      if (session != NULL)
        vitrine_session_close (session);
      return;
    }

  g_clear_object (&self->opening);
  if (session == NULL)
    {
      fail (self, attempt->address, error->message);
      return;
    }

  take_address (self, attempt->address);
  take_session (self, g_steal_pointer (&session));
}

static void
cancel_opening (VitrineWindow *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static void
close_session (VitrineWindow *self)
{
  if (self->session == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->session, self);
  hand_out_session (self, NULL);
  vitrine_session_close (self->session);
  g_clear_object (&self->session);
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

static void
vitrine_window_dispose (GObject *object)
{
  VitrineWindow *self = VITRINE_WINDOW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_handle_id (&self->start_source, g_source_remove);
  cancel_opening (self);
  close_session (self);
  if (self->monitor != NULL)
    vitrine_process_monitor_stop (self->monitor);
  g_clear_object (&self->settings);
  g_clear_object (&self->segments);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->address, vitrine_address_unref);

  G_OBJECT_CLASS (vitrine_window_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (VITRINE_TYPE_INSPECTOR);
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

  ensure_types ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/window.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, title);
  gtk_widget_class_bind_template_child (widget_class, VitrineWindow, toasts);
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
  place_changed_cb (self);
}

static void
vitrine_window_init (VitrineWindow *self)
{
  self->interval = VITRINE_SAMPLER_INTERVAL_DEFAULT;
  self->monitor = vitrine_process_monitor_new ();
  self->segments = vitrine_segment_list_new (self->monitor);

  gtk_widget_init_template (GTK_WIDGET (self));
  vitrine_main_menu_attach (self->menu_button);
  follow_place (self);
  vitrine_inspector_set_view (self->inspector,
                              vitrine_segment_view_get_hex_view (self->view));
  vitrine_segments_pane_set_list (self->segments_pane, self->segments);
  vitrine_processes_pane_set_monitor (self->processes_pane, self->monitor);
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
  vitrine_inspector_bind_settings (self->inspector, settings);
  vitrine_fold_remember (self->segments_flap, settings, "show-segments");
  vitrine_fold_remember (self->inspector_flap, settings, "show-inspector");
}

/* What would only be in the way of the window's first frame: drawing the icon for
 * window managers that show it, and looking through /proc. */
static gboolean
start_rest_cb (gpointer user_data)
{
  VitrineWindow *self = user_data;

  self->start_source = 0;
  gtk_window_set_default_icon_name (VITRINE_APP_ID);
  vitrine_process_monitor_start (self->monitor);
  return G_SOURCE_REMOVE;
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
  vitrine_window_actions_add (self);
  self->start_source = g_idle_add_full (G_PRIORITY_LOW, start_rest_cb, self, NULL);

  return self;
}

/**
 * vitrine_window_open:
 *
 * Attaching may wait for another process, so it is done beside; the newest wish
 * counts.
 */
void
vitrine_window_open (VitrineWindow  *self,
                     VitrineAddress *address,
                     VitrineOpen     how)
{
  Attempt *attempt;

  g_return_if_fail (VITRINE_IS_WINDOW (self));
  g_return_if_fail (address != NULL);

  cancel_opening (self);
  self->opening = g_cancellable_new ();
  if (self->session == NULL)
    {
      take_address (self, address);
      vitrine_segment_view_set_session (self->view, NULL);
    }

  attempt = g_new0 (Attempt, 1);
  attempt->window = g_object_ref (self);
  attempt->address = vitrine_address_ref (address);
  attempt->cancellable = g_object_ref (self->opening);
  vitrine_session_open_async (address, how, VITRINE_SEGMENT_SIZE_DEFAULT,
                              VITRINE_SEGMENT_MODE_DEFAULT, self->opening, opened_cb,
                              attempt);
}

VitrineAddress *
vitrine_window_get_address (VitrineWindow *self)
{
  g_return_val_if_fail (VITRINE_IS_WINDOW (self), NULL);

  return self->address;
}

VitrineSession *
vitrine_window_get_session (VitrineWindow *self)
{
  g_return_val_if_fail (VITRINE_IS_WINDOW (self), NULL);

  return self->session;
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
vitrine_window_set_interval (VitrineWindow *self,
                             guint          interval)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  self->interval = interval;
  if (self->session != NULL)
    vitrine_sampler_set_interval (vitrine_session_get_sampler (self->session),
                                  interval);
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

  adw_flap_set_reveal_flap (self->segments_flap, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->segments_pane), GTK_DIR_TAB_FORWARD);
}

void
vitrine_window_fold_segments (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

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

  vitrine_fold_away (self->segments_flap);
  vitrine_fold_away (self->inspector_flap);
  vitrine_segment_view_go_to (self->view);
}

void
vitrine_window_find (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_segment_view_find (self->view);
}

void
vitrine_window_find_again (VitrineWindow *self,
                           gboolean       backward)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  vitrine_segment_view_find_again (self->view, backward);
}

void
vitrine_window_show_menu (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  gtk_menu_button_popup (self->menu_button);
}

void
vitrine_window_toast (VitrineWindow *self,
                      const char    *message)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (VITRINE_IS_WINDOW (self));

  markup = g_markup_escape_text (message, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}
