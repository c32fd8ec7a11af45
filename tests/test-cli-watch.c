/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* watch: what it prints, when it ends and how. */

#include "cli.h"

#include <json-glib/json-glib.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE 4096
#define STAMP 2048 /* offset of what a test changes to see that it is watched */

static void
assert_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert_nonnull (time);
  g_assert_cmpint (ABS (g_date_time_difference (now, time)), <, 10 * G_TIME_SPAN_MINUTE);
}

/* "TIME OFFSET LENGTH TEXT" */
static void
assert_line (const char *line,
             const char *expected)
{
  const char *rest = strchr (line, ' ');
  g_autofree char *time = g_strndup (line, (gsize) (rest - line));

  assert_time (time);
  g_assert_cmpstr (rest + 1, ==, expected);
}

static gboolean
has_line (Program *watcher)
{
  GPollableInputStream *pipe =
      G_POLLABLE_INPUT_STREAM (g_subprocess_get_stdout_pipe (watcher->process));

  return g_pollable_input_stream_is_readable (pipe);
}

/* It says nothing when it begins to look: changes a byte until it sees it, then
 * a last time, and waits until it has seen that one; nothing is left to be seen
 * but what the test does next. */
static void
wait_until_watched (Fixture    *fixture,
                    Program    *watcher,
                    const char *last)
{
  guint8 stamp = 0;
  g_autofree char *line = NULL;

  while (!has_line (watcher))
    {
      stamp = stamp == 'x' ? 'y' : 'x';
      cli_poke (fixture, STAMP, &stamp, 1);
      g_usleep (20000);
    }

  cli_poke (fixture, STAMP, "z", 1);
  do
    {
      g_clear_pointer (&line, g_free);
      line = program_read_line (watcher);
    }
  while (line != NULL && strstr (line, last) == NULL);
}

static Program
start_watch (Fixture    *fixture,
             const char *option,
             const char *last)
{
  Program watcher = cli_start (fixture, "watch", "@", "--interval", "1", option, NULL);

  wait_until_watched (fixture, &watcher, last);
  return watcher;
}

static void
expect_line (Program    *watcher,
             const char *expected)
{
  g_autofree char *line = program_read_line (watcher);

  g_assert_nonnull (line);
  assert_line (line, expected);
}

static void
finish (Program    *watcher,
        int         signal_number,
        int         status,
        const char *err)
{
  ProgramResult result = program_stop (watcher, signal_number);

  if (err == NULL)
    g_assert_cmpstr (result.err, ==, "");
  else
    g_assert_nonnull (strstr (result.err, err));
  g_assert_cmpint (result.status, ==, status);
  program_result_clear (&result);
}

static void
test_lines (Fixture       *fixture,
            gconstpointer  unused)
{
  Program watcher;

  peer_make_foreign (fixture->address, SIZE, 0600);
  watcher = start_watch (fixture, "--encoding=utf-8", " 2048 1 z");

  cli_poke (fixture, 0, "This is a test", 14);
  expect_line (&watcher, "0 14 This is a test");
  cli_poke (fixture, 10, "pen", 4);
  expect_line (&watcher, "10 4 This is a pen");
  cli_poke (fixture, 8, "", 1);
  expect_line (&watcher, "8 1 This is ");
  cli_poke (fixture, 100, "two\nlines\t\x1b\xff", 12);
  expect_line (&watcher, "100 12 two\\nlines\\t\\x1b\xef\xbf\xbd");

  finish (&watcher, SIGINT, 0, NULL);
  peer_remove (fixture->address);
}

/* Without --encoding: UTF-16LE for a managed one. */
static void
test_managed (Fixture       *fixture,
              gconstpointer  unused)
{
  Program watcher;

  cli_expect (fixture, 0, "", NULL, "create", "@", "--size", "4096", NULL);
  watcher = start_watch (fixture, NULL, " 2048 1 z");

  cli_expect (fixture, 0, "", "zeroed", "write", "@", "Hello", NULL);
  expect_line (&watcher, "0 9 Hello");
  cli_expect (fixture, 0, "", "zeroed", "write", "@", "Help!", NULL);
  expect_line (&watcher, "6 3 Help!");
  cli_expect (fixture, 0, "", "zeroed", "write", "@", "He", NULL);
  expect_line (&watcher, "4 1 He");

  finish (&watcher, SIGTERM, 0, NULL);
  peer_remove (fixture->address);
}

