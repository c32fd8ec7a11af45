/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-column.h"

#include "catalogue-tools.h"

static void
assert_shows (const MadeSegment *made,
              VitrineColumn      column,
              const char        *expected)
{
  g_autoptr (VitrineListing) listing = make_listing (made);
  g_autofree char *text = vitrine_column_get_text (column, listing);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_texts (void)
{
  static const MadeSegment made = { .name = "psm_1", .size = 4096, .allocated = 8192,
                                    .mode = 0640, .n_processes = 3, .managed = TRUE };

  assert_shows (&made, VITRINE_COLUMN_NAME, "psm_1");
  assert_shows (&made, VITRINE_COLUMN_ADDRESS, "posix:/psm_1");
  assert_shows (&made, VITRINE_COLUMN_KIND, "POSIX");
  assert_shows (&made, VITRINE_COLUMN_SIZE, "4.0\302\240KiB");
  assert_shows (&made, VITRINE_COLUMN_ALLOCATED, "8.0\302\240KiB");
  assert_shows (&made, VITRINE_COLUMN_OWNER, "me");
  assert_shows (&made, VITRINE_COLUMN_MODE, "rw-r-----");
  assert_shows (&made, VITRINE_COLUMN_PROCESSES, "3");
  assert_shows (&made, VITRINE_COLUMN_LIFETIME, "temporary");
  assert_shows (&made, VITRINE_COLUMN_REMARKS, "");
  assert_shows (&made, VITRINE_COLUMN_CHANGED, "");
}

static void
test_lifetimes (void)
{
  static const MadeSegment foreign = { .name = "a" };
  static const MadeSegment memfd = { .name = "b", .kind = VITRINE_OBJECT_MEMFD };
  static const MadeSegment sysv = { .name = "c", .kind = VITRINE_OBJECT_SYSV };
  g_autoptr (VitrineListing) doomed = make_listing (&sysv);
  g_autofree char *lifetime = NULL;

  assert_shows (&foreign, VITRINE_COLUMN_LIFETIME, "until removed");
  assert_shows (&memfd, VITRINE_COLUMN_LIFETIME, "with its users");

  /* Marked for destruction, System V segments live as long as somebody has them. */
  assert_shows (&sysv, VITRINE_COLUMN_LIFETIME, "until removed");
  doomed->sysv.destroyed = TRUE;
  lifetime = vitrine_column_get_text (VITRINE_COLUMN_LIFETIME, doomed);
  g_assert_cmpstr (lifetime, ==, "with its users");
}

/* By every column the first one stands before the second. */
static void
test_order (void)
{
  static const MadeSegment low = { .name = "psm_2", .size = 1, .allocated = 1,
                                   .mode = 0400, .n_processes = 1, .user = "alice",
                                   .changed = 1 };
  static const MadeSegment high = { .name = "psm_10", .kind = VITRINE_OBJECT_SYSV,
                                    .size = 2, .allocated = 2, .mode = 0666,
                                    .n_processes = 2, .managed = TRUE, .user = "bob",
                                    .changed = 2 };
  g_autoptr (VitrineListing) first = make_listing (&low);
  g_autoptr (VitrineListing) second = make_listing (&high);

  for (guint column = 0; column < VITRINE_N_COLUMNS; column++)
    {
      if (column != VITRINE_COLUMN_ADDRESS)
        g_assert_cmpint (vitrine_column_compare (column, first, second), <, 0);
      g_assert_cmpint (vitrine_column_compare (column, first, first), ==, 0);
      g_assert_cmpint (vitrine_column_compare (column, first, second) < 0, ==,
                       vitrine_column_compare (column, second, first) > 0);
    }
}

static void
test_worst_remarks_last (void)
{
  static const MadeSegment made[] = {
    { .name = "fine" },
    { .name = "closed", .reason = "It is another user’s." },
    { .name = "open to all", .mode = 0666 },
    { .name = "small, perhaps", .allocated = 4096, .orphan = VITRINE_ORPHAN_LIKELY },
    { .name = "large, perhaps", .allocated = 1 << 30, .orphan = VITRINE_ORPHAN_LIKELY },
    { .name = "small orphan", .allocated = 4096, .orphan = VITRINE_ORPHAN_YES },
    { .name = "large orphan", .allocated = 8192, .orphan = VITRINE_ORPHAN_YES },
  };

  for (gsize i = 1; i < G_N_ELEMENTS (made); i++)
    {
      g_autoptr (VitrineListing) before = make_listing (&made[i - 1]);
      g_autoptr (VitrineListing) after = make_listing (&made[i]);

      g_assert_cmpint (vitrine_column_compare (VITRINE_COLUMN_REMARKS, before, after), <, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue-column/texts", test_texts);
  g_test_add_func ("/catalogue-column/lifetimes", test_lifetimes);
  g_test_add_func ("/catalogue-column/order", test_order);
  g_test_add_func ("/catalogue-column/worst-remarks-last", test_worst_remarks_last);
  return g_test_run ();
}
