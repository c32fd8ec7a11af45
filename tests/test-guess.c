/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/encoding.h"

#include <string.h>

#define BLOCK 4096

/* A text as another program leaves it in a zeroed block. */
typedef struct
{
  const char *written_as;
  const char *utf8;
  const char *guessed;
} TextCase;

static const TextCase text_cases[] = {
  { "UTF-16LE", "This is a test string", "UTF-16LE" },
  { "UTF-16BE", "This is a test string", "UTF-16BE" },
  { "UTF-32LE", "This is a test string", "UTF-32LE" },
  { "UTF-32BE", "This is a test string", "UTF-32BE" },
  { "UTF-8", "This is a test string", "UTF-8" },
  { "UTF-8", "Les œufs, déjà", "UTF-8" },
  { "UTF-16LE", "Hi", "UTF-16LE" },
  { "UTF-16BE", "Hi", "UTF-16BE" },
  { "UTF-32LE", "Hi", "UTF-32LE" },
  { "UTF-32BE", "Hi", "UTF-32BE" },
  { "UTF-8", "Hi", "UTF-8" },
  { "UTF-16LE", "été", "UTF-16LE" },
  { "UTF-16BE", "été", "UTF-16BE" },
  { "UTF-16LE", "Привет, мир", "UTF-16LE" },
  { "UTF-16BE", "Привет, мир", "UTF-16BE" },
  { "UTF-16LE", "Γειά σου", "UTF-16LE" },
  { "UTF-16LE", "שלום עולם", "UTF-16LE" },
  { "UTF-16LE", "中文字符测试", "UTF-16LE" },
  { "UTF-16LE", "これは日本語のテストです", "UTF-16LE" },
  { "UTF-16BE", "これは日本語のテストです", "UTF-16BE" },
  { "UTF-16LE", "한국어 시험", "UTF-16LE" },
  { "UTF-16LE", "私はGTKとPythonでプログラムを書きます", "UTF-16LE" },
  { "UTF-16BE", "明天我们去北京，后天回来。", "UTF-16BE" },
  { "UTF-32LE", "한국어 시험", "UTF-32LE" },
  { "UTF-16LE", "Hello, Привет, 中文", "UTF-16LE" },
  { "UTF-16LE", "smile 😀 please", "UTF-16LE" },
  { "UTF-16LE", "می\xe2\x80\x8cخواهم", "UTF-16LE" }, /* with a non-joiner, as it is written */
  { "UTF-16LE", "one\r\n\ttwo\r\n", "UTF-16LE" },
  { "UTF-16LE", "\xef\xbb\xbfmarked", "UTF-16LE" },
  { "UTF-16BE", "\xef\xbb\xbfпометка", "UTF-16BE" },
  { "UTF-32LE", "\xef\xbb\xbfmarked", "UTF-32LE" },
  { "UTF-8", "\xef\xbb\xbfmarked", "UTF-8" },
  /* One character alone reads the same in UTF-8, or proves nothing. */
  { "UTF-16LE", "T", "UTF-8" },
  { "UTF-16LE", "", "UTF-8" },
  { "UTF-8", "é", "UTF-8" },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      const TextCase *c = &text_cases[i];
      const VitrineEncoding *encoding = vitrine_encoding_find (c->written_as, NULL);
      g_autoptr (GBytes) units = vitrine_encoding_encode (encoding, c->utf8, -1, NULL, NULL);
      guint8 block[BLOCK] = { 0 };

      memcpy (block, g_bytes_get_data (units, NULL), g_bytes_get_size (units));
      g_test_message ("“%s” in %s", c->utf8, c->written_as);
      g_assert_cmpstr (vitrine_encoding_guess (block, sizeof block)->name, ==, c->guessed);
    }
}

