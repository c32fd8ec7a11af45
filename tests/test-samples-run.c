/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/samples-run.h"

#include "segment/error.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <unistd.h>

/* Stand-ins for the two programs, in a folder of their own. */
typedef struct
{
  char *folder;
  char *parent;
  char *child;
} Fixture;

typedef struct
{
  gboolean done;
  VitrineSamplesResult *result;
  GError *error;
} Outcome;

static void
write_script (const char *path,
              const char *body)
{
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", body);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, script, -1, &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_chmod (path, 0700));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-samples-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->parent = g_build_filename (fixture->folder, "parent", NULL);
  fixture->child = g_build_filename (fixture->folder, "child", NULL);
  g_setenv ("VITRINE_SAMPLES_DIR", fixture->folder, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_unlink (fixture->parent);
  g_unlink (fixture->child);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->parent);
  g_free (fixture->child);
  g_free (fixture->folder);
}

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->result, vitrine_samples_result_free);
  g_clear_error (&outcome->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->result = vitrine_samples_run_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
run (Outcome        *outcome,
     VitrineAddress *address,
     GCancellable   *cancellable)
{
  vitrine_samples_run_async (address, cancellable, finished_cb, outcome);
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

/* What both print comes in order, whichever of the two outputs it went to. */
static void
test_output (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_auto (Outcome) outcome = { FALSE };

  write_script (fixture->parent, "echo one; echo two >&2; exec \"$1\"");
  write_script (fixture->child, "echo three");
  run (&outcome, NULL, NULL);

  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.result->output, ==, "one\ntwo\nthree\n");
  g_assert_true (outcome.result->succeeded);
  g_assert_cmpstr (outcome.result->ending, ==, "Ended with status 0");
}

static void
test_segment (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse ("my block", NULL);
  g_auto (Outcome) outcome = { FALSE };

  write_script (fixture->parent, "echo \"$VITRINE_SEGMENT\"");
  write_script (fixture->child, "");
  run (&outcome, address, NULL);

  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.result->output, ==, "my block\n");
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_auto (Outcome) outcome = { FALSE };

  write_script (fixture->parent, "exit 3");
  write_script (fixture->child, "");
  run (&outcome, NULL, NULL);

  g_assert_no_error (outcome.error);
  g_assert_false (outcome.result->succeeded);
  g_assert_cmpstr (outcome.result->ending, ==, "Ended with status 3");
}

static void
test_signal (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_auto (Outcome) outcome = { FALSE };

  write_script (fixture->parent, "kill -KILL $$");
  write_script (fixture->child, "");
  run (&outcome, NULL, NULL);

  g_assert_no_error (outcome.error);
  g_assert_false (outcome.result->succeeded);
  g_assert_true (g_str_has_prefix (outcome.result->ending, "Ended by signal 9"));
}

static void
test_broken_text (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_auto (Outcome) outcome = { FALSE };

  write_script (fixture->parent, "printf 'a\\377b'");
  write_script (fixture->child, "");
  run (&outcome, NULL, NULL);

  g_assert_no_error (outcome.error);
  g_assert_true (g_utf8_validate (outcome.result->output, -1, NULL));
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_auto (Outcome) outcome = { FALSE };

  run (&outcome, NULL, NULL);
  g_assert_error (outcome.error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);
}

/* The child says when it is there, and is to end with its parent. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *pid_path = g_build_filename (fixture->folder, "pid", NULL);
  g_autofree char *body = NULL;
  g_autofree char *pid = NULL;
  g_auto (Outcome) outcome = { FALSE };

  body = g_strdup_printf ("echo $$ >'%s.new'; mv '%s.new' '%s'; exec sleep 1000",
                          pid_path, pid_path, pid_path);
  write_script (fixture->parent, "\"$1\" & wait");
  write_script (fixture->child, body);

  vitrine_samples_run_async (NULL, cancellable, finished_cb, &outcome);
  while (!g_file_get_contents (pid_path, &pid, NULL, NULL))
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  while (kill ((pid_t) g_ascii_strtoll (pid, NULL, 10), 0) == 0)
    {
      g_autofree char *path = g_strconcat ("/proc/", g_strchomp (pid), "/cmdline", NULL);
      g_autofree char *command = NULL;

      /* Dead, and only not yet waited for by whoever inherited it. */
      if (!g_file_get_contents (path, &command, NULL, NULL) || command[0] == '\0')
        break;
      g_main_context_iteration (NULL, FALSE);
    }
  g_unlink (pid_path);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/samples-run/output", test_output);
  add ("/samples-run/segment", test_segment);
  add ("/samples-run/failure", test_failure);
  add ("/samples-run/signal", test_signal);
  add ("/samples-run/broken-text", test_broken_text);
  add ("/samples-run/missing", test_missing);
  add ("/samples-run/cancel", test_cancel);
  return g_test_run ();
}
