/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-text.h"

#include "decode/hex.h"

static void
test_bytes_as_digits (void)
{
  static const guint8 bytes[] = { 0x00, 0x0f, 0xa0, 0xff };
  g_autofree char *text = vitrine_hex_text_from_bytes (bytes, sizeof bytes);
  g_autofree char *empty = vitrine_hex_text_from_bytes (bytes, 0);

  g_assert_cmpstr (text, ==, "00 0f a0 ff");
  g_assert_cmpstr (empty, ==, "");
}

/* What was copied can be pasted where bytes are typed. */
static void
test_digits_can_be_read_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) parsed = NULL;
  g_autofree char *text = NULL;
  guint8 bytes[256];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) i;
  text = vitrine_hex_text_from_bytes (bytes, sizeof bytes);
  g_assert_cmpint (text[16 * 3 - 1], ==, '\n');
  parsed = vitrine_hex_parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (parsed, NULL), g_bytes_get_size (parsed),
                   bytes, sizeof bytes);
}

static void
test_characters_are_ascii (void)
{
  static const guint8 bytes[] = { 'T', 0, ' ', '~', 0x7f, 0x80, 0xff, '\n' };
  g_autofree char *text = vitrine_hex_text_from_characters (bytes, sizeof bytes);

  g_assert_cmpstr (text, ==, "T. ~....");
}

static void
test_caret_is_described (void)
{
  static const struct
  {
    guint64 offset;
    int byte; /* -1: not read */
    guint64 n_selected;
    const char *description;
  } cases[] = {
    { 0x10, 'T', 0, "Offset 0x10, value 0x54, 84, character T" },
    { 0, 0, 0, "Offset 0x0, value 0x00, 0" },
    { 0, ' ', 0, "Offset 0x0, value 0x20, 32" },
    { G_MAXINT64, 0xff, 0, "Offset 0x7fffffffffffffff, value 0xff, 255" },
    { 1, -1, 0, "Offset 0x1, not read yet" },
    { 1, 'a', 1, "Offset 0x1, value 0x61, 97, character a; 1 byte selected" },
    { 1, -1, 20, "Offset 0x1, not read yet; 20 bytes selected" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 byte = (guint8) cases[i].byte;
      g_autofree char *description
        = vitrine_hex_text_describe (cases[i].offset, cases[i].byte < 0 ? NULL : &byte,
                                     cases[i].n_selected);

      g_assert_cmpstr (description, ==, cases[i].description);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-text/bytes-as-digits", test_bytes_as_digits);
  g_test_add_func ("/hex-text/digits-can-be-read-back", test_digits_can_be_read_back);
  g_test_add_func ("/hex-text/characters-are-ascii", test_characters_are_ascii);
  g_test_add_func ("/hex-text/caret-is-described", test_caret_is_described);
  return g_test_run ();
}
