/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* read and write, as a script has them. */

#include "cli.h"
#include "segment/segment.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MARK 01000

static struct stat
look (Fixture *fixture)
{
  struct stat status;

  g_assert_cmpint (lstat (fixture->path, &status), ==, 0);
  return status;
}

static void
create_managed (Fixture *fixture)
{
  cli_expect (fixture, 0, "", NULL, "create", "@", "--size", "64", NULL);
}

static void
test_text (Fixture       *fixture,
           gconstpointer  unused)
{
  create_managed (fixture);

  cli_expect (fixture, 0, "\n", NULL, "read", "@", NULL);
  cli_expect (fixture, 0, "", "zeroed", "write", "@", "Grüße", NULL);
  cli_assert_bytes (fixture, 0, "G\0r\0\xfc\0\xdf\0e\0\0\0", 12);
  cli_expect (fixture, 0, "Grüße\n", NULL, "read", "@", NULL);
  cli_expect (fixture, 0, "", "zeroed", "write", "@", "", NULL);
  cli_expect (fixture, 0, "\n", NULL, "read", "@", NULL);
  cli_expect (fixture, 0, "", "zeroed", "write", "@", "--", "-dash", NULL);
  cli_expect (fixture, 0, "-dash\n", NULL, "read", "@", NULL);

  peer_remove (fixture->address);
}

static void
test_address_forms (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autofree char *slash = g_strconcat ("/", fixture->name, NULL);
  g_autofree char *scheme = g_strconcat ("posix:/", fixture->name, NULL);

  create_managed (fixture);
  cli_expect (fixture, 0, "", "zeroed", "write", slash, "x", NULL);
  cli_expect (fixture, 0, "x\n", NULL, "read", scheme, NULL);
  peer_remove (fixture->address);
}

static void
test_other_kinds (Fixture       *fixture,
                  gconstpointer  unused)
{
  int id = shmget (IPC_PRIVATE, 64, IPC_CREAT | 0600);
  g_autofree char *sysv = g_strdup_printf ("sysv:%d", id);
  g_autofree char *file = g_strdup_printf ("file:%s", fixture->path);

  cli_expect (fixture, 0, "", NULL, "write", sysv, "in System V", NULL);
  cli_expect (fixture, 0, "in System V\n", NULL, "read", sysv, NULL);
  cli_expect (fixture, 1, "", "Cannot join", "hold", sysv, NULL);
  cli_expect (fixture, 0, "", NULL, "remove", sysv, NULL);
  cli_expect (fixture, 1, "", "vitrine-cli list", "read", sysv, NULL);

  peer_make_foreign (fixture->address, 64, 0600);
  cli_expect (fixture, 0, "", NULL, "write", file, "by its path", NULL);
  cli_expect (fixture, 0, "by its path\n", NULL, "read", "@", NULL);
  cli_expect (fixture, 1, "", "file manager", "remove", file, NULL);
  g_assert_true (peer_exists (fixture->address));
  peer_remove (fixture->address);
}

static void
test_semaphore (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *name = g_strconcat ("sem.", fixture->name, NULL);
  g_autoptr (VitrineAddress) semaphore = vitrine_address_new_posix (name, NULL);

  peer_make_foreign (semaphore, 32, 0600);
  cli_expect (fixture, 1, "", "--semaphore", "write", name, "--bytes", "01", NULL);
  cli_expect (fixture, 0, "", NULL, "write", name, "--bytes", "01", "--semaphore", NULL);
  cli_expect (fixture, 0, "\001\n", NULL, "read", name, NULL);
  peer_remove (semaphore);
}

/* Without --encoding: what stands there. */
static void
test_foreign_encoding (Fixture       *fixture,
                       gconstpointer  unused)
{
  peer_make_foreign (fixture->address, 64, 0600);

  cli_expect (fixture, 0, "", NULL, "write", "@", "é", NULL);
  cli_assert_bytes (fixture, 0, "\xc3\xa9\0", 3);
  cli_expect (fixture, 0, "é\n", NULL, "read", "@", NULL);

  cli_expect (fixture, 0, "", NULL, "write", "@", "A longer text", "--encoding=utf-16le", NULL);
  cli_expect (fixture, 0, "A longer text\n", NULL, "read", "@", NULL);
  cli_expect (fixture, 0, "", NULL, "write", "@", "Short", NULL);
  cli_assert_bytes (fixture, 0, "S\0h\0o\0r\0t\0\0\0", 12);
  cli_expect (fixture, 0, "S\n", NULL, "read", "@", "--encoding", "UTF-8", NULL);

  peer_remove (fixture->address);
}

