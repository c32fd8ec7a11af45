/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/fold.h"

#include "app/settings.h"
#include "session-tools.h"
#include "widget-tools.h"

#define KEY "show-segments"

typedef struct
{
  GtkWindow *window;
  AdwFlap *flap;
  GSettings *settings;
} Fixture;

static GtkWidget *
new_pane (int width)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (pane, width, 100);
  return pane;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->settings = vitrine_settings_new ();
  g_assert_nonnull (fixture->settings);
  fixture->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_locked (fixture->flap, TRUE);
  adw_flap_set_flap (fixture->flap, new_pane (200));
  adw_flap_set_content (fixture->flap, new_pane (200));
  vitrine_fold_remember (fixture->flap, fixture->settings, KEY);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->flap));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  destroy_window (fixture->window, fixture->flap);
  g_settings_reset (fixture->settings, KEY);
  g_assert_finalize_object (fixture->settings);
}

/* Folding by policy rather than by the window's width, which a window manager
 * would have a say in. */
static void
fold (Fixture  *fixture,
      gboolean  folded)
{
  adw_flap_set_fold_policy (fixture->flap, folded ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                  : ADW_FLAP_FOLD_POLICY_NEVER);
  g_assert_cmpint (adw_flap_get_folded (fixture->flap), ==, folded);
}

static void
test_folds_away_and_comes_back (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_assert_true (adw_flap_get_reveal_flap (fixture->flap));
  fold (fixture, TRUE);
  g_assert_false (adw_flap_get_reveal_flap (fixture->flap));
  g_assert_true (g_settings_get_boolean (fixture->settings, KEY));
  fold (fixture, FALSE);
  g_assert_true (adw_flap_get_reveal_flap (fixture->flap));
}

static void
test_wish_is_kept (Fixture       *fixture,
                   gconstpointer  user_data)
{
  fold (fixture, FALSE);
  adw_flap_set_reveal_flap (fixture->flap, FALSE);
  g_assert_false (g_settings_get_boolean (fixture->settings, KEY));
  fold (fixture, TRUE);
  fold (fixture, FALSE);
  g_assert_false (adw_flap_get_reveal_flap (fixture->flap));
}

/* A look at the pane in a narrow window is no wish for a wide one. */
static void
test_look_is_no_wish (Fixture       *fixture,
                      gconstpointer  user_data)
{
  fold (fixture, FALSE);
  adw_flap_set_reveal_flap (fixture->flap, FALSE);
  fold (fixture, TRUE);
  adw_flap_set_reveal_flap (fixture->flap, TRUE);
  g_assert_false (g_settings_get_boolean (fixture->settings, KEY));
  vitrine_fold_away (fixture->flap);
  g_assert_false (adw_flap_get_reveal_flap (fixture->flap));
}

static void
test_unfolded_stays (Fixture       *fixture,
                     gconstpointer  user_data)
{
  fold (fixture, FALSE);
  vitrine_fold_away (fixture->flap);
  g_assert_true (adw_flap_get_reveal_flap (fixture->flap));
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
  add ("/fold/folds-away-and-comes-back", test_folds_away_and_comes_back);
  add ("/fold/wish-is-kept", test_wish_is_kept);
  add ("/fold/look-is-no-wish", test_look_is_no_wish);
  add ("/fold/unfolded-stays", test_unfolded_stays);
  return g_test_run ();
}
