/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least that a GTK 4 window can be: what the benchmarks compare with.
 *
 *   bare-window         an empty window
 *   bare-window redraw  a label that changes 60 times a second
 *   bare-window frames  a label that changes with every frame
 *   bare-window echo    a text view that shows each line of standard input as
 *                       soon as it comes: the round trip of accessibility alone
 */

#include <glib-unix.h>
#include <gtk/gtk.h>

#include <string.h>

#define CHANGES_A_SECOND 60
#define LINE_MAX_BYTES 256

static gboolean
redraw_cb (gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());

  gtk_label_set_text (GTK_LABEL (user_data), text);
  return G_SOURCE_CONTINUE;
}

static gboolean
frame_cb (GtkWidget     *label,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  return redraw_cb (label);
}

static GtkWidget *
make_redrawn (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_timeout_add (1000 / CHANGES_A_SECOND, redraw_cb, label);
  return label;
}

static GtkWidget *
make_drawn_each_frame (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_tick_callback (label, frame_cb, NULL, NULL);
  return label;
}

static gboolean
echo_cb (int          descriptor,
         GIOCondition condition,
         gpointer     user_data)
{
  char line[LINE_MAX_BYTES];
  gssize length = read (descriptor, line, sizeof line);

  if (length <= 0)
    return G_SOURCE_REMOVE;

  line[length - 1] = '\0';
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (user_data), line, -1);
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
make_echo (void)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "Live text",
                                  -1);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, echo_cb,
                 gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  return view;
}

static GtkWidget *
make_content (const char *kind)
{
  if (g_strcmp0 (kind, "redraw") == 0)
    return make_redrawn ();
  if (g_strcmp0 (kind, "frames") == 0)
    return make_drawn_each_frame ();
  if (g_strcmp0 (kind, "echo") == 0)
    return make_echo ();
  return NULL;
}

int
main (int   argc,
      char *argv[])
{
  GtkWidget *window = NULL;

  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "bare window");
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 680);
  gtk_window_set_child (GTK_WINDOW (window), make_content (argv[1]));
  gtk_window_present (GTK_WINDOW (window));

  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
