/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window in which bytes were typed and not written closes only after it asked. */

#include "app/close-question.h"

#include "app/hex-editor.h"
#include "app/window.h"
#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

typedef struct
{
  VitrineWindow *window; /* weak */
  VitrineHexView *view;
  VitrineAddress *address;
  VitrineSegment *peer;
} Fixture;

static gboolean
has_read (gpointer data)
{
  VitrineSession *session = vitrine_window_get_session (data);

  return session != NULL
         && vitrine_sampler_get_snapshot (vitrine_session_get_sampler (session)) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->address = peer_address_new ();
  fixture->peer = vitrine_segment_join (fixture->address, 4096, 0600, NULL, NULL);
  fixture->window = vitrine_window_new (NULL, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  vitrine_window_open (fixture->window, fixture->address, VITRINE_OPEN_JOIN);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (has_read, fixture->window);
  fixture->view = VITRINE_HEX_VIEW (find_widget (GTK_WIDGET (fixture->window),
                                                 VITRINE_TYPE_HEX_VIEW));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until (is_gone, &fixture->window);
  vitrine_segment_detach (fixture->peer);
  vitrine_address_unref (fixture->address);
}

static void
press (Fixture *fixture,
       guint    key)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static void
type_a_byte (Fixture *fixture)
{
  press (fixture, GDK_KEY_4);
  press (fixture, GDK_KEY_1);
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static char
read_first (Fixture *fixture)
{
  char byte = 0;

  vitrine_segment_read (fixture->peer, 0, &byte, 1, NULL);
  return byte;
}

static void
answer (Fixture    *fixture,
        const char *response)
{
  AdwMessageDialog *question = find_question ();

  g_assert_nonnull (question);
  g_assert_cmpstr (adw_message_dialog_get_body (question), ==,
                   "1 byte that was typed is not written yet.");
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
}

static void
test_closes_without_a_word (Fixture       *fixture,
                            gconstpointer  data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_null (find_question ());
  wait_until (is_gone, &fixture->window);
}

static void
test_stays (Fixture       *fixture,
            gconstpointer  data)
{
  type_a_byte (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, "cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_false (vitrine_hex_stage_is_empty (
      vitrine_hex_editor_get_stage (vitrine_hex_view_get_editor (fixture->view))));
}

static void
test_drops (Fixture       *fixture,
            gconstpointer  data)
{
  type_a_byte (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, VITRINE_CLOSE_DROP);
  wait_until (is_gone, &fixture->window);
  g_assert_cmpint (read_first (fixture), ==, 0);
}

static void
test_writes (Fixture       *fixture,
             gconstpointer  data)
{
  type_a_byte (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, VITRINE_CLOSE_WRITE);
  wait_until (is_gone, &fixture->window);
  g_assert_cmpint (read_first (fixture), ==, 'A');
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/close-question/nothing-typed", test_closes_without_a_word);
  add ("/close-question/stays", test_stays);
  add ("/close-question/drops", test_drops);
  add ("/close-question/writes", test_writes);
  return g_test_run ();
}
