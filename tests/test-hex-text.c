/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-text.h"

static void
test_caret_is_described (void)
{
  static const struct
  {
    guint64 offset;
    int byte; /* -1: not read */
    guint64 n_selected;
    const char *encoding;
    const char *description;
  } cases[] = {
    { 0x10, 'T', 0, "UTF-8", "Offset 0x10, value 0x54, 84, character T" },
    { 0, 0, 0, "UTF-8", "Offset 0x0, value 0x00, 0" },
    { 0, ' ', 0, "UTF-8", "Offset 0x0, value 0x20, 32" },
    { G_MAXINT64, 0xff, 0, "UTF-8", "Offset 0x7fffffffffffffff, value 0xff, 255" },
    { 1, -1, 0, "UTF-8", "Offset 0x1, not read yet" },
    { 1, 'a', 1, "UTF-8", "Offset 0x1, value 0x61, 97, character a; 1 byte selected" },
    { 1, 0xe9, 0, "ISO-8859-1", "Offset 0x1, value 0xe9, 233, character é" },
    { 1, 0xe9, 0, "KOI8-R", "Offset 0x1, value 0xe9, 233, character И" },
    { 1, 0xa0, 0, "ISO-8859-1", "Offset 0x1, value 0xa0, 160" },
    { 1, -1, 20, "UTF-8", "Offset 0x1, not read yet; 20 bytes selected" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 byte = (guint8) cases[i].byte;
      VitrineCodePage page;
      g_autofree char *description = NULL;

      vitrine_code_page_init (&page, vitrine_encoding_find (cases[i].encoding, NULL));
      description = vitrine_hex_text_describe (cases[i].offset,
                                               cases[i].byte < 0 ? NULL : &byte, &page,
                                               cases[i].n_selected);
      g_assert_cmpstr (description, ==, cases[i].description);
    }
}

static void
test_changes_are_added (void)
{
  const guint8 former = 0x41;
  g_autofree char *none = vitrine_hex_text_add_changes (g_strdup ("x"), 0, NULL);
  g_autofree char *one = vitrine_hex_text_add_changes (g_strdup ("x"), 1, NULL);
  g_autofree char *many = vitrine_hex_text_add_changes (g_strdup ("x"), 20, &former);
  g_autofree char *hidden = vitrine_hex_text_add_hidden (g_strdup ("x"));

  g_assert_cmpstr (hidden, ==, "x; its row is not shown");
  g_assert_cmpstr (none, ==, "x");
  g_assert_cmpstr (one, ==, "x; changed 1 time");
  g_assert_cmpstr (many, ==, "x; changed 20 times; differs since the mark, was 0x41");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex-text/caret-is-described", test_caret_is_described);
  g_test_add_func ("/hex-text/changes-are-added", test_changes_are_added);
  return g_test_run ();
}
