/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/pattern-private.h"

#include "segment/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

VitrinePattern *
vitrine_pattern_refuse (const char  *text,
                        const char  *where,
                        const char  *advice,
                        GError     **error)
{
  g_autofree char *before = g_utf8_make_valid (text, where - text);
  g_autofree char *shown = g_utf8_make_valid (where, -1);
  glong position = g_utf8_strlen (before, -1) + 1;

  if (*text == '\0')
    g_set_error_literal (error, VITRINE_ERROR, VITRINE_ERROR_FAILED, advice);
  else if (*where == '\0')
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                 /* Translators: %s is a sentence that says what to write. */
                 _("Something is missing after character %ld. %s"), position - 1, advice);
  else
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                 /* Translators: the second %s is a sentence that says what to write. */
                 _("This makes no sense from character %ld on: “%s”. %s"),
                 position, shown, advice);
  return NULL;
}

/* GLib says what is wrong after a sentence that repeats the expression, in whatever
 * language, and the number of characters before the place. */
static const char *
find_reason (const char *regex,
             const char *message,
             glong      *character)
{
  const char *place = strstr (message, regex);
  char *rest = NULL;

  if (place == NULL)
    return NULL;
  place += strlen (regex);
  place += strcspn (place, "0123456789");
  *character = (glong) g_ascii_strtoull (place, &rest, 10);
  rest = rest != place ? strstr (rest, ": ") : NULL;
  return rest != NULL ? rest + strlen (": ") : NULL;
}

VitrinePattern *
vitrine_pattern_refuse_regex (const char    *regex,
                              const GError  *reason,
                              GError       **error)
{
  glong n_before;
  const char *text = find_reason (regex, reason->message, &n_before);

  if (text == NULL)
    g_set_error_literal (error, VITRINE_ERROR, VITRINE_ERROR_FAILED, reason->message);
  else
    g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                 /* Translators: %s is the system's reason, in lower case. */
                 _("This is no regular expression at character %ld: %s"),
                 MIN (n_before + 1, g_utf8_strlen (regex, -1)), text);
  return NULL;
}
