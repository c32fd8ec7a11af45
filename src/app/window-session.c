/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window-private.h"

#include "app/fold.h"
#include "app/settings.h"
#include "app/window-actions.h"
#include "segment/error.h"

#include <glib/gi18n.h>

/* What one attempt to open a segment needs when it is done. */
typedef struct
{
  VitrineWindow *window;
  VitrineAddress *address;
  GCancellable *cancellable;
} Attempt;

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

/* The panes first, since they look at what the session holds. */
static void
hand_out_session (VitrineWindow  *self,
                  VitrineSession *session)
{
  VitrineInspector *inspector = vitrine_late_bin_peek (self->inspector);

  vitrine_window_title_set_session (self->title, session);
  vitrine_segment_view_set_session (self->view, session);
  if (inspector != NULL)
    vitrine_inspector_set_session (inspector, session);
  vitrine_status_bar_set_session (self->status_bar, session);
  vitrine_window_actions_set_session (self, session);
}

/* Of what is shown, or else of what its address leads to. */
static gboolean
find_status (VitrineWindow        *self,
             VitrineSegmentStatus *status)
{
  if (self->session != NULL)
    return vitrine_segment_query (vitrine_session_get_segment (self->session), status, NULL);

  return self->address != NULL && vitrine_segment_lookup (self->address, status, NULL);
}

void
vitrine_window_focus_catalogue (VitrineWindow        *self,
                                VitrineCataloguePage *catalogue)
{
  VitrineSegmentStatus status;

  vitrine_catalogue_page_focus (catalogue, find_status (self, &status) ? &status : NULL);
}

void
vitrine_window_tell_processes (VitrineWindow        *self,
                               VitrineProcessesPane *pane)
{
  VitrineSegmentStatus status = { 0 };

  /* Where the system does not tell, the list is empty and says so. */
  if (self->session != NULL)
    vitrine_segment_query (vitrine_session_get_segment (self->session), &status, NULL);
  vitrine_processes_pane_set_segment (pane, status.kind, status.device, status.inode);
}

void
vitrine_window_tell_segments (VitrineWindow       *self,
                              VitrineSegmentsPane *pane)
{
  VitrineSegmentStatus status;

  vitrine_segments_pane_set_shown (
      pane, self->session != NULL && find_status (self, &status) ? &status : NULL);
}

static void
show_users (VitrineWindow *self)
{
  VitrineProcessesPane *processes = vitrine_late_bin_peek (self->processes_pane);
  VitrineSegmentsPane *segments = vitrine_late_bin_peek (self->segments_pane);

  if (processes != NULL)
    vitrine_window_tell_processes (self, processes);
  if (self->is_started)
    vitrine_process_monitor_scan_now (self->monitor);
  if (segments != NULL)
    vitrine_window_tell_segments (self, segments);
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
    {
      g_signal_handlers_disconnect_by_data (former, self);
      vitrine_session_take_steps (session, former);
    }

  prepare_session (self, session);
  self->session = session;
  hand_out_session (self, session);
  show_users (self);
  gtk_window_set_title (GTK_WINDOW (self), vitrine_session_get_name (session));
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

static void
set_waiting (VitrineWindow *self,
             VitrineWaiter *waiter)
{
  if (self->waiter == waiter)
    return;
  if (self->waiter != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->waiter, self);
      vitrine_waiter_stop (self->waiter);
    }
  g_set_object (&self->waiter, waiter);
  vitrine_window_actions_set_waiting (self, waiter != NULL);
}

static void
ready_cb (VitrineWindow *self)
{
  g_autoptr (VitrineAddress) address = NULL;

  address = vitrine_address_ref (vitrine_waiter_get_address (self->waiter));
  vitrine_window_open (self, address, VITRINE_OPEN_VISIT);
}

static void
start_waiting (VitrineWindow  *self,
               VitrineAddress *address)
{
  g_autoptr (VitrineWaiter) waiter = vitrine_waiter_new (address);

  take_address (self, address);
  gtk_window_set_title (GTK_WINDOW (self), vitrine_address_get_label (address));
  vitrine_window_title_set_wanted (self->title, address);
  set_waiting (self, waiter);
  g_signal_connect_object (waiter, "ready", G_CALLBACK (ready_cb), self,
                           G_CONNECT_SWAPPED);
  vitrine_segment_view_show_waiting (self->view, waiter);
  vitrine_waiter_start (waiter);
}

/* What is shown stays when something else cannot be; what is not there yet is
 * waited for. */
static void
fail (VitrineWindow  *self,
      VitrineAddress *address,
      const GError   *error)
{
  if (self->session != NULL)
    {
      vitrine_window_toast (self, error->message);
      return;
    }
  if (g_error_matches (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND)
      || g_error_matches (error, VITRINE_ERROR, VITRINE_ERROR_EMPTY))
    {
      start_waiting (self, address);
      return;
    }

  take_address (self, address);
  vitrine_segment_view_show_failure (self->view, address, error->message);
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
      fail (self, attempt->address, error);
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

void
vitrine_window_release_session (VitrineWindow *self)
{
  cancel_opening (self);
  set_waiting (self, NULL);
  if (self->session == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->session, self);
  hand_out_session (self, NULL);
  vitrine_session_close (self->session);
  g_clear_object (&self->session);
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
  gboolean waiting = FALSE;
  Attempt *attempt;

  g_return_if_fail (VITRINE_IS_WINDOW (self));
  g_return_if_fail (address != NULL);

  waiting = self->waiter != NULL;
  cancel_opening (self);
  set_waiting (self, NULL);
  self->opening = g_cancellable_new ();
  if (self->session == NULL)
    take_address (self, address);
  if (self->session == NULL && !waiting)
    vitrine_segment_view_set_session (self->view, NULL);

  attempt = g_new0 (Attempt, 1);
  attempt->window = g_object_ref (self);
  attempt->address = vitrine_address_ref (address);
  attempt->cancellable = g_object_ref (self->opening);
  vitrine_session_open_async (address, how, VITRINE_SEGMENT_SIZE_DEFAULT,
                              VITRINE_SEGMENT_MODE_DEFAULT, self->opening, opened_cb,
                              attempt);
}

void
vitrine_window_wait (VitrineWindow *self)
{
  g_autoptr (VitrineAddress) address = NULL;

  g_return_if_fail (VITRINE_IS_WINDOW (self));

  if (self->address == NULL)
    return;

  address = vitrine_address_ref (self->address);
  vitrine_window_release_session (self);
  show_users (self);
  start_waiting (self, address);
}

void
vitrine_window_stop_waiting (VitrineWindow *self)
{
  g_autofree char *message = NULL;

  g_return_if_fail (VITRINE_IS_WINDOW (self));

  if (self->waiter == NULL)
    return;

  set_waiting (self, NULL);
  message = g_strdup_printf (_("There is no segment “%s”"),
                             vitrine_address_get_label (self->address));
  vitrine_segment_view_show_failure (self->view, self->address, message);
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
