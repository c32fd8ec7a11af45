/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long vitrine-cli takes from its start to its end, against a program that
 * does nothing. Prints one line for each command: what, milliseconds, compared
 * with what, milliseconds, ratio; separated by tabs. The bar is 20 ms. */

#include "peer.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 60

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

static gint64
time_once (const char *const *words)
{
  gint64 start = g_get_monotonic_time ();
  ProgramResult result = program_run (words, NULL);
  gint64 end = g_get_monotonic_time ();

  g_assert_cmpint (result.status, ==, 0);
  program_result_clear (&result);
  return end - start;
}

static double
median (gint64 *times)
{
  qsort (times, ROUNDS, sizeof *times, compare_times);
  return (double) times[ROUNDS / 2] / 1000;
}

/* In turns, so that both meet the same machine. */
static void
measure (const char *const *words)
{
  static const char *const nothing[] = { "true", NULL };
  gint64 times[ROUNDS], base[ROUNDS];
  double ms, base_ms;

  for (guint i = 0; i < ROUNDS; i++)
    {
      times[i] = time_once (words);
      base[i] = time_once (nothing);
    }

  ms = median (times);
  base_ms = median (base);
  printf ("vitrine-cli %s\t%.2f\ttrue\t%.2f\t%.2f\n", words[1], ms, base_ms, ms / base_ms);
}

int
main (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  const char *program = g_getenv ("VITRINE_TEST_CLI");
  const char *const commands[][4] = {
    { program, "--version", NULL },
    { program, "read", vitrine_address_get_name (address), NULL },
    { program, "list", NULL },
  };

  peer_make_foreign (address, 4096, 0600);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    measure (commands[i]);

  peer_remove (address);
  return 0;
}
