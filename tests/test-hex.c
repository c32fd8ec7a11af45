/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/hex.h"

#include "segment/error.h"

#include <gio/gio.h>

#include <string.h>

typedef struct
{
  const char *text;
  const char *bytes;
  gsize length;
} ParseCase;

static const ParseCase parse_cases[] = {
  { "54", "\x54", 1 },
  { "0x54", "\x54", 1 },
  { "0X54", "\x54", 1 },
  { "5400aBcD", "\x54\0\xab\xcd", 4 },
  { " 54 00\n68\t00 ", "T\0h\0", 4 },
  { "0x54 0x00 0x6800", "T\0h\0", 4 },
  { "00", "\0", 1 },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      bytes = vitrine_hex_parse (c->text, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                       c->bytes, c->length);
    }
}

typedef struct
{
  const char *text;
  const char *said;
} RefusedCase;

static const RefusedCase refused_cases[] = {
  { "", "no bytes" },
  { "  ", "no bytes" },
  { "5", "after character 1" },
  { "54 0", "after character 4" },
  { "5 4", "from character 2 on" },
  { "54,00", "from character 3 on" },
  { "xyz", "from character 1 on: “xyz”" },
  { "0x", "from character 2 on: “x”" },
  { "54 0xg", "from character 5 on: “xg”" },
  { "5\377", "from character 2 on" },
  { "é", "from character 1 on: “é”" },
};

static void
test_parse_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      const RefusedCase *c = &refused_cases[i];
      g_autoptr (GError) error = NULL;

      g_assert_null (vitrine_hex_parse (c->text, &error));
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, c->said));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static char *
format_rows (guint64       offset,
             const guint8 *bytes,
             gsize         length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i += 16)
    vitrine_hex_append_row (out, offset + i, bytes + i, MIN (16, length - i));

  return g_string_free (out, FALSE);
}

static void
test_rows (void)
{
  g_autofree char *rows = format_rows (0, (const guint8 *) "T\0h\0i\0s\0 \0i\0s\0 \0~\x7f\xff", 19);

  g_assert_cmpstr (rows, ==,
                   "00000000: 5400 6800 6900 7300 2000 6900 7300 2000  T.h.i.s. .i.s. .\n"
                   "00000010: 7e7f ff                                  ~..\n");
}

static void
test_large_offset (void)
{
  g_autofree char *rows = format_rows (G_GUINT64_CONSTANT (0x123456789a), (const guint8 *) "a", 1);

  g_assert_cmpstr (rows, ==,
                   "123456789a: 61                                       a\n");
}

static char *
run_xxd (const char   *xxd,
         guint64       offset,
         const guint8 *bytes,
         gsize         length)
{
  g_autofree char *option = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", offset);
  g_autoptr (GBytes) in = g_bytes_new (bytes, length);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, xxd, "-o", option, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static void
test_like_xxd (void)
{
  static const guint64 offsets[] = { 0, 0x10, 0xfffffff0, G_GUINT64_CONSTANT (0x1234567890) };
  g_autofree char *xxd = g_find_program_in_path ("xxd");
  guint8 bytes[256 + 7];

  if (xxd == NULL)
    {
      g_test_skip ("xxd is not installed");
      return;
    }

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = i;

  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    for (gsize cut = 0; cut < 16; cut++)
      {
        gsize length = sizeof bytes - cut;
        g_autofree char *ours = format_rows (offsets[i], bytes, length);
        g_autofree char *theirs = run_xxd (xxd, offsets[i], bytes, length);

        g_assert_cmpstr (ours, ==, theirs);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hex/parse", test_parse);
  g_test_add_func ("/hex/parse-refused", test_parse_refused);
  g_test_add_func ("/hex/rows", test_rows);
  g_test_add_func ("/hex/large-offset", test_large_offset);
  g_test_add_func ("/hex/like-xxd", test_like_xxd);
  return g_test_run ();
}
