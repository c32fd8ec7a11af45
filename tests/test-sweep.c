/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sweep.h"

#include "peer.h"

#include <sys/stat.h>
#include <unistd.h>

#define PAGE 4096
#define SIZE (G_GUINT64_CONSTANT (1) << 40)
#define N_CELLS 1024
#define CELL (SIZE / N_CELLS)
#define LARGE_SIZE (G_GUINT64_CONSTANT (1) << 35) /* its chunks are read in pieces */
#define LARGE_DATA (1024 * 1024)
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  VitrineAddress *address;
  VitrineSegment *segment;
  VitrineSweep *sweep;
  int fd;
  guint n_updates;
} Fixture;

static void
updated_cb (Fixture *fixture)
{
  fixture->n_updates++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  size)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, GPOINTER_TO_SIZE (size), 0600);
  fixture->fd = peer_open_foreign (fixture->address);
  fixture->segment = vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (fixture->segment);
  fixture->sweep = vitrine_sweep_new (fixture->segment, VITRINE_SWEEP_UNLIMITED);
  g_signal_connect_swapped (fixture->sweep, "updated", G_CALLBACK (updated_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  size)
{
  g_assert_finalize_object (fixture->sweep);
  vitrine_segment_detach (fixture->segment);
  close (fixture->fd);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static void
put (Fixture *fixture,
     guint64  offset,
     char     byte)
{
  g_assert_cmpint (pwrite (fixture->fd, &byte, 1, (off_t) offset), ==, 1);
}

static guint64
count_blocks (Fixture *fixture)
{
  struct stat status;

  g_assert_no_errno (fstat (fixture->fd, &status));
  return (guint64) status.st_blocks;
}

static VitrineSweepCell
get_cell (Fixture *fixture,
          guint    index)
{
  guint n_cells;
  const VitrineSweepCell *cells = vitrine_sweep_get_cells (fixture->sweep, &n_cells);

  return index < n_cells ? cells[index] : (VitrineSweepCell) { 0 };
}

/* A round that had begun before does not count: what was done meanwhile may stand
 * behind it. */
static void
wait_for_round (Fixture *fixture)
{
  guint n_rounds = vitrine_sweep_get_n_rounds (fixture->sweep) + 2;
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (vitrine_sweep_get_n_rounds (fixture->sweep) < n_rounds)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
}

static gboolean
is_changed (Fixture *fixture,
            guint    index)
{
  return get_cell (fixture, index).changed > 0;
}

static void
wait_for_change (Fixture *fixture,
                 guint    index)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (!is_changed (fixture, index))
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
}

/* 1 TiB with three pages in it: these alone are read, and nothing is made. */
static void
test_sparse (Fixture       *fixture,
             gconstpointer  size)
{
  guint64 blocks;

  put (fixture, 0, 'a');
  put (fixture, SIZE / 2 + 3 * PAGE, 'b');
  put (fixture, SIZE - 1, 'c');
  blocks = count_blocks (fixture);
  vitrine_sweep_start (fixture->sweep);
  wait_for_round (fixture);

  g_assert_cmpuint (vitrine_sweep_get_size (fixture->sweep), ==, SIZE);
  g_assert_cmpuint (vitrine_sweep_get_cell_size (fixture->sweep), ==, CELL);
  g_assert_cmpuint (get_cell (fixture, 0).data, ==, PAGE);
  g_assert_cmpuint (get_cell (fixture, 1).data, ==, 0);
  g_assert_cmpuint (get_cell (fixture, 1).seen, ==, CELL);
  g_assert_cmpuint (get_cell (fixture, N_CELLS / 2).data, ==, PAGE);
  g_assert_cmpuint (get_cell (fixture, N_CELLS - 1).data, ==, PAGE);
  g_assert_false (is_changed (fixture, 0));
  g_assert_cmpuint (vitrine_sweep_get_n_read (fixture->sweep), <=,
                    3 * PAGE * (vitrine_sweep_get_n_rounds (fixture->sweep) + 1));
  g_assert_cmpuint (count_blocks (fixture), ==, blocks);
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  size)
{
  put (fixture, 0, 'a');
  put (fixture, SIZE / 2, 'b');
  vitrine_sweep_start (fixture->sweep);
  wait_for_round (fixture);

  put (fixture, SIZE / 2 + 7, 'x');
  wait_for_change (fixture, N_CELLS / 2);
  g_assert_false (is_changed (fixture, 0));
  put (fixture, SIZE - 9, 'y');
  wait_for_change (fixture, N_CELLS - 1);
  g_assert_cmpuint (get_cell (fixture, N_CELLS - 1).data, ==, PAGE);
}

/* Data before it that comes and goes does not make equal bytes look changed, though
 * they are read in other pieces then. */
static void
test_moving_runs (Fixture       *fixture,
                  gconstpointer  size)
{
  guint64 start = LARGE_SIZE / N_CELLS;
  g_autofree char *bytes = g_malloc (LARGE_DATA);

  for (gsize i = 0; i < LARGE_DATA; i++)
    bytes[i] = (char) (i * 7 + i / PAGE);
  g_assert_cmpint (pwrite (fixture->fd, bytes, LARGE_DATA, (off_t) start), ==, LARGE_DATA);
  vitrine_sweep_start (fixture->sweep);
  wait_for_round (fixture);
  put (fixture, start - 3 * PAGE, 'x');
  put (fixture, start - 2 * PAGE, 'x');
  put (fixture, start - PAGE, 'x');
  wait_for_change (fixture, 0);
  wait_for_round (fixture);
  g_assert_false (is_changed (fixture, 1));
}

/* What reads as zeros before and after is no change, beside other data or not. */
static void
test_zeros (Fixture       *fixture,
            gconstpointer  size)
{
  put (fixture, 5 * PAGE, 'a');
  vitrine_sweep_start (fixture->sweep);
  wait_for_round (fixture);
  put (fixture, 4 * PAGE, 0);
  put (fixture, 6 * PAGE, 0);
  put (fixture, 9 * PAGE, 0);
  wait_for_round (fixture);
  g_assert_cmpuint (get_cell (fixture, 0).data, ==, 4 * PAGE);
  g_assert_false (is_changed (fixture, 0));
  put (fixture, 9 * PAGE + 1, 'b');
  wait_for_change (fixture, 0);
}

/* Nothing is told where nothing changed. */
static void
test_silence (Fixture       *fixture,
              gconstpointer  size)
{
  guint n_updates;

  put (fixture, 5 * PAGE, 'a');
  vitrine_sweep_start (fixture->sweep);
  wait_for_round (fixture);
  n_updates = fixture->n_updates;
  g_assert_cmpuint (n_updates, >, 0);
  wait_for_round (fixture);
  g_assert_cmpuint (fixture->n_updates, ==, n_updates);
}

static void
test_pause (Fixture       *fixture,
            gconstpointer  size)
{
  guint64 n_read;

  put (fixture, 5 * PAGE, 'a');
  vitrine_sweep_start (fixture->sweep);
  wait_for_round (fixture);
  vitrine_sweep_set_paused (fixture->sweep, TRUE);
  put (fixture, 5 * PAGE, 'b');
  n_read = vitrine_sweep_get_n_read (fixture->sweep);
  g_usleep (G_USEC_PER_SEC);
  /* At most the round in which it was told. */
  g_assert_cmpuint (vitrine_sweep_get_n_read (fixture->sweep) - n_read, <=, PAGE);
  vitrine_sweep_set_paused (fixture->sweep, FALSE);
  wait_for_change (fixture, 5);
}

static void
wait_for_size (Fixture *fixture,
               guint64  size)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (vitrine_sweep_get_size (fixture->sweep) != size)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
}

static void
test_resize (Fixture       *fixture,
             gconstpointer  size)
{
  vitrine_sweep_start (fixture->sweep);
  wait_for_round (fixture);
  g_assert_no_errno (ftruncate (fixture->fd, 10 * PAGE));
  wait_for_size (fixture, 10 * PAGE);
  g_assert_no_errno (ftruncate (fixture->fd, 0));
  wait_for_size (fixture, 0);
}

static void
add (const char *path,
     guint64     size,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GSIZE_TO_POINTER (size), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/sweep/sparse", SIZE, test_sparse);
  add ("/sweep/changes", SIZE, test_changes);
  add ("/sweep/moving-runs", LARGE_SIZE, test_moving_runs);
  add ("/sweep/zeros", LARGE_SIZE, test_zeros);
  add ("/sweep/silence", 1024 * PAGE, test_silence);
  add ("/sweep/pause", 1024 * PAGE, test_pause);
  add ("/sweep/resize", 1024 * PAGE, test_resize);
  return g_test_run ();
}
