/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-marks.h"

#include <string.h>

struct _VitrineHexMarks
{
  guint64 offset; /* of the first byte of the window */
  gsize length;
  gint64 *times;  /* for each byte of it, 0: no mark */
  gsize n_marked;
  gint64 oldest; /* no mark is older; it may be that none is so old */
};

VitrineHexMarks *
vitrine_hex_marks_new (void)
{
  return g_new0 (VitrineHexMarks, 1);
}

void
vitrine_hex_marks_free (VitrineHexMarks *self)
{
  g_free (self->times);
  g_free (self);
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
vitrine_hex_marks_set_window (VitrineHexMarks *self,
                              guint64          offset,
                              gsize            length)
{
  guint64 start = MAX (offset, self->offset);
  guint64 end = MIN (offset + length, self->offset + self->length);
  gint64 *times;

  if (offset == self->offset && length == self->length)
    return;
  times = g_new0 (gint64, length);
  if (start < end)
    memcpy (times + (start - offset), self->times + (start - self->offset),
            (end - start) * sizeof *times);
  g_free (self->times);
  self->times = times;
  self->offset = offset;
  self->length = length;
  self->n_marked = count_marked (times, length);
}

/* Returns: whether any of these bytes is in the window, and so marked now */
gboolean
vitrine_hex_marks_add (VitrineHexMarks *self,
                       guint64          offset,
                       guint64          length,
                       gint64           now)
{
  guint64 start = MAX (offset, self->offset);
  guint64 end = MIN (offset + length, self->offset + self->length);

  if (start >= end)
    return FALSE;
  if (self->n_marked == 0)
    self->oldest = now;
  for (guint64 i = start - self->offset; i < end - self->offset; i++)
    {
      self->n_marked += self->times[i] == 0;
      self->times[i] = now;
    }
  return TRUE;
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
  if (offset < self->offset || offset - self->offset >= self->length)
    return 0;
  return self->times[offset - self->offset];
}
