/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/code-page.h"

#include <string.h>

static void
load (VitrineCodePage *page,
      const char      *name)
{
  g_autoptr (GError) error = NULL;
  const VitrineEncoding *encoding = name != NULL ? vitrine_encoding_find (name, &error) : NULL;

  g_assert_no_error (error);
  vitrine_code_page_init (page, encoding);
}

static void
test_known_characters (void)
{
  static const struct
  {
    const char *encoding;
    guint8 byte;
    gunichar character;
  } cases[] = {
    { "ISO-8859-1", 0xe9, 0xe9 }, { "ISO-8859-15", 0xa4, 0x20ac }, { "CP437", 0x82, 0xe9 },
    { "CP437", 0xc9, 0x2554 }, { "WINDOWS-1251", 0xc0, 0x410 }, { "KOI8-R", 0xc1, 0x430 },
    { "WINDOWS-1252", 0x80, 0x20ac }, { "WINDOWS-1252", 0x81, VITRINE_CODE_PAGE_NONE },
    { "ISO-8859-8", 0xe0, 0x5d0 }, { "ISO-8859-1", 0, 0 }, { NULL, 'A', 'A' },
    { NULL, 0x80, VITRINE_CODE_PAGE_NONE }, { "UTF-8", 0xc3, VITRINE_CODE_PAGE_NONE },
    { "UTF-16LE", 0xe9, VITRINE_CODE_PAGE_NONE }, { "SHIFT_JIS", 0xb1, VITRINE_CODE_PAGE_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VitrineCodePage page;

      load (&page, cases[i].encoding);
      g_test_message ("%s, %02x", page.name, cases[i].byte);
      g_assert_cmphex (page.characters[cases[i].byte], ==, cases[i].character);
    }
}

/* The mark in the table is right: no byte of such an encoding waits for another. */
static void
test_single_bytes_are_told (void)
{
  gsize n_encodings;
  const VitrineEncoding *all = vitrine_encoding_get_all (&n_encodings);

  for (gsize i = 0; i < n_encodings; i++)
    {
      guint8 bytes[255];
      g_autoptr (VitrineText) text = NULL;

      for (guint j = 0; j < sizeof bytes; j++)
        bytes[j] = (guint8) (j + 1);
      /* Points of Hebrew are put together with the letter before them. */
      if (g_str_equal (all[i].name, "WINDOWS-1255"))
        continue;
      text = vitrine_encoding_decode (&all[i], bytes, sizeof bytes);
      g_test_message ("%s: %zu characters", all[i].name, text->n_characters);
      g_assert_true (all[i].single_byte == (text->n_characters == sizeof bytes
                                            && !g_str_equal (all[i].name, "UTF-8")));
    }
}

static void
test_every_character_is_found (void)
{
  gsize n_encodings;
  const VitrineEncoding *all = vitrine_encoding_get_all (&n_encodings);

  for (gsize i = 0; i < n_encodings; i++)
    {
      VitrineCodePage page;
      guint8 byte;

      vitrine_code_page_init (&page, &all[i]);
      for (guint j = 0; j < 256; j++)
        if (page.characters[j] != VITRINE_CODE_PAGE_NONE)
          {
            g_assert_true (vitrine_code_page_find (&page, page.characters[j], &byte));
            g_assert_cmphex (page.characters[byte], ==, page.characters[j]);
          }
      g_assert_false (vitrine_code_page_find (&page, 0x1f600, &byte));
      g_assert_false (vitrine_code_page_find (&page, VITRINE_CODE_PAGE_NONE, &byte));
    }
}

/* Nothing that would leave its cell, or leave it empty without being a blank. */
static void
test_only_what_can_be_seen (void)
{
  static const struct
  {
    const char *encoding;
    guint8 byte;
    gunichar visible;
  } cases[] = {
    { NULL, ' ', ' ' }, { NULL, '\n', 0 }, { NULL, 0x7f, 0 }, { NULL, 0, 0 },
    { "ISO-8859-1", 0xa0, 0 }, { "ISO-8859-1", 0xad, 0 }, { "ISO-8859-1", 0x85, 0 },
    { "WINDOWS-1255", 0xc0, 0 }, { "WINDOWS-1255", 0xe0, 0x5d0 }, { "ISO-8859-6", 0xeb, 0 },
    { "MACINTOSH", 0xf0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VitrineCodePage page;

      load (&page, cases[i].encoding);
      g_test_message ("%s, %02x", page.name, cases[i].byte);
      g_assert_cmphex (vitrine_code_page_get_visible (&page, cases[i].byte), ==,
                       cases[i].visible);
    }
}

static void
test_text (void)
{
  VitrineCodePage page;
  g_autofree char *latin = NULL;
  g_autofree char *ascii = NULL;

  load (&page, "ISO-8859-1");
  latin = vitrine_code_page_to_text (&page, "caf\351\n \0x", 8);
  g_assert_cmpstr (latin, ==, "café. .x");
  load (&page, NULL);
  ascii = vitrine_code_page_to_text (&page, "caf\351", 4);
  g_assert_cmpstr (ascii, ==, "caf.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-page/known-characters", test_known_characters);
  g_test_add_func ("/code-page/single-bytes-are-told", test_single_bytes_are_told);
  g_test_add_func ("/code-page/every-character-is-found", test_every_character_is_found);
  g_test_add_func ("/code-page/only-what-can-be-seen", test_only_what_can_be_seen);
  g_test_add_func ("/code-page/text", test_text);
  return g_test_run ();
}
