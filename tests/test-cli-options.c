/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/options.h"

#include <string.h>

typedef struct
{
  const char *text;
  gboolean valid;
  guint64 value;
} Case;

static const guint64 untouched = 4711;

static void
check (const Case *entry,
       gboolean    parsed,
       guint64     value,
       GError     *error)
{
  g_test_message ("“%s”", entry->text);
  g_assert_cmpint (parsed, ==, entry->valid);
  if (!entry->valid)
    g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_cmpuint (value, ==, entry->valid ? entry->value : untouched);
  g_clear_error (&error);
}

static void
test_number (void)
{
  static const Case cases[] = {
    { "1", TRUE, 1 }, { "0x10", TRUE, 16 }, { "0XfF", TRUE, 255 }, { "010", TRUE, 10 },
    { "1000", TRUE, 1000 }, { "1001" }, { "0" }, { "" }, { "-1" }, { "+1" }, { " 1" }, { "1 " },
    { "0x" }, { "0xg" }, { "x1" }, { "1K" }, { "1.5" }, { "18446744073709551616" },
    { "0x10000000000000000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      guint64 value = untouched;
      gboolean parsed = vitrine_options_parse_number ("count", cases[i].text, 1, 1000, &value,
                                                      &error);

      check (&cases[i], parsed, value, error);
    }
}

static void
test_size (void)
{
  static const Case cases[] = {
    { "0", TRUE, 0 }, { "4096", TRUE, 4096 }, { "0x1000", TRUE, 4096 }, { "4K", TRUE, 4096 },
    { "4k", TRUE, 4096 }, { "3M", TRUE, 3 << 20 }, { "2G", TRUE, G_GUINT64_CONSTANT (2) << 30 },
    { "0x10K", TRUE, 16384 }, { "9223372036854775807", TRUE, G_MAXINT64 },
    { "9223372036854775808" }, { "8589934592G" }, { "8589934591G", TRUE,
      G_GUINT64_CONSTANT (8589934591) << 30 }, { "K" }, { "4KB" }, { "4T" }, { "4 K" }, { "-4K" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      guint64 value = untouched;
      gboolean parsed = vitrine_options_parse_size ("size", cases[i].text, 0, &value, &error);

      check (&cases[i], parsed, value, error);
    }
}

static void
test_mode (void)
{
  static const Case cases[] = {
    { "600", TRUE, 0600 }, { "0666", TRUE, 0666 }, { "0", TRUE, 0 }, { "777", TRUE, 0777 },
    { "1777" }, { "8" }, { "" }, { "rw" }, { "0x180" }, { "-1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      guint32 value = (guint32) untouched;
      gboolean parsed = vitrine_options_parse_mode ("mode", cases[i].text, &value, &error);

      check (&cases[i], parsed, value, error);
    }
}

static void
test_choice (void)
{
  static const char *const choices[] = { "text", "hex", NULL };
  g_autoptr (GError) error = NULL;
  guint choice = 7;

  g_assert_true (vitrine_options_parse_choice ("as", "hex", choices, &choice, &error));
  g_assert_cmpuint (choice, ==, 1);
  g_assert_false (vitrine_options_parse_choice ("as", "he", choices, &choice, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "text, hex"));
  g_assert_cmpuint (choice, ==, 1);
}

static void
test_encoding (void)
{
  g_autoptr (GError) error = NULL;
  const VitrineEncoding *encoding = NULL;

  g_assert_true (vitrine_options_parse_encoding ("utf8", &encoding, &error));
  g_assert_cmpstr (encoding->name, ==, "UTF-8");
  g_assert_false (vitrine_options_parse_encoding ("nonsense", &encoding, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
}

/* What was not given stays as it is. */
static void
test_absent (void)
{
  static const char *const choices[] = { NULL };
  g_autoptr (GError) error = NULL;
  guint64 value = untouched;
  guint32 mode = 0640;
  guint choice = 3;
  const VitrineEncoding *encoding = vitrine_encoding_default ();

  g_assert_true (vitrine_options_parse_number ("x", NULL, 1, 2, &value, &error));
  g_assert_true (vitrine_options_parse_size ("x", NULL, 1, &value, &error));
  g_assert_true (vitrine_options_parse_mode ("x", NULL, &mode, &error));
  g_assert_true (vitrine_options_parse_choice ("x", NULL, choices, &choice, &error));
  g_assert_true (vitrine_options_parse_encoding (NULL, &encoding, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (value, ==, untouched);
  g_assert_cmpuint (mode, ==, 0640);
  g_assert_cmpuint (choice, ==, 3);
  g_assert_true (encoding == vitrine_encoding_default ());
}

static gboolean
parse (char      **arguments,
       guint       min,
       guint       max,
       gboolean   *flag,
       char      **value,
       char     ***words,
       GError    **error)
{
  static const VitrineCommand command = { "try", "WORD…", "Try it", "All of it", NULL };
  const GOptionEntry entries[] = {
    { "flag", 'f', 0, G_OPTION_ARG_NONE, flag, "A flag", NULL },
    { "value", 'v', 0, G_OPTION_ARG_STRING, value, "A value", "V" },
    { NULL },
  };

  return vitrine_options_parse (&command, entries, arguments, min, max, words, error);
}

static void
test_words (void)
{
  static const char *const arguments[] = {
    "try", "a\xff\n", "--value=x", "-", "-f", "--", "--flag", "-1", NULL,
  };
  static const char *const expected[] = { "a\xff\n", "-", "--flag", "-1", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *value = NULL;
  gboolean flag = FALSE;

  parse ((char **) arguments, 4, 4, &flag, &value, &words, &error);
  g_assert_no_error (error);
  g_assert_true (flag);
  g_assert_cmpstr (value, ==, "x");
  g_assert_cmpstrv (words, expected);
}

static void
test_wrong_words (void)
{
  static const char *const wrong[][4] = {
    { "try" },                      /* too few */
    { "try", "a", "b", NULL },      /* too many */
    { "try", "--nonsense", "a" },
    { "try", "a", "--value" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) words = NULL;
      g_autofree char *value = NULL;
      gboolean flag = FALSE;

      g_assert_false (parse ((char **) wrong[i], 1, 1, &flag, &value, &words, &error));
      g_assert_true (error->domain == G_OPTION_ERROR);
      g_assert_null (words);
    }
}

static void
test_no_words (void)
{
  static const char *const arguments[] = { "try", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *value = NULL;
  gboolean flag = FALSE;

  g_assert_true (parse ((char **) arguments, 0, 0, &flag, &value, &words, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (words), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-options/number", test_number);
  g_test_add_func ("/cli-options/size", test_size);
  g_test_add_func ("/cli-options/mode", test_mode);
  g_test_add_func ("/cli-options/choice", test_choice);
  g_test_add_func ("/cli-options/encoding", test_encoding);
  g_test_add_func ("/cli-options/absent", test_absent);
  g_test_add_func ("/cli-options/words", test_words);
  g_test_add_func ("/cli-options/wrong-words", test_wrong_words);
  g_test_add_func ("/cli-options/no-words", test_no_words);

  return g_test_run ();
}
