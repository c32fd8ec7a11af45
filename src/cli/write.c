/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "decode/block.h"
#include "decode/hex.h"
#include "segment/error.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define GUESS_LENGTH 4096      /* bytes looked at to guess an encoding */
#define BYTES_PER_UNIT_MAX 4   /* of UTF-8, in the text that fills one unit */
#define CHUNK 65536

/* What is written, and where. */
typedef struct
{
  VitrineSegment *segment;         /* owned */
  const VitrineEncoding *encoding; /* NULL: what stands there, or the default */
  guint64 offset;
  const char *text;                /* "-": standard input; NULL: bytes */
  GBytes *bytes;                   /* owned; NULL: text */
  gboolean semaphore;              /* even into one of those */
} Job;

static const VitrineEncoding *
job_encoding (const Job  *job,
              GError    **error)
{
  g_autofree guint8 *bytes = g_malloc (GUESS_LENGTH);
  VitrineSegmentStatus status;
  gssize length;

  if (job->encoding != NULL)
    return job->encoding;
  if (!vitrine_segment_query (job->segment, &status, error))
    return NULL;
  if (status.managed)
    return vitrine_encoding_default ();

  length = vitrine_segment_read (job->segment, job->offset, bytes, GUESS_LENGTH, error);
  return length < 0 ? NULL : vitrine_encoding_guess (bytes, (gsize) length);
}

static gboolean
fail_too_long (GError **error)
{
  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
               _("The text on standard input does not fit and was not written"));
  return FALSE;
}

/* Reads to the end of standard input; gives up where it cannot fit any more, so
 * that an endless one ends too. */
static gboolean
read_input (GString  *input,
            gsize     max,
            GError  **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  ssize_t n;

  while ((n = read (STDIN_FILENO, chunk, CHUNK)) != 0)
    {
      if (n > 0)
        g_string_append_len (input, chunk, n);
      else if (errno != EINTR)
        {
          vitrine_error_set_errno (error, errno, _("Cannot read standard input"));
          return FALSE;
        }
      if (input->len > max)
        return fail_too_long (error);
    }

  return TRUE;
}

/* A text on the command line is in the locale's encoding; where that one has no
 * words for it, as in the C locale, it can only have been meant as UTF-8. */
static gboolean
take_argument (GString     *text,
               const char  *argument,
               GError     **error)
{
  g_autofree char *utf8 = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  if (utf8 == NULL && g_utf8_validate (argument, -1, NULL))
    utf8 = g_strdup (argument);

  if (utf8 == NULL)
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT,
                   _("The text is not valid in this locale's encoding. Write its bytes with "
                     "--bytes"));
      return FALSE;
    }

  g_string_append (text, utf8);
  return TRUE;
}

/* One final line feed is not taken for a part of the text: echo(1) puts it there,
 * and so does "vitrine-cli read". */
static void
drop_line_feed (GString *text)
{
  if (g_str_has_suffix (text->str, "\n"))
    g_string_truncate (text, text->len - 1);
}

static gboolean
job_get_text (const Job  *job,
              GString    *text,
              GError    **error)
{
  gsize max = vitrine_segment_get_size (job->segment) * BYTES_PER_UNIT_MAX + 1;

  if (strcmp (job->text, "-") != 0)
    return take_argument (text, job->text, error);
  if (!read_input (text, max, error))
    return FALSE;

  drop_line_feed (text);
  return TRUE;
}

static gboolean
write_text (const Job  *job,
            GError    **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const VitrineEncoding *encoding;

  if (!job_get_text (job, text, error))
    return FALSE;

  encoding = job_encoding (job, error);
  if (encoding == NULL)
    return FALSE;

  return vitrine_block_write_text (job->segment, encoding, job->offset, text->str,
                                   (gssize) text->len, error);
}

/* In turn, where others take turns too: they never read half of it. */
static gboolean
write_bytes (const Job  *job,
             GError    **error)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (job->bytes, &length);
  gboolean written;

  if (!vitrine_segment_take_turn (job->segment, VITRINE_TURN_WRITE, error))
    return FALSE;

  written = vitrine_segment_write (job->segment, job->offset, bytes, length, error);
  vitrine_segment_end_turn (job->segment);
  return written;
}

