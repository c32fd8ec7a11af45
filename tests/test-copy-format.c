/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/copy-format.h"

#include "decode/hex.h"

#include <gio/gio.h>

#include <string.h>

typedef struct
{
  const char *name;
  guint64 offset;
  const char *bytes;
  gsize length;
  const char *expected;
} Case;

static const Case cases[] = {
  { "hex", 0, "\x00\x0f\xa0\xff", 4, "00 0f a0 ff" },
  { "hex", 0, "0123456789abcdefX", 17,
    "30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66\n58" },
  { "text", 0, "T\0 ~\x7f\x80\xff\n", 8, "T. ~...." },
  { "c", 0, "\x01\xff", 2, "const unsigned char data[2] = {\n  0x01, 0xff,\n};\n" },
  { "c", 0, "aaaaaaaaaaaa", 12,
    "const unsigned char data[12] = {\n"
    "  0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61,\n};\n" },
  { "c", 0, "aaaaaaaaaaaab", 13,
    "const unsigned char data[13] = {\n"
    "  0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61,\n"
    "  0x62,\n};\n" },
  { "rust", 0, "\x01\xff", 2, "const DATA: [u8; 2] = [\n  0x01, 0xff,\n];\n" },
  { "python", 0, "a'b\\c\"\0\xff\n", 9, "b'a\\'b\\\\c\"\\x00\\xff\\x0a'" },
  { "json", 0, "\x00\x7f\xff", 3, "[0, 127, 255]" },
  { "base64", 0, "\x00\xff", 2, "AP8=" },
  { "xxd", 0x1ff0, "0123456789abcdefX", 17,
    "00001ff0: 3031 3233 3435 3637 3839 6162 6364 6566  0123456789abcdef\n"
    "00002000: 58                                       X\n" },
  { "hexdump", 0x1ff0, "0123456789abcdefX", 17,
    "00001ff0  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|\n"
    "00002000  58                                                |X|\n"
    "00002001\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  const VitrineCopyFormat *format = vitrine_copy_format_find (one->name);
  g_autofree char *text = NULL;

  g_assert_nonnull (format);
  text = vitrine_copy_format_convert (format, one->offset, one->bytes, one->length);
  g_assert_cmpstr (text, ==, one->expected);
}

static void
test_every_format_has_a_case (void)
{
  gsize n_formats;
  const VitrineCopyFormat *formats = vitrine_copy_format_get_all (&n_formats);

  for (gsize i = 0; i < n_formats; i++)
    {
      gboolean found = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
        found = found || strcmp (cases[j].name, formats[i].name) == 0;
      g_assert_true (found);
    }

  g_assert_null (vitrine_copy_format_find ("morse"));
}

/* What was copied can be pasted where bytes are typed. */
static void
test_hex_can_be_read_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) parsed = NULL;
  g_autofree char *text = NULL;
  guint8 bytes[256];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) i;
  text = vitrine_copy_format_convert (vitrine_copy_format_find ("hex"), 0, bytes, sizeof bytes);
  parsed = vitrine_hex_parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (parsed, NULL), g_bytes_get_size (parsed),
                   bytes, sizeof bytes);
}

/* Rows that repeat, in the middle and at the end, and a short last row. */
static GBytes *
repeating_bytes (gsize length)
{
  guint8 *bytes = g_malloc0 (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = i % 160 < 48 ? (guint8) i : i % 160 < 128 ? 0 : 'x';
  return g_bytes_new_take (bytes, length);
}

static void
compare_with_program (const char        *name,
                      const char *const *words)
{
  static const gsize lengths[] = { 1, 15, 16, 17, 96, 128, 160, 1000 };
  g_autofree char *program = g_find_program_in_path (words[0]);

  if (program == NULL)
    {
      g_test_skip ("the program to compare with is not installed");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GBytes) bytes = repeating_bytes (lengths[i]);
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GBytes) printed = NULL;
      g_autofree char *text = NULL;
      GError *error = NULL;

      process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                          G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
      g_assert_no_error (error);
      g_subprocess_communicate (process, bytes, NULL, &printed, NULL, &error);
      g_assert_no_error (error);

      text = vitrine_copy_format_convert (vitrine_copy_format_find (name), 0,
                                          g_bytes_get_data (bytes, NULL), lengths[i]);
      g_assert_cmpmem (text, strlen (text),
                       g_bytes_get_data (printed, NULL), g_bytes_get_size (printed));
    }
}

static void
test_as_hexdump_prints (void)
{
  static const char *const words[] = { "hexdump", "-C", NULL };

  compare_with_program ("hexdump", words);
}

static void
test_as_xxd_prints (void)
{
  static const char *const words[] = { "xxd", NULL };

  compare_with_program ("xxd", words);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/copy-format/%s/%zu", cases[i].name, i);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/copy-format/every-format-has-a-case", test_every_format_has_a_case);
  g_test_add_func ("/copy-format/hex-can-be-read-back", test_hex_can_be_read_back);
  g_test_add_func ("/copy-format/as-hexdump-prints", test_as_hexdump_prints);
  g_test_add_func ("/copy-format/as-xxd-prints", test_as_xxd_prints);
  return g_test_run ();
}
