/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/await.h"
#include "cli/change-line.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "segment/error.h"
#include "watch/sampler.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include <inttypes.h>

#define TIMEOUT_MAX (G_MAXINT32 / 1000) /* seconds */

typedef struct
{
  VitrineAddress *address;
  const VitrineEncoding *encoding; /* NULL: what the bytes look like */
  gboolean json;
  gboolean wait;   /* for a segment that is not there at first */
  gboolean follow; /* whatever becomes of it, for the next one too */
  guint64 timeout; /* seconds that it is waited; 0: no end */
  guint interval;  /* milliseconds */
  guint64 n_left;  /* changes until it ends; 0: no end */

  VitrineSampler *sampler;   /* borrowed */
  guint view;                /* the sampler's */
  VitrineRange pending;      /* changed and not printed; length 0: nothing */
  gboolean waited;           /* for the bytes of the pending change to settle */
  gboolean newborn;          /* was not there before */
  guint64 known_size;        /* bytes of it that were looked at before */
  gboolean left;             /* this one, for the next */
  gboolean ended;            /* by a signal, a count or an error: for good */
  GMainLoop *loop;
  GError *error; /* why it ended, or NULL */
} Watch;

static void
add_pending (Watch              *watch,
             const VitrineRange *range)
{
  guint64 start = range->offset;
  guint64 stop = range->offset + range->length;

  if (watch->pending.length > 0)
    {
      start = MIN (start, watch->pending.offset);
      stop = MAX (stop, watch->pending.offset + watch->pending.length);
    }

  watch->pending = (VitrineRange) { start, stop - start };
}

static void
finish (Watch  *watch,
        GError *error)
{
  if (watch->error == NULL)
    watch->error = error;
  else
    g_clear_error (&error);

  watch->ended = TRUE;
  g_main_loop_quit (watch->loop);
}

/* What stands where nothing stood before has changed from zero. */
static void
add_grown (Watch           *watch,
           VitrineSnapshot *snapshot)
{
  guint64 size = vitrine_snapshot_get_size (snapshot);
  guint64 start = watch->known_size;
  gsize length = 0;
  const guint8 *bytes = NULL;

  watch->known_size = size;
  if (start < size)
    bytes = vitrine_snapshot_peek (snapshot, start, &length);

  while (length > 0 && bytes[length - 1] == 0)
    length--;
  for (; length > 0 && *bytes == 0; bytes++, length--)
    start++;
  if (length > 0)
    add_pending (watch, &(VitrineRange) { start, length });
}

static void
changed_cb (Watch           *watch,
            VitrineSnapshot *snapshot,
            GArray          *ranges)
{
  GError *error = NULL;

  add_grown (watch, snapshot);
  for (guint i = 0; i < ranges->len; i++)
    add_pending (watch, &g_array_index (ranges, VitrineRange, i));
  if (watch->pending.length == 0) /* the first look is no change */
    return;

  /* A writer is at work: its text may be whole the next time. */
  watch->waited = vitrine_snapshot_is_unstable (snapshot) && !watch->waited;
  if (watch->waited)
    return;

  vitrine_change_line_print (watch->address, snapshot, watch->pending, watch->encoding,
                             watch->json);
  watch->pending = (VitrineRange) { 0, 0 };
  if (!vitrine_output_flush (&error))
    finish (watch, error);
  else if (watch->n_left > 0 && --watch->n_left == 0)
    finish (watch, NULL);
}

