/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/change-rate.h"

struct _VitrineChangeRate
{
  GArray *times; /* gint64, rising, none older than a second */
};

static void
forget_old (VitrineChangeRate *self,
            gint64             now)
{
  guint n = 0;

  while (n < self->times->len &&
         g_array_index (self->times, gint64, n) <= now - G_USEC_PER_SEC)
    n++;

  if (n > 0)
    g_array_remove_range (self->times, 0, n);
}

VitrineChangeRate *
vitrine_change_rate_new (void)
{
  VitrineChangeRate *self = g_new0 (VitrineChangeRate, 1);

  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
vitrine_change_rate_free (VitrineChangeRate *self)
{
  g_array_unref (self->times);
  g_free (self);
}

void
vitrine_change_rate_note (VitrineChangeRate *self,
                          gint64             now)
{
  forget_old (self, now);
  g_array_append_val (self->times, now);
}

double
vitrine_change_rate_get (VitrineChangeRate *self,
                         gint64             now)
{
  forget_old (self, now);
  return self->times->len;
}