/* Not lost without a word: whoever joins first finds the segment zeroed. */
static void
warn_unless_joined (VitrineAddress *address)
{
  VitrineSegmentStatus status;

  if (vitrine_segment_lookup (address, &status, NULL) && status.managed &&
      !vitrine_segment_is_joined (address))
    vitrine_output_message (_("Note: nobody has joined “%s”, so the next process that does "
                              "finds it zeroed"),
                            vitrine_address_get_label (address));
}

static gboolean
job_run (Job         *job,
         const char  *name,
         GError     **error)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (name, error);
  gboolean done;

  if (address == NULL)
    return FALSE;

  job->segment = vitrine_segment_attach (
      address, job->semaphore ? VITRINE_ACCESS_FORCE : VITRINE_ACCESS_EDIT, error);
  if (job->segment == NULL)
    return FALSE;

  done = job->bytes != NULL ? write_bytes (job, error) : write_text (job, error);
  g_clear_pointer (&job->segment, vitrine_segment_detach);
  if (done)
    warn_unless_joined (address);
  return done;
}

static gboolean
job_take_bytes (Job         *job,
                const char  *hex,
                GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  job->bytes = vitrine_hex_parse (hex, &local_error);
  if (job->bytes == NULL)
    return vitrine_options_set_error (error, "%s", local_error->message);
  if (job->text != NULL)
    return vitrine_options_set_error (error, _("Give a text or --bytes, not both"));
  if (job->encoding != NULL)
    return vitrine_options_set_error (error, _("--encoding is for text, not for --bytes"));

  return TRUE;
}

static gboolean
job_parse (Job         *job,
           const char  *encoding,
           const char  *offset,
           const char  *hex,
           GError     **error)
{
  if (!vitrine_options_parse_encoding (encoding, &job->encoding, error) ||
      !vitrine_options_parse_size ("offset", offset, 0, &job->offset, error))
    return FALSE;
  if (hex != NULL)
    return job_take_bytes (job, hex, error);
  if (job->text == NULL)
    return vitrine_options_set_error (error, _("Give a text, - or --bytes"));

  return TRUE;
}

static gboolean
write_segment (char   **arguments,
               GError **error)
{
  g_autofree char *encoding = NULL;
  g_autofree char *offset = NULL;
  g_autofree char *hex = NULL;
  Job job = { 0 };
  const GOptionEntry entries[] = {
    { "encoding", 'e', 0, G_OPTION_ARG_STRING, &encoding, N_("How to write the text"), "E" },
    { "offset", 'o', 0, G_OPTION_ARG_STRING, &offset, N_("The first byte (0)"), "N" },
    { "bytes", 'b', 0, G_OPTION_ARG_STRING, &hex, N_("Write these bytes instead of a text"),
      N_("HEX") },
    { "semaphore", 0, 0, G_OPTION_ARG_NONE, &job.semaphore,
      N_("Write even into a semaphore, sem.NAME"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gboolean done;

  if (!vitrine_options_parse (&vitrine_command_write, entries, arguments, 1, 2, &words, error))
    return FALSE;

  job.text = words[1];
  done = job_parse (&job, encoding, offset, hex, error) && job_run (&job, words[0], error);
  g_clear_pointer (&job.bytes, g_bytes_unref);
  return done;
}

const VitrineCommand vitrine_command_write = {
  .name = "write",
  .parameters = N_("ADDRESS TEXT|-"),
  .summary = N_("Write a text or bytes into a segment"),
  .description = N_("The text - stands for standard input, in UTF-8, without one line feed at its "
                    "end. A text is written with a zero after it, or not at all when it does not "
                    "fit. Without --encoding: UTF-16LE for a managed segment; for any other what "
                    "the text standing there looks like, UTF-8 when it is empty or unclear. "
                    "After -- a text may begin with a dash.\n\n"
                    "Writes as a guest, in turn with those who have joined: creates nothing, "
                    "removes nothing."),
  .run = write_segment,
};
