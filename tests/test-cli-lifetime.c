/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* create, hold, keep and remove, and what is wrong use of any command. */

#include "cli.h"
#include "vitrine-config.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MARK 01000

static mode_t
mode_of (Fixture *fixture)
{
  struct stat status;

  g_assert_cmpint (lstat (fixture->path, &status), ==, 0);
  return status.st_mode & 07777;
}

static Program
start_hold (Fixture    *fixture,
            const char *size)
{
  Program holder = cli_start (fixture, "hold", "@", "--size", size, NULL);
  g_autofree char *expected = g_strdup_printf ("holding %s, %s bytes", fixture->name, size);
  g_autofree char *line = program_read_line (&holder);

  g_assert_cmpstr (line, ==, expected);
  return holder;
}

static void
stop (Program *program,
      int      signal_number,
      int      status)
{
  ProgramResult result = program_stop (program, signal_number);

  cli_check (&result, status, "", NULL);
}

static void
test_create (Fixture       *fixture,
             gconstpointer  unused)
{
  mode_t former = umask (077);
  struct stat status;

  cli_expect (fixture, 0, "", NULL, "create", "@", "--size", "0x1001", "--mode", "0666", NULL);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, 4097);
  g_assert_cmpint (status.st_blocks * 512, >=, 4097); /* all its memory is there */
  g_assert_cmpint (mode_of (fixture), ==, MARK | 0666);
  cli_expect (fixture, 1, "", "exists", "create", "@", "--size", "1", NULL);
  cli_expect (fixture, 0, "", NULL, "remove", "@", NULL);

  cli_expect (fixture, 0, "", NULL, "create", "@", "--size", "1K", "--keep", NULL);
  g_assert_cmpint (mode_of (fixture), ==, 0600);
  cli_expect (fixture, 0, "", NULL, "remove", "@", NULL);
  cli_expect (fixture, 1, "", fixture->name, "remove", "@", NULL);

  umask (former);
}

static void
test_bad_names (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *too_long = g_strnfill (256, 'n');

  cli_expect (fixture, 1, "", "folder", "create", "..", "--size", "1", NULL);
  cli_expect (fixture, 1, "", "255", "create", too_long, "--size", "1", NULL);
  cli_expect (fixture, 1, "", "sem.", "create", "sem.vitrine-test", "--size", "1", NULL);
  cli_expect (fixture, 1, "", "slash", "hold", "a/b", NULL);
  cli_expect (fixture, 1, "", "slash", "keep", "a/b", "on", NULL);
  cli_expect (fixture, 1, "", "slash", "remove", "a/b", NULL);
}

static void
create_in_full (gpointer data)
{
  Fixture *fixture = data;

  if (!peer_private_shm (8192))
    _exit (77);

  cli_expect (fixture, 1, "", "No space left", "create", "@", "--size", "1M", NULL);
  cli_expect (fixture, 1, "", "No space left", "hold", "@", "--size", "1M", NULL);
  g_assert_false (peer_exists (fixture->address));
}

