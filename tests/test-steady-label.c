/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/steady-label.h"

#include "widget-tools.h"

typedef struct
{
  GtkWindow *window;
  VitrineSteadyLabel *label;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->label = g_object_new (VITRINE_TYPE_STEADY_LABEL, NULL);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->label));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  destroy_window (fixture->window, fixture->label);
}

static int
get_natural_width (Fixture *fixture)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (fixture->label), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &natural, NULL, NULL);
  return natural;
}

static void
test_keeps_room (Fixture       *fixture,
                 gconstpointer  data)
{
  int narrow;
  int wide;

  vitrine_steady_label_set_text (fixture->label, "At 0x0 (0)");
  narrow = get_natural_width (fixture);
  vitrine_steady_label_set_text (fixture->label, "At 0xffffffffffff (281474976710655)");
  wide = get_natural_width (fixture);
  g_assert_cmpint (wide, >, narrow);

  vitrine_steady_label_set_text (fixture->label, "At 0x0 (0)");
  g_assert_cmpint (get_natural_width (fixture), ==, wide);
  vitrine_steady_label_settle (fixture->label);
  g_assert_cmpint (get_natural_width (fixture), <=, narrow);
}

/* What hardly differs in width has nothing placed anew. */
static void
test_same_room (Fixture       *fixture,
                gconstpointer  data)
{
  int width;

  vitrine_steady_label_set_text (fixture->label, "At 0x1111 (4369)");
  width = get_natural_width (fixture);
  vitrine_steady_label_set_text (fixture->label, "At 0x1112 (4370)");
  g_assert_cmpint (get_natural_width (fixture), ==, width);
}

static void
test_is_heard (Fixture       *fixture,
               gconstpointer  data)
{
  vitrine_steady_label_set_text (fixture->label, "12 changes a second");
  g_assert_cmpstr (vitrine_steady_label_get_text (fixture->label), ==,
                   "12 changes a second");
  gtk_test_accessible_assert_role (fixture->label, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (fixture->label, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "12 changes a second");
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  vitrine_steady_label_set_text (fixture->label, "a text that is longer than there is room");
  g_assert_cmpint (get_min_width (GTK_WIDGET (fixture->label)), ==, 0);
}

static gboolean
has_tooltip (Fixture *fixture,
             int      width)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean has = FALSE;

  gtk_widget_allocate (GTK_WIDGET (fixture->label), width, 20, -1, NULL);
  g_signal_emit_by_name (fixture->label, "query-tooltip", 1, 1, FALSE, tooltip, &has);
  return has;
}

/* What is cut off is told where the pointer rests. */
static void
test_cut_off (Fixture       *fixture,
              gconstpointer  data)
{
  vitrine_steady_label_set_text (fixture->label, "At 0x49 (73), 0xa (10) selected");
  g_assert_true (has_tooltip (fixture, get_natural_width (fixture) / 2));
  g_assert_false (has_tooltip (fixture, get_natural_width (fixture)));
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
  gtk_test_init (&argc, &argv, NULL);
  add ("/steady-label/keeps-room", test_keeps_room);
  add ("/steady-label/same-room", test_same_room);
  add ("/steady-label/is-heard", test_is_heard);
  add ("/steady-label/narrow", test_narrow);
  add ("/steady-label/cut-off", test_cut_off);
  return g_test_run ();
}
