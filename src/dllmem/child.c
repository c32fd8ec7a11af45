/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second of two processes that share one block of memory: it prints the
 * text that another one, such as parent, has written there. */

#include <dllmem.h>
#include <locale.h>
#include <stdio.h>

#define COUNT 2048 /* wide characters: the longest text and its zero */

int
main (void)
{
  wchar_t text[COUNT];

  setlocale (LC_ALL, ""); /* how this terminal writes characters */

  if (GetSharedMem (text, COUNT) < 0)
    {
      perror ("child: cannot read from shared memory");
      return 1;
    }

  if (printf ("Child process read from shared memory: %ls\n", text) < 0 ||
      fflush (stdout) != 0)
    {
      perror ("child: cannot print the text");
      return 1;
    }

  return 0;
}
