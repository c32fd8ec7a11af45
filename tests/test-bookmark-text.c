/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bookmark-text.h"

#include <string.h>

#define SIZE 64

/* Bytes 0 to 63, each with its own number. */
static VitrineSnapshot *
snapshot_new (void)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VitrineSpan));
  guint8 *bytes = g_malloc (SIZE);
  VitrineSpan span = { 0, NULL };

  for (guint i = 0; i < SIZE; i++)
    bytes[i] = (guint8) i;
  span.bytes = g_bytes_new_take (bytes, SIZE);
  g_array_append_val (spans, span);
  return vitrine_snapshot_new (2 * SIZE, 0, FALSE, spans);
}

static void
assert_value (guint64     offset,
              guint64     length,
              const char *expected)
{
  g_autoptr (VitrineBookmarkEntry) entry = vitrine_bookmark_entry_new (NULL, "", offset, length);
  g_autoptr (VitrineSnapshot) snapshot = snapshot_new ();
  g_autofree char *value = vitrine_bookmark_text_value (entry, snapshot);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_value (void)
{
  assert_value (0, 1, "00");
  assert_value (16, 3, "10 11 12");
  assert_value (16, 8, "10 11 12 13 14 15 16 17");
  assert_value (16, 9, "10 11 12 13 14 15 16 17 …");
  assert_value (62, 4, "3e 3f …");
  assert_value (SIZE, 4, "not read yet");
  assert_value (2 * SIZE, 4, "past the end");
}

static void
test_nothing_read (void)
{
  g_autoptr (VitrineBookmarkEntry) entry = vitrine_bookmark_entry_new (NULL, "", 0, 1);
  g_autofree char *value = vitrine_bookmark_text_value (entry, NULL);

  g_assert_cmpstr (value, ==, "not read yet");
}

static void
test_place (void)
{
  g_autoptr (VitrineBookmarkEntry) one = vitrine_bookmark_entry_new (NULL, "", 16, 1);
  g_autoptr (VitrineBookmarkEntry) many = vitrine_bookmark_entry_new (NULL, "", 0, G_MAXINT64);
  g_autofree char *one_text = vitrine_bookmark_text_place (one);
  g_autofree char *many_text = vitrine_bookmark_text_place (many);

  g_assert_cmpstr (one_text, ==, "0x10, 1 byte");
  g_assert_cmpstr (many_text, ==, "0x0, 9223372036854775807 bytes");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bookmark-text/value", test_value);
  g_test_add_func ("/bookmark-text/nothing-read", test_nothing_read);
  g_test_add_func ("/bookmark-text/place", test_place);
  return g_test_run ();
}
