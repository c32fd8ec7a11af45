/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/escape.h"

typedef struct
{
  const char *bytes;
  gssize length;
  const char *expected;
} Case;

static const Case cases[] = {
  { "", -1, "" },
  { "plain name", -1, "plain name" },
  { "Größe \xe6\xbc\xa2", -1, "Größe \xe6\xbc\xa2" },
  { "a\nb\tc", -1, "a\\nb\\tc" },
  { "back\\slash", -1, "back\\\\slash" },
  { "\x7f\x01", -1, "\\x7f\\x01" },
  { "cut \xe6\xbc", -1, "cut \\xe6\\xbc" },
  { "alone \xff end", -1, "alone \\xff end" },
  { "turn \xe2\x80\xae round", -1, "turn \\xe2\\x80\\xae round" },
  { "line \xe2\x80\xa8 end", -1, "line \\xe2\\x80\\xa8 end" },
  { "zero\0inside", 11, "zero\\x00inside" },
  { "not all", 3, "not" },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autofree char *escaped = vitrine_escape_bytes (expected->bytes, expected->length);

  g_assert_cmpstr (escaped, ==, expected->expected);
  g_assert_true (g_utf8_validate (escaped, -1, NULL));
}

static void
test_every_byte_is_shown_its_own_way (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int byte = 0; byte < 256; byte++)
    {
      char bytes[1] = { (char) byte };

      g_assert_true (g_hash_table_add (seen, vitrine_escape_bytes (bytes, 1)));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/escape/case/%zu", i);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/escape/every-byte", test_every_byte_is_shown_its_own_way);
  return g_test_run ();
}
