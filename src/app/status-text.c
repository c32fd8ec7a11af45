/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/status-text.h"

#include <glib/gi18n.h>

#include <inttypes.h>
#include <math.h>

/* Returns: how often a second, or how many seconds apart */
char *
vitrine_status_text_interval (guint interval)
{
  guint n;

  if (interval > 1000)
    {
      n = (interval + 500) / 1000;
      return g_strdup_printf (ngettext ("every %u second", "every %u seconds", n), n);
    }

  n = 1000 / MAX (interval, 1);
  return g_strdup_printf (ngettext ("%u time a second", "%u times a second", n), n);
}

static char *
describe_live (const VitrineLiveness *liveness)
{
  g_autofree char *interval = vitrine_status_text_interval (liveness->interval);

  if (liveness->access == VITRINE_ACCESS_WATCH)
    /* Translators: “20 times a second”; “only watched”: it may not be written. */
    return g_strdup_printf (_("Live, %s, only watched"), interval);

  /* Translators: “20 times a second” */
  return g_strdup_printf (_("Live, %s"), interval);
}

char *
vitrine_status_text_liveness (const VitrineLiveness *liveness)
{
  if (liveness->paused)
    return g_strdup (_("Paused"));

  switch (liveness->state)
    {
    case VITRINE_STATE_GROWN:
      return g_strdup (_("Live, it grew"));
    case VITRINE_STATE_SHRUNK:
      return g_strdup (_("Live, it shrank"));
    case VITRINE_STATE_EMPTY:
      return g_strdup (_("Live, it has no bytes"));
    case VITRINE_STATE_FULL:
      return g_strdup (_("Live, no memory is left"));
    case VITRINE_STATE_LOCKED:
      return g_strdup (_("Live, its owner locked it"));
    case VITRINE_STATE_DOOMED:
      return g_strdup (_("Live, marked for destruction"));
    case VITRINE_STATE_LET_GO:
      return g_strdup (_("Live, its process let it go"));
    case VITRINE_STATE_REMOVED:
      return g_strdup (_("Live, its name is gone"));
    case VITRINE_STATE_REPLACED:
      return g_strdup (_("Live, its name leads elsewhere"));
    case VITRINE_STATE_UNREADABLE:
      return g_strdup (_("Cannot be read"));
    case VITRINE_STATE_LIVE:
    default:
      return describe_live (liveness);
    }
}

static gboolean
same_day (GDateTime *a,
          GDateTime *b)
{
  return g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b)
         && g_date_time_get_year (a) == g_date_time_get_year (b);
}

/* The time of day, where it was another day with the date. */
static char *
name_time (gint64 time,
           gint64 now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  if (time == 0 || then == NULL || today == NULL)
    return NULL;
  return g_date_time_format (then, same_day (then, today) ? "%X" : "%c");
}

char *
vitrine_status_text_change (gint64   time,
                            gint64   now,
                            gboolean own)
{
  g_autofree char *clock = name_time (time, now);

  if (clock == NULL)
    return g_strdup (_("No change yet"));

  return own /* Translators: a clock time */
             ? g_strdup_printf (_("Last change %s, by this window"), clock)
             : g_strdup_printf (_("Last change %s, not by this window"), clock);
}

/* Returns: (nullable): nothing where nothing changes */
char *
vitrine_status_text_rate (double rate)
{
  guint n = (guint) lround (CLAMP (rate, 0.0, 1e6));

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u change a second", "%u changes a second", n), n);
}

/* In hexadecimal and in decimal: what one of the two already says, it says once. */
static char *
name_number (guint64 number)
{
  if (number < 10)
    return g_strdup_printf ("%" PRIu64, number);
  return g_strdup_printf ("0x%" PRIx64 " (%" PRIu64 ")", number, number);
}

char *
vitrine_status_text_place (guint64 offset,
                           guint64 selected)
{
  g_autofree char *place = name_number (offset);
  g_autofree char *count = name_number (selected);

  if (selected == 0)
    /* Translators: an offset, such as 0x1f0 (496) */
    return g_strdup_printf (_("At %s"), place);
  /* Translators: an offset and a number of bytes, such as 0x1f0 (496) */
  return g_strdup_printf (_("At %s, %s selected"), place, count);
}

static char *
name_count (guint64 count)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, count);
}

char *
vitrine_status_text_count (const VitrineChangeCount *count,
                           guint64                   selected)
{
  g_autofree char *total = name_count (count->total);
  g_autofree char *most = name_count (count->most);
  g_autofree char *place = name_number (count->most_offset);
  gulong n = (gulong) MIN (count->total, G_MAXULONG);

  if (count->total == 0)
    return NULL;
  if (selected < 2)
    return g_strdup_printf (ngettext ("Changed %s time", "Changed %s times", n), total);
  /* Translators: how often the selected bytes changed, one byte once being 1; the
   * offset of the byte that did most often; how often that one did. */
  return g_strdup_printf (ngettext ("Changed %s time; most often at %s, %s of them",
                                    "Changed %s times; most often at %s, %s of them", n),
                          total, place, most);
}

char *
vitrine_status_text_since (const VitrineHexComparison *comparison,
                           gint64                      now)
{
  g_autofree char *clock = name_time (comparison->since, now);
  g_autofree char *count = name_count (comparison->n_different);
  gulong n = (gulong) MIN (comparison->n_different, G_MAXULONG);

  if (clock == NULL)
    return NULL;
  if (comparison->is_partial)
    /* Translators: a clock time; a number of bytes. */
    return g_strdup_printf (ngettext ("Since %s, where it was shown: %s byte differs",
                                      "Since %s, where it was shown: %s bytes differ", n),
                            clock, count);
  /* Translators: a clock time; a number of bytes. */
  return g_strdup_printf (ngettext ("Since %s: %s byte differs", "Since %s: %s bytes differ", n),
                          clock, count);
}

char *
vitrine_status_text_rows (const VitrineHexComparison *comparison)
{
  g_autofree char *shown = name_count (comparison->n_shown);
  g_autofree char *all = name_count (comparison->n_rows);

  if (!comparison->is_filtering)
    return NULL;
  /* Translators: how many rows of bytes are shown, and how many there are. */
  return g_strdup_printf (_("Rows shown: %s of %s"), shown, all);
}
