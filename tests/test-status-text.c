/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/status-text.h"

#include <string.h>

static void
assert_liveness (VitrineLiveness  liveness,
                 const char      *expected)
{
  g_autofree char *text = vitrine_status_text_liveness (&liveness);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_liveness (void)
{
  VitrineLiveness liveness = {
    .state = VITRINE_STATE_LIVE,
    .access = VITRINE_ACCESS_JOIN,
    .interval = 50,
  };

  assert_liveness (liveness, "Live, 20 times a second");
  liveness.access = VITRINE_ACCESS_WATCH;
  assert_liveness (liveness, "Live, 20 times a second, only watched");
  liveness.state = VITRINE_STATE_REMOVED;
  assert_liveness (liveness, "Live, its name is gone");
  liveness.state = VITRINE_STATE_UNREADABLE;
  assert_liveness (liveness, "Cannot be read");
  liveness.paused = TRUE;
  assert_liveness (liveness, "Paused");
}

static void
assert_interval (guint       interval,
                 const char *expected)
{
  g_autofree char *text = vitrine_status_text_interval (interval);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_interval (void)
{
  assert_interval (1, "1000 times a second");
  assert_interval (50, "20 times a second");
  assert_interval (1000, "1 time a second");
  assert_interval (1001, "every 1 second");
  assert_interval (5000, "every 5 seconds");
  assert_interval (10000, "every 10 seconds");
}

static void
test_change (void)
{
  const gint64 now = G_GINT64_CONSTANT (1790000000) * G_USEC_PER_SEC;
  const gint64 day = G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;
  g_autofree char *never = vitrine_status_text_change (0, now, FALSE);
  g_autofree char *own = vitrine_status_text_change (now, now, TRUE);
  g_autofree char *other = vitrine_status_text_change (now, now, FALSE);
  g_autofree char *long_ago = vitrine_status_text_change (now - 3 * day, now, FALSE);

  g_assert_cmpstr (never, ==, "No change yet");
  g_assert_true (g_str_has_suffix (own, ", by this window"));
  g_assert_true (g_str_has_suffix (other, ", not by this window"));
  g_assert_cmpuint (strlen (long_ago), >, strlen (other));
}

/* The same change reads the same later: nothing ticks. */
static void
test_change_does_not_age (void)
{
  const gint64 noon = G_GINT64_CONSTANT (1789992000) * G_USEC_PER_SEC;
  g_autofree char *now = vitrine_status_text_change (noon, noon, FALSE);
  g_autofree char *later = vitrine_status_text_change (noon, noon + 60 * G_USEC_PER_SEC,
                                                       FALSE);

  g_assert_cmpstr (now, ==, later);
}

static void
test_rate (void)
{
  g_autofree char *none = vitrine_status_text_rate (0.0);
  g_autofree char *one = vitrine_status_text_rate (1.2);
  g_autofree char *many = vitrine_status_text_rate (59.7);
  g_autofree char *negative = vitrine_status_text_rate (-5.0);

  g_assert_null (none);
  g_assert_null (negative);
  g_assert_cmpstr (one, ==, "1 change a second");
  g_assert_cmpstr (many, ==, "60 changes a second");
}

static void
test_place (void)
{
  static const struct
  {
    guint64 offset;
    guint64 selected;
    const char *text;
  } places[] = {
    { 0, 0, "At 0" },
    { 9, 1, "At 9, 1 selected" },
    { 10, 0, "At 0xa (10)" },
    { 496, 16, "At 0x1f0 (496), 0x10 (16) selected" },
    { G_MAXINT64, 0, "At 0x7fffffffffffffff (9223372036854775807)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = vitrine_status_text_place (places[i].offset,
                                                         places[i].selected);

      g_assert_cmpstr (text, ==, places[i].text);
    }
}

static void
test_count (void)
{
  static const struct
  {
    VitrineChangeCount count;
    guint64 selected;
    const char *text;
  } counts[] = {
    { { 0, 0, 0 }, 0, NULL },
    { { 0, 0, 0 }, 9, NULL },
    { { 1, 5, 1 }, 0, "Changed 1 time" },
    { { 1234, 5, 1234 }, 1, "Changed 1234 times" },
    { { 1234, 16, 321 }, 8, "Changed 1234 times; most often at 0x10 (16), 321 of them" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *text = vitrine_status_text_count (&counts[i].count, counts[i].selected);

      g_assert_cmpstr (text, ==, counts[i].text);
    }
}

static void
test_comparison (void)
{
  const gint64 now = G_GINT64_CONSTANT (1790000000) * G_USEC_PER_SEC;
  VitrineHexComparison none = { .n_rows = 256, .n_shown = 256 };
  VitrineHexComparison marked = { .since = now, .n_different = 37, .n_rows = 256,
                                  .n_shown = 12, .is_filtering = TRUE };
  g_autofree char *no_since = vitrine_status_text_since (&none, now);
  g_autofree char *no_rows = vitrine_status_text_rows (&none);
  g_autofree char *since = vitrine_status_text_since (&marked, now);
  g_autofree char *rows = vitrine_status_text_rows (&marked);
  g_autofree char *partial = NULL;

  g_assert_null (no_since);
  g_assert_null (no_rows);
  g_assert_true (g_str_has_prefix (since, "Since "));
  g_assert_true (g_str_has_suffix (since, ": 37 bytes differ"));
  g_assert_cmpstr (rows, ==, "Rows shown: 12 of 256");
  marked.is_partial = TRUE;
  marked.n_different = 1;
  partial = vitrine_status_text_since (&marked, now);
  g_assert_true (g_str_has_suffix (partial, ", where it was shown: 1 byte differs"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status-text/liveness", test_liveness);
  g_test_add_func ("/status-text/interval", test_interval);
  g_test_add_func ("/status-text/change", test_change);
  g_test_add_func ("/status-text/change-does-not-age", test_change_does_not_age);
  g_test_add_func ("/status-text/rate", test_rate);
  g_test_add_func ("/status-text/place", test_place);
  g_test_add_func ("/status-text/count", test_count);
  g_test_add_func ("/status-text/comparison", test_comparison);
  return g_test_run ();
}
