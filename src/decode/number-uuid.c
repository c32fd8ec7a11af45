/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFC 9562 writes a UUID in the order of its bytes. Where numbers begin with
 * their lowest byte, as in a Windows GUID, so do its first three fields. */

#include "decode/number-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SIZE 16
#define N_DIGITS 32

/* Turns one order of the bytes into the other. */
static void
reorder (const guint8 *from,
         guint8       *to,
         gboolean      big_endian)
{
  static const guint8 swapped[SIZE] = {
    3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15,
  };

  for (guint i = 0; i < SIZE; i++)
    to[i] = from[big_endian ? i : swapped[i]];
}

static gboolean
begins_field (guint i)
{
  return i == 4 || i == 6 || i == 8 || i == 10;
}

char *
vitrine_number_format_uuid (const VitrineNumberType  *type,
                            const VitrineNumberScope *scope,
                            const guint8             *bytes,
                            gsize                     length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint8 ordered[SIZE];

  reorder (bytes, ordered, scope->big_endian);
  for (guint i = 0; i < SIZE; i++)
    g_string_append_printf (text, "%s%02x", begins_field (i) ? "-" : "", ordered[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_between_digits (char c)
{
  return c == '-' || c == '{' || c == '}';
}

GBytes *
vitrine_number_parse_uuid (const VitrineNumberType   *type,
                           const VitrineNumberScope  *scope,
                           const char                *text,
                           GError                   **error)
{
  guint8 read[SIZE] = { 0 };
  guint8 ordered[SIZE];
  guint n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_between_digits (*p))
        continue;
      if (!g_ascii_isxdigit (*p))
        return vitrine_number_fail (
            error, _("“%s” is no UUID; it has hexadecimal digits and hyphens alone"), text);
      if (n_digits < N_DIGITS)
        read[n_digits / 2] = (guint8) (read[n_digits / 2] << 4 | g_ascii_xdigit_value (*p));
      n_digits++;
    }

  if (n_digits != N_DIGITS)
    return vitrine_number_fail (
        error,
        _("A UUID has 32 hexadecimal digits, this has %u"),
        n_digits);

  reorder (read, ordered, scope->big_endian);
  return g_bytes_new (ordered, sizeof ordered);
}
