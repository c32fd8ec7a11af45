/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "program.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int
status_of (int wait_status)
{
  return WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : 128 + WTERMSIG (wait_status);
}

static char *
text_of (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 ? g_strndup (data, length) : g_strdup ("");
}

/* In the child, before the program. */
static void
take_streams_cb (gpointer data)
{
  const int *streams = data;

  for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
    dup2 (streams[i], i);
}

static GBytes *
take_written (int fd)
{
  off_t length = lseek (fd, 0, SEEK_END);
  guint8 *bytes = g_malloc ((gsize) length);

  g_assert_cmpint (pread (fd, bytes, (gsize) length, 0), ==, length);
  close (fd);
  return g_bytes_new_take (bytes, (gsize) length);
}

/* Files in memory, not pipes, and no GSubprocess: it works in a forked child too,
 * which has no other threads. */
ProgramResult
program_run (const char *const *words,
             const char *input)
{
  g_autoptr (GBytes) err = NULL;
  GError *error = NULL;
  ProgramResult result = { 0 };
  int streams[3];
  int wait_status;

  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      streams[i] = memfd_create ("stream", MFD_CLOEXEC);
      g_assert_cmpint (streams[i], >=, 0);
    }
  if (input != NULL)
    g_assert_cmpint (pwrite (streams[0], input, strlen (input), 0), ==, strlen (input));

  g_spawn_sync (NULL, (char **) words, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                take_streams_cb, streams, NULL, NULL, &wait_status, &error);
  g_assert_no_error (error);

  close (streams[STDIN_FILENO]);
  result.out = take_written (streams[STDOUT_FILENO]);
  err = take_written (streams[STDERR_FILENO]);
  result.text = text_of (result.out);
  result.err = text_of (err);
  result.status = status_of (wait_status);
  return result;
}

void
program_result_clear (ProgramResult *self)
{
  g_clear_pointer (&self->out, g_bytes_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->err, g_free);
}

/* In the child: a test that fails half-way leaves no program behind. */
static void
die_with_test_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

Program
program_start (const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  GError *error = NULL;
  Program self = { 0 };

  g_subprocess_launcher_set_child_setup (launcher, die_with_test_cb, NULL, NULL);
  self.process = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);
  self.lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self.process));
  return self;
}

/* The next line as soon as it is there; NULL after the last. */
char *
program_read_line (Program *self)
{
  GError *error = NULL;
  char *line = g_data_input_stream_read_line (self->lines, NULL, NULL, &error);

  g_assert_no_error (error);
  return line;
}

static GBytes *
read_all (GInputStream *stream)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Sends it a signal, none if @signal_number is 0, and waits for its end; the
 * result holds what was not read yet. */
ProgramResult
program_stop (Program *self,
              int      signal_number)
{
  g_autoptr (GBytes) err = NULL;
  ProgramResult result = { 0 };

  if (signal_number != 0)
    g_subprocess_send_signal (self->process, signal_number);

  result.out = read_all (G_INPUT_STREAM (self->lines));
  result.text = text_of (result.out);
  err = read_all (g_subprocess_get_stderr_pipe (self->process));
  result.err = text_of (err);
  g_subprocess_wait (self->process, NULL, NULL);
  result.status = status_of (g_subprocess_get_status (self->process));

  g_clear_object (&self->lines);
  g_clear_object (&self->process);
  return result;
}
