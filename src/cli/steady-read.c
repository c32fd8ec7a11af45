/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/steady-read.h"

#include <string.h>

#define ATTEMPTS_MAX 64
#define ATTEMPTS_AT_ONCE 8 /* the later ones wait before */
#define PAUSE 1000         /* microseconds */

typedef struct
{
  guint8 *bytes;
  gssize length;
} Reading;

static gboolean
readings_agree (const Reading *a,
                const Reading *b)
{
  return a->length == b->length &&
         (a->length == 0 || memcmp (a->bytes, b->bytes, (gsize) a->length) == 0);
}

GBytes *
vitrine_steady_read (VitrineSegment  *segment,
                     guint64          offset,
                     gsize            length,
                     gboolean        *steady,
                     GError         **error)
{
  g_autofree guint8 *buffer = g_malloc (length);
  g_autofree guint8 *other_buffer = g_malloc (length);
  Reading last = { buffer, -1 };
  Reading next = { other_buffer, -1 };
  gboolean agree = FALSE;

  for (guint i = 0; i < ATTEMPTS_MAX && !agree; i++)
    {
      Reading former = last;

      if (i > ATTEMPTS_AT_ONCE)
        g_usleep (PAUSE);

      next.length = vitrine_segment_read (segment, offset, next.bytes, length, error);
      if (next.length < 0)
        return NULL;

      agree = i > 0 && readings_agree (&former, &next);
      last = next;
      next = former;
    }

  if (!agree)
    *steady = FALSE;

  return g_bytes_new (last.bytes, (gsize) last.length);
}
