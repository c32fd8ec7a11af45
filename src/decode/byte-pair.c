/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/byte-pair.h"

#include <string.h>

#define LANE 16            /* bytes in one lane */
#define N_LANES 4          /* in a block, of the places looked at together */
#define BLOCK (LANE * N_LANES)

/* Bytes that are worked on together: the compilers' own vectors, which become
 * wide instructions where there are some. */
typedef guint8 Lane __attribute__ ((vector_size (LANE)));
typedef gint8 Verdict __attribute__ ((vector_size (LANE)));

static Verdict
compare_lane (const guint8 *bytes,
              Lane          mask,
              Lane          value)
{
  Lane lane;

  memcpy (&lane, bytes, LANE);
  return (Verdict) ((lane & mask) == value);
}

/* Returns whether any of @hits is not 0. */
static gboolean
compare_block (const VitrineBytePair *self,
               const guint8          *bytes,
               Verdict               *hits)
{
  const Lane first_mask = self->masks[0] - (Lane) { 0 };
  const Lane first_value = self->values[0] - (Lane) { 0 };
  const Lane second_mask = self->masks[1] - (Lane) { 0 };
  const Lane second_value = self->values[1] - (Lane) { 0 };
  Verdict any = { 0 };
  guint64 words[LANE / sizeof (guint64)];

  for (guint i = 0; i < N_LANES; i++, bytes += LANE)
    {
      hits[i] = compare_lane (bytes + self->offsets[0], first_mask, first_value)
                & compare_lane (bytes + self->offsets[1], second_mask, second_value);
      any |= hits[i];
    }
  memcpy (words, &any, LANE);
  return (words[0] | words[1]) != 0;
}

static gboolean
is_hit (const VitrineBytePair *self,
        const guint8          *bytes)
{
  return (bytes[self->offsets[0]] & self->masks[0]) == self->values[0]
         && (bytes[self->offsets[1]] & self->masks[1]) == self->values[1];
}

gsize
vitrine_byte_pair_find (const VitrineBytePair *self,
                        const guint8          *bytes,
                        gsize                  n_starts)
{
  Verdict hits[N_LANES];
  gsize i = 0;

  for (; n_starts - i >= BLOCK; i += BLOCK)
    if (compare_block (self, bytes + i, hits))
      {
        const guint8 *hit = memchr (hits, 0xff, BLOCK);

        return i + (gsize) (hit - (const guint8 *) hits);
      }
  while (i < n_starts && !is_hit (self, bytes + i))
    i++;
  return i;
}
