/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first of two processes that share one block of memory. It writes a text
 * into the block, starts the other program, usually child, and waits for it:
 *
 *   parent ./child
 *
 * Loading libdllmem.so has mapped the block before main() begins; unloading it,
 * after main(), gives it back. With VITRINE_DEBUG=1 in the environment each
 * process says at which address it has the block: different ones, the same
 * text. */

#define _GNU_SOURCE 1 /* for environ */

#include <dllmem.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TEXT L"This is a test string"

/* Starts the program, found as a shell finds it, and waits for its end. */
static int
run (char *program)
{
  char *arguments[] = { program, NULL };
  int error, status;
  pid_t child;

  error = posix_spawnp (&child, program, NULL, NULL, arguments, environ);
  if (error != 0)
    {
      fprintf (stderr, "parent: cannot start %s: %s\n", program, strerror (error));
      return 1;
    }

  if (waitpid (child, &status, 0) != child)
    {
      perror ("parent: cannot wait for the child");
      return 1;
    }

  /* As a shell tells it: 128 and more for a program that a signal ended. */
  return WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
}

int
main (int    argc,
      char **argv)
{
  if (argc != 2)
    {
      fprintf (stderr, "Usage: parent PROGRAM\n");
      return 2;
    }

  /* Flushed at once, or it could come after what the child prints. */
  if (printf ("Parent process is writing to shared memory: %ls\n", TEXT) < 0 ||
      fflush (stdout) != 0)
    {
      perror ("parent: cannot print");
      return 1;
    }

  if (SetSharedMem (TEXT) != 0)
    {
      perror ("parent: cannot write to shared memory");
      return 1;
    }

  return run (argv[1]);
}