static GError *
describe_end (Watch        *watch,
              VitrineState  state)
{
  const char *name = vitrine_address_get_label (watch->address);

  switch (state)
    {
    case VITRINE_STATE_REMOVED:
      return g_error_new (VITRINE_ERROR, VITRINE_ERROR_GONE, _("“%s” was removed"), name);
    case VITRINE_STATE_REPLACED:
      return g_error_new (VITRINE_ERROR, VITRINE_ERROR_GONE,
                          _("“%s” was replaced by another segment of that name"), name);
    case VITRINE_STATE_GROWN:
    case VITRINE_STATE_SHRUNK:
    case VITRINE_STATE_EMPTY:
      return g_error_new (VITRINE_ERROR, VITRINE_ERROR_GONE,
                          _("“%s” changed its size to %" PRIu64 " bytes"), name,
                          vitrine_sampler_get_size (watch->sampler));
    case VITRINE_STATE_UNREADABLE:
      return g_error_new_literal (VITRINE_ERROR, VITRINE_ERROR_FAILED,
                                  vitrine_sampler_get_error_message (watch->sampler));
    /* What is read through a descriptor of one's own can be watched on. */
    case VITRINE_STATE_LET_GO:
    case VITRINE_STATE_DOOMED:
    case VITRINE_STATE_FULL:
    case VITRINE_STATE_LOCKED:
    case VITRINE_STATE_LIVE:
    default:
      return NULL;
    }
}

/* Goes on with the same segment where that is still what the name leads to. */
static void
follow (Watch        *watch,
        VitrineState  state)
{
  if (state >= VITRINE_STATE_REMOVED)
    {
      watch->newborn = TRUE;
      watch->left = TRUE;
      g_main_loop_quit (watch->loop);
      return;
    }

  vitrine_sampler_move_view (watch->sampler, watch->view, 0,
                             vitrine_sampler_get_size (watch->sampler));
  vitrine_sampler_accept (watch->sampler);
}

static void
state_cb (Watch *watch)
{
  VitrineState state = vitrine_sampler_get_state (watch->sampler);
  GError *error = describe_end (watch, state);

  if (error == NULL)
    return;
  if (!watch->follow || state == VITRINE_STATE_UNREADABLE)
    {
      finish (watch, error);
      return;
    }

  vitrine_output_message ("%s", error->message);
  g_error_free (error);
  follow (watch, state);
}

static gboolean
signal_cb (gpointer data)
{
  finish (data, NULL);
  return G_SOURCE_CONTINUE;
}

static void
watch_segment (Watch          *watch,
               VitrineSegment *segment)
{
  g_autoptr (VitrineSampler) sampler = vitrine_sampler_new (segment, watch->interval);

  watch->sampler = sampler;
  watch->pending = (VitrineRange) { 0, 0 };
  watch->waited = FALSE;
  watch->left = FALSE;
  watch->known_size = watch->newborn ? 0 : vitrine_segment_get_size (segment);
  g_signal_connect_swapped (sampler, "changed", G_CALLBACK (changed_cb), watch);
  g_signal_connect_swapped (sampler, "notify::state", G_CALLBACK (state_cb), watch);

  /* A large segment is otherwise read only where somebody looks. */
  watch->view = vitrine_sampler_add_view (sampler, 0, vitrine_segment_get_size (segment));
  vitrine_sampler_start (sampler);
  if (!watch->ended && !watch->left)
    g_main_loop_run (watch->loop);
  vitrine_sampler_stop (sampler);
}

static void
watch_managed_as_text (Watch          *watch,
                       VitrineSegment *segment)
{
  const VitrineEncoding *chosen = watch->encoding;
  VitrineSegmentStatus status;

  if (!vitrine_segment_query (segment, &status, &watch->error))
    {
      watch->ended = TRUE;
      return;
    }

  if (chosen == NULL && status.managed)
    watch->encoding = vitrine_encoding_default ();
  watch_segment (watch, segment);
  watch->encoding = chosen;
}

static gboolean
is_no_segment_yet (const GError *error)
{
  return g_error_matches (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND)
         || g_error_matches (error, VITRINE_ERROR, VITRINE_ERROR_EMPTY);
}

