/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The samples parent and child, run as a person runs them: from the folder that
 * VITRINE_SAMPLES_DIR names, linked with libdllmem.so. */

#include "peer.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define PARENT_SAYS "Parent process is writing to shared memory: This is a test string\n"
#define CHILD_SAYS "Child process read from shared memory: "
#define N_TRIES 8

typedef struct
{
  VitrineAddress *address;
  char *parent;
  char *child;
} Fixture;

typedef struct
{
  char *out;
  char *err;
  int status;
} Result;

static void
fixture_set_up (Fixture       *self,
                gconstpointer  unused)
{
  const char *folder = g_getenv ("VITRINE_SAMPLES_DIR");

  self->address = peer_address_new ();
  self->parent = g_build_filename (folder, "parent", NULL);
  self->child = g_build_filename (folder, "child", NULL);
  g_setenv ("VITRINE_SEGMENT", vitrine_address_get_name (self->address), TRUE);
  g_unsetenv ("VITRINE_DEBUG");
}

static void
fixture_tear_down (Fixture       *self,
                   gconstpointer  unused)
{
  g_assert_false (peer_exists (self->address));
  vitrine_address_unref (self->address);
  g_free (self->parent);
  g_free (self->child);
}

static Result
run (const char *program,
     ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  GError *error = NULL;
  Result result;
  va_list args;

  va_start (args, program);
  for (const char *word = program; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (args);
  g_ptr_array_add (words, NULL);

  process = g_subprocess_newv ((const char *const *) words->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &result.out, &result.err, &error);
  g_assert_no_error (error);
  result.status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                       : -1;
  return result;
}

static void
assert_result (Result     *result,
               int         status,
               const char *out,
               const char *err)
{
  g_assert_cmpstr (result->out, ==, out);
  if (err[0] == '\0')
    g_assert_cmpstr (result->err, ==, "");
  else
    g_assert_nonnull (strstr (result->err, err));
  g_assert_cmpint (result->status, ==, status);

  g_clear_pointer (&result->out, g_free);
  g_clear_pointer (&result->err, g_free);
}

static void
test_parent_and_child (Fixture       *fixture,
                       gconstpointer  unused)
{
  Result result = run (fixture->parent, fixture->child, NULL);

  assert_result (&result, 0, PARENT_SAYS CHILD_SAYS "This is a test string\n", "");
}

static void
test_child_alone (Fixture       *fixture,
                  gconstpointer  unused)
{
  Result result = run (fixture->child, NULL);

  assert_result (&result, 0, CHILD_SAYS "\n", "");
}

/* A full disk is no success. */
static void
test_unheard (Fixture       *fixture,
              gconstpointer  unused)
{
  Result result = run ("sh", "-c", "exec \"$0\" >/dev/full", fixture->child, NULL);

  assert_result (&result, 1, "", "child: cannot print");
  result = run ("sh", "-c", "exec \"$0\" \"$1\" >/dev/full", fixture->parent, fixture->child,
                NULL);
  assert_result (&result, 1, "", "parent: cannot print");
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  unused)
{
  Result result = run (fixture->parent, NULL);

  assert_result (&result, 2, "", "Usage: parent PROGRAM");
  result = run (fixture->parent, fixture->child, "more", NULL);
  assert_result (&result, 2, "", "Usage: parent PROGRAM");
}

static void
test_status (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *killer = g_build_filename (g_get_tmp_dir (), "vitrine-test-XXXXXX", NULL);
  Result result;
  int fd = g_mkstemp_full (killer, O_RDWR | O_CLOEXEC, 0700);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents_full (killer, "#!/bin/sh\nkill -KILL $$\n", -1,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0700, NULL));

  result = run (fixture->parent, "false", NULL); /* found in PATH, as execvp(3) does */
  assert_result (&result, 1, PARENT_SAYS, "");
  result = run (fixture->parent, "true", NULL);
  assert_result (&result, 0, PARENT_SAYS, "");
  result = run (fixture->parent, killer, NULL);
  assert_result (&result, 128 + SIGKILL, PARENT_SAYS, "");

  g_remove (killer);
}

static void
test_no_program (Fixture       *fixture,
                 gconstpointer  unused)
{
  Result result = run (fixture->parent, "/nonexistent/program", NULL);

  assert_result (&result, 1, PARENT_SAYS,
                 "parent: cannot start /nonexistent/program: No such file or directory");
}

static void
test_not_connected (Fixture       *fixture,
                    gconstpointer  unused)
{
  Result result;

  g_setenv ("VITRINE_SEGMENT", "a/b", TRUE);
  result = run (fixture->parent, fixture->child, NULL);
  assert_result (&result, 1, PARENT_SAYS, "parent: cannot write to shared memory");
  result = run (fixture->child, NULL);
  assert_result (&result, 1, "", "child: cannot read from shared memory");
}

/* The addresses that @text tells, each once. */
static guint
count_addresses (const char *text)
{
  g_autoptr (GHashTable) addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *address = strstr (lines[i], " at 0x");

      if (address != NULL)
        g_hash_table_add (addresses, g_strdup (address));
    }

  return g_hash_table_size (addresses);
}

static gboolean
addresses_are_random (void)
{
  g_autofree char *level = NULL;

  return g_file_get_contents ("/proc/sys/kernel/randomize_va_space", &level, NULL, NULL) &&
         level[0] != '0';
}

/* Each process has the block somewhere else, by chance; chance may repeat itself
 * once, not always. */
static void
test_addresses (Fixture       *fixture,
                gconstpointer  unused)
{
  guint n = 0;

  if (!addresses_are_random ())
    {
      g_test_skip ("this system loads every program at the same address");
      return;
    }

  g_setenv ("VITRINE_DEBUG", "1", TRUE);
  for (guint i = 0; i < N_TRIES && n < 2; i++)
    {
      Result result = run (fixture->parent, fixture->child, NULL);

      n = count_addresses (result.err);
      assert_result (&result, 0, PARENT_SAYS CHILD_SAYS "This is a test string\n", "libdllmem: ");
    }

  g_assert_cmpuint (n, ==, 2);
}

static void
add (const char *path,
     void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/samples/parent-and-child", test_parent_and_child);
  add ("/samples/child-alone", test_child_alone);
  add ("/samples/unheard", test_unheard);
  add ("/samples/usage", test_usage);
  add ("/samples/status", test_status);
  add ("/samples/no-program", test_no_program);
  add ("/samples/not-connected", test_not_connected);
  add ("/samples/addresses", test_addresses);

  return g_test_run ();
}
