/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* list and processes: shared memory of all kinds and who has it, and that this
 * agrees with what lsipc(1), ipcs(1) and lsof(8) say. */

#include "cli.h"

#include "segment/segment.h"

#include <json-glib/json-glib.h>

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <unistd.h>

#define SIZE 8192
#define ROOM (1 << 20) /* bytes of a private /dev/shm */

/* The object, one a line, in which @member is @value; NULL: there is none. */
static JsonNode *
find_object (const char *text,
             const char *member,
             const char *value)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      JsonNode *node = json_from_string (lines[i], NULL);
      JsonObject *object = json_node_get_object (node);

      if (json_object_has_member (object, member) &&
          g_str_equal (json_object_get_string_member (object, member), value))
        return node;
      json_node_unref (node);
    }

  return NULL;
}

static void
test_memfd (Fixture       *fixture,
            gconstpointer  unused)
{
  int fd = memfd_create (fixture->name, MFD_ALLOW_SEALING);
  g_autofree char *address = g_strdup_printf ("proc:%d/fd/%d", getpid (), fd);
  g_autoptr (JsonNode) node = NULL;
  ProgramResult result;
  JsonObject *object;

  g_assert_cmpint (ftruncate (fd, SIZE), ==, 0);
  g_assert_cmpint (fcntl (fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK), ==, 0);
  result = cli_run (fixture, NULL, "list", "--json", "--kind", "memfd", NULL);
  g_assert_cmpint (result.status, ==, 0);
  node = find_object (result.text, "name", fixture->name);
  g_assert_nonnull (node);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "memfd");
  g_assert_cmpint (json_object_get_int_member (object, "size"), ==, SIZE);
  g_assert_cmpint (json_object_get_int_member (object, "attached"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "held"), >=, 1);
  g_assert_cmpstr (json_object_get_string_member (object, "seals"), ==, "shrink,grow");
  g_assert_cmpstr (json_object_get_string_member (object, "orphan"), ==, "no");
  g_assert_true (json_object_get_boolean_member (object, "openable"));
  g_assert_false (json_object_get_boolean_member (object, "internal"));
  program_result_clear (&result);

  result = cli_run (fixture, NULL, "processes", address, NULL);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.text, "test-cli-kinds"));
  program_result_clear (&result);
  close (fd);
}

/* Where in @text the line of @name begins. */
static gssize
find_place (const char *text,
            const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("(?m)^%s ", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint start = -1;

  if (g_regex_match (regex, text, 0, &match))
    g_match_info_fetch_pos (match, 0, &start, NULL);
  return start;
}

static void
assert_order (Fixture    *fixture,
              const char *key,
              const char *first,
              const char *second)
{
  g_autofree char *option = g_strconcat ("--sort=", key, NULL);
  ProgramResult result = cli_run (fixture, NULL, "list", option, NULL);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpint (find_place (result.text, first), >=, 0);
  g_assert_cmpint (find_place (result.text, first), <, find_place (result.text, second));
  program_result_clear (&result);
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *other = g_strconcat (fixture->name, "-other", NULL);
  g_autoptr (VitrineAddress) address = vitrine_address_new_posix (other, NULL);

  peer_make_foreign (fixture->address, 2 * SIZE, 0600);
  peer_make_foreign (address, SIZE, 0640);
  assert_order (fixture, "address", fixture->name, other);
  assert_order (fixture, "-address", other, fixture->name);
  assert_order (fixture, "size", other, fixture->name);
  assert_order (fixture, "-size", fixture->name, other);
  assert_order (fixture, "mode", fixture->name, other);
  assert_order (fixture, "-mode", other, fixture->name);
  /* What is equal stays in its order. */
  assert_order (fixture, "-held", fixture->name, other);
  peer_remove (address);
  peer_remove (fixture->address);
}

static void
test_kind (Fixture       *fixture,
           gconstpointer  unused)
{
  ProgramResult result;

  peer_make_foreign (fixture->address, SIZE, 0600);
  result = cli_run (fixture, NULL, "list", "--kind", "sysv", "--kind", "memfd", NULL);
  g_assert_cmpint (find_place (result.text, fixture->name), <, 0);
  program_result_clear (&result);
  result = cli_run (fixture, NULL, "list", "--kind", "sysv", "--kind", "posix", NULL);
  g_assert_cmpint (find_place (result.text, fixture->name), >=, 0);
  program_result_clear (&result);
  peer_remove (fixture->address);
}

static void
test_wrong_use (Fixture       *fixture,
                gconstpointer  unused)
{
  cli_expect (fixture, 2, "", "“shoe” is nothing for --kind", "list", "--kind", "shoe", NULL);
  cli_expect (fixture, 2, "", "“shoe” is nothing for --sort", "list", "--sort", "shoe", NULL);
  cli_expect (fixture, 2, "", "missing", "processes", NULL);
  cli_expect (fixture, 1, "", "No such file", "processes", "@", NULL);
}

static void
open_only (gpointer address)
{
  peer_open_foreign (address);
  raise (SIGSTOP);
}

static void
join (gpointer address)
{
  g_assert_nonnull (vitrine_segment_join (address, SIZE, 0600, NULL, NULL));
  raise (SIGSTOP);
}

static char *
find_line (const char *text,
           pid_t       pid)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (atoi (lines[i]) == pid)
      return g_strdup (lines[i]);

  return NULL;
}

