/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "segment/segment.h"

#include <glib/gi18n.h>

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* What was not asked for: no segment has this. */
#define NO_SIZE 0
#define NO_MODE G_MAXUINT32

/* Blocked from before it joins, so that none of them can end this process with
 * the segment left behind; they are taken up by sigwait(3). */
static void
block_signals (sigset_t *signals)
{
  struct sigaction hangup;

  sigemptyset (signals);
  sigaddset (signals, SIGINT);
  sigaddset (signals, SIGTERM);

  /* nohup(1) wants to survive the terminal. */
  if (sigaction (SIGHUP, NULL, &hangup) == 0 && hangup.sa_handler != SIG_IGN)
    sigaddset (signals, SIGHUP);

  sigprocmask (SIG_BLOCK, signals, NULL);
  signal (SIGPIPE, SIG_IGN); /* nobody listens: an error of the printing */
}

/* For scripts, which read these lines: the same in every language. */
static void
tell (VitrineSegment *segment,
      gboolean        verbose)
{
  printf ("holding %s, %zu bytes\n",
          vitrine_output_name (vitrine_segment_get_address (segment)),
          vitrine_segment_get_size (segment));
  if (verbose)
    printf ("process %d has it at %p\n", (int) getpid (), vitrine_segment_get_mapping (segment));
}

/* What was asked of a new segment, and is not so of one that was there. */
static void
tell_differences (VitrineSegment *segment,
                  const char     *name,
                  guint64         size,
                  guint32         mode)
{
  VitrineSegmentStatus status;

  if (!vitrine_segment_query (segment, &status, NULL))
    return;
  if (size != NO_SIZE && status.size != size)
    vitrine_output_message (_("“%s” was there already and keeps its size, %" PRIu64 " bytes"),
                            name, status.size);
  if (mode != NO_MODE && status.mode != mode)
    vitrine_output_message (_("“%s” was there already and keeps its mode, %04o"), name,
                            status.mode);
}

static gboolean
hold_segment (const char  *name,
              guint64      size,
              guint32      mode,
              gboolean     verbose,
              GError     **error)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (name, error);
  g_autoptr (VitrineSegment) segment = NULL;
  gboolean created = FALSE;
  sigset_t signals;
  int received;

  if (address == NULL)
    return FALSE;

  block_signals (&signals);
  segment = vitrine_segment_join (address,
                                  size != NO_SIZE ? size : VITRINE_SEGMENT_SIZE_DEFAULT,
                                  mode != NO_MODE ? mode : VITRINE_SEGMENT_MODE_DEFAULT,
                                  &created, error);
  if (segment == NULL)
    return FALSE;

  if (!created)
    tell_differences (segment, vitrine_address_get_label (address), size, mode);
  tell (segment, verbose);
  if (!vitrine_output_flush (error))
    return FALSE;

  sigwait (&signals, &received);
  return TRUE;
}

static gboolean
hold (char   **arguments,
      GError **error)
{
  g_autofree char *size = NULL;
  g_autofree char *mode = NULL;
  gboolean verbose = FALSE;
  const GOptionEntry entries[] = {
    { "size", 's', 0, G_OPTION_ARG_STRING, &size, N_("How many bytes, if it is new (4096)"), "N" },
    { "mode", 'm', 0, G_OPTION_ARG_STRING, &mode, N_("Who may use it, if it is new (0600)"), "M" },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, N_("Say at which address it is mapped"),
      NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  guint64 n_bytes = NO_SIZE;
  guint32 bits = NO_MODE;

  if (!vitrine_options_parse (&vitrine_command_hold, entries, arguments, 1, 1, &words, error) ||
      !vitrine_options_parse_size ("size", size, 1, &n_bytes, error) ||
      !vitrine_options_parse_mode ("mode", mode, &bits, error))
    return FALSE;

  return hold_segment (words[0], n_bytes, bits, verbose, error);
}

const VitrineCommand vitrine_command_hold = {
  .name = "hold",
  .parameters = N_("ADDRESS"),
  .summary = N_("Join a segment and stay in it"),
  .description = N_("Joins as a program with libdllmem.so does, says so in one line, and leaves "
                    "on SIGINT or SIGTERM. A segment that is there keeps its size and mode."),
  .run = hold,
};