static void
test_full (Fixture       *fixture,
           gconstpointer  unused)
{
  pid_t pid = peer_start (create_in_full, fixture);
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("no private /dev/shm to be had");
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
test_hold (Fixture       *fixture,
           gconstpointer  unused)
{
  Program first = start_hold (fixture, "100");
  Program second = start_hold (fixture, "100");

  g_assert_cmpint (mode_of (fixture), ==, MARK | 0600);
  cli_expect (fixture, 0, "", NULL, "write", "@", "held", NULL);
  stop (&first, SIGINT, 0);
  cli_expect (fixture, 0, "held\n", NULL, "read", "@", NULL);
  stop (&second, SIGTERM, 0);
  g_assert_false (peer_exists (fixture->address));
}

/* One that is there keeps its size and is never zeroed. */
static void
test_hold_foreign (Fixture       *fixture,
                   gconstpointer  unused)
{
  ProgramResult result;
  Program holder;

  peer_make_foreign (fixture->address, 64, 0640);
  cli_poke (fixture, 0, "theirs", 6);
  holder = cli_start (fixture, "hold", "@", "--size", "4096", "--verbose", NULL);
  {
    g_autofree char *expected = g_strdup_printf ("holding %s, 64 bytes", fixture->name);
    g_autofree char *line = program_read_line (&holder);
    g_autofree char *second = program_read_line (&holder);

    g_assert_cmpstr (line, ==, expected);
    g_assert_true (g_pattern_match_simple ("process * has it at 0x*", second));
  }
  result = program_stop (&holder, SIGTERM);
  cli_check (&result, 0, "", "keeps its size, 64 bytes");

  cli_assert_bytes (fixture, 0, "theirs", 7);
  g_assert_cmpint (mode_of (fixture), ==, 0640);
  peer_remove (fixture->address);
}

static void
test_hold_killed (Fixture       *fixture,
                  gconstpointer  unused)
{
  static const char zeros[100];
  Program holder = start_hold (fixture, "100");

  cli_expect (fixture, 0, "", NULL, "write", "@", "left behind", NULL);
  stop (&holder, SIGKILL, 128 + SIGKILL);
  cli_expect (fixture, 0, "left behind\n", NULL, "read", "@", NULL);

  holder = start_hold (fixture, "100");
  cli_assert_bytes (fixture, 0, zeros, sizeof zeros);
  stop (&holder, SIGTERM, 0);
  g_assert_false (peer_exists (fixture->address));
}

/* A shell starts what stands before & with SIGINT ignored. */
static void
test_hold_in_background (Fixture       *fixture,
                         gconstpointer  unused)
{
  const char *const words[] = {
    "sh", "-c", "trap '' INT; exec \"$0\" hold \"$1\"", g_getenv ("VITRINE_TEST_CLI"),
    fixture->name, NULL,
  };
  Program holder = program_start (words);
  g_autofree char *line = program_read_line (&holder);

  g_assert_nonnull (line);
  stop (&holder, SIGINT, 0);
}

/* Runs it in a shell that has done something to standard output. */
static ProgramResult
run_in_shell (Fixture    *fixture,
              const char *script)
{
  const char *const words[] = {
    "sh", "-c", script, g_getenv ("VITRINE_TEST_CLI"), fixture->name, NULL,
  };

  return program_run (words, NULL);
}

/* Who cannot say that it holds the segment leaves it as it came. */
static void
test_hold_unheard (Fixture       *fixture,
                   gconstpointer  unused)
{
  static const char zeros[64];
  ProgramResult result = run_in_shell (fixture, "\"$0\" hold \"$1\" >&-");

  cli_check (&result, 1, "", "Bad file descriptor");
  g_assert_false (peer_exists (fixture->address));

  /* The loop ends when nobody is left at the other end of the pipe. */
  result = run_in_shell (fixture,
                         "{ trap '' PIPE; while echo; do :; done 2>/dev/null; trap - PIPE;"
                         "  \"$0\" hold \"$1\" 2>/dev/null; echo $? >&2; } | :");
  g_assert_cmpstr (result.err, ==, "1\n");
  program_result_clear (&result);
  g_assert_false (peer_exists (fixture->address));

  peer_make_foreign (fixture->address, sizeof zeros, 0600);
  result = run_in_shell (fixture, "\"$0\" hold \"$1\" >&-");
  cli_check (&result, 1, "", "Bad file descriptor");
  cli_assert_bytes (fixture, 0, zeros, sizeof zeros);
  peer_remove (fixture->address);
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  unused)
{
  Program holder = start_hold (fixture, "100");

  cli_expect (fixture, 0, "", NULL, "keep", "@", "on", NULL);
  cli_expect (fixture, 0, "", NULL, "write", "@", "kept", "--encoding", "utf-16le", NULL);
  stop (&holder, SIGTERM, 0);
  cli_expect (fixture, 0, "kept\n", NULL, "read", "@", "--encoding", "utf-16le", NULL);

  cli_expect (fixture, 0, "", "zeroed", "keep", "@", "off", NULL);
  g_assert_cmpint (mode_of (fixture), ==, MARK | 0600);
  cli_expect (fixture, 0, "", "zeroed", "write", "@", "kept", NULL);
  cli_expect (fixture, 0, "", NULL, "keep", "@", "on", NULL);

  holder = start_hold (fixture, "100");
  cli_expect (fixture, 0, "", NULL, "keep", "@", "off", NULL);
  cli_expect (fixture, 0, "kept\n", NULL, "read", "@", NULL);
  stop (&holder, SIGTERM, 0);
  g_assert_false (peer_exists (fixture->address));

  cli_expect (fixture, 1, "", fixture->name, "keep", "@", "on", NULL);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  unused)
{
  Program holder = start_hold (fixture, "100");

  cli_expect (fixture, 0, "", NULL, "remove", "@", NULL);
  g_assert_false (peer_exists (fixture->address));
  stop (&holder, SIGTERM, 0);
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char *const wrong[][5] = {
    { "nonsense" },
    { "--nonsense" },
    { "list", "more" },
    { "list", "--nonsense" },
    { "read" },
    { "read", "@", "more" },
    { "read", "@", "--as", "pdf" },
    { "read", "@", "--offset", "-1" },
    { "read", "@", "--offset" },
    { "read", "@", "--length", "1x" },
    { "read", "@", "--encoding", "nonsense" },
    { "read", "@", "--encoding", "\xff" },
    { "write", "@" },
    { "write", "@", "a", "b" },
    { "write", "@", "a", "--bytes", "00" },
    { "write", "@", "--bytes", "0" },
    { "write", "@", "--bytes", "" },
    { "watch" },
    { "watch", "@", "--interval", "0" },
    { "watch", "@", "--count", "0" },
    { "create", "@" },
    { "create", "@", "--size", "0" },
    { "create", "--size", "1" },
    { "create", "@", "--size", "99999999999G" },
    { "hold" },
    { "hold", "@", "--mode", "9" },
    { "hold", "@", "--mode", "01777" },
    { "keep", "@" },
    { "keep", "@", "maybe" },
    { "remove" },
  };

  cli_expect (fixture, 2, "", "no command", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s %s", wrong[i][0], wrong[i][1] != NULL ? wrong[i][1] : "");
      cli_expect (fixture, 2, "", "--help", wrong[i][0], wrong[i][1], wrong[i][2], wrong[i][3],
                  wrong[i][4], NULL);
    }
  g_assert_false (peer_exists (fixture->address));
}

static void
test_help (Fixture       *fixture,
           gconstpointer  unused)
{
  static const char *const commands[] = {
    "list", "read", "write", "watch", "create", "hold", "keep", "remove",
  };
  ProgramResult all = cli_run (fixture, NULL, "--help", NULL);

  g_assert_cmpint (all.status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      ProgramResult one = cli_run (fixture, NULL, commands[i], "--help", NULL);
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);
      g_autofree char *usage = g_strdup_printf ("vitrine-cli %s ", commands[i]);

      g_assert_nonnull (strstr (all.text, line));
      g_assert_nonnull (strstr (one.text, usage));
      g_assert_cmpint (one.status, ==, 0);
      program_result_clear (&one);
    }
  program_result_clear (&all);

  cli_expect (fixture, 0, "vitrine-cli " VITRINE_VERSION "\n", NULL, "--version", NULL);
}

