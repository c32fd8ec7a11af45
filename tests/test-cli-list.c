/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* list: a line or an object for each segment of this machine, among which the
 * test finds its own. */

#include "cli.h"

#include <json-glib/json-glib.h>

#include <pwd.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_COLUMNS 10
#define COLUMN_ATTACHED 5

static char *
user_name (void)
{
  struct passwd *entry = getpwuid (geteuid ());

  return entry != NULL ? g_strdup (entry->pw_name) : g_strdup_printf ("%u", geteuid ());
}

/* The line that begins with @address; NULL if there is none, an error if two. */
static char *
find_line (const char *text,
           const char *address)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *start = g_strconcat (address, " ", NULL);
  char *found = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      {
        g_assert_null (found);
        found = g_strdup (lines[i]);
      }

  return found;
}

static char *
list_line (Fixture    *fixture,
           const char *address)
{
  ProgramResult result = cli_run (fixture, NULL, "list", NULL);
  char *line = find_line (result.text, address);

  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  program_result_clear (&result);
  return line;
}

static void
assert_columns (const char *line,
                const char *const *expected)
{
  g_auto (GStrv) words = NULL;

  g_assert_nonnull (line);
  words = g_regex_split_simple (" +", line, 0, 0);
  g_assert_cmpuint (g_strv_length (words), ==, N_COLUMNS);
  for (guint i = 0; i < N_COLUMNS; i++)
    if (expected[i] != NULL)
      g_assert_cmpstr (words[i], ==, expected[i]);
}

static void
test_columns (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *owner = user_name ();
  g_autofree char *line = NULL;
  const char *const expected[N_COLUMNS + 1] = {
    fixture->name, "1000000", "4096", owner, "0640", "0", "0", "posix", NULL, fixture->name, NULL,
  };

  peer_make_foreign (fixture->address, 1000000, 0640);
  cli_poke (fixture, 0, "x", 1);
  line = list_line (fixture, fixture->name);
  assert_columns (line, expected);

  peer_remove (fixture->address);
}

/* In characters. */
static glong
place_of (const char *line,
          const char *text)
{
  const char *found = strstr (line, text);

  g_assert_nonnull (found);
  return g_utf8_pointer_to_offset (line, found);
}

/* Columns stand under one another, whatever is in them. */
static void
test_aligned (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *longer = g_strconcat (fixture->name, "-ü-longer", NULL);
  g_autoptr (VitrineAddress) address = vitrine_address_new_posix (longer, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  ProgramResult result;

  peer_make_foreign (fixture->address, 1, 0600);
  peer_make_foreign (address, 100000, 0600);
  result = cli_run (fixture, NULL, "list", NULL);
  first = find_line (result.text, fixture->name);
  second = find_line (result.text, longer);
  g_assert_cmpint (place_of (first, " posix "), ==, place_of (second, " posix "));
  program_result_clear (&result);

  peer_remove (address);
  peer_remove (fixture->address);
}

/* The object in the line that has @bytes in its address. */
static JsonObject *
find_object (JsonParser *parser,
             const char *text,
             const char *bytes)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      JsonObject *object;

      g_assert_true (json_parser_load_from_data (parser, lines[i], -1, NULL));
      object = json_node_get_object (json_parser_get_root (parser));
      if (strstr (json_object_get_string_member (object, "address_bytes"), bytes) != NULL)
        return object;
    }

  return NULL;
}

