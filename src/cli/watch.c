/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "decode/encoding.h"
#include "segment/error.h"
#include "segment/escape.h"
#include "watch/sampler.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include <inttypes.h>
#include <stdio.h>

#define TEXT_BEFORE 4096 /* bytes: how far back a text's beginning is looked for */
#define TEXT_MAX 65536   /* bytes: a longer text is cut */
#define UNIT_MAX 4       /* bytes, of any encoding */

typedef struct
{
  VitrineAddress *address;         /* borrowed */
  const VitrineEncoding *encoding; /* NULL: what the bytes look like */
  gboolean json;
  guint64 n_left;                  /* changes until it ends; 0: no end */
  VitrineRange pending;            /* changed and not printed; length 0: nothing */
  gboolean waited;                 /* for the bytes of the pending change to settle */
  VitrineSampler *sampler;         /* borrowed */
  GMainLoop *loop;                 /* borrowed */
  GError *error;                   /* owned: why it ended, or NULL */
} Watch;

/* One change: everything from the first byte that differs to the last. */
typedef struct
{
  VitrineRange range;
  GDateTime *time;
  const VitrineEncoding *encoding;
  VitrineText *text;
} Change;

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

static gboolean
is_zero (const guint8 *unit,
         gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if (unit[i] != 0)
      return FALSE;

  return TRUE;
}

/* Where the text begins that the byte at @offset belongs to: after the last zero
 * unit before it. */
static guint64
find_text (VitrineSnapshot       *snapshot,
           const VitrineEncoding *encoding,
           guint64                offset)
{
  gsize size = encoding->unit_size;
  guint64 start = offset - offset % size;
  guint64 limit = start > TEXT_BEFORE ? start - TEXT_BEFORE : 0;

  while (start >= limit + size)
    {
      gsize length;
      const guint8 *unit = vitrine_snapshot_peek (snapshot, start - size, &length);

      if (unit == NULL || length < size || is_zero (unit, size))
        break;
      start -= size;
    }

  return start;
}

/* Where to look for what the bytes are: at the beginning, or where something
 * stands when nothing stands there. */
static const VitrineEncoding *
choose_encoding (const Watch     *watch,
                 VitrineSnapshot *snapshot,
                 guint64          offset)
{
  gsize length;
  const guint8 *bytes;

  if (watch->encoding != NULL)
    return watch->encoding;

  bytes = vitrine_snapshot_peek (snapshot, 0, &length);
  if (length >= UNIT_MAX && is_zero (bytes, UNIT_MAX))
    bytes = vitrine_snapshot_peek (snapshot, offset - offset % UNIT_MAX, &length);
  if (length > 0 && bytes[0] == 0) /* what stands there begins within a unit */
    bytes = vitrine_snapshot_peek (snapshot, offset, &length);

  return vitrine_encoding_guess (bytes, MIN (length, TEXT_MAX));
}

static VitrineText *
decode_at (VitrineSnapshot       *snapshot,
           const VitrineEncoding *encoding,
           guint64                offset)
{
  gsize length;
  const guint8 *bytes = vitrine_snapshot_peek (snapshot, offset, &length);

  return vitrine_encoding_decode (encoding, bytes, MIN (length, TEXT_MAX));
}

static void
print_line (const Change *change)
{
  g_autofree char *time = g_date_time_format (change->time, "%Y-%m-%dT%H:%M:%S.%f%:z");
  g_autofree char *text = vitrine_escape_bytes (change->text->utf8,
                                                (gssize) change->text->utf8_length);

  printf ("%s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s\n", time, change->range.offset,
          change->range.length, text);
}

static void
print_object (const Watch  *watch,
              const Change *change)
{
  g_autofree char *time = g_date_time_format (change->time, "%Y-%m-%dT%H:%M:%S.%f%:z");
  g_autoptr (JsonBuilder) builder = vitrine_output_begin_json (watch->address);

  vitrine_output_add_string (builder, "time", time);
  vitrine_output_add_int (builder, "offset", change->range.offset);
  vitrine_output_add_int (builder, "length", change->range.length);
  vitrine_output_add_string (builder, "encoding", change->encoding->name);
  vitrine_output_add_string (builder, "text", change->text->utf8);
  vitrine_output_add_int (builder, "invalid", change->text->n_invalid);
  vitrine_output_end_json (builder);
}

static void
finish (Watch  *watch,
        GError *error)
{
  if (watch->error == NULL)
    watch->error = error;
  else
    g_clear_error (&error);

  g_main_loop_quit (watch->loop);
}