static void
test_help_unheard (Fixture       *fixture,
                   gconstpointer  unused)
{
  ProgramResult result = run_in_shell (fixture, "\"$0\" --help >/dev/full");

  cli_check (&result, 1, "", "Cannot print");
  result = run_in_shell (fixture, "\"$0\" --version >/dev/full");
  cli_check (&result, 1, "", "Cannot print");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  cli_add ("/cli-lifetime/create", test_create);
  cli_add ("/cli-lifetime/bad-names", test_bad_names);
  cli_add ("/cli-lifetime/full", test_full);
  cli_add ("/cli-lifetime/hold", test_hold);
  cli_add ("/cli-lifetime/hold-foreign", test_hold_foreign);
  cli_add ("/cli-lifetime/hold-killed", test_hold_killed);
  cli_add ("/cli-lifetime/hold-in-background", test_hold_in_background);
  cli_add ("/cli-lifetime/hold-unheard", test_hold_unheard);
  cli_add ("/cli-lifetime/keep", test_keep);
  cli_add ("/cli-lifetime/remove", test_remove);
  cli_add ("/cli-lifetime/usage", test_usage);
  cli_add ("/cli-lifetime/help", test_help);
  cli_add ("/cli-lifetime/help-unheard", test_help_unheard);

  return g_test_run ();
}