/* What stands in a foreign one is looked at anew for each line. */
static void
test_guess (Fixture       *fixture,
            gconstpointer  unused)
{
  Program watcher;

  peer_make_foreign (fixture->address, SIZE, 0600);
  watcher = start_watch (fixture, NULL, " 2048 1 z");

  cli_poke (fixture, 0, "G\0r\0\xfc\0\xdf\0e\0", 10);
  expect_line (&watcher, "0 9 Grüße");
  cli_poke (fixture, 0, "plain text", 11);
  expect_line (&watcher, "0 10 plain text");

  finish (&watcher, SIGTERM, 0, NULL);
  peer_remove (fixture->address);
}

static void
test_json (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *line = NULL;
  JsonObject *object;
  Program watcher;

  peer_make_foreign (fixture->address, SIZE, 0600);
  watcher = start_watch (fixture, "--json", "\"text\":\"z\"");
  cli_poke (fixture, 4, "a\n\"z", 4);
  line = program_read_line (&watcher);

  g_assert_true (json_parser_load_from_data (parser, line, -1, NULL));
  object = json_node_get_object (json_parser_get_root (parser));
  assert_time (json_object_get_string_member (object, "time"));
  g_assert_cmpstr (json_object_get_string_member (object, "address"), ==, fixture->name);
  g_assert_cmpint (json_object_get_int_member (object, "offset"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (object, "length"), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (object, "encoding"), ==, "UTF-8");
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, "a\n\"z");
  g_assert_cmpint (json_object_get_int_member (object, "invalid"), ==, 0);

  finish (&watcher, SIGTERM, 0, NULL);
  peer_remove (fixture->address);
}

/* Each line comes at once, and it ends by itself after so many. */
static void
test_count (Fixture       *fixture,
            gconstpointer  unused)
{
  Program watcher;

  peer_make_foreign (fixture->address, SIZE, 0600);
  watcher = start_watch (fixture, "--count=1", " 2048 1 z");
  finish (&watcher, 0, 0, NULL);
  peer_remove (fixture->address);
}

/* More than the sampler reads whole by itself. */
static void
test_large (Fixture       *fixture,
            gconstpointer  unused)
{
  Program watcher;

  peer_make_foreign (fixture->address, 8 * 1024 * 1024, 0600);
  watcher = start_watch (fixture, NULL, " 2048 1 z");
  cli_poke (fixture, 8 * 1024 * 1024 - 3, "end", 3);
  expect_line (&watcher, "8388605 3 end");
  finish (&watcher, SIGTERM, 0, NULL);
  peer_remove (fixture->address);
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  unused)
{
  Program watcher;

  peer_make_foreign (fixture->address, SIZE, 0600);
  watcher = start_watch (fixture, NULL, " 2048 1 z");
  peer_remove (fixture->address);
  finish (&watcher, 0, 1, "was removed");
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *other = g_strconcat (fixture->path, "-other", NULL);
  Program watcher;

  peer_make_foreign (fixture->address, SIZE, 0600);
  watcher = start_watch (fixture, NULL, " 2048 1 z");
  g_assert_true (g_file_set_contents (other, "another one", -1, NULL));
  g_assert_cmpint (rename (other, fixture->path), ==, 0);
  finish (&watcher, 0, 1, "was replaced");
  peer_remove (fixture->address);
}

static void
test_resized (Fixture       *fixture,
              gconstpointer  unused)
{
  Program watcher;

  peer_make_foreign (fixture->address, SIZE, 0600);
  watcher = start_watch (fixture, NULL, " 2048 1 z");
  g_assert_cmpint (truncate (fixture->path, 100), ==, 0);
  finish (&watcher, 0, 1, "changed its size to 100");
  peer_remove (fixture->address);
}

static Program
start_waiting (Fixture    *fixture,
               const char *option)
{
  Program watcher = cli_start (fixture, "watch", "@", "--interval", "1", option, NULL);
  GInputStream *said = g_subprocess_get_stderr_pipe (watcher.process);
  char first;

  /* It says that it waits. */
  g_assert_cmpint (g_input_stream_read (said, &first, 1, NULL, NULL), ==, 1);
  return watcher;
}

