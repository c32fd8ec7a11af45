/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/pattern-private.h"

#include <glib/gi18n-lib.h>

#define N_FORMS 5 /* ways to write a letter, equal ones among them */

/* A form that the encoding does not have is not looked for. */
static gboolean
add_character (VitrinePattern        *self,
               const VitrineEncoding *encoding,
               gunichar               character)
{
  char utf8[6];
  gssize utf8_length = g_unichar_to_utf8 (character, utf8);
  gsize n_units;
  g_autoptr (GBytes) units
    = vitrine_encoding_encode (encoding, utf8, utf8_length, &n_units, NULL);
  gsize length;

  if (units == NULL)
    return FALSE;
  length = n_units * encoding->unit_size;
  if (length == 0 || length > VITRINE_PATTERN_CHOICE_MAX)
    return FALSE;
  vitrine_pattern_add_choice (self, g_bytes_get_data (units, NULL), NULL, length);
  return TRUE;
}

static gboolean
add_forms (VitrinePattern        *self,
           const VitrineEncoding *encoding,
           gunichar               character)
{
  const gunichar forms[N_FORMS] = {
    character,
    g_unichar_tolower (character),
    g_unichar_toupper (character),
    g_unichar_totitle (character),
    g_unichar_tolower (g_unichar_toupper (character)),
  };

  gboolean any = FALSE;

  for (guint i = 0; i < N_FORMS; i++)
    {
      gboolean known = FALSE;

      for (guint earlier = 0; earlier < i; earlier++)
        known |= forms[earlier] == forms[i];
      if (!known && add_character (self, encoding, forms[i]))
        any = TRUE;
    }
  return any;
}

/**
 * vitrine_pattern_new_text:
 * @match_case: FALSE: a letter matches its small and its capital form, one
 *   character for one
 *
 * Returns: (transfer full): the pattern, or NULL with an error of
 *   vitrine_encoding_encode() or since there is no text
 */
VitrinePattern *
vitrine_pattern_new_text (const VitrineEncoding  *encoding,
                          const char             *utf8,
                          gboolean                match_case,
                          GError                **error)
{
  g_autoptr (GBytes) units = NULL;
  g_autoptr (VitrinePattern) self = NULL;

  g_return_val_if_fail (encoding != NULL && utf8 != NULL, NULL);

  if (*utf8 == '\0')
    return vitrine_pattern_refuse (utf8, utf8, _("Write a text."), error);
  units = vitrine_encoding_encode (encoding, utf8, -1, NULL, error);
  if (units == NULL)
    return NULL;

  self = vitrine_pattern_new ();
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      vitrine_pattern_add_step (self);
      if (match_case ? !add_character (self, encoding, character)
                     : !add_forms (self, encoding, character))
        return vitrine_pattern_refuse (utf8, p, _("Write another character."), error);
    }
  return vitrine_pattern_finish (g_steal_pointer (&self));
}
