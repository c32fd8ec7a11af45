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

char *
vitrine_status_text_change (gint64   time,
                            gint64   now,
                            gboolean own)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  g_autofree char *clock = NULL;

  if (time == 0 || then == NULL || today == NULL)
    return g_strdup (_("No change yet"));

  clock = g_date_time_format (then, same_day (then, today) ? "%X" : "%c");
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
