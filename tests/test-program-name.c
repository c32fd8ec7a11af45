/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/program-name.h"

#include <string.h>

typedef struct
{
  const char *comm;
  const char *command_line; /* with | for the zero between two arguments */
  const char *name;
} NameCase;

static const NameCase name_cases[] = {
  { "vitrine\n", "/usr/bin/vitrine|dllmemfilemap", "vitrine" },
  { "vitrine", "/usr/bin/vitrine|dllmemfilemap", "vitrine" },
  /* Cut by the kernel. */
  { "shared-memory-w\n", "/opt/shared-memory-writer|4096", "shared-memory-writer" },
  { "shared-memory-w\n", "/usr/bin/perl|./shared-memory-writer.pl", "shared-memory-writer.pl" },
  { "shared-memory-w\n", "Z:\\opt\\shared-memory-writer.exe|/q", "shared-memory-writer.exe" },
  { "shared-memory-w\n", "something else", "shared-memory-w" },
  { "shared-memory-w\n", "", "shared-memory-w" },
  /* What an interpreter runs says more. */
  { "python3\n", "python3|/home/me/writer.py|--fast", "python3 writer.py" },
  { "python3.11\n", "/usr/bin/python3.11|writer.py", "python3.11 writer.py" },
  { "bash\n", "bash|run.sh", "bash run.sh" },
  { "python3\n", "python3|-c|import mmap", "python3" },
  { "python3\n", "python3|-m|http.server", "python3" },
  { "python3\n", "python3", "python3" },
  { "bash\n", "-bash", "bash" },
  { "python3\n", "python3||x", "python3" },
  /* A script that is run by its first line has its own name already. */
  { "writer.py\n", "/usr/bin/python3|./writer.py", "writer.py" },
  { "shotwell\n", "shotwell|picture.sh", "shotwell" },
  /* Names that a process gives itself. */
  { "postgres\n", "postgres: checkpointer   ", "postgres" },
  { "Web Content\n", "/usr/lib/firefox/firefox|-contentproc", "Web Content" },
  { "", "", "?" },
  { "\n", "", "?" },
  { "a\033[31mb\n", "x", "a\\x1b[31mb" },
  { "\377\n", "x", "\\xff" },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      const NameCase *c = &name_cases[i];
      gsize length = strlen (c->command_line);
      g_autofree char *arguments = g_strdelimit (g_strdup (c->command_line), "|", '\0');
      g_autofree char *name = vitrine_program_name (c->comm, arguments, length);

      g_assert_cmpstr (name, ==, c->name);
      g_assert_true (g_utf8_validate (name, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/program-name/names", test_names);
  return g_test_run ();
}
