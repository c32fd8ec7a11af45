/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/condition.h"

#define SIZE 64

typedef struct
{
  VitrineCondition condition;
  VitrineSegmentStatus status;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->status = (VitrineSegmentStatus) {
    .size = SIZE,
    .mode = 0600,
    .readable = TRUE,
    .writable = TRUE,
  };
  vitrine_condition_init (&fixture->condition, SIZE);
  g_assert_cmpint (vitrine_condition_update (&fixture->condition, &fixture->status, NULL),
                   ==, VITRINE_CONDITION_RIGHTS);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  vitrine_condition_clear (&fixture->condition);
}

static void
assert_becomes (Fixture                *fixture,
                VitrineState            state,
                VitrineConditionChange  changes)
{
  g_assert_cmpint (vitrine_condition_update (&fixture->condition, &fixture->status, NULL),
                   ==, changes);
  g_assert_cmpint (fixture->condition.state, ==, state);
}

static void
test_live (Fixture       *fixture,
           gconstpointer  unused)
{
  assert_becomes (fixture, VITRINE_STATE_LIVE, 0);
}

static void
test_sizes (Fixture       *fixture,
            gconstpointer  unused)
{
  const VitrineConditionChange both = VITRINE_CONDITION_SIZE | VITRINE_CONDITION_STATE;

  fixture->status.size = SIZE + 1;
  assert_becomes (fixture, VITRINE_STATE_GROWN, both);
  fixture->status.size = SIZE + 2;
  assert_becomes (fixture, VITRINE_STATE_GROWN, VITRINE_CONDITION_SIZE);
  fixture->status.size = SIZE - 1;
  assert_becomes (fixture, VITRINE_STATE_SHRUNK, both);
  fixture->status.size = 0;
  assert_becomes (fixture, VITRINE_STATE_EMPTY, both);
  fixture->status.size = SIZE;
  assert_becomes (fixture, VITRINE_STATE_LIVE, both);
}

/* What was accepted is what the next change is told from. */
static void
test_accepted (Fixture       *fixture,
               gconstpointer  unused)
{
  fixture->status.size = SIZE / 2;
  fixture->status.writable = FALSE;
  vitrine_condition_update (&fixture->condition, &fixture->status, NULL);
  g_assert_cmpint (fixture->condition.state, ==, VITRINE_STATE_LOCKED);

  g_assert_cmpint (vitrine_condition_accept (&fixture->condition), ==,
                   VITRINE_CONDITION_STATE);
  g_assert_cmpint (fixture->condition.state, ==, VITRINE_STATE_LIVE);
  fixture->status.size = SIZE;
  assert_becomes (fixture, VITRINE_STATE_GROWN,
                  VITRINE_CONDITION_SIZE | VITRINE_CONDITION_STATE);
}

/* A right that this user never had is none that was taken away. */
static void
test_rights (Fixture       *fixture,
             gconstpointer  unused)
{
  const VitrineConditionChange both = VITRINE_CONDITION_RIGHTS | VITRINE_CONDITION_STATE;

  fixture->status.mode = 0400;
  assert_becomes (fixture, VITRINE_STATE_LIVE, VITRINE_CONDITION_RIGHTS);
  fixture->status.writable = FALSE;
  assert_becomes (fixture, VITRINE_STATE_LOCKED, both);
  fixture->status.writable = TRUE;
  assert_becomes (fixture, VITRINE_STATE_LIVE, both);
  fixture->status.readable = FALSE;
  assert_becomes (fixture, VITRINE_STATE_LOCKED, both);

  vitrine_condition_init (&fixture->condition, SIZE);
  vitrine_condition_update (&fixture->condition, &fixture->status, NULL);
  g_assert_cmpint (fixture->condition.state, ==, VITRINE_STATE_LIVE);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  const VitrineConditionChange state = VITRINE_CONDITION_STATE;

  fixture->status.full = TRUE;
  assert_becomes (fixture, VITRINE_STATE_FULL, state);
  fixture->status.writable = FALSE;
  assert_becomes (fixture, VITRINE_STATE_LOCKED, state | VITRINE_CONDITION_RIGHTS);
  fixture->status.standing = VITRINE_STANDING_REMOVED;
  assert_becomes (fixture, VITRINE_STATE_REMOVED, state);
  fixture->status.standing = VITRINE_STANDING_REPLACED;
  assert_becomes (fixture, VITRINE_STATE_REPLACED, state);

  g_assert_cmpint (vitrine_condition_update (&fixture->condition, &fixture->status, "no"),
                   ==, state | VITRINE_CONDITION_ERROR);
  g_assert_cmpint (fixture->condition.state, ==, VITRINE_STATE_UNREADABLE);
  g_assert_cmpstr (fixture->condition.error_message, ==, "no");
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
  add ("/condition/live", test_live);
  add ("/condition/sizes", test_sizes);
  add ("/condition/accepted", test_accepted);
  add ("/condition/rights", test_rights);
  add ("/condition/order", test_order);
  return g_test_run ();
}
