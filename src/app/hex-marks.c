/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-marks.h"

#include <string.h>

struct _VitrineHexMarks
{
  GArray *runs;   /* VitrineRange: the window */
  gsize length;   /* of all of them */
  gint64 *times;  /* for each byte of one run after the other, 0: no mark */
  gsize n_marked;
  gint64 oldest;  /* no mark is older; it may be that none is so old */
};

VitrineHexMarks *
vitrine_hex_marks_new (void)
{
  VitrineHexMarks *self = g_new0 (VitrineHexMarks, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  return self;
}

void
vitrine_hex_marks_free (VitrineHexMarks *self)
{
  g_array_unref (self->runs);
  g_free (self->times);
  g_free (self);
}

static const VitrineRange *
get_run (const VitrineHexMarks *self,
         guint                  i)
{
  return &g_array_index (self->runs, VitrineRange, i);
}

/* What two runs have in common; TRUE where that is something. */
static gboolean
intersect (const VitrineRange *a,
           const VitrineRange *b,
           VitrineRange       *common)
{
  guint64 end = MIN (a->offset + a->length, b->offset + b->length);

  common->offset = MAX (a->offset, b->offset);
  common->length = end - MIN (common->offset, end);
  return common->length > 0;
}

static gboolean
is_window (const VitrineHexMarks *self,
           const VitrineRange    *runs,
           guint                  n_runs)
{
  return self->runs->len == n_runs
         && (n_runs == 0 || memcmp (self->runs->data, runs, n_runs * sizeof *runs) == 0);
}

/* Copies the times of those bytes of @run that were looked at before to @times,
 * where those of the run stand. */
static void
keep_times (VitrineHexMarks    *self,
            const VitrineRange *run,
            gint64             *times)
{
  const gint64 *old = self->times;
  VitrineRange common;

  for (guint i = 0; i < self->runs->len; i++)
    {
      if (intersect (get_run (self, i), run, &common))
        memcpy (times + (common.offset - run->offset),
                old + (common.offset - get_run (self, i)->offset),
                common.length * sizeof *times);
      old += get_run (self, i)->length;
    }
}

static gsize
count_marked (const gint64 *times,
              gsize         length)
{
  gsize n_marked = 0;

  for (gsize i = 0; i < length; i++)
    n_marked += times[i] != 0;
  return n_marked;
}

/* Looks at other bytes; those that were looked at before keep their marks. */
void
vitrine_hex_marks_set_window (VitrineHexMarks    *self,
                              const VitrineRange *runs,
                              guint               n_runs)
{
  gsize length = 0;
  gsize done = 0;
  gint64 *times;

  if (is_window (self, runs, n_runs))
    return;

  for (guint i = 0; i < n_runs; i++)
    length += runs[i].length;
  times = g_new0 (gint64, length);
  for (guint i = 0; i < n_runs; i++)
    {
      keep_times (self, &runs[i], times + done);
      done += runs[i].length;
    }

  g_free (self->times);
  self->times = times;
  self->length = length;
  self->n_marked = count_marked (times, length);
  g_array_set_size (self->runs, 0);
  if (n_runs > 0)
    g_array_append_vals (self->runs, runs, n_runs);
}

static void
mark (VitrineHexMarks *self,
      gint64          *times,
      gsize            length,
      gint64           now)
{
  if (self->n_marked == 0)
    self->oldest = now;
  for (gsize i = 0; i < length; i++)
    {
      self->n_marked += times[i] == 0;
      times[i] = now;
    }
}

/* Returns: whether any of these bytes is in the window, and so marked now */
gboolean
vitrine_hex_marks_add (VitrineHexMarks *self,
                       guint64          offset,
                       guint64          length,
                       gint64           now)
{
  VitrineRange range = { offset, length };
  gint64 *times = self->times;
  gboolean any = FALSE;
  VitrineRange common;

  for (guint i = 0; i < self->runs->len; i++)
    {
      const VitrineRange *run = get_run (self, i);

      if (intersect (run, &range, &common))
        {
          mark (self, times + (common.offset - run->offset), common.length, now);
          any = TRUE;
        }
      times += run->length;
    }
  return any;
}

/* Takes away the marks that are too old at @now. Returns: whether any was. */
gboolean
vitrine_hex_marks_expire (VitrineHexMarks *self,
                          gint64           now)
{
  gsize n_before = self->n_marked;

  if (n_before == 0 || now - self->oldest < VITRINE_HEX_MARK_TIME)
    return FALSE;
  self->oldest = now;
  for (gsize i = 0; i < self->length; i++)
    {
      gint64 time = self->times[i];

      if (time != 0 && now - time >= VITRINE_HEX_MARK_TIME)
        {
          self->times[i] = 0;
          self->n_marked--;
        }
      else if (time != 0)
        self->oldest = MIN (self->oldest, time);
    }
  return self->n_marked < n_before;
}

void
vitrine_hex_marks_clear (VitrineHexMarks *self)
{
  if (self->n_marked > 0)
    memset (self->times, 0, self->length * sizeof *self->times);
  self->n_marked = 0;
}

gboolean
vitrine_hex_marks_is_empty (const VitrineHexMarks *self)
{
  return self->n_marked == 0;
}

/* When the byte at @offset changed last; 0 when that is too long ago. */
gint64
vitrine_hex_marks_get_time (const VitrineHexMarks *self,
                            guint64                offset)
{
  const gint64 *times = self->times;

  for (guint i = 0; i < self->runs->len; i++)
    {
      const VitrineRange *run = get_run (self, i);

      if (offset >= run->offset && offset - run->offset < run->length)
        return times[offset - run->offset];
      times += run->length;
    }
  return 0;
}
