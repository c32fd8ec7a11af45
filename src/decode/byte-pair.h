/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two bytes of a pattern, as far as their values are known, by which the places
 * where the pattern cannot stand are passed over: many of them at once, with what
 * every processor has. A plain value of whoever looks; for any thread. */

#pragma once

#include <glib.h>

#define VITRINE_N_PAIR 2

typedef struct
{
  gsize offsets[VITRINE_N_PAIR]; /* bytes from the start of the pattern */
  guint8 masks[VITRINE_N_PAIR];  /* the bits that are known */
  guint8 values[VITRINE_N_PAIR]; /* of these bits; the others are 0 */
} VitrineBytePair;

/* The first of @n_starts places at which both bytes are as they have to be, or
 * @n_starts where there is none. There must be bytes at both offsets from the last
 * of these places. */
gsize vitrine_byte_pair_find (const VitrineBytePair *self,
                              const guint8          *bytes,
                              gsize                  n_starts);
