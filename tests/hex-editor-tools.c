/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hex-editor-tools.h"

#include "peer.h"
#include "session-tools.h"
#include "widget-tools.h"

#include <string.h>

static void
changed_cb (HexEditorFixture *fixture)
{
  fixture->n_changes++;
}

static gboolean
has_read (gpointer data)
{
  VitrineSession *session = data;

  return vitrine_sampler_get_snapshot (vitrine_session_get_sampler (session)) != NULL;
}

void
hex_editor_show (HexEditorFixture *fixture,
                 VitrineOpen       how)
{
  fixture->session = open_session (fixture->address, how, NULL);
  g_signal_connect_swapped (fixture->session, "history-changed", G_CALLBACK (changed_cb),
                            fixture);
  vitrine_segment_view_set_session (fixture->view, fixture->session);
  wait_until (has_read, fixture->session);
}

void
hex_editor_set_up (HexEditorFixture *fixture,
                   gconstpointer     foreign)
{
  fixture->address = peer_address_new ();
  if (foreign != NULL)
    peer_make_foreign (fixture->address, HEX_EDITOR_FOREIGN_SIZE, 0600);
  fixture->view = g_object_new (VITRINE_TYPE_SEGMENT_VIEW, NULL);
  fixture->hex_view = vitrine_segment_view_get_hex_view (fixture->view);
  fixture->editor = vitrine_hex_view_get_editor (fixture->hex_view);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_window_present (fixture->window);
  hex_editor_show (fixture, foreign != NULL ? VITRINE_OPEN_VISIT : VITRINE_OPEN_JOIN);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->hex_view));
}

void
hex_editor_tear_down (HexEditorFixture *fixture,
                      gconstpointer     foreign)
{
  vitrine_segment_view_set_session (fixture->view, NULL);
  close_session (fixture->session);
  destroy_window (fixture->window, fixture->view);
  if (foreign != NULL)
    peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

/* Returns: whether the view did something with the key */
gboolean
hex_editor_press (HexEditorFixture *fixture,
                  guint             key)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->hex_view));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

void
hex_editor_assert_stands (HexEditorFixture *fixture,
                          guint64           offset,
                          const char       *expected)
{
  char found[64] = "";

  vitrine_segment_read (vitrine_session_get_segment (fixture->session), offset, found,
                        strlen (expected), NULL);
  g_assert_cmpstr (found, ==, expected);
}

gboolean
hex_editor_has_written (gpointer data)
{
  HexEditorFixture *fixture = data;

  return fixture->n_changes > 0;
}

gboolean
hex_editor_says (HexEditorFixture *fixture,
                 const char       *part)
{
  return find_label (GTK_WIDGET (fixture->view), part) != NULL;
}

void
hex_editor_problem_cb (char       **problem,
                       const char  *message)
{
  g_free (*problem);
  *problem = g_strdup (message);
}

gboolean
hex_editor_is_set (gpointer data)
{
  return *(char **) data != NULL;
}

void
hex_editor_choose_encoding (HexEditorFixture *fixture,
                            const char       *name)
{
  vitrine_session_set_encoding (fixture->session, vitrine_encoding_find (name, NULL));
}
