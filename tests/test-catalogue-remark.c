/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-remark.h"

#include "catalogue-tools.h"

#include <fcntl.h>

static void
assert_remarks (const MadeSegment *made,
                const char        *expected,
                gboolean           warns)
{
  g_autoptr (VitrineListing) listing = make_listing (made);
  g_autofree char *remarks = vitrine_remarks_join (listing);

  g_assert_cmpstr (remarks, ==, expected);
  g_assert_cmpint (vitrine_remarks_warn (listing), ==, warns);
}

static void
test_nothing_to_say (void)
{
  static const MadeSegment made = { .name = "a", .orphan = VITRINE_ORPHAN_UNKNOWN };

  assert_remarks (&made, "", FALSE);
}

static void
test_orphans (void)
{
  static const MadeSegment posix = { .name = "a", .allocated = 64 << 20,
                                     .orphan = VITRINE_ORPHAN_YES };
  static const MadeSegment sysv = { .name = "b", .kind = VITRINE_OBJECT_SYSV,
                                    .allocated = 64 << 20, .creator_gone = TRUE,
                                    .orphan = VITRINE_ORPHAN_YES };
  static const MadeSegment likely = { .name = "c", .allocated = 64 << 20,
                                      .orphan = VITRINE_ORPHAN_LIKELY };
  g_autoptr (VitrineListing) listing = make_listing (&posix);

  assert_remarks (&posix, "orphan that nobody uses: 64.0\302\240MiB wasted", TRUE);
  assert_remarks (&sysv, "orphan of a dead creator: 64.0\302\240MiB wasted", TRUE);
  assert_remarks (&likely,
                  "perhaps an orphan: no process you may look into uses its 64.0\302\240MiB",
                  FALSE);
  g_assert_cmpuint (vitrine_remarks_wasted (listing), ==, 64 << 20);
}

static void
test_all_at_once (void)
{
  static const MadeSegment made = { .name = "a", .mode = 0666, .internal = TRUE,
                                    .reason = "It is another user’s." };

  assert_remarks (&made, "It is another user’s. · writable by everyone · Wine’s own", TRUE);
}

static void
test_seals (void)
{
  static const MadeSegment made = { .name = "a", .kind = VITRINE_OBJECT_MEMFD };
  g_autoptr (VitrineListing) listing = make_listing (&made);
  g_autofree char *remarks = NULL;

  listing->seals = F_SEAL_WRITE;
  remarks = vitrine_remarks_join (listing);
  g_assert_cmpstr (remarks, ==, "sealed against writing");
}

static void
test_sentence (void)
{
  static const MadeSegment made = { .name = "a", .size = 4096, .n_processes = 2,
                                    .mode = 0666 };
  g_autoptr (VitrineListing) listing = make_listing (&made);
  g_autofree char *sentence = vitrine_remarks_describe (listing);

  g_assert_cmpstr (sentence, ==, "a, POSIX, 4.0\302\240KiB, used by 2 processes · "
                                 "writable by everyone");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue-remark/nothing-to-say", test_nothing_to_say);
  g_test_add_func ("/catalogue-remark/orphans", test_orphans);
  g_test_add_func ("/catalogue-remark/all-at-once", test_all_at_once);
  g_test_add_func ("/catalogue-remark/seals", test_seals);
  g_test_add_func ("/catalogue-remark/sentence", test_sentence);
  return g_test_run ();
}