static void
test_input (Fixture       *fixture,
            gconstpointer  unused)
{
  create_managed (fixture);

  cli_expect_input (fixture, "hi\n", 0, "", "zeroed", "write", "@", "-", NULL);
  cli_expect (fixture, 0, "hi\n", NULL, "read", "@", NULL);
  cli_expect_input (fixture, "no line feed", 0, "", "zeroed", "write", "@", "-", NULL);
  cli_expect (fixture, 0, "no line feed\n", NULL, "read", "@", NULL);
  cli_expect_input (fixture, "two\nlines\n\n", 0, "", "zeroed", "write", "@", "-", NULL);
  cli_expect (fixture, 0, "two\nlines\n\n", NULL, "read", "@", NULL);
  cli_expect_input (fixture, "", 0, "", "zeroed", "write", "@", "-", NULL);
  cli_expect (fixture, 0, "\n", NULL, "read", "@", NULL);

  peer_remove (fixture->address);
}

/* What does not fit or is no text is refused whole. */
static void
test_refused_texts (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autofree char *fits = g_strnfill (31, 'f');
  g_autofree char *expected = g_strconcat (fits, "\n", NULL);
  g_autofree char *too_long = g_strnfill (33, 'l');
  g_autofree char *endless = g_strnfill (100000, 'e');

  create_managed (fixture);
  cli_expect (fixture, 0, "", "zeroed", "write", "@", fits, NULL);

  cli_expect (fixture, 1, "", "2 units over", "write", "@", too_long, NULL);
  cli_expect_input (fixture, too_long, 1, "", "2 units over", "write", "@", "-", NULL);
  cli_expect_input (fixture, endless, 1, "", "does not fit", "write", "@", "-", NULL);
  cli_expect (fixture, 1, "", "offset 64", "write", "@", "x", "--offset", "64", NULL);
  cli_expect (fixture, 1, "", "offset 9223372036854775807", "write", "@", "x", "--offset",
              "9223372036854775807", NULL);
  cli_expect (fixture, 1, "", "ISO-8859-1", "write", "@", "世", "--encoding", "latin1", NULL);
  cli_expect (fixture, 1, "", "not valid", "write", "@", "\xff", NULL);
  cli_expect_input (fixture, "a\xff", 1, "", "UTF-8", "write", "@", "-", NULL);
  cli_expect (fixture, 0, expected, NULL, "read", "@", NULL);

  peer_remove (fixture->address);
}

/* The C locale has no word for it: cron(8) runs scripts there. */
static void
test_c_locale (Fixture       *fixture,
               gconstpointer  unused)
{
  const char *const write_words[] = {
    "env", "LC_ALL=C", g_getenv ("VITRINE_TEST_CLI"), "write", fixture->name, "é", NULL,
  };
  const char *const read_words[] = {
    "env", "LC_ALL=C", g_getenv ("VITRINE_TEST_CLI"), "read", fixture->name, NULL,
  };
  ProgramResult result;

  create_managed (fixture);
  result = program_run (write_words, NULL);
  cli_check (&result, 0, "", "zeroed");
  result = program_run (read_words, NULL);
  cli_check (&result, 0, "é\n", NULL);
  peer_remove (fixture->address);
}

static void
test_bytes (Fixture       *fixture,
            gconstpointer  unused)
{
  create_managed (fixture);

  cli_expect (fixture, 0, "", "zeroed", "write", "@", "--bytes", "ff 00 0x41", "--offset", "0x10",
              NULL);
  cli_assert_bytes (fixture, 15, "\0\xff\0A\0", 5);
  cli_expect (fixture, 0, "", "zeroed", "write", "@", "--bytes", "01", "--offset", "63", NULL);
  cli_expect (fixture, 1, "", "past its end", "write", "@", "--bytes", "0203", "--offset", "63",
              NULL);
  cli_assert_bytes (fixture, 62, "\0\1", 2);

  peer_remove (fixture->address);
}

