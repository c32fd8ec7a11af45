/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/byte-pair.h"

#include <string.h>

#define SIZE 300

/* Wherever it stands, in a block or in the rest, it is the first place found. */
static void
test_everywhere (void)
{
  const VitrineBytePair pair = { { 3, 0 }, { 0xff, 0xff }, { 'd', 'a' } };
  guint8 bytes[SIZE + 3];

  for (gsize place = 0; place < SIZE; place++)
    {
      memset (bytes, 'x', sizeof bytes);
      memcpy (bytes + place, "abcd", 4);
      g_assert_cmpuint (vitrine_byte_pair_find (&pair, bytes, SIZE), ==, place);
      g_assert_cmpuint (vitrine_byte_pair_find (&pair, bytes, place), ==, place);
    }
}

/* One byte alone, or in another place, is no hit. */
static void
test_both_count (void)
{
  const VitrineBytePair pair = { { 0, 2 }, { 0xff, 0xff }, { 'a', 'c' } };
  guint8 bytes[SIZE + 2];

  memset (bytes, 'a', sizeof bytes);
  g_assert_cmpuint (vitrine_byte_pair_find (&pair, bytes, SIZE), ==, SIZE);
  memset (bytes, 'c', sizeof bytes);
  g_assert_cmpuint (vitrine_byte_pair_find (&pair, bytes, SIZE), ==, SIZE);
  bytes[201] = 'a';
  g_assert_cmpuint (vitrine_byte_pair_find (&pair, bytes, SIZE), ==, 201);
}

static void
test_masks (void)
{
  const VitrineBytePair letters = { { 0, 1 }, { 0xdf, 0xf0 }, { 'A', 0x80 } };
  const VitrineBytePair any = { { 0, 0 }, { 0xff, 0 }, { 0xff, 0 } };
  guint8 bytes[SIZE + 1] = { 0 };

  memcpy (bytes + 100, "a\x7f" "A\x8f", 4);
  g_assert_cmpuint (vitrine_byte_pair_find (&letters, bytes, SIZE), ==, 102);
  g_assert_cmpuint (vitrine_byte_pair_find (&any, bytes, SIZE), ==, SIZE);
  bytes[SIZE - 1] = 0xff;
  g_assert_cmpuint (vitrine_byte_pair_find (&any, bytes, SIZE), ==, SIZE - 1);
  g_assert_cmpuint (vitrine_byte_pair_find (&any, bytes, 0), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/byte-pair/everywhere", test_everywhere);
  g_test_add_func ("/byte-pair/both-count", test_both_count);
  g_test_add_func ("/byte-pair/masks", test_masks);
  return g_test_run ();
}
