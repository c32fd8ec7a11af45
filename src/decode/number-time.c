/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times are shown and read in UTC, as ISO 8601 writes them with a blank for the
 * T. A time that no calendar here reaches stands as its number after an @. */

#include "decode/number-private.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

/* From 1601-01-01, where FILETIME begins, to 1970-01-01. */
#define FILETIME_EPOCH G_GINT64_CONSTANT (11644473600) /* seconds */
#define FILETIME_SECOND 10000000                      /* of its units */
#define FILETIME_DIGITS 7

static char *
format_date (gint64 seconds)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);

  if (date == NULL)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", g_date_time_get_year (date),
                          g_date_time_get_month (date),
                          g_date_time_get_day_of_month (date),
                          g_date_time_get_hour (date), g_date_time_get_minute (date),
                          g_date_time_get_second (date));
}

static gint64
load_seconds (const guint8 *bytes,
              gsize         size,
              gboolean      big_endian)
{
  guint64 value = vitrine_number_load (bytes, size, big_endian);

  return size == 4 ? (gint32) value : (gint64) value;
}

char *
vitrine_number_format_time (const VitrineNumberType  *type,
                            const VitrineNumberScope *scope,
                            const guint8             *bytes,
                            gsize                     length)
{
  gint64 seconds = load_seconds (bytes, type->size, scope->big_endian);
  g_autofree char *date = format_date (seconds);

  if (date == NULL)
    return g_strdup_printf ("@%" PRId64, seconds);
  return g_strdup_printf ("%s UTC", date);
}

char *
vitrine_number_format_filetime (const VitrineNumberType  *type,
                                const VitrineNumberScope *scope,
                                const guint8             *bytes,
                                gsize                     length)
{
  guint64 value = vitrine_number_load (bytes, type->size, scope->big_endian);
  gint64 seconds = (gint64) (value / FILETIME_SECOND) - FILETIME_EPOCH;
  guint part = value % FILETIME_SECOND;
  g_autofree char *date = format_date (seconds);

  if (date == NULL)
    return g_strdup_printf ("@%" PRIu64, value);
  if (part == 0)
    return g_strdup_printf ("%s UTC", date);
  return g_strdup_printf ("%s.%0*u UTC", date, FILETIME_DIGITS, part);
}

/* Takes the part of a second out of @text, whatever stands behind it. */
static gboolean
take_part (GString *text,
           guint   *part)
{
  char *point = strpbrk (text->str, ".,");
  guint n_digits = 0;

  *part = 0;
  if (point == NULL)
    return TRUE;

  for (; g_ascii_isdigit (point[n_digits + 1]); n_digits++)
    if (n_digits < FILETIME_DIGITS)
      *part = *part * 10 + (guint) g_ascii_digit_value (point[n_digits + 1]);
  for (guint i = n_digits; i < FILETIME_DIGITS; i++)
    *part *= 10;

  g_string_erase (text, point - text->str, n_digits + 1);
  return n_digits > 0;
}

static gboolean
read_date (const char *typed,
           gint64     *seconds,
           guint      *part)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GString) text = g_string_new (typed);
  g_autoptr (GDateTime) date = NULL;

  if (g_str_has_suffix (text->str, "UTC"))
    g_string_truncate (text, text->len - strlen ("UTC"));
  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  if (!take_part (text, part))
    return FALSE;
  if (strpbrk (text->str, " Tt") == NULL)
    g_string_append (text, " 00:00:00");

  date = g_date_time_new_from_iso8601 (text->str, utc);
  if (date != NULL)
    *seconds = g_date_time_to_unix (date);
  return date != NULL;
}

static GBytes *
refuse (const char  *text,
        GError     **error)
{
  return vitrine_number_fail (
      error, _("“%s” is no time; write it like 2026-01-31 12:30:00"), text);
}

static GBytes *
refuse_range (gint64   least,
              gint64   most,
              GError **error)
{
  g_autofree char *first = format_date (least);
  g_autofree char *last = format_date (most);

  return vitrine_number_fail (error, _("That is out of range, which is %s to %s"), first,
                              last);
}

/* A number after an @, with a sign or without. */
static GBytes *
parse_raw (const char  *name,
           const char  *text,
           gboolean     big_endian,
           GError     **error)
{
  const VitrineNumberScope scope = { .big_endian = big_endian };

  return vitrine_number_parse (vitrine_number_find (name), &scope, text, error);
}

GBytes *
vitrine_number_parse_time (const VitrineNumberType   *type,
                           const VitrineNumberScope  *scope,
                           const char                *text,
                           GError                   **error)
{
  gint64 seconds;
  guint part;

  if (text[0] == '@')
    return parse_raw (type->size == 4 ? "int32" : "int64", text + 1, scope->big_endian,
                      error);
  if (!read_date (text, &seconds, &part))
    return refuse (text, error);
  if (type->size == 4 && (seconds < G_MININT32 || seconds > G_MAXINT32))
    return refuse_range (G_MININT32, G_MAXINT32, error);
  return vitrine_number_store ((guint64) seconds, type->size, scope->big_endian);
}

GBytes *
vitrine_number_parse_filetime (const VitrineNumberType   *type,
                               const VitrineNumberScope  *scope,
                               const char                *text,
                               GError                   **error)
{
  /* The last second of the calendar, which FILETIME reaches. */
  const gint64 most = G_GINT64_CONSTANT (253402300799);
  gint64 seconds;
  guint part;

  if (text[0] == '@')
    return parse_raw ("uint64", text + 1, scope->big_endian, error);
  if (!read_date (text, &seconds, &part))
    return refuse (text, error);
  if (seconds < -FILETIME_EPOCH)
    return refuse_range (-FILETIME_EPOCH, most, error);
  return vitrine_number_store (
      (guint64) (seconds + FILETIME_EPOCH) * FILETIME_SECOND + part, type->size,
      scope->big_endian);
}
