/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/pattern-private.h"

#include <glib/gi18n-lib.h>

static const char *
skip_blanks (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;
  return p;
}

static gboolean
is_digit (char c)
{
  return c == '?' || g_ascii_isxdigit (c);
}

static const char *
skip_prefix (const char *p)
{
  if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X') && is_digit (p[2]))
    return p + 2;
  return p;
}

/* One half of a byte, and which of its bits count. */
static void
add_digit (char    digit,
           guint8 *byte,
           guint8 *mask)
{
  *byte = (guint8) (*byte << 4 | (digit == '?' ? 0 : g_ascii_xdigit_value (digit)));
  *mask = (guint8) (*mask << 4 | (digit == '?' ? 0 : 0xf));
}

/**
 * vitrine_pattern_new_hex:
 * @text: pairs of digits, of which each may be a "?" that stands for any; blanks
 *   and 0x may stand between the pairs
 *
 * Returns: (transfer full): the pattern, of at least one byte, or NULL with the
 *   reason and its place
 */
VitrinePattern *
vitrine_pattern_new_hex (const char  *text,
                         GError     **error)
{
  g_autoptr (VitrinePattern) self = NULL;
  const char *advice = _("Write pairs of the digits 0 to 9 and a to f, or ? for any digit.");
  const char *p;

  g_return_val_if_fail (text != NULL, NULL);

  p = skip_blanks (text);
  if (*p == '\0')
    return vitrine_pattern_refuse (text, text + (p - text), advice, error);

  self = vitrine_pattern_new ();
  while (*p != '\0')
    {
      guint8 byte = 0;
      guint8 mask = 0;

      p = skip_prefix (p);
      for (guint i = 0; i < 2; i++, p++)
        {
          if (!is_digit (*p))
            return vitrine_pattern_refuse (text, p, advice, error);
          add_digit (*p, &byte, &mask);
        }
      vitrine_pattern_add_step (self);
      vitrine_pattern_add_choice (self, &byte, &mask, 1);
      p = skip_blanks (p);
    }
  return vitrine_pattern_finish (g_steal_pointer (&self));
}
