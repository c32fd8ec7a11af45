/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/shortcuts-window.h"

#include "widget-tools.h"

#define WIDTH 900 /* pixels of a small screen */
#define HEIGHT 700

static guint
count_shortcuts (GtkWidget *root)
{
  guint n = GTK_IS_SHORTCUTS_SHORTCUT (root) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_shortcuts (child);
  return n;
}

/* Each of them is as wide as the widest, and has every text a third longer. */
static void
test_fits (void)
{
  static const char *const names[] = {
    "shortcuts", "list", "text", "bytes", "places", "changes", "window",
  };
  GtkWindow *window = GTK_WINDOW (vitrine_shortcuts_window_new ());
  GtkRequisition size;
  guint n_shortcuts;

  gtk_window_present (window);
  n_shortcuts = count_shortcuts (GTK_WIDGET (window));
  g_assert_cmpuint (n_shortcuts, >, 40);
  lengthen_texts (GTK_WIDGET (window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_object_set (window, "section-name", names[i], NULL);
      gtk_widget_get_preferred_size (GTK_WIDGET (window), NULL, &size);
      g_test_message ("%s: %d x %d", names[i], size.width, size.height);
      g_assert_cmpint (size.width, <=, WIDTH);
      g_assert_cmpint (size.height, <=, HEIGHT);
    }
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shortcuts-window/fits", test_fits);
  return g_test_run ();
}
