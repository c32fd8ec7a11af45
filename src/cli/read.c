/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/steady-read.h"
#include "decode/hex.h"
#include "segment/error.h"
#include "segment/segment.h"
#include "watch/export.h"

#include <glib/gi18n.h>

#include <inttypes.h>
#include <stdio.h>

#define TEXT_FIRST 65536                /* bytes: in it most texts end */
#define TEXT_GROWTH 8
#define CHUNK 65536                     /* bytes, a multiple of ROW */
#define ROW 16
#define JSON_MAX (64 * 1024 * 1024)     /* bytes: it all stands in memory, thrice */

/* What is read, and how. */
typedef struct
{
  VitrineSegment *segment;         /* owned */
  gboolean managed;
  const VitrineEncoding *encoding; /* NULL: what the bytes look like */
  guint64 offset;
  guint64 length;                  /* bytes from there on, all in the segment */
  gboolean steady;
  const char *output;              /* a file; NULL: it is printed */
} Job;

typedef struct
{
  const char *encoding;
  const char *offset;
  const char *length;
  const char *as;
  const char *output;
} Choices;

static const char *const forms[] = { "text", "hex", "raw", "json", NULL };

static const VitrineEncoding *
job_encoding (const Job *job,
              GBytes    *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (job->encoding != NULL)
    return job->encoding;

  return job->managed ? vitrine_encoding_default () : vitrine_encoding_guess (data, length);
}

static VitrineText *
job_decode (const Job *job,
            GBytes    *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return vitrine_encoding_decode (job_encoding (job, bytes), data, length);
}

/* Reads on until the text ends: a large segment is rarely all one text. */
static gboolean
print_text (Job     *job,
            GError **error)
{
  g_autoptr (VitrineText) text = NULL;

  for (guint64 length = TEXT_FIRST; text == NULL; length *= TEXT_GROWTH)
    {
      g_autoptr (GBytes) bytes = NULL;

      length = MIN (length, job->length);
      bytes = vitrine_steady_read (job->segment, job->offset, length, &job->steady, error);
      if (bytes == NULL)
        return FALSE;

      text = job_decode (job, bytes);
      if (!text->terminated && length < job->length)
        g_clear_pointer (&text, vitrine_text_free);
    }

  vitrine_output_text (text->utf8, text->utf8_length);
  return TRUE;
}

static void
print_hex_chunk (guint64       offset,
                 const guint8 *bytes,
                 gsize         length)
{
  g_autoptr (GString) rows = g_string_sized_new (length * 5);

  for (gsize i = 0; i < length; i += ROW)
    vitrine_hex_append_row (rows, offset + i, bytes + i, MIN (ROW, length - i));

  fwrite (rows->str, 1, rows->len, stdout);
}

static void
print_raw_chunk (guint64       offset,
                 const guint8 *bytes,
                 gsize         length)
{
  fwrite (bytes, 1, length, stdout);
}

static gboolean
print_chunks (Job *job,
              void (*print) (guint64, const guint8 *, gsize),
              GError **error)
{
  for (guint64 done = 0; done < job->length; done += CHUNK)
    {
      gsize asked = MIN (CHUNK, job->length - done);
      g_autoptr (GBytes) bytes = NULL;

      bytes = vitrine_steady_read (job->segment, job->offset + done, asked, &job->steady, error);
      if (bytes == NULL)
        return FALSE;
      if (g_bytes_get_size (bytes) > 0)
        print (job->offset + done, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (g_bytes_get_size (bytes) < asked) /* it shrank */
        return TRUE;
    }

  return TRUE;
}

static gboolean
print_hex (Job     *job,
           GError **error)
{
  return print_chunks (job, print_hex_chunk, error);
}

static gboolean
print_raw (Job     *job,
           GError **error)
{
  return print_chunks (job, print_raw_chunk, error);
}

static void
print_object (const Job *job,
              GBytes    *bytes)
{
  VitrineAddress *address = vitrine_segment_get_address (job->segment);
  g_autoptr (JsonBuilder) builder = vitrine_output_begin_json (address);
  g_autoptr (VitrineText) text = job_decode (job, bytes);

  vitrine_output_add_int (builder, "offset", job->offset);
  vitrine_output_add_int (builder, "length", g_bytes_get_size (bytes));
  vitrine_output_add_string (builder, "encoding", job_encoding (job, bytes)->name);
  vitrine_output_add_string (builder, "text", text->utf8);
  vitrine_output_add_boolean (builder, "terminated", text->terminated);
  vitrine_output_add_int (builder, "invalid", text->n_invalid);
  vitrine_output_add_boolean (builder, "steady", job->steady);
  vitrine_output_add_bytes (builder, "bytes", g_bytes_get_data (bytes, NULL),
                            g_bytes_get_size (bytes));
  vitrine_output_end_json (builder);
}

static gboolean
print_json (Job     *job,
            GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (job->length > JSON_MAX)
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
                   _("Cannot print more than %d bytes as JSON: choose fewer with --length"),
                   JSON_MAX);
      return FALSE;
    }

  bytes = vitrine_steady_read (job->segment, job->offset, job->length, &job->steady, error);
  if (bytes == NULL)
    return FALSE;

  print_object (job, bytes);
  return TRUE;
}