/* What is there is watched until it ends; what is not, is waited for. */
static void
watch_next (Watch *watch)
{
  g_autoptr (VitrineSegment) segment = NULL;

  if (watch->wait
      && !vitrine_await (watch->address, (guint) watch->timeout, watch->loop,
                         &watch->newborn, &watch->error))
    {
      watch->ended = TRUE;
      return;
    }

  segment = vitrine_segment_attach (watch->address, VITRINE_ACCESS_WATCH, &watch->error);
  if (segment != NULL)
    watch_managed_as_text (watch, segment);
  else if (watch->wait && is_no_segment_yet (watch->error))
    g_clear_error (&watch->error);
  else
    watch->ended = TRUE;
}

static gboolean
watch_address (Watch       *watch,
               const char  *name,
               GError     **error)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (name, error);
  g_autoptr (GMainLoop) loop = NULL;

  if (address == NULL)
    return FALSE;

  loop = g_main_loop_new (NULL, FALSE);
  watch->address = address;
  watch->loop = loop;
  g_unix_signal_add (SIGINT, signal_cb, watch);
  g_unix_signal_add (SIGTERM, signal_cb, watch);
  while (!watch->ended)
    watch_next (watch);

  if (watch->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&watch->error));
  return FALSE;
}

static gboolean
check_timeout (const Watch  *watch,
               GError      **error)
{
  if (watch->wait || watch->timeout == 0)
    return TRUE;
  return vitrine_options_set_error (error, _("--timeout goes with --wait or --follow"));
}

static gboolean
watch_command (char   **arguments,
               GError **error)
{
  g_autofree char *encoding = NULL;
  g_autofree char *interval = NULL;
  g_autofree char *count = NULL;
  g_autofree char *timeout = NULL;
  Watch watch = { 0 };
  const GOptionEntry entries[] = {
    { "interval", 'i', 0, G_OPTION_ARG_STRING, &interval,
      N_("Milliseconds between two looks (50)"), "MS" },
    { "count", 'n', 0, G_OPTION_ARG_STRING, &count, N_("End after so many changes"), "N" },
    { "encoding", 'e', 0, G_OPTION_ARG_STRING, &encoding, N_("How its text is written"), "E" },
    { "wait", 'w', 0, G_OPTION_ARG_NONE, &watch.wait, N_("Wait until it is there"), NULL },
    { "follow", 'f', 0, G_OPTION_ARG_NONE, &watch.follow,
      N_("Go on whatever becomes of it, and wait for the next one"), NULL },
    { "timeout", 't', 0, G_OPTION_ARG_STRING, &timeout,
      N_("Fail after waiting so many seconds"), "S" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &watch.json, N_("Print a JSON object for each"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  guint64 ms = VITRINE_SAMPLER_INTERVAL_DEFAULT;

  if (!vitrine_options_parse (&vitrine_command_watch, entries, arguments, 1, 1, &words, error) ||
      !vitrine_options_parse_encoding (encoding, &watch.encoding, error) ||
      !vitrine_options_parse_number ("interval", interval, VITRINE_SAMPLER_INTERVAL_MIN,
                                     VITRINE_SAMPLER_INTERVAL_MAX, &ms, error) ||
      !vitrine_options_parse_number ("count", count, 1, G_MAXUINT64, &watch.n_left, error) ||
      !vitrine_options_parse_number ("timeout", timeout, 1, TIMEOUT_MAX, &watch.timeout, error))
    return FALSE;

  watch.interval = (guint) ms;
  watch.wait = watch.wait || watch.follow;
  return check_timeout (&watch, error) && watch_address (&watch, words[0], error);
}

const VitrineCommand vitrine_command_watch = {
  .name = "watch",
  .parameters = N_("ADDRESS"),
  .summary = N_("Print a line for each change"),
  .description = N_("When it was seen, the offset and the length in bytes of what changed, and "
                    "the text around it, where what cannot be printed stands as \\xNN. Ends on "
                    "SIGINT or SIGTERM; fails when the segment is removed, replaced or "
                    "resized, unless it is followed. What stands in a segment that was waited "
                    "for counts as changed.\n\n"
                    "Watches as a guest: changes nothing."),
  .run = watch_command,
};
