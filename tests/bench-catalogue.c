/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the list of all segments costs, with 1,000 of them and 300 processes that
 * have some mapped and others open: the worker's reading, and the merging in the
 * main thread. Prints one line for each figure: what, milliseconds of CPU, compared
 * with what, milliseconds, ratio; separated by tabs. What is bound by a bar is the
 * mean of many refreshes, for a single one may meet other work. */

#include "peer.h"
#include "segment/catalogue.h"
#include "watch/segment-list.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define N_SEGMENTS 1000
#define N_PROCESSES 300
#define N_MAPPED 3       /* segments that each process has mapped */
#define N_OPEN 20        /* other descriptors of each process */
#define N_READINGS 200
#define ROOM (64 << 20)  /* bytes of the private /dev/shm */

static double
thread_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static char *
path_of (guint i)
{
  return g_strdup_printf ("/dev/shm/vitrine-bench-%u", i);
}

static void
make_segments (void)
{
  for (guint i = 0; i < N_SEGMENTS; i++)
    {
      g_autofree char *path = path_of (i);
      int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

      g_assert_cmpint (fd, >=, 0);
      g_assert_cmpint (ftruncate (fd, 4096), ==, 0);
      g_assert_cmpint (pwrite (fd, "x", 1, 0), ==, 1);
      close (fd);
    }
}

static void
use_some (gpointer number)
{
  for (guint i = 0; i < N_MAPPED; i++)
    {
      g_autofree char *path = path_of ((GPOINTER_TO_UINT (number) * N_MAPPED + i) % N_SEGMENTS);
      int fd = open (path, O_RDWR | O_CLOEXEC);

      g_assert_true (mmap (NULL, 4096, PROT_READ, MAP_SHARED, fd, 0) != MAP_FAILED);
    }
  for (guint i = 0; i < N_OPEN; i++)
    g_assert_cmpint (open ("/dev/null", O_RDONLY), >=, 0);
  raise (SIGSTOP);
}

/* What no program could do without that wants to know what there is. */
static double
measure_plain (void)
{
  double start = thread_milliseconds ();
  DIR *folder = opendir ("/dev/shm");
  DIR *proc = opendir ("/proc");
  struct dirent *entry;
  struct stat status;
  char buffer[256];

  while ((entry = readdir (folder)) != NULL)
    fstatat (dirfd (folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW);
  while ((entry = readdir (proc)) != NULL)
    if (g_ascii_isdigit (entry->d_name[0]))
      {
        g_autofree char *path = g_strdup_printf ("%s/statm", entry->d_name);
        int fd = openat (dirfd (proc), path, O_RDONLY | O_CLOEXEC);

        if (fd >= 0 && read (fd, buffer, sizeof buffer) < 0)
          break;
        close (fd);
      }
  closedir (folder);
  closedir (proc);
  return thread_milliseconds () - start;
}

static void
report (const char *what,
        double      measured)
{
  double plain = measure_plain ();

  for (guint i = 0; i < 10; i++)
    plain = MIN (plain, measure_plain ());
  printf ("%s\t%.3f\tlstat of all names, statm of all processes\t%.3f\t%.2f\n", what, measured,
          plain, measured / plain);
}

static void
measure_readings (void)
{
  g_autoptr (VitrineCatalogue) catalogue = vitrine_catalogue_new ();
  double first = 0, all = 0, most = 0;

  for (guint i = 0; i <= N_READINGS; i++)
    {
      double start = thread_milliseconds ();
      VitrineReading *reading = vitrine_catalogue_read (catalogue);
      double cost;

      g_assert_cmpuint (reading->listings->len, >=, N_SEGMENTS);
      g_assert_cmpuint (reading->processes->len, >=, N_PROCESSES * N_MAPPED);
      vitrine_reading_free (reading);
      cost = thread_milliseconds () - start;
      if (i == 0)
        first = cost;
      else
        all += cost;
      most = i > 0 ? MAX (most, cost) : 0;
    }

  report ("catalogue, first reading", first);
  report ("catalogue, the dearest refresh", most);
  report ("catalogue, each refresh", all / N_READINGS);
}

static void
finished_cb (guint *n)
{
  (*n)++;
}

/* All that happens in the main thread meanwhile. */
static void
measure_merging (void)
{
  VitrineProcessMonitor *monitor = vitrine_process_monitor_new ();
  VitrineSegmentList *list = vitrine_segment_list_new (monitor);
  double start = 0;
  guint n = 0;

  g_signal_connect_swapped (monitor, "finished", G_CALLBACK (finished_cb), &n);
  while (n <= N_READINGS)
    {
      guint before = n;

      if (n == 1 && start == 0)
        start = thread_milliseconds ();
      vitrine_segment_list_refresh (list);
      while (n == before)
        g_main_context_iteration (NULL, TRUE);
    }

  start = (thread_milliseconds () - start) / N_READINGS;
  g_object_unref (list);
  g_object_unref (monitor);
  report ("catalogue, main thread at each refresh", start);
}

static void
measure (gpointer unused)
{
  static pid_t pids[N_PROCESSES];

  if (!peer_private_shm (ROOM))
    {
      printf ("catalogue: no /dev/shm of its own can be had here\n");
      return;
    }

  make_segments ();
  for (guint i = 0; i < N_PROCESSES; i++)
    pids[i] = peer_start (use_some, GUINT_TO_POINTER (i));
  for (guint i = 0; i < N_PROCESSES; i++)
    peer_wait_stopped (pids[i]);

  measure_readings ();
  measure_merging ();
  fflush (stdout);
  for (guint i = 0; i < N_PROCESSES; i++)
    peer_kill (pids[i]);
}

int
main (void)
{
  return peer_succeeds (peer_start (measure, NULL)) ? EXIT_SUCCESS : EXIT_FAILURE;
}
