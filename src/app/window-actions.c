/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window-actions.h"

#include "app/new-segment-dialog.h"
#include "app/samples-dialog.h"
#include "app/settings.h"
#include "app/shortcuts-window.h"
#include "app/window-address-actions.h"

#include <glib/gi18n.h>

static void
catalogue_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  vitrine_window_show_catalogue (user_data, NULL);
}

static void
show_segment_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  vitrine_window_show_segment (user_data);
}

static void
show_process_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autofree char *text = g_strdup_printf ("pid:%d", g_variant_get_int32 (parameter));

  vitrine_window_show_catalogue (user_data, text);
}

/* The name may be gone, or lead to a new segment: either way the window opens
 * what it leads to now, or says that there is nothing. */
static void
reload_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autoptr (VitrineAddress) address = NULL;

  address = vitrine_address_ref (vitrine_window_get_address (user_data));
  vitrine_window_open (user_data, address, VITRINE_OPEN_VISIT);
}

static void
wait_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  vitrine_window_wait (user_data);
}

static void
stop_waiting_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  vitrine_window_stop_waiting (user_data);
}

static void
created_cb (VitrineWindow  *window,
            VitrineAddress *address)
{
  vitrine_window_open (window, address, VITRINE_OPEN_JOIN);
}

/* Where the segment asked for does not exist, its name is proposed. */
static void
new_segment_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  VitrineAddress *address = vitrine_window_get_address (user_data);
  const char *name = NULL;
  GtkWidget *dialog;

  if (vitrine_window_get_session (user_data) == NULL && address != NULL
      && vitrine_address_get_kind (address) == VITRINE_ADDRESS_POSIX)
    name = vitrine_address_get_label (address);

  dialog = vitrine_new_segment_dialog_new (user_data, name);
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), user_data,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Where this window has joined a segment, the samples share that one, so that
 * their text comes up here; any other they leave alone. */
static void
run_samples_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  VitrineSession *session = vitrine_window_get_session (user_data);
  VitrineAddress *address = NULL;

  if (session != NULL && vitrine_session_get_access (session) == VITRINE_ACCESS_JOIN)
    address = vitrine_session_get_address (session);
  gtk_window_present (GTK_WINDOW (vitrine_samples_dialog_new (user_data, address)));
}

static void
dismiss_hint_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  vitrine_window_dismiss_hint (user_data);
}

static void
choose_segment_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  vitrine_window_show_segments (user_data);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  vitrine_window_step (user_data, VITRINE_STEP_UNDO);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  vitrine_window_step (user_data, VITRINE_STEP_REDO);
}

static void
find_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  vitrine_window_find (user_data);
}

static void
find_next_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  vitrine_window_find_again (user_data, FALSE);
}

static void
find_previous_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  vitrine_window_find_again (user_data, TRUE);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  vitrine_window_export (user_data);
}

static void
next_change_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  vitrine_window_go_to_change (user_data, FALSE);
}

static void
previous_change_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  vitrine_window_go_to_change (user_data, TRUE);
}

static void
go_to_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  vitrine_window_go_to (user_data);
}

static void
zoom_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  vitrine_window_zoom (user_data, g_variant_get_int32 (parameter));
}

static void
menu_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  vitrine_window_show_menu (user_data);
}


/* Made when it is wanted first: GTK would make it with the window, which takes its
 * share of the time until that is seen. The window takes it over, and tells it the
 * keys of its actions. */
static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkApplicationWindow *window = user_data;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    gtk_application_window_set_help_overlay (window, vitrine_shortcuts_window_new ());
  gtk_window_present (
      GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static void
close_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  gtk_window_close (user_data);
}