static void
test_json (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *owner = user_name ();
  g_autoptr (GString) bytes = g_string_new (NULL);
  ProgramResult result;
  JsonObject *object;
  struct stat status;

  cli_expect (fixture, 0, "", NULL, "create", "@", "--size", "5000", "--mode", "0604", NULL);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  for (const char *p = fixture->name; *p != '\0'; p++)
    g_string_append_printf (bytes, "%02x", (guint8) *p);

  result = cli_run (fixture, NULL, "list", "--json", NULL);
  g_assert_cmpint (result.status, ==, 0);
  object = find_object (parser, result.text, bytes->str);
  g_assert_nonnull (object);
  g_assert_cmpstr (json_object_get_string_member (object, "address"), ==, fixture->name);
  g_assert_cmpint (json_object_get_int_member (object, "size"), ==, 5000);
  g_assert_cmpint (json_object_get_int_member (object, "allocated"), ==, 8192);
  g_assert_cmpstr (json_object_get_string_member (object, "owner"), ==, owner);
  g_assert_cmpint (json_object_get_int_member (object, "owner_id"), ==, geteuid ());
  g_assert_cmpstr (json_object_get_string_member (object, "mode"), ==, "0604");
  g_assert_cmpint (json_object_get_int_member (object, "attached"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "held"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "posix");
  g_assert_true (json_object_get_boolean_member (object, "openable"));
  g_assert_true (json_object_get_boolean_member (object, "managed"));
  g_assert_cmpint (json_object_get_int_member (object, "inode"), ==, status.st_ino);
  program_result_clear (&result);

  peer_remove (fixture->address);
}

static void
assert_attached (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *line = list_line (fixture, fixture->name);
  g_auto (GStrv) words = g_regex_split_simple (" +", line, 0, 0);

  g_assert_cmpuint (g_strv_length (words), ==, N_COLUMNS);
  g_assert_cmpstr (words[COLUMN_ATTACHED], ==, expected);
}

/* Processes, not attachments, and only those that are there. */
static void
test_attached (Fixture       *fixture,
               gconstpointer  unused)
{
  Program holders[2];
  ProgramResult result;

  for (gsize i = 0; i < G_N_ELEMENTS (holders); i++)
    {
      g_autofree char *line = NULL;

      holders[i] = cli_start (fixture, "hold", "@", NULL);
      line = program_read_line (&holders[i]);
      g_assert_nonnull (line);
    }

  assert_attached (fixture, "2");
  result = program_stop (&holders[0], SIGTERM);
  program_result_clear (&result);
  assert_attached (fixture, "1");
  result = program_stop (&holders[1], SIGTERM);
  program_result_clear (&result);
}

/* A name may hold anything: it never breaks the line. */
static void
test_odd_name (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *odd = g_strconcat (fixture->name, "\n\xff\"\\", NULL);
  g_autofree char *shown = g_strconcat ("posix:/", fixture->name, "\\n\\xff\"\\\\", NULL);
  g_autoptr (VitrineAddress) address = vitrine_address_new_posix (odd, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *line = NULL;
  ProgramResult result;
  JsonObject *object;

  peer_make_foreign (address, 1, 0600);
  line = list_line (fixture, shown);
  g_assert_nonnull (line);

  result = cli_run (fixture, NULL, "list", "--json", NULL);
  object = find_object (parser, result.text, "0aff225c");
  g_assert_nonnull (object);
  g_assert_cmpstr (json_object_get_string_member (object, "address"), ==, shown);
  program_result_clear (&result);

  cli_expect (fixture, 0, "\n", NULL, "read", odd, NULL);
  cli_expect (fixture, 0, "", NULL, "remove", odd, NULL);
}

/* Semaphores, folders and links are no segments. */
static void
test_no_segments (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *line = NULL;

  g_assert_cmpint (symlink ("/etc/passwd", fixture->path), ==, 0);
  line = list_line (fixture, fixture->name);
  g_assert_null (line);
  cli_expect (fixture, 1, "", "no shared memory", "read", "@", NULL);
  g_assert_cmpint (unlink (fixture->path), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  cli_add ("/cli-list/columns", test_columns);
  cli_add ("/cli-list/aligned", test_aligned);
  cli_add ("/cli-list/json", test_json);
  cli_add ("/cli-list/attached", test_attached);
  cli_add ("/cli-list/odd-name", test_odd_name);
  cli_add ("/cli-list/no-segments", test_no_segments);

  return g_test_run ();
}
