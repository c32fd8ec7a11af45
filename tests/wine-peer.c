/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program for Windows that never heard of Vitrine: makes a named section, stores
 * each line of its standard input there as a text, and says what then stands in
 * its first 16 bytes. Built with mingw-w64, run by Wine. */

#include <windows.h>

#include <stdio.h>
#include <string.h>

#define SIZE 12288 /* bytes: no other section of Wine's has as many */
#define SHOWN 16

int
main (void)
{
  HANDLE section = CreateFileMappingA (INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, SIZE,
                                       "vitrine-wine-peer");
  unsigned char *bytes = section != NULL ? MapViewOfFile (section, FILE_MAP_ALL_ACCESS, 0, 0, 0)
                                         : NULL;
  char line[256];

  if (bytes == NULL)
    return 1;

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      line[strcspn (line, "\r\n")] = '\0';
      memcpy (bytes, line, strlen (line) + 1);
      for (int i = 0; i < SHOWN; i++)
        printf ("%02x", bytes[i]);
      printf ("\n");
      fflush (stdout);
    }

  UnmapViewOfFile (bytes);
  CloseHandle (section);
  return 0;
}