static void
test_raw (Fixture       *fixture,
          gconstpointer  unused)
{
  ProgramResult result;

  peer_make_foreign (fixture->address, 64, 0600);
  cli_poke (fixture, 0, "\xff\0\n\x80", 4);

  result = cli_run (fixture, NULL, "read", "@", "--as", "raw", "--length", "5", NULL);
  g_assert_cmpmem (g_bytes_get_data (result.out, NULL), g_bytes_get_size (result.out),
                   "\xff\0\n\x80\0", 5);
  program_result_clear (&result);

  result = cli_run (fixture, NULL, "read", "@", "--as", "raw", NULL);
  g_assert_cmpuint (g_bytes_get_size (result.out), ==, 64);
  program_result_clear (&result);

  peer_remove (fixture->address);
}

/* A file that is whole, or none. */
static void
test_output (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-output-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.bin", NULL);
  g_autofree char *content = NULL;
  gsize length;

  peer_make_foreign (fixture->address, 64, 0600);
  cli_poke (fixture, 2, "\xff\0\n\x80", 4);
  cli_expect (fixture, 0, "", NULL, "read", "@", "--output", path, "--offset", "1", "--length",
              "5", NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content, length, "\0\xff\0\n\x80", 5);
  g_unlink (path);

  cli_expect (fixture, 2, "", "--as", "read", "@", "--output", path, "--as", "hex", NULL);
  cli_expect (fixture, 1, "", "shared memory itself", "read", "@", "--output", fixture->path,
              NULL);
  cli_assert_bytes (fixture, 2, "\xff\0\n\x80", 4);
  g_assert_no_errno (g_rmdir (folder));
  peer_remove (fixture->address);
}

static void
compare_with_xxd (Fixture    *fixture,
                  const char *offset,
                  const char *length)
{
  g_autofree char *xxd = g_find_program_in_path ("xxd");
  const char *const words[] = { xxd, "-s", offset, "-l", length, fixture->path, NULL };
  ProgramResult expected;

  if (xxd == NULL)
    {
      g_test_skip ("xxd is not installed");
      return;
    }

  expected = program_run (words, NULL);
  g_assert_cmpint (expected.status, ==, 0);
  cli_expect (fixture, 0, expected.text, NULL, "read", "@", "--as", "hex", "--offset", offset,
              "--length", length, NULL);
  program_result_clear (&expected);
}