static void
print_change (Watch           *watch,
              VitrineSnapshot *snapshot)
{
  VitrineRange range = watch->pending;
  const VitrineEncoding *encoding = choose_encoding (watch, snapshot, range.offset);
  gint64 time = vitrine_snapshot_get_time (snapshot);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) exact = g_date_time_add (utc, time % G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (exact);
  g_autoptr (VitrineText) text = NULL;
  Change change;

  text = decode_at (snapshot, encoding, find_text (snapshot, encoding, range.offset));
  change = (Change) { range, local, encoding, text };
  if (watch->json)
    print_object (watch, &change);
  else
    print_line (&change);
}

static void
changed_cb (Watch           *watch,
            VitrineSnapshot *snapshot,
            GArray          *ranges)
{
  GError *error = NULL;

  for (guint i = 0; i < ranges->len; i++)
    add_pending (watch, &g_array_index (ranges, VitrineRange, i));
  if (watch->pending.length == 0) /* the first look is no change */
    return;

  /* A writer is at work: its text may be whole the next time. */
  watch->waited = vitrine_snapshot_is_unstable (snapshot) && !watch->waited;
  if (watch->waited)
    return;

  print_change (watch, snapshot);
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

static void
state_cb (Watch *watch)
{
  GError *error = describe_end (watch, vitrine_sampler_get_state (watch->sampler));

  if (error != NULL)
    finish (watch, error);
}

static gboolean
signal_cb (gpointer data)
{
  Watch *watch = data;

  finish (watch, NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
watch_segment (Watch          *watch,
               VitrineSegment *segment,
               guint           interval)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (VitrineSampler) sampler = vitrine_sampler_new (segment, interval);

  watch->address = vitrine_segment_get_address (segment);
  watch->loop = loop;
  watch->sampler = sampler;

  g_signal_connect_swapped (sampler, "changed", G_CALLBACK (changed_cb), watch);
  g_signal_connect_swapped (sampler, "notify::state", G_CALLBACK (state_cb), watch);
  g_unix_signal_add (SIGINT, signal_cb, watch);
  g_unix_signal_add (SIGTERM, signal_cb, watch);

  /* A large segment is otherwise read only where somebody looks. */
  vitrine_sampler_add_view (sampler, 0, vitrine_segment_get_size (segment));
  vitrine_sampler_start (sampler);
  g_main_loop_run (loop);
  vitrine_sampler_stop (sampler);

  return watch->error == NULL;
}

static gboolean
attach (Watch       *watch,
        const char  *name,
        guint        interval,
        GError     **error)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (name, error);
  g_autoptr (VitrineSegment) segment = NULL;
  VitrineSegmentStatus status;

  if (address == NULL)
    return FALSE;

  segment = vitrine_segment_attach (address, VITRINE_ACCESS_WATCH, error);
  if (segment == NULL || !vitrine_segment_query (segment, &status, error))
    return FALSE;
  if (watch->encoding == NULL && status.managed)
    watch->encoding = vitrine_encoding_default ();

  if (watch_segment (watch, segment, interval))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&watch->error));
  return FALSE;
}

static gboolean
watch_command (char   **arguments,
               GError **error)
{
  g_autofree char *encoding = NULL;
  g_autofree char *interval = NULL;
  g_autofree char *count = NULL;
  Watch watch = { 0 };
  const GOptionEntry entries[] = {
    { "interval", 'i', 0, G_OPTION_ARG_STRING, &interval,
      N_("Milliseconds between two looks (50)"), "MS" },
    { "count", 'n', 0, G_OPTION_ARG_STRING, &count, N_("End after so many changes"), "N" },
    { "encoding", 'e', 0, G_OPTION_ARG_STRING, &encoding, N_("How its text is written"), "E" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &watch.json, N_("Print a JSON object for each"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  guint64 ms = VITRINE_SAMPLER_INTERVAL_DEFAULT;

  if (!vitrine_options_parse (&vitrine_command_watch, entries, arguments, 1, 1, &words, error) ||
      !vitrine_options_parse_encoding (encoding, &watch.encoding, error) ||
      !vitrine_options_parse_number ("interval", interval, VITRINE_SAMPLER_INTERVAL_MIN,
                                     VITRINE_SAMPLER_INTERVAL_MAX, &ms, error) ||
      !vitrine_options_parse_number ("count", count, 1, G_MAXUINT64, &watch.n_left, error))
    return FALSE;

  return attach (&watch, words[0], (guint) ms, error);
}

const VitrineCommand vitrine_command_watch = {
  .name = "watch",
  .parameters = N_("ADDRESS"),
  .summary = N_("Print a line for each change"),
  .description = N_("When it was seen, the offset and the length in bytes of what changed, and "
                    "the text around it, where what cannot be printed stands as \\xNN. Ends on "
                    "SIGINT or SIGTERM; fails when the segment is removed, replaced or "
                    "resized.\n\n"
                    "Watches as a guest: changes nothing."),
  .run = watch_command,
};