static void
assert_process (const char *text,
                pid_t       pid,
                const char *pattern)
{
  g_autofree char *line = find_line (text, pid);

  g_assert_nonnull (line);
  if (!g_regex_match_simple (pattern, line, 0, 0))
    g_error ("“%s” is not like “%s”", line, pattern);
}

static void
test_processes (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *listed = NULL;
  ProgramResult result;
  pid_t opened, mapped, joined;

  peer_make_foreign (fixture->address, SIZE, 0600);
  opened = peer_start (open_only, fixture->address);
  peer_wait_stopped (opened);
  joined = peer_start (join, fixture->address);
  peer_wait_stopped (joined);
  mapped = peer_start_mapped (fixture->address);

  result = cli_run (fixture, NULL, "processes", "@", NULL);
  g_assert_cmpint (result.status, ==, 0);
  assert_process (result.text, opened, " - +0 +read-write +fd/\\d+ +guest +\\S");
  assert_process (result.text, mapped, " 0x[0-9a-f]+ +4096 +read-write +mapping,fd/\\d+ +guest ");
  assert_process (result.text, joined, " 0x[0-9a-f]+ +8192 +read-write +mapping,fd/\\d+ +joined ");
  program_result_clear (&result);

  result = cli_run (fixture, NULL, "processes", "--json", "@", NULL);
  node = find_object (result.text, "address", fixture->name);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "pid"), >, 0);
  program_result_clear (&result);

  result = cli_run (fixture, NULL, "list", "--processes", NULL);
  listed = g_strdup_printf ("%s +%d ", fixture->name, joined);
  g_assert_true (g_regex_match_simple (listed, result.text, 0, 0));
  program_result_clear (&result);

  peer_kill (opened);
  peer_kill (mapped);
  peer_kill (joined);
  peer_remove (fixture->address);
}

/* A file that the list does not have. */
static void
test_processes_of_file (Fixture       *fixture,
                        gconstpointer  unused)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp (NULL, &path, NULL);
  g_autofree char *address = g_strconcat ("file:", path, NULL);
  ProgramResult result;
  void *mapped;

  g_assert_cmpint (ftruncate (fd, SIZE), ==, 0);
  mapped = mmap (NULL, SIZE, PROT_READ, MAP_SHARED, fd, 0);
  result = cli_run (fixture, NULL, "processes", address, NULL);
  g_assert_cmpint (result.status, ==, 0);
  assert_process (result.text, getpid (), " 8192 +read-only +mapping");
  program_result_clear (&result);
  munmap (mapped, SIZE);
  close (fd);
  unlink (path);
}

static int
order_texts (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What each line of @text says that is like @pattern, sorted. */
static GPtrArray *
take_lines (const char *text,
            const char *pattern,
            const char *replacement)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_regex_match (regex, lines[i], 0, NULL))
      g_ptr_array_add (taken, g_regex_replace (regex, lines[i], -1, 0, replacement, 0, NULL));

  g_ptr_array_sort (taken, order_texts);
  return taken;
}

static void
assert_same (GPtrArray *ours,
             GPtrArray *theirs,
             guint      at_least)
{
  g_autofree char *our_text = NULL;
  g_autofree char *their_text = NULL;

  g_assert_cmpuint (ours->len, >=, at_least);
  g_ptr_array_add (ours, NULL);
  g_ptr_array_add (theirs, NULL);
  our_text = g_strjoinv ("\n", (char **) ours->pdata);
  their_text = g_strjoinv ("\n", (char **) theirs->pdata);
  g_assert_cmpstr (our_text, ==, their_text);
}

static char *
run_tool (const char *const *words)
{
  ProgramResult result = program_run (words, NULL);
  char *text = g_strdup (result.text);

  program_result_clear (&result);
  return text;
}

static char *
list_kind (const char *kind,
           const char *option)
{
  const char *const words[] = {
    g_getenv ("VITRINE_TEST_CLI"), "list", "--kind", kind, option, NULL,
  };

  return run_tool (words);
}

static void
attach_sysv (gpointer id)
{
  g_assert_true (shmat (GPOINTER_TO_INT (id), NULL, 0) != (gpointer) -1);
  raise (SIGSTOP);
}

static gboolean
have (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  return path != NULL;
}

