/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/edit-history.h"

/* A step that costs @n_bytes twice and a little. */
static VitrineEdit *
add_step (VitrineEditHistory *history,
          gsize               n_bytes)
{
  g_autoptr (VitrineEdit) edit = vitrine_edit_new (FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (n_bytes), n_bytes);

  vitrine_edit_add (edit, 0, bytes, bytes);
  vitrine_edit_history_add (history, edit);
  return edit; /* the history's */
}

static void
test_goes_back_and_forth (void)
{
  g_autoptr (VitrineEditHistory) history = vitrine_edit_history_new (1000);
  VitrineEdit *first;
  VitrineEdit *second;

  g_assert_null (vitrine_edit_history_get_undo (history));
  g_assert_null (vitrine_edit_history_get_redo (history));
  first = add_step (history, 1);
  second = add_step (history, 1);
  g_assert_true (vitrine_edit_history_get_undo (history) == second);

  vitrine_edit_history_undone (history);
  g_assert_true (vitrine_edit_history_get_undo (history) == first);
  g_assert_true (vitrine_edit_history_get_redo (history) == second);
  vitrine_edit_history_undone (history);
  g_assert_null (vitrine_edit_history_get_undo (history));
  g_assert_true (vitrine_edit_history_get_redo (history) == first);
  vitrine_edit_history_redone (history);
  g_assert_true (vitrine_edit_history_get_undo (history) == first);
  g_assert_true (vitrine_edit_history_get_redo (history) == second);
}

static void
test_new_step_ends_redo (void)
{
  g_autoptr (VitrineEditHistory) history = vitrine_edit_history_new (1000);
  VitrineEdit *step;

  add_step (history, 1);
  vitrine_edit_history_undone (history);
  step = add_step (history, 1);
  g_assert_null (vitrine_edit_history_get_redo (history));
  g_assert_true (vitrine_edit_history_get_undo (history) == step);
}

static void
test_budget_drops_the_oldest (void)
{
  g_autoptr (VitrineEditHistory) history = vitrine_edit_history_new (1000);
  VitrineEdit *second;
  VitrineEdit *third;

  add_step (history, 200);
  second = add_step (history, 200);
  third = add_step (history, 200);
  g_assert_true (vitrine_edit_history_get_undo (history) == third);
  vitrine_edit_history_undone (history);
  g_assert_true (vitrine_edit_history_get_undo (history) == second);
  vitrine_edit_history_undone (history);
  g_assert_null (vitrine_edit_history_get_undo (history));
}

static void
test_last_is_kept_whatever_it_costs (void)
{
  g_autoptr (VitrineEditHistory) history = vitrine_edit_history_new (1000);
  VitrineEdit *large;

  add_step (history, 1);
  large = add_step (history, 5000);
  g_assert_true (vitrine_edit_history_get_undo (history) == large);
  vitrine_edit_history_undone (history);
  g_assert_null (vitrine_edit_history_get_undo (history));
}

static void
test_forget (void)
{
  g_autoptr (VitrineEditHistory) history = vitrine_edit_history_new (1000);
  VitrineEdit *first = add_step (history, 1);
  g_autoptr (VitrineEdit) stranger = vitrine_edit_new (FALSE);

  vitrine_edit_history_forget (history, add_step (history, 1));
  vitrine_edit_history_forget (history, stranger);
  g_assert_true (vitrine_edit_history_get_undo (history) == first);
  vitrine_edit_history_undone (history);
  vitrine_edit_history_forget (history, first);
  g_assert_null (vitrine_edit_history_get_redo (history));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-history/goes-back-and-forth", test_goes_back_and_forth);
  g_test_add_func ("/edit-history/new-step-ends-redo", test_new_step_ends_redo);
  g_test_add_func ("/edit-history/budget-drops-the-oldest", test_budget_drops_the_oldest);
  g_test_add_func ("/edit-history/last-is-kept", test_last_is_kept_whatever_it_costs);
  g_test_add_func ("/edit-history/forget", test_forget);
  return g_test_run ();
}