static void
test_hex (Fixture       *fixture,
          gconstpointer  unused)
{
  static const char *const ranges[][2] = {
    { "0", "200000" }, { "0", "1" }, { "3", "16" }, { "0x11", "0x21" }, { "65530", "100" },
  };
  guint8 all[256];

  for (gsize i = 0; i < sizeof all; i++)
    all[i] = (guint8) i;
  peer_make_foreign (fixture->address, 200000, 0600);
  cli_poke (fixture, 0, all, sizeof all);
  cli_poke (fixture, 65500, all, sizeof all);

  cli_expect (fixture, 0, "00000041: 4142 43                                  ABC\n", NULL, "read",
              "@", "--as=hex", "--offset=65", "--length=3", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    compare_with_xxd (fixture, ranges[i][0], ranges[i][1]);

  peer_remove (fixture->address);
}

static JsonObject *
parse_object (const char *text,
              JsonParser *parser)
{
  GError *error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_json (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  ProgramResult result;
  JsonObject *object;

  peer_make_foreign (fixture->address, 64, 0600);
  cli_poke (fixture, 2, "a\"\n\x1b\xff\xe2\x80\xa8", 8);
  result = cli_run (fixture, NULL, "read", "@", "--as", "json", "--offset", "2", "--length", "9",
                    "--encoding", "utf-8", NULL);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_true (strchr (result.text, '\n') == result.text + strlen (result.text) - 1);

  object = parse_object (result.text, parser);
  g_assert_cmpstr (json_object_get_string_member (object, "address"), ==, fixture->name);
  g_assert_cmpint (json_object_get_int_member (object, "offset"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "length"), ==, 9);
  g_assert_cmpstr (json_object_get_string_member (object, "encoding"), ==, "UTF-8");
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==,
                   "a\"\n\x1b\xef\xbf\xbd\xe2\x80\xa8");
  g_assert_cmpint (json_object_get_int_member (object, "invalid"), ==, 1);
  g_assert_true (json_object_get_boolean_member (object, "terminated"));
  g_assert_true (json_object_get_boolean_member (object, "steady"));
  g_assert_cmpstr (json_object_get_string_member (object, "bytes"), ==, "61220a1bffe280a800");
  program_result_clear (&result);

  peer_remove (fixture->address);
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  unused)
{
  peer_make_foreign (fixture->address, 64, 0600);
  cli_poke (fixture, 60, "tail", 4);

  cli_expect (fixture, 0, "tail", NULL, "read", "@", "--as", "raw", "--offset", "60", "--length",
              "1M", NULL);
  cli_expect (fixture, 0, "tail\n", NULL, "read", "@", "--offset", "60", NULL);
  cli_expect (fixture, 0, "", NULL, "read", "@", "--as", "raw", "--length", "0", NULL);
  cli_expect (fixture, 0, "", NULL, "read", "@", "--as", "hex", "--offset", "64", NULL);
  cli_expect (fixture, 0, "\n", NULL, "read", "@", "--offset", "64", NULL);
  cli_expect (fixture, 1, "", "ends at 64", "read", "@", "--offset", "65", NULL);

  peer_remove (fixture->address);
}

/* Texts longer than the first reading, in a segment that is mostly holes, none of
 * which is filled. */
static void
test_large (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autofree char *expected = g_strconcat (text, "\n", NULL);
  struct stat before, after;

  peer_make_foreign (fixture->address, 256 * 1024 * 1024, 0600);
  cli_poke (fixture, 0, text, strlen (text));
  before = look (fixture);

  cli_expect (fixture, 0, expected, NULL, "read", "@", NULL);
  cli_expect (fixture, 0, "\n", NULL, "read", "@", "--offset", "128M", NULL);
  cli_expect (fixture, 1, "", "--length", "read", "@", "--as", "json", NULL);
  after = look (fixture);
  g_assert_cmpint (after.st_blocks, ==, before.st_blocks);

  peer_remove (fixture->address);
}

/* Nobody has joined: joining would zero it, and leaving would remove it. */
static void
test_guest (Fixture       *fixture,
            gconstpointer  unused)
{
  struct stat before, after;

  create_managed (fixture);
  before = look (fixture);
  g_assert_cmpint (before.st_mode & MARK, !=, 0);

  cli_expect (fixture, 0, "", "zeroed", "write", "@", "still here", NULL);
  cli_expect (fixture, 0, "still here\n", NULL, "read", "@", NULL);
  cli_expect (fixture, 0, "", "zeroed", "write", "@", "--bytes", "53", NULL);
  cli_expect (fixture, 0, "Still here\n", NULL, "read", "@", NULL);

  after = look (fixture);
  g_assert_cmpint (after.st_ino, ==, before.st_ino);
  g_assert_cmpint (after.st_mode, ==, before.st_mode);
  g_assert_cmpint (after.st_size, ==, before.st_size);
  peer_remove (fixture->address);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (VitrineSegment) segment =
      vitrine_segment_join (fixture->address, 64, 0600, NULL, NULL);

  g_assert_true (vitrine_segment_take_turn (segment, VITRINE_TURN_WRITE, NULL));
  cli_expect (fixture, 1, "", "200 ms", "write", "@", "text", NULL);
  cli_expect (fixture, 1, "", "200 ms", "write", "@", "--bytes", "ff", NULL);
  cli_expect (fixture, 0, "\n", NULL, "read", "@", NULL);

  vitrine_segment_end_turn (segment);
  cli_expect (fixture, 0, "", NULL, "write", "@", "text", NULL);
  cli_expect (fixture, 0, "text\n", NULL, "read", "@", NULL);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  unused)
{
  cli_expect (fixture, 1, "", fixture->name, "read", "@", NULL);
  cli_expect (fixture, 1, "", fixture->name, "write", "@", "text", NULL);
  g_assert_false (peer_exists (fixture->address));
  cli_expect (fixture, 1, "", "slash", "read", "a/b", NULL);
  cli_expect (fixture, 1, "", "empty", "write", "", "text", NULL);
  cli_expect (fixture, 1, "", "sysv:1", "read", "sysv:1", NULL);
}

static void
read_as_nobody (gpointer data)
{
  /* Opened before, since the build may stand where nobody else may enter. */
  int program = open (g_getenv ("VITRINE_TEST_CLI"), O_PATH);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", program);

  if (!peer_become_nobody ())
    _exit (77);

  /* Without this, /proc/self stays root's after a change of user. */
  g_assert_cmpint (prctl (PR_SET_DUMPABLE, 1), ==, 0);
  g_setenv ("VITRINE_TEST_CLI", path, TRUE);
  cli_expect (data, 1, "", "root and its mode is 0600", "read", "@", NULL);
  cli_expect (data, 1, "", "root and its mode is 0600", "write", "@", "text", NULL);
  cli_expect (data, 1, "", "root and its mode is 0600", "remove", "@", NULL);
}

static void
test_denied (Fixture       *fixture,
             gconstpointer  unused)
{
  pid_t pid;
  int status;

  peer_make_foreign (fixture->address, 64, 0600);
  pid = peer_start (read_as_nobody, fixture);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("not root");
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);

  peer_remove (fixture->address);
}