/* What stands behind the terminator is left over and says nothing. */
static void
test_leftovers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      const TextCase *c = &text_cases[i];
      const VitrineEncoding *encoding = vitrine_encoding_find (c->written_as, NULL);
      g_autoptr (GBytes) units = vitrine_encoding_encode (encoding, c->utf8, -1, NULL, NULL);
      guint8 block[BLOCK];

      if (g_utf8_strlen (c->utf8, -1) < 2)
        continue;

      memset (block, 0xff, sizeof block);
      memcpy (block, g_bytes_get_data (units, NULL), g_bytes_get_size (units));
      g_test_message ("“%s” in %s", c->utf8, c->written_as);
      g_assert_cmpstr (vitrine_encoding_guess (block, sizeof block)->name, ==, c->guessed);
    }
}

/* A text without end is cut by the block, or where the looking ends. */
static void
test_endless_behind (guint n_leading)
{
  static const char *const names[] = {
    "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GString) endless = g_string_new (NULL);
      g_autoptr (GBytes) units = NULL;

      for (guint n = 0; n < n_leading; n++)
        g_string_append_c (endless, 'x');
      for (guint n = 0; n < 4000; n++)
        g_string_append (endless, "déjà😀 ");
      units = vitrine_encoding_encode (vitrine_encoding_find (names[i], NULL),
                                       endless->str, -1, NULL, NULL);
      for (gsize length = BLOCK; length <= BLOCK + 4; length++)
        g_assert_cmpstr (vitrine_encoding_guess (g_bytes_get_data (units, NULL), length)->name,
                         ==, names[i]);
    }
}

/* The end of the looking falls on every byte of a character in turn. */
static void
test_endless (void)
{
  for (guint n_leading = 0; n_leading < 12; n_leading++)
    test_endless_behind (n_leading);
}

typedef struct
{
  const char *what;
  const char *bytes;
  gsize length;
} BinaryCase;

static const BinaryCase binary_cases[] = {
  { "nothing", "", 0 },
  { "small numbers", "\1\0\0\0\2\0\0\0\3\0\0\0\0\0\0\0", 16 },
  { "middling numbers", "\x64\0\0\0\xc8\0\0\0\x2c\1\0\0\x90\1\0\0\0\0\0\0", 20 },
  { "digits as numbers", "\x31\0\0\0\x32\0\0\0\x33\0\0\0\0\0\0\0", 16 },
  { "short numbers", "\x0a\0\x14\0\x1e\0\x28\0\0\0", 10 },
  { "a double", "\x18\x2d\x44\x54\xfb\x21\x09\x40\0\0\0\0\0\0\0\0", 16 },
  { "an executable", "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0", 20 },
  { "one byte", "\xe9", 1 },
  { "all ones", "\xff\xff\xff\xff\xff\xff\xff\xff", 8 },
  { "a mark alone", "\xff\xfe\0\0\0\0\0\0", 8 },
  { "Latin-1", "d\xe9j\xe0 vu\0", 8 },
};

static void
test_binary (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (binary_cases); i++)
    {
      const BinaryCase *c = &binary_cases[i];
      g_autofree char *bytes = g_memdup2 (c->bytes, c->length);

      g_test_message ("%s", c->what);
      g_assert_cmpstr (vitrine_encoding_guess (bytes, c->length)->name, ==, "UTF-8");
    }
}

/* Numbers by chance look like text in some writing; seldom enough. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  guint n_wrong = 0;

  for (guint round = 0; round < 1000; round++)
    {
      guint32 block[16];

      for (gsize i = 0; i < G_N_ELEMENTS (block); i++)
        block[i] = g_rand_int (rand);
      if (!g_str_equal (vitrine_encoding_guess (block, sizeof block)->name, "UTF-8"))
        n_wrong++;
    }

  g_assert_cmpuint (n_wrong, <=, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guess/texts", test_texts);
  g_test_add_func ("/guess/leftovers", test_leftovers);
  g_test_add_func ("/guess/endless", test_endless);
  g_test_add_func ("/guess/binary", test_binary);
  g_test_add_func ("/guess/random", test_random);
  return g_test_run ();
}
