/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hex-view-tools.h"

#include "widget-tools.h"

#define QUIET 250   /* milliseconds without a frame: nothing is being drawn */
#define PATIENCE 60 /* seconds until a test that waits gives up */

static void
painted_cb (HexViewFixture *fixture)
{
  fixture->n_frames++;
  fixture->last_frame = g_get_monotonic_time ();
}

static void
selection_cb (HexViewFixture *fixture)
{
  fixture->n_selections++;
}

static void
problem_cb (HexViewFixture *fixture,
            const char     *message)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static gboolean
give_up_cb (gpointer unused)
{
  g_error ("What the test waits for does not come");
  return G_SOURCE_REMOVE;
}

static gboolean
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs until no frame has been drawn for a while. */
void
hex_view_settle (HexViewFixture *fixture)
{
  guint give_up = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);
  guint n_before;

  do
    {
      gboolean quiet = FALSE;

      n_before = fixture->n_frames;
      g_timeout_add (QUIET, set_true_cb, &quiet);
      while (!quiet)
        g_main_context_iteration (NULL, TRUE);
    }
  while (fixture->n_frames != n_before);
  g_source_remove (give_up);
}

void
hex_view_enable_animations (gboolean enable)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enable, NULL);
}

GtkAdjustment *
hex_view_get_rows (HexViewFixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
}

void
hex_view_set_up (HexViewFixture *fixture,
                 gconstpointer   size)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  hex_view_enable_animations (TRUE);
  watched_segment_open (&fixture->watched, GPOINTER_TO_SIZE (size));
  fixture->view = VITRINE_HEX_VIEW (vitrine_hex_view_new ());
  fixture->scrolled = gtk_scrolled_window_new ();
  fixture->after = gtk_button_new ();
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled),
                                 GTK_WIDGET (fixture->view));
  gtk_widget_set_vexpand (fixture->scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->scrolled);
  gtk_box_append (GTK_BOX (box), fixture->after);
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 800, 400);
  gtk_window_present (fixture->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)),
                            "after-paint", G_CALLBACK (painted_cb), fixture);
  g_signal_connect_swapped (fixture->view, "selection-changed",
                            G_CALLBACK (selection_cb), fixture);
  g_signal_connect_swapped (fixture->view, "problem", G_CALLBACK (problem_cb), fixture);
  vitrine_hex_view_set_sampler (fixture->view, fixture->watched.sampler, "block");
  vitrine_sampler_sample_now (fixture->watched.sampler);
  hex_view_settle (fixture);
  fixture->n_frames = 0;
}

void
hex_view_tear_down (HexViewFixture *fixture,
                    gconstpointer   size)
{
  GtkAdjustment *adjustment = g_object_ref (hex_view_get_rows (fixture));

  g_signal_handlers_disconnect_by_data (
    gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)), fixture);
  destroy_window (fixture->window, fixture->view);
  g_assert_finalize_object (adjustment);
  watched_segment_close (&fixture->watched);
  g_free (fixture->problem);
}

static gboolean
is_key (GtkShortcut     *shortcut,
        guint            key,
        GdkModifierType  modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

/* Does what the view has bound to a key. */
static gboolean
press_in (GListModel      *shortcuts,
          VitrineHexView  *view,
          guint            key,
          GdkModifierType  modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_key (shortcut, key, modifiers))
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                             GTK_WIDGET (view),
                                             gtk_shortcut_get_arguments (shortcut));
    }
  return FALSE;
}

gboolean
hex_view_press (HexViewFixture  *fixture,
                guint            key,
                GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));
  gboolean pressed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !pressed; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        pressed = press_in (G_LIST_MODEL (controller), fixture->view, key, modifiers);
    }
  return pressed;
}

void
hex_view_assert_selection (HexViewFixture *fixture,
                           guint64         offset,
                           guint64         length)
{
  guint64 start;

  g_assert_cmpuint (vitrine_hex_view_get_selection (fixture->view, &start), ==, length);
  g_assert_cmpuint (start, ==, offset);
}
