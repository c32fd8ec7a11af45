/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast a sweep goes over 1 GiB when nothing holds it back, against a loop of
 * pread(2) over the same bytes, and what it takes of a processor when it has its
 * budget. Prints one line for each figure: what, value, compared with what,
 * value, ratio; separated by tabs. */

#include "peer.h"
#include "watch/sweep.h"

#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#define SIZE (G_GUINT64_CONSTANT (1) << 30)
#define BLOCK (256 * 1024)
#define ROUNDS 3
#define BUDGET_TIME (5 * G_USEC_PER_SEC)

typedef struct
{
  VitrineSegment *segment;
  int fd;
  guint8 *block;
} Bench;

static double
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* In milliseconds of processor time, so that what else the machine does counts
 * little. */
static double
measure_sweep (Bench *self)
{
  g_autoptr (VitrineSweep) sweep = vitrine_sweep_new (self->segment, VITRINE_SWEEP_UNLIMITED);
  double start = get_cpu_time ();

  vitrine_sweep_start (sweep);
  while (vitrine_sweep_get_n_rounds (sweep) == 0)
    g_usleep (1000);
  return get_cpu_time () - start;
}

static double
measure_pread (Bench *self)
{
  double start = get_cpu_time ();

  for (gsize i = 0; i < SIZE; i += BLOCK)
    g_assert_cmpint (pread (self->fd, self->block, BLOCK, (off_t) i), ==, BLOCK);
  return get_cpu_time () - start;
}

static void
measure_speed (Bench *self)
{
  double best = G_MAXDOUBLE;
  double best_pread = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      best = MIN (best, measure_sweep (self));
      best_pread = MIN (best_pread, measure_pread (self));
    }
  printf ("sweep over 1 GiB, unlimited\t%.0f\tpread alone\t%.0f\t%.3f\n", best, best_pread,
          best / best_pread);
}

static void
measure_budget (Bench *self)
{
  g_autoptr (VitrineSweep) sweep
    = vitrine_sweep_new (self->segment, VITRINE_SWEEP_BUDGET_DEFAULT);
  double cpu = get_cpu_time ();
  gint64 start = g_get_monotonic_time ();
  double taken, passed;

  vitrine_sweep_start (sweep);
  g_usleep (BUDGET_TIME);
  taken = get_cpu_time () - cpu;
  passed = (double) (g_get_monotonic_time () - start) / 1e3;
  printf ("sweep over 1 GiB, at its budget\t%.0f\tthe time that passed\t%.0f\t%.4f\n", taken,
          passed, taken / passed);
}

static void
measure_all (Bench *self)
{
  self->block = g_malloc (BLOCK);
  for (gsize i = 0; i < SIZE; i += BLOCK)
    {
      memset (self->block, (int) (i / BLOCK), BLOCK);
      g_assert_cmpint (pwrite (self->fd, self->block, BLOCK, (off_t) i), ==, BLOCK);
    }
  measure_speed (self);
  measure_budget (self);
  g_free (self->block);
}

/* Where the segment has no room, there is nothing to measure. */
static gboolean
has_room (int fd)
{
  struct statvfs room;

  return fstatvfs (fd, &room) == 0 && room.f_bavail * room.f_frsize > SIZE;
}

int
main (void)
{
  VitrineAddress *address = peer_address_new ();
  Bench self = { 0 };

  peer_make_foreign (address, SIZE, 0600);
  self.fd = peer_open_foreign (address);
  self.segment = vitrine_segment_attach (address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (self.segment);
  if (has_room (self.fd))
    measure_all (&self);
  else
    printf ("sweep over 1 GiB: there is no room for it here\n");
  vitrine_segment_detach (self.segment);
  close (self.fd);
  peer_remove (address);
  vitrine_address_unref (address);
  return 0;
}