static void
make_with_text (Fixture    *fixture,
                const char *text)
{
  g_autofree char *other = g_strconcat (fixture->path, "-other", NULL);

  g_assert_true (g_file_set_contents (other, text, -1, NULL));
  g_assert_no_errno (rename (other, fixture->path));
}

/* What stands in it at once is seen, although it may have stood there before
 * anybody looked. */
static void
test_wait (Fixture       *fixture,
           gconstpointer  unused)
{
  Program watcher = start_waiting (fixture, "--wait");

  make_with_text (fixture, "first words");
  expect_line (&watcher, "0 11 first words");
  cli_poke (fixture, 0, "F", 1);
  expect_line (&watcher, "0 1 First words");
  peer_remove (fixture->address);
  finish (&watcher, 0, 1, "was removed");
}

static void
test_wait_interrupted (Fixture       *fixture,
                       gconstpointer  unused)
{
  Program watcher = start_waiting (fixture, "--wait");

  finish (&watcher, SIGINT, 0, "aiting for");
  g_assert_false (peer_exists (fixture->address));
}

static void
test_timeout (Fixture       *fixture,
              gconstpointer  unused)
{
  cli_expect (fixture, 1, "", "was not there within 1 second", "watch", "@", "--wait",
              "--timeout=1", NULL);
  cli_expect (fixture, 2, "", "--timeout goes with", "watch", "@", "--timeout=1", NULL);
}

/* Shrunk, grown, replaced, removed and there again: it goes on. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  unused)
{
  Program watcher = start_waiting (fixture, "--follow");

  make_with_text (fixture, "one");
  expect_line (&watcher, "0 3 one");
  make_with_text (fixture, "two");
  expect_line (&watcher, "0 3 two");

  g_assert_no_errno (truncate (fixture->path, 16));
  cli_poke (fixture, 12, "far", 3);
  expect_line (&watcher, "12 3 far");

  peer_remove (fixture->address);
  make_with_text (fixture, "three");
  expect_line (&watcher, "0 5 three");
  finish (&watcher, SIGTERM, 0, "was replaced");
  peer_remove (fixture->address);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  unused)
{
  cli_expect (fixture, 1, "", fixture->name, "watch", "@", NULL);
  g_assert_false (peer_exists (fixture->address));
}

/* It leaves no trace: not in the mode, not in the times, not in the memory. */
static void
test_changes_nothing (Fixture       *fixture,
                      gconstpointer  unused)
{
  struct stat before, after;
  Program watcher;

  peer_make_foreign (fixture->address, 1024 * 1024, 0640);
  watcher = start_watch (fixture, NULL, " 2048 1 z");
  cli_poke (fixture, 0, "x", 1);
  g_assert_cmpint (stat (fixture->path, &before), ==, 0);
  expect_line (&watcher, "0 1 x");
  finish (&watcher, SIGTERM, 0, NULL);

  g_assert_cmpint (stat (fixture->path, &after), ==, 0);
  g_assert_cmpint (after.st_blocks, ==, before.st_blocks);
  g_assert_cmpint (after.st_mode, ==, before.st_mode);
  g_assert_cmpint (after.st_ctim.tv_nsec, ==, before.st_ctim.tv_nsec);
  g_assert_cmpint (after.st_mtim.tv_nsec, ==, before.st_mtim.tv_nsec);
  peer_remove (fixture->address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  cli_add ("/cli-watch/lines", test_lines);
  cli_add ("/cli-watch/managed", test_managed);
  cli_add ("/cli-watch/guess", test_guess);
  cli_add ("/cli-watch/json", test_json);
  cli_add ("/cli-watch/count", test_count);
  cli_add ("/cli-watch/large", test_large);
  cli_add ("/cli-watch/removed", test_removed);
  cli_add ("/cli-watch/replaced", test_replaced);
  cli_add ("/cli-watch/resized", test_resized);
  cli_add ("/cli-watch/wait", test_wait);
  cli_add ("/cli-watch/wait-interrupted", test_wait_interrupted);
  cli_add ("/cli-watch/timeout", test_timeout);
  cli_add ("/cli-watch/follow", test_follow);
  cli_add ("/cli-watch/missing", test_missing);
  cli_add ("/cli-watch/changes-nothing", test_changes_nothing);

  return g_test_run ();
}
