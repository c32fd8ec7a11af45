/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that does nothing but store into a segment, as quickly as it can:
 *
 *   storer NAME SECONDS
 *
 * prints how many words it stored a second, through its own mapping. */

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

#define STORES_A_LOOK 100000 /* between two looks at the clock */

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static void
store (volatile uint64_t *words,
       size_t             n_words,
       uint64_t           first)
{
  for (uint64_t i = first; i < first + STORES_A_LOOK; i++)
    words[i % n_words] = i;
}

int
main (int   argc,
      char *argv[])
{
  int fd = argc == 3 ? shm_open (argv[1], O_RDWR, 0) : -1;
  uint64_t n_stored = 0;
  struct stat status;
  double start;
  void *words;

  if (fd < 0 || fstat (fd, &status) != 0)
    return 2;
  words = mmap (NULL, (size_t) status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (words == MAP_FAILED)
    return 2;

  start = now ();
  while (now () - start < atof (argv[2]))
    {
      store (words, (size_t) status.st_size / sizeof (uint64_t), n_stored);
      n_stored += STORES_A_LOOK;
    }
  printf ("%.0f\n", (double) n_stored / (now () - start));
  return 0;
}