/* Into a file, where holes stay holes. */
static gboolean
export (Job     *job,
        GError **error)
{
  VitrineRange range = { job->offset, job->length };
  g_autoptr (VitrineExport) copy = NULL;

  copy = vitrine_export_new (job->segment, &range, job->output);
  vitrine_export_run (copy);
  if (vitrine_export_get_error (copy) == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (vitrine_export_get_error (copy)));
  return FALSE;
}

static gboolean (*const printers[]) (Job *, GError **) = {
  print_text,
  print_hex,
  print_raw,
  print_json,
};

static gboolean
job_attach (Job         *job,
            const char  *name,
            GError     **error)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (name, error);
  VitrineSegmentStatus status;
  guint64 size;

  if (address == NULL)
    return FALSE;

  job->segment = vitrine_segment_attach (address, VITRINE_ACCESS_WATCH, error);
  if (job->segment == NULL || !vitrine_segment_query (job->segment, &status, error))
    return FALSE;

  size = vitrine_segment_get_size (job->segment);
  if (job->offset > size)
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                   _("There is nothing at offset %" PRIu64 ": “%s” ends at %" PRIu64),
                   job->offset, vitrine_address_get_label (address), size);
      return FALSE;
    }

  job->managed = status.managed;
  job->length = MIN (job->length, size - job->offset);
  return TRUE;
}

static gboolean
job_run (Job         *job,
         const char  *name,
         guint        form,
         GError     **error)
{
  gboolean (*run) (Job *, GError **) = job->output != NULL ? export : printers[form];
  gboolean done = job_attach (job, name, error) && run (job, error);

  if (done && !job->steady)
    vitrine_output_message (_("“%s” changes faster than it can be read; this may be of "
                              "several moments"),
                            vitrine_address_get_label (vitrine_segment_get_address (job->segment)));

  g_clear_pointer (&job->segment, vitrine_segment_detach);
  return done;
}

static gboolean
job_parse (Job            *job,
           guint          *form,
           const Choices  *choices,
           GError        **error)
{
  if (choices->output != NULL && choices->as != NULL && !g_str_equal (choices->as, "raw"))
    return vitrine_options_set_error (error, _("--output writes the bytes alone, which --as "
                                               "does not change"));

  job->output = choices->output;
  return vitrine_options_parse_encoding (choices->encoding, &job->encoding, error) &&
         vitrine_options_parse_size ("offset", choices->offset, 0, &job->offset, error) &&
         vitrine_options_parse_size ("length", choices->length, 0, &job->length, error) &&
         vitrine_options_parse_choice ("as", choices->as, forms, form, error);
}

static gboolean
read_segment (char   **arguments,
              GError **error)
{
  g_autofree char *encoding = NULL;
  g_autofree char *offset = NULL;
  g_autofree char *length = NULL;
  g_autofree char *as = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "encoding", 'e', 0, G_OPTION_ARG_STRING, &encoding, N_("How its text is written"), "E" },
    { "offset", 'o', 0, G_OPTION_ARG_STRING, &offset, N_("The first byte (0)"), "N" },
    { "length", 'l', 0, G_OPTION_ARG_STRING, &length, N_("How many bytes (all)"), "N" },
    { "as", 'a', 0, G_OPTION_ARG_STRING, &as, N_("How to print them (text)"),
      "text|hex|raw|json" },
    { "output", 'O', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Write the bytes alone into a file, which is whole or not there"), "FILE" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  Job job = { .length = G_MAXUINT64, .steady = TRUE };
  guint form = 0;

  if (!vitrine_options_parse (&vitrine_command_read, entries, arguments, 1, 1, &words, error) ||
      !job_parse (&job, &form, &(Choices) { encoding, offset, length, as, output },
                  error))
    return FALSE;

  return job_run (&job, words[0], form, error);
}

const VitrineCommand vitrine_command_read = {
  .name = "read",
  .parameters = N_("ADDRESS"),
  .summary = N_("Print what stands in a segment"),
  .description = N_("Text ends before its first zero and is followed by a line feed; hex is what "
                    "xxd prints; raw is the bytes alone. Without --encoding: UTF-16LE for a "
                    "managed segment, for any other what its text looks like. Numbers are "
                    "decimal, hexadecimal after 0x, and may end in K, M or G.\n\n"
                    "Reads as a guest: changes nothing, creates nothing, removes nothing."),
  .run = read_segment,
};
