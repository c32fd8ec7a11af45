/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/late-bin.h"

#include "app/after-frame.h"
#include "session-tools.h"
#include "widget-tools.h"

typedef struct
{
  GtkWindow *window;
  VitrineLateBin *bin;
  guint n_made;
} Fixture;

static void
made_cb (Fixture   *fixture,
         GtkWidget *widget)
{
  g_assert_true (GTK_IS_LABEL (widget));
  g_assert_true (gtk_widget_get_parent (widget) == GTK_WIDGET (fixture->bin));
  fixture->n_made++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  soon)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->bin = g_object_new (VITRINE_TYPE_LATE_BIN, "widget-type", GTK_TYPE_LABEL, "soon",
                               GPOINTER_TO_INT (soon), NULL);
  g_signal_connect_swapped (fixture->bin, "made", G_CALLBACK (made_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bin));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  soon)
{
  if (fixture->window != NULL)
    destroy_window (fixture->window, fixture->bin);
}

static gboolean
is_made (gpointer data)
{
  return vitrine_late_bin_peek (data) != NULL;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
set_cb (gpointer object)
{
  gboolean *is_drawn = g_object_get_data (object, "is-drawn");

  *is_drawn = TRUE;
}

static void
test_is_made_once (Fixture       *fixture,
                   gconstpointer  soon)
{
  GtkWidget *widget;

  g_assert_null (vitrine_late_bin_peek (fixture->bin));
  widget = vitrine_late_bin_get (fixture->bin);
  g_assert_true (GTK_IS_LABEL (widget));
  g_assert_true (vitrine_late_bin_get (fixture->bin) == widget);
  g_assert_true (vitrine_late_bin_peek (fixture->bin) == widget);
  g_assert_cmpuint (fixture->n_made, ==, 1);
}

static void
test_soon_is_after_a_frame (Fixture       *fixture,
                            gconstpointer  soon)
{
  g_assert_null (vitrine_late_bin_peek (fixture->bin));
  gtk_window_present (fixture->window);
  g_assert_null (vitrine_late_bin_peek (fixture->bin));
  wait_until (is_made, fixture->bin);
  g_assert_cmpuint (fixture->n_made, ==, 1);
}

/* Two frames later it is still not there. */
static void
test_later_is_not_soon (Fixture       *fixture,
                        gconstpointer  soon)
{
  gboolean is_drawn = FALSE;

  g_object_set_data (G_OBJECT (fixture->bin), "is-drawn", &is_drawn);
  gtk_window_present (fixture->window);
  for (int i = 0; i < 2; i++)
    {
      is_drawn = FALSE;
      vitrine_after_frame (GTK_WIDGET (fixture->window), set_cb, fixture->bin);
      wait_until (is_set, &is_drawn);
    }
  g_assert_null (vitrine_late_bin_peek (fixture->bin));
}

static void
test_closed_before_the_frame (Fixture       *fixture,
                              gconstpointer  soon)
{
  destroy_window (g_steal_pointer (&fixture->window), fixture->bin);
  g_assert_cmpuint (fixture->n_made, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/late-bin/is-made-once", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_is_made_once, tear_down);
  g_test_add ("/late-bin/soon-is-after-a-frame", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_soon_is_after_a_frame, tear_down);
  g_test_add ("/late-bin/later-is-not-soon", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_later_is_not_soon, tear_down);
  g_test_add ("/late-bin/closed-before-the-frame", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_closed_before_the_frame, tear_down);

  return g_test_run ();
}
