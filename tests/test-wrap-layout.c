/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/wrap-layout.h"

#include <adwaita.h>

#define BUTTONS_WIDTH 150
#define LINE_HEIGHT 30

typedef struct
{
  GtkWidget *bar;
  GtkWidget *message;
  GtkWidget *buttons;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->bar = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (fixture->bar, vitrine_wrap_layout_new ());
  fixture->message = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (fixture->message, 300, LINE_HEIGHT);
  fixture->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (fixture->buttons, BUTTONS_WIDTH, LINE_HEIGHT);
  gtk_box_append (GTK_BOX (fixture->bar), fixture->message);
  gtk_box_append (GTK_BOX (fixture->bar), fixture->buttons);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->bar);
}

static int
allocate (Fixture *fixture,
          int      width)
{
  int height;

  gtk_widget_measure (fixture->bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                      NULL);
  gtk_widget_measure (fixture->bar, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL,
                      NULL);
  gtk_widget_size_allocate (fixture->bar, &(GtkAllocation) { 0, 0, width, height }, -1);
  return height;
}

static graphene_rect_t
bounds_of (Fixture   *fixture,
           GtkWidget *child)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, fixture->bar, &bounds));
  return bounds;
}

static void
test_wide (Fixture       *fixture,
           gconstpointer  user_data)
{
  graphene_rect_t message;
  graphene_rect_t buttons;

  g_assert_cmpint (allocate (fixture, 600), ==, LINE_HEIGHT);
  message = bounds_of (fixture, fixture->message);
  buttons = bounds_of (fixture, fixture->buttons);
  g_assert_cmpfloat (message.origin.x, ==, 0);
  g_assert_cmpfloat (buttons.origin.x, ==, 600 - BUTTONS_WIDTH);
  g_assert_cmpfloat (message.origin.x + message.size.width, <=, buttons.origin.x);
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  user_data)
{
  graphene_rect_t message;
  graphene_rect_t buttons;

  g_assert_cmpint (allocate (fixture, 360), >, 2 * LINE_HEIGHT);
  message = bounds_of (fixture, fixture->message);
  buttons = bounds_of (fixture, fixture->buttons);
  g_assert_cmpfloat (message.size.width, ==, 360);
  g_assert_cmpfloat (buttons.origin.y, >=, message.origin.y + message.size.height);
}

/* A line that would be cut off beside the second child has one of its own. */
static void
test_line (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkWidget *label = gtk_label_new ("Last change 23:44:23, not by this window, and more");
  int natural;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_remove (GTK_BOX (fixture->bar), fixture->message);
  gtk_box_prepend (GTK_BOX (fixture->bar), label);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (allocate (fixture, natural + BUTTONS_WIDTH), ==, LINE_HEIGHT);

  gtk_widget_set_layout_manager (fixture->bar, vitrine_wrap_layout_new_for_line ());
  allocate (fixture, natural + BUTTONS_WIDTH);
  g_assert_cmpfloat (bounds_of (fixture, fixture->buttons).origin.y, >, 0);
  g_assert_cmpint (allocate (fixture, natural + 2 * BUTTONS_WIDTH), ==, LINE_HEIGHT);
}

static void
test_right_to_left (Fixture       *fixture,
                    gconstpointer  user_data)
{
  gtk_widget_set_direction (fixture->bar, GTK_TEXT_DIR_RTL);
  allocate (fixture, 600);
  g_assert_cmpfloat (bounds_of (fixture, fixture->buttons).origin.x, ==, 0);
  g_assert_cmpfloat (bounds_of (fixture, fixture->message).origin.x, >=, BUTTONS_WIDTH);
}

static void
test_hidden_buttons (Fixture       *fixture,
                     gconstpointer  user_data)
{
  gtk_widget_set_visible (fixture->buttons, FALSE);
  g_assert_cmpint (allocate (fixture, 360), ==, LINE_HEIGHT);
  g_assert_cmpfloat (bounds_of (fixture, fixture->message).size.width, ==, 360);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/wrap-layout/wide", Fixture, NULL, set_up, test_wide, tear_down);
  g_test_add ("/wrap-layout/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/wrap-layout/line", Fixture, NULL, set_up, test_line, tear_down);
  g_test_add ("/wrap-layout/right-to-left", Fixture, NULL, set_up, test_right_to_left,
              tear_down);
  g_test_add ("/wrap-layout/hidden-buttons", Fixture, NULL, set_up, test_hidden_buttons,
              tear_down);
  return g_test_run ();
}