/* What cannot be printed is a failure, not a silence. */
static void
test_full_output (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *command = NULL;
  const char *words[] = { "sh", "-c", NULL, NULL };
  ProgramResult result;

  create_managed (fixture);
  command = g_strdup_printf ("'%s' read '%s' > /dev/full", g_getenv ("VITRINE_TEST_CLI"),
                             fixture->name);
  words[2] = command;
  result = program_run (words, NULL);
  cli_check (&result, 1, "", "Cannot print");
  peer_remove (fixture->address);
}

/* RFC 8259, section 7: no control character stands in a string as it is. */
static void
test_json_controls (Fixture       *fixture,
                    gconstpointer  unused)
{
  char controls[0x20] = { 0 };
  ProgramResult result;

  for (gsize i = 0; i + 1 < sizeof controls; i++)
    controls[i] = (char) (i + 1);
  peer_make_foreign (fixture->address, sizeof controls, 0600);
  cli_poke (fixture, 0, controls, sizeof controls);

  result = cli_run (fixture, NULL, "read", "@", "--as", "json", "--encoding", "utf-8", NULL);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.text, "\\u001f"));
  for (const char *p = result.text; *p != '\n'; p++)
    g_assert_cmpint (*p, >=, ' ');

  program_result_clear (&result);
  peer_remove (fixture->address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  cli_add ("/cli-data/text", test_text);
  cli_add ("/cli-data/address-forms", test_address_forms);
  cli_add ("/cli-data/other-kinds", test_other_kinds);
  cli_add ("/cli-data/semaphore", test_semaphore);
  cli_add ("/cli-data/foreign-encoding", test_foreign_encoding);
  cli_add ("/cli-data/input", test_input);
  cli_add ("/cli-data/refused-texts", test_refused_texts);
  cli_add ("/cli-data/c-locale", test_c_locale);
  cli_add ("/cli-data/bytes", test_bytes);
  cli_add ("/cli-data/raw", test_raw);
  cli_add ("/cli-data/output", test_output);
  cli_add ("/cli-data/hex", test_hex);
  cli_add ("/cli-data/json", test_json);
  cli_add ("/cli-data/limits", test_limits);
  cli_add ("/cli-data/large", test_large);
  cli_add ("/cli-data/guest", test_guest);
  cli_add ("/cli-data/busy", test_busy);
  cli_add ("/cli-data/missing", test_missing);
  cli_add ("/cli-data/denied", test_denied);
  cli_add ("/cli-data/full-output", test_full_output);
  cli_add ("/cli-data/json-controls", test_json_controls);

  return g_test_run ();
}
