/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/program-name.h"

#include "segment/escape.h"

#include <string.h>

#define COMM_MAX 15 /* bytes: prctl(2), PR_SET_NAME */

/* They run a file that says more than they do. A version may follow. */
static const char *const interpreters[] = {
  "bash", "dash", "gjs", "lua", "node", "perl", "php", "python", "ruby", "sh", "zsh",
};

static const char *
base_name (const char *path)
{
  gboolean windows = g_ascii_isalpha (path[0]) && g_str_has_prefix (path + 1, ":\\");
  const char *slash = strrchr (path, windows ? '\\' : '/');

  return slash != NULL ? slash + 1 : path;
}

/* The next argument, or NULL behind the last one. */
static const char *
next_argument (const char *argument,
               const char *end)
{
  argument += strlen (argument) + 1;
  return argument < end ? argument : NULL;
}

static gboolean
is_interpreter (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (interpreters); i++)
    {
      const char *rest;

      if (!g_str_has_prefix (name, interpreters[i]))
        continue;

      rest = name + strlen (interpreters[i]);
      if (rest[strspn (rest, "0123456789.")] == '\0')
        return TRUE;
    }

  return FALSE;
}

/* The kernel cuts long names; what begins like a cut one and stands among the
 * first two arguments is the whole of it. The second is the script of a process
 * that was started by its first line. */
static const char *
complete_name (const char *comm,
               const char *command_line,
               const char *end)
{
  const char *argument = command_line < end ? command_line : NULL;

  if (strlen (comm) < COMM_MAX)
    return comm;

  for (guint i = 0; i < 2 && argument != NULL; i++)
    {
      if (g_str_has_prefix (base_name (argument), comm))
        return base_name (argument);
      argument = next_argument (argument, end);
    }

  return comm;
}

/* The file that an interpreter runs; NULL when it runs none, or when an option
 * stands before it: "-c" and "-m" are followed by something else. */
static const char *
find_script (const char *command_line,
             const char *end)
{
  const char *script;

  if (command_line >= end)
    return NULL;

  script = next_argument (command_line, end);
  if (script == NULL || script[0] == '-' || *base_name (script) == '\0')
    return NULL;

  return base_name (script);
}

/**
 * vitrine_program_name:
 * @comm: what stands in /proc/PID/comm, with or without its line feed
 * @command_line: what stands in /proc/PID/cmdline, and a zero behind it
 * @length: of @command_line, without that zero
 *
 * Returns: (transfer full): valid UTF-8 in one line, never empty: the program,
 *   and behind an interpreter the script it runs
 */
char *
vitrine_program_name (const char *comm,
                      const char *command_line,
                      gsize       length)
{
  g_autofree char *bare = g_strndup (comm, strcspn (comm, "\n"));
  const char *end = command_line + length;
  const char *name = complete_name (bare, command_line, end);
  const char *script = is_interpreter (name) ? find_script (command_line, end) : NULL;
  g_autofree char *whole = NULL;

  if (*name == '\0')
    name = "?";
  if (script == NULL || g_str_equal (script, name))
    return vitrine_escape_bytes (name, -1);

  whole = g_strconcat (name, " ", script, NULL);
  return vitrine_escape_bytes (whole, -1);
}
