/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/options.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#define MODE_MAX 0777
#define BYTES_MAX MIN ((guint64) G_MAXINT64, (guint64) G_MAXSIZE) /* of any segment */
#define HELP_WIDTH 78 /* columns */

typedef struct
{
  char letter;
  guint64 factor;
} Suffix;

static const Suffix suffixes[] = {
  { 'K', G_GUINT64_CONSTANT (1) << 10 },
  { 'M', G_GUINT64_CONSTANT (1) << 20 },
  { 'G', G_GUINT64_CONSTANT (1) << 30 },
};

gboolean
vitrine_options_set_error (GError     **error,
                           const char  *format,
                           ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
check_count (char   **words,
             guint    min,
             guint    max,
             GError **error)
{
  guint n = g_strv_length (words);

  if (n < min)
    return vitrine_options_set_error (error, _("There is an argument missing"));
  if (n > max)
    {
      g_autofree char *shown = g_utf8_make_valid (words[max], -1);

      return vitrine_options_set_error (error, _("There is an argument too many: “%s”"), shown);
    }

  return TRUE;
}

/* Breaks a text at blanks, and keeps the line feeds that it has. */
static char *
wrap (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *wrapped = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      glong column = 0;

      if (i > 0)
        g_string_append_c (wrapped, '\n');

      for (guint j = 0; words[j] != NULL; j++)
        {
          glong width = g_utf8_strlen (words[j], -1);
          gboolean fits = column + 1 + width <= HELP_WIDTH;

          if (j > 0)
            g_string_append_c (wrapped, fits ? ' ' : '\n');
          g_string_append (wrapped, words[j]);
          column = j > 0 && fits ? column + 1 + width : width;
        }
    }

  return g_string_free (wrapped, FALSE);
}

gboolean
vitrine_options_parse (const VitrineCommand   *command,
                       const GOptionEntry     *entries,
                       char                  **arguments,
                       guint                   min,
                       guint                   max,
                       char                 ***words,
                       GError                **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->parameters);
  g_autofree char *name = g_strconcat ("vitrine-cli ", command->name, NULL);
  g_autofree char *description = wrap (_(command->description));
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) found = NULL;
  g_auto (GStrv) rest = g_strdupv (arguments);
  /* As file names they stay raw bytes: an address need not be UTF-8. */
  const GOptionEntry remaining[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &found, NULL, NULL },
    { NULL },
  };

  g_set_prgname (name); /* what the help calls it */
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_description (context, description);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, remaining, GETTEXT_PACKAGE);

  /* What is no text in the locale's encoding has another domain there. */
  if (!g_option_context_parse_strv (context, &rest, &local_error))
    return vitrine_options_set_error (error, "%s", local_error->message);

  if (found == NULL)
    found = g_new0 (char *, 1);
  if (!check_count (found, min, max, error))
    return FALSE;

  *words = g_steal_pointer (&found);
  return TRUE;
}

/* FALSE where no number begins or it takes more than 64 bits; @end is what comes
 * after it. */
static gboolean
read_digits (const char  *text,
             guint64     *value,
             const char **end)
{
  gboolean hexadecimal = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
  const char *digits = hexadecimal ? text + 2 : text;
  char *after;

  if (!(hexadecimal ? g_ascii_isxdigit (digits[0]) : g_ascii_isdigit (digits[0])))
    return FALSE;

  errno = 0;
  *value = g_ascii_strtoull (digits, &after, hexadecimal ? 16 : 10);
  *end = after;
  return errno == 0;
}

static gboolean
check_range (const char  *option,
             guint64      min,
             guint64      max,
             guint64      value,
             GError     **error)
{
  if (value < min)
    return vitrine_options_set_error (error, _("--%s is %" PRIu64 " at least"),
                                      option, min);
  if (value > max)
    return vitrine_options_set_error (error, _("--%s is %" PRIu64 " at most"),
                                      option, max);

  return TRUE;
}

gboolean
vitrine_options_parse_number (const char  *option,
                              const char  *text,
                              guint64      min,
                              guint64      max,
                              guint64     *value,
                              GError     **error)
{
  guint64 number;
  const char *end;

  if (text == NULL)
    return TRUE;
  if (!read_digits (text, &number, &end) || *end != '\0')
    return vitrine_options_set_error (error,
                                      _("“%s” is no number for --%s: write it like 64 or 0x40"),
                                      text, option);
  if (!check_range (option, min, max, number, error))
    return FALSE;

  *value = number;
  return TRUE;
}

/* How many bytes one of what @end names is; 0 where it names nothing. */
static guint64
factor_of (const char *end)
{
  if (end[0] == '\0')
    return 1;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_toupper (end[0]) == suffixes[i].letter && end[1] == '\0')
      return suffixes[i].factor;

  return 0;
}

gboolean
vitrine_options_parse_size (const char  *option,
                            const char  *text,
                            guint64      min,
                            guint64     *value,
                            GError     **error)
{
  guint64 number, factor;
  const char *end;

  if (text == NULL)
    return TRUE;

  if (!read_digits (text, &number, &end) || (factor = factor_of (end)) == 0 ||
      number > BYTES_MAX / factor)
    return vitrine_options_set_error (error,
                                      _("“%s” is no number of bytes for --%s: write it like "
                                        "4096, 0x1000 or 4K"),
                                      text, option);
  if (!check_range (option, min, BYTES_MAX, number * factor, error))
    return FALSE;

  *value = number * factor;
  return TRUE;
}

gboolean
vitrine_options_parse_mode (const char  *option,
                            const char  *text,
                            guint32     *mode,
                            GError     **error)
{
  guint64 value;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 8, 0, MODE_MAX, &value, NULL))
    return vitrine_options_set_error (error,
                                      _("“%s” is no mode for --%s: write it in octal, like 0600 "
                                        "for its owner alone or 0666 for everyone"),
                                      text, option);

  *mode = (guint32) value;
  return TRUE;
}

gboolean
vitrine_options_parse_choice (const char *option,
                              const char *text,
                              const char *const *choices,
                              guint *choice,
                              GError **error)
{
  g_autofree char *known = NULL;

  if (text == NULL)
    return TRUE;

  for (guint i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], text) == 0)
      {
        *choice = i;
        return TRUE;
      }

  known = g_strjoinv (", ", (char **) choices);
  return vitrine_options_set_error (error, _("“%s” is nothing for --%s, which knows %s"), text,
                                    option, known);
}

gboolean
vitrine_options_parse_encoding (const char             *text,
                                const VitrineEncoding **encoding,
                                GError                **error)
{
  g_autoptr (GError) local_error = NULL;
  const VitrineEncoding *found;

  if (text == NULL)
    return TRUE;

  found = vitrine_encoding_find (text, &local_error);
  if (found == NULL)
    return vitrine_options_set_error (error, "%s", local_error->message);

  *encoding = found;
  return TRUE;
}
