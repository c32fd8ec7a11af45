/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/samples-run.h"

#include "segment/error.h"
#include "vitrine-config.h"

#include <glib/gi18n.h>

#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

/* A checkout has them in its build folder. */
static char *
find_program (const char  *name,
              GError     **error)
{
  const char *folder = g_getenv ("VITRINE_SAMPLES_DIR");
  g_autofree char *path = NULL;

  path = g_build_filename (folder != NULL ? folder : VITRINE_LIBEXECDIR, name, NULL);
  if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&path);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND,
               _("Cannot run the samples: there is no program “%s”. Install Vitrine, "
                 "or start it with ./vitrine"),
               path);
  return NULL;
}

/* Runs between fork(2) and exec(2): parent and child become a group of their
 * own, which can be ended together. */
static void
become_group (gpointer user_data)
{
  setpgid (0, 0);
}

static GSubprocess *
start (VitrineAddress  *address,
       GError         **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *parent = find_program ("parent", error);
  g_autofree char *child = NULL;

  if (parent == NULL)
    return NULL;
  child = find_program ("child", error);
  if (child == NULL)
    return NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_set_child_setup (launcher, become_group, NULL, NULL);
  g_subprocess_launcher_setenv (launcher, "VITRINE_DEBUG", "1", TRUE);
  if (address != NULL)
    g_subprocess_launcher_setenv (launcher, "VITRINE_SEGMENT",
                                  vitrine_address_get_name (address), TRUE);

  return g_subprocess_launcher_spawn (launcher, error, parent, child, NULL);
}

static char *
describe_ending (GSubprocess *process)
{
  if (g_subprocess_get_if_signaled (process))
    return g_strdup_printf (_("Ended by signal %d (%s)"),
                            g_subprocess_get_term_sig (process),
                            g_strsignal (g_subprocess_get_term_sig (process)));

  return g_strdup_printf (_("Ended with status %d"),
                          g_subprocess_get_exit_status (process));
}

static void
communicated_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GSubprocess *process = G_SUBPROCESS (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) bytes = NULL;
  VitrineSamplesResult *self;
  GError *error = NULL;
  const char *output;
  gsize length;

  if (!g_subprocess_communicate_finish (process, result, &bytes, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* Of no bytes GBytes gives NULL. */
  output = g_bytes_get_data (bytes, &length);
  self = g_new0 (VitrineSamplesResult, 1);
  self->output = g_utf8_make_valid (length > 0 ? output : "", (gssize) length);
  self->succeeded = g_subprocess_get_successful (process);
  self->ending = describe_ending (process);
  g_task_return_pointer (task, self, (GDestroyNotify) vitrine_samples_result_free);
}

/* Without an identifier the process has ended already. */
static void
cancelled_cb (GCancellable *cancellable,
              GSubprocess  *process)
{
  const char *identifier = g_subprocess_get_identifier (process);
  gint64 pid = identifier != NULL ? g_ascii_strtoll (identifier, NULL, 10) : 0;

  if (pid > 0)
    kill ((pid_t) -pid, SIGTERM);
}

/**
 * vitrine_samples_run_async:
 * @address: (nullable): a POSIX segment for them to share, or %NULL for their own
 * @cancellable: ends both programs
 *
 * They are asked to say where each of them has the block, since that is what
 * there is to see: two addresses, one text.
 */
void
vitrine_samples_run_async (VitrineAddress      *address,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GSubprocess) process = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, vitrine_samples_run_async);
  process = start (address, &error);
  if (process == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (cancellable != NULL)
    g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                           g_object_ref (process), g_object_unref);
  g_subprocess_communicate_async (process, NULL, cancellable, communicated_cb,
                                  g_steal_pointer (&task));
}

/* Returns: (transfer full): what they printed and how they ended */
VitrineSamplesResult *
vitrine_samples_run_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vitrine_samples_result_free (VitrineSamplesResult *self)
{
  g_free (self->output);
  g_free (self->ending);
  g_free (self);
}