/* Id, owner, mode, size and attachments of each. */
static void
compare_sysv (gpointer unused)
{
  const char *const ipcmk[] = { "ipcmk", "-M", "12345", NULL };
  const char *const ipcs[] = { "ipcs", "-m", NULL };
  const char *const lsipc[] = { "lsipc", "-m", "--raw", "-o", "ID,OWNER,PERMS,SIZE,NATTCH",
                                "-b", "-P", NULL };
  g_autofree char *made = NULL;
  g_autofree char *our_text = NULL;
  g_autofree char *ipcs_text = NULL;
  g_autofree char *lsipc_text = NULL;
  g_autoptr (GPtrArray) ours = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) lsipc_lines = NULL;
  pid_t pids[2];
  int id;

  if (!peer_private_shm (ROOM) || unshare (CLONE_NEWIPC) != 0)
    _exit (0);

  made = run_tool (ipcmk);
  id = shmget (IPC_PRIVATE, SIZE, IPC_CREAT | 0640);
  g_assert_cmpint (id, >=, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      pids[i] = peer_start (attach_sysv, GINT_TO_POINTER (id));
      peer_wait_stopped (pids[i]);
    }

  our_text = list_kind ("sysv", NULL);
  ours = take_lines (our_text, "^sysv:(\\d+) +(\\d+) +\\d+ +(\\S+) +0?(\\d+) +(\\d+) .*$",
                     "\\1 \\3 \\4 \\2 \\5");
  again = take_lines (our_text, "^sysv:(\\d+) +(\\d+) +\\d+ +(\\S+) +0?(\\d+) +(\\d+) .*$",
                      "\\1 \\3 \\4 \\2 \\5");
  ipcs_text = run_tool (ipcs);
  theirs = take_lines (ipcs_text, "^0x\\S+ +(\\d+) +(\\S+) +(\\d+) +(\\d+) +(\\d+) *.*$",
                       "\\1 \\2 \\3 \\4 \\5");
  lsipc_text = run_tool (lsipc);
  lsipc_lines = take_lines (lsipc_text, "^(\\d+) (\\S+) 0?(\\d+) (\\d+) (\\d+)$",
                            "\\1 \\2 \\3 \\4 \\5");
  assert_same (ours, theirs, 2);
  assert_same (again, lsipc_lines, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    peer_kill (pids[i]);
}

static void
test_agrees_with_ipcs (Fixture       *fixture,
                       gconstpointer  unused)
{
  if (!have ("ipcs") || !have ("lsipc") || !have ("ipcmk"))
    {
      g_test_skip ("ipcs, lsipc and ipcmk are not installed");
      return;
    }

  peer_assert_success (peer_start (compare_sysv, NULL));
}

/* Which process has which segment, mapped or open. */
static void
compare_files (gpointer address)
{
  const char *const lsof[] = { "lsof", "-w", "-F", "pn", "/dev/shm", NULL };
  g_autoptr (GPtrArray) ours = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) theirs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *our_text = NULL;
  g_autofree char *lsof_text = NULL;
  g_auto (GStrv) lines = NULL;
  pid_t pids[2];
  int pid = 0;

  if (!peer_private_shm (ROOM))
    _exit (0);

  peer_make_foreign (address, SIZE, 0600);
  pids[0] = peer_start_mapped (address);
  pids[1] = peer_start (open_only, address);
  peer_wait_stopped (pids[1]);

  our_text = list_kind ("posix", "--processes");
  ours = take_lines (our_text, "^(\\S+) +(\\d+) .*$", "\\2 \\1");
  lsof_text = run_tool (lsof);
  lines = g_strsplit (lsof_text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line;

      if (lines[i][0] == 'p')
        pid = atoi (lines[i] + 1);
      if (!g_str_has_prefix (lines[i], "n/dev/shm/"))
        continue;

      line = g_strdup_printf ("%d %s", pid, lines[i] + strlen ("n/dev/shm/"));
      if (g_hash_table_add (seen, line))
        g_ptr_array_add (theirs, g_strdup (line));
    }
  g_ptr_array_sort (theirs, order_texts);
  assert_same (ours, theirs, 2);

  peer_kill (pids[0]);
  peer_kill (pids[1]);
}

static void
test_agrees_with_lsof (Fixture       *fixture,
                       gconstpointer  unused)
{
  if (!have ("lsof"))
    {
      g_test_skip ("lsof is not installed");
      return;
    }

  peer_assert_success (peer_start (compare_files, fixture->address));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  cli_add ("/cli-kinds/memfd", test_memfd);
  cli_add ("/cli-kinds/sort", test_sort);
  cli_add ("/cli-kinds/kind", test_kind);
  cli_add ("/cli-kinds/wrong-use", test_wrong_use);
  cli_add ("/cli-kinds/processes", test_processes);
  cli_add ("/cli-kinds/processes-of-file", test_processes_of_file);
  cli_add ("/cli-kinds/agrees-with-ipcs", test_agrees_with_ipcs);
  cli_add ("/cli-kinds/agrees-with-lsof", test_agrees_with_lsof);

  return g_test_run ();
}
