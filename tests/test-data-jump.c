/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/data-jump.h"

#include "peer.h"

#include <unistd.h>

#define PAGE 4096
#define SIZE (G_GUINT64_CONSTANT (1) << 40)

typedef struct
{
  VitrineAddress *address;
  VitrineSegment *segment;
  VitrineBorrowedSegment *borrowed;
  gboolean is_done;
  gboolean is_known;
  guint64 data;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  int fd;

  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  fd = peer_open_foreign (fixture->address);
  g_assert_cmpint (pwrite (fd, "x", 1, 5 * PAGE), ==, 1);
  close (fd);
  fixture->segment = vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (fixture->segment);
  fixture->borrowed = vitrine_borrowed_segment_new (fixture->segment);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  vitrine_borrowed_segment_return (fixture->borrowed);
  vitrine_borrowed_segment_unref (fixture->borrowed);
  vitrine_segment_detach (fixture->segment);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->is_known = vitrine_data_jump_finish (result, &fixture->data);
  fixture->is_done = TRUE;
}

static void
jump (Fixture  *fixture,
      guint64   offset,
      gboolean  backward)
{
  fixture->is_done = FALSE;
  vitrine_data_jump_start (fixture->borrowed, offset, backward, NULL, done_cb, fixture);
}

static void
wait_for_it (Fixture *fixture)
{
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_both_ways (Fixture       *fixture,
                gconstpointer  unused)
{
  jump (fixture, 0, FALSE);
  wait_for_it (fixture);
  g_assert_true (fixture->is_known);
  g_assert_cmpuint (fixture->data, ==, 5 * PAGE);
  jump (fixture, SIZE, TRUE);
  wait_for_it (fixture);
  g_assert_cmpuint (fixture->data, ==, 5 * PAGE);
  jump (fixture, 5 * PAGE, TRUE);
  wait_for_it (fixture);
  g_assert_true (fixture->is_known);
  g_assert_cmpuint (fixture->data, ==, G_MAXUINT64);
}

/* Nobody is led into another segment by what was found in the last one. */
static void
test_taken_back (Fixture       *fixture,
                 gconstpointer  unused)
{
  jump (fixture, 0, FALSE);
  vitrine_borrowed_segment_return (fixture->borrowed);
  wait_for_it (fixture);
  g_assert_false (fixture->is_known);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/data-jump/both-ways", Fixture, NULL, set_up, test_both_ways, tear_down);
  g_test_add ("/data-jump/taken-back", Fixture, NULL, set_up, test_taken_back, tear_down);
  return g_test_run ();
}
