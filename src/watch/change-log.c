/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/change-log.h"

#include "watch/change-rate.h"
#include "watch/expected-writes.h"

struct _VitrineChangeLog
{
  VitrineExpectedWrites *expected;
  VitrineChangeRate *rate;
  VitrineChangeCounts *counts;
  guint64 n_changes;
  gint64 last_time; /* real; 0: none */
  gint64 last_now;  /* the same moment, monotonic */
  gboolean last_was_own;
};

VitrineChangeLog *
vitrine_change_log_new (void)
{
  VitrineChangeLog *self = g_new0 (VitrineChangeLog, 1);

  self->expected = vitrine_expected_writes_new ();
  self->rate = vitrine_change_rate_new ();
  self->counts = vitrine_change_counts_new ();
  return self;
}

void
vitrine_change_log_free (VitrineChangeLog *self)
{
  vitrine_change_counts_free (self->counts);
  vitrine_change_rate_free (self->rate);
  vitrine_expected_writes_free (self->expected);
  g_free (self);
}

/* What this process is about to have written; until @until it is recognised. */
void
vitrine_change_log_expect (VitrineChangeLog *self,
                           guint64           offset,
                           gconstpointer     bytes,
                           gsize             length,
                           gint64            until)
{
  vitrine_expected_writes_add (self->expected, offset, bytes, length, until);
}

/* @ranges of @snapshot, at least one, are not what they were. */
void
vitrine_change_log_note (VitrineChangeLog *self,
                         VitrineSnapshot  *snapshot,
                         GArray           *ranges,
                         gint64            now)
{
  self->n_changes++;
  self->last_time = vitrine_snapshot_get_time (snapshot);
  self->last_now = now;
  self->last_was_own = vitrine_expected_writes_explain (self->expected, snapshot, ranges, now);
  vitrine_change_rate_note (self->rate, now);
  for (guint i = 0; i < ranges->len; i++)
    {
      const VitrineRange *range = &g_array_index (ranges, VitrineRange, i);

      vitrine_change_counts_add (self->counts, range->offset, range->length);
    }
}

guint64
vitrine_change_log_get_n_changes (VitrineChangeLog *self)
{
  return self->n_changes;
}

/* As g_get_real_time(), or 0. */
gint64
vitrine_change_log_get_last_time (VitrineChangeLog *self)
{
  return self->last_time;
}

gboolean
vitrine_change_log_get_last_was_own (VitrineChangeLog *self)
{
  return self->last_was_own;
}

/* Microseconds since the last change. */
gint64
vitrine_change_log_get_age (VitrineChangeLog *self,
                            gint64            now)
{
  return now - self->last_now;
}

/* Changes in the second before @now. */
double
vitrine_change_log_get_rate (VitrineChangeLog *self,
                             gint64            now)
{
  return vitrine_change_rate_get (self->rate, now);
}

/* How often the bytes of a range changed. */
VitrineChangeCount
vitrine_change_log_count (VitrineChangeLog *self,
                          guint64           offset,
                          guint64           length)
{
  return vitrine_change_counts_get (self->counts, offset, length);
}
