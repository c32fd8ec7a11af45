/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-put.h"

#include "segment/error.h"

#include <string.h>

static void
test_repeat (void)
{
  static const struct
  {
    const char *pattern;
    gsize length;
    const char *expected;
  } cases[] = {
    { "a", 1, "a" },
    { "a", 3, "aaa" },
    { "abc", 2, "ab" },
    { "abc", 3, "abc" },
    { "abc", 8, "abcabcab" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) pattern = g_bytes_new (cases[i].pattern, strlen (cases[i].pattern));
      g_autoptr (GBytes) bytes = vitrine_hex_put_repeat (pattern, cases[i].length);

      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                       cases[i].expected, strlen (cases[i].expected));
    }
}

static void
test_room (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vitrine_hex_put_check_room (0, 0, NULL));
  g_assert_true (vitrine_hex_put_check_room (16, 16, NULL));
  g_assert_true (vitrine_hex_put_check_room (16, G_MAXUINT64, NULL));
  g_assert_false (vitrine_hex_put_check_room (17, 16, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "1 byte over"));
  g_clear_error (&error);
  g_assert_false (vitrine_hex_put_check_room (10000, 4096, &error));
  g_assert_nonnull (strstr (error->message, "5904 bytes over"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-put/repeat", test_repeat);
  g_test_add_func ("/hex-put/room", test_room);
  return g_test_run ();
}