static void
pause_cb (GSimpleAction *action,
          GVariant      *state,
          gpointer       user_data)
{
  VitrineSession *session = vitrine_window_get_session (user_data);

  if (session == NULL)
    return;
  vitrine_sampler_set_paused (vitrine_session_get_sampler (session),
                              g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

/* The state follows the window, which the desktop may put on the full screen too. */
static void
fullscreen_cb (GSimpleAction *action,
               GVariant      *state,
               gpointer       user_data)
{
  g_object_set (user_data, "fullscreened", g_variant_get_boolean (state), NULL);
}

/* The action's state follows the session, which may refuse. */
static void
keep_cb (GSimpleAction *action,
         GVariant      *state,
         gpointer       user_data)
{
  VitrineSession *session = vitrine_window_get_session (user_data);
  gboolean kept = g_variant_get_boolean (state);
  g_autoptr (GError) error = NULL;

  if (session == NULL)
    return;
  if (!vitrine_session_set_kept (session, kept, &error))
    vitrine_window_toast (user_data, error->message);
  else
    vitrine_window_toast (user_data,
                          kept ? _("It stays after its last process")
                               : _("It goes with its last process"));
}

static void
interval_changed_cb (VitrineWindow *window,
                     GParamSpec    *pspec,
                     GAction       *action)
{
  g_autoptr (GVariant) state = g_action_get_state (action);

  vitrine_window_set_interval (window, (guint) g_variant_get_int32 (state));
}

static const GActionEntry entries[] = {
  { "catalogue", catalogue_cb },
  { "show-segment", show_segment_cb },
  { "show-process", show_process_cb, "i" },
  { "new-segment", new_segment_cb },
  { "choose-segment", choose_segment_cb },
  { "run-samples", run_samples_cb },
  { "dismiss-hint", dismiss_hint_cb },
  { "follow", reload_cb },
  { "reload", reload_cb },
  { "wait", wait_cb },
  { "stop-waiting", stop_waiting_cb },
  { "go-to", go_to_cb },
  { "export", export_cb },
  { "next-change", next_change_cb },
  { "previous-change", previous_change_cb },
  { "find", find_cb },
  { "find-next", find_next_cb },
  { "find-previous", find_previous_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "zoom", zoom_cb, "i" },
  { "menu", menu_cb },
  { "shortcuts", shortcuts_cb },
  { "close", close_cb },
  { "pause", NULL, NULL, "false", pause_cb },
  { "keep", NULL, NULL, "false", keep_cb },
  { "fullscreen", NULL, NULL, "false", fullscreen_cb },
};

/* These need a segment to be about. */
static const char *const session_actions[] = {
  "copy-this", "remove-this", "pause", "go-to", "find", "find-next", "find-previous",
  "export", "next-change", "previous-change",
};

static void
set_enabled (VitrineWindow *window,
             const char    *name,
             gboolean       enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (VitrineWindow *window,
           const char    *name,
           gboolean       state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

/* Whoever has not joined a segment does not decide how long it lives. */
static void
update_keep (VitrineWindow *window)
{
  VitrineSession *session = vitrine_window_get_session (window);

  set_enabled (window, "keep",
               session != NULL
                   && vitrine_session_get_access (session) == VITRINE_ACCESS_JOIN);
  set_state (window, "keep", session != NULL && vitrine_session_get_kept (session));
}

/* Texts that the composer wrote are steps as well. */
static void
update_steps (VitrineWindow *window)
{
  VitrineSession *session = vitrine_window_get_session (window);

  set_enabled (window, "undo",
               session != NULL
                   && vitrine_session_get_step (session, VITRINE_STEP_UNDO) != NULL);
  set_enabled (window, "redo",
               session != NULL
                   && vitrine_session_get_step (session, VITRINE_STEP_REDO) != NULL);
}

static void
update_fullscreen (VitrineWindow *window)
{
  set_state (window, "fullscreen", gtk_window_is_fullscreen (GTK_WINDOW (window)));
}

static void
add_interval (VitrineWindow *window)
{
  g_autoptr (GAction) action = NULL;

  action = vitrine_settings_create_action (
      vitrine_window_get_settings (window), "poll-interval",
      g_variant_new_int32 (VITRINE_SAMPLER_INTERVAL_DEFAULT));
  g_action_map_add_action (G_ACTION_MAP (window), action);
  g_signal_connect_object (action, "notify::state", G_CALLBACK (interval_changed_cb),
                           window, G_CONNECT_SWAPPED);
  interval_changed_cb (window, NULL, action);
}

void
vitrine_window_actions_add (VitrineWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries,
                                   G_N_ELEMENTS (entries), window);
  vitrine_window_address_actions_add (window);
  g_signal_connect (window, "notify::fullscreened", G_CALLBACK (update_fullscreen),
                    NULL);
  add_interval (window);
  vitrine_window_actions_set_session (window, NULL);
  vitrine_window_actions_set_waiting (window, FALSE);
}

void
vitrine_window_actions_set_waiting (VitrineWindow *window,
                                    gboolean       waiting)
{
  set_enabled (window, "stop-waiting", waiting);
}

void
vitrine_window_actions_set_session (VitrineWindow  *window,
                                    VitrineSession *session)
{
  for (gsize i = 0; i < G_N_ELEMENTS (session_actions); i++)
    set_enabled (window, session_actions[i], session != NULL);
  set_state (window, "pause", FALSE);
  update_keep (window);
  update_steps (window);

  if (session == NULL)
    return;
  g_signal_connect_object (session, "notify::kept", G_CALLBACK (update_keep), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::access", G_CALLBACK (update_keep), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "history-changed", G_CALLBACK (update_steps), window,
                           G_CONNECT_SWAPPED);
}
