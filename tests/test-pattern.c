/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/pattern.h"

#include "segment/error.h"

#include <string.h>

#define N_FOUND 6

/* What is found: pairs of offset and length, ended by a length of 0. */
typedef struct
{
  gsize start;
  gsize length;
} Found;

static void
assert_found (VitrinePattern *pattern,
              const char     *bytes,
              gsize           length,
              const Found    *expected)
{
  gsize start = 0;
  gsize match_start;
  gsize match_length;

  g_assert_nonnull (pattern);
  while (vitrine_pattern_find (pattern, (const guint8 *) bytes, length, start, TRUE,
                               &match_start, &match_length))
    {
      g_assert_cmpuint (match_start, ==, expected->start);
      g_assert_cmpuint (match_length, ==, expected->length);
      start = match_start + (vitrine_pattern_overlaps (pattern) ? 1 : match_length);
      expected++;
    }
  g_assert_cmpuint (expected->length, ==, 0);
}

typedef struct
{
  const char *encoding;
  const char *text;
  gboolean match_case;
  const char *bytes;
  gsize length;
  Found found[N_FOUND];
} TextCase;

static const TextCase text_cases[] = {
  { "UTF-8", "aa", TRUE, "aaaa", 4, { { 0, 2 }, { 1, 2 }, { 2, 2 } } },
  { "UTF-8", "Hi", TRUE, "hi Hi HI", 8, { { 3, 2 } } },
  { "UTF-8", "Hi", FALSE, "hi Hi HI", 8, { { 0, 2 }, { 3, 2 }, { 6, 2 } } },
  { "UTF-8", "été", FALSE, "\303\211T\303\251", 5, { { 0, 5 } } },
  { "UTF-8", "été", TRUE, "\303\211T\303\251", 5, { { 0, 0 } } },
  /* Three bytes small, two bytes capital. */
  { "UTF-8", "x\342\261\245y", FALSE, "X\310\272Y", 4, { { 0, 4 } } },
  { "UTF-8", "x\342\261\245y", FALSE, "x\342\261\245", 4, { { 0, 0 } } },
  { "UTF-16LE", "Hi", FALSE, "\0H\0i\0\0", 6, { { 1, 4 } } },
  { "UTF-16BE", "Hi", TRUE, "\0H\0i\0\0", 6, { { 0, 4 } } },
  { "UTF-32LE", "a", FALSE, "A\0\0\0", 4, { { 0, 4 } } },
  { "ISO-8859-1", "\303\251", FALSE, "\311\351", 2, { { 0, 1 }, { 1, 1 } } },
  { "KOI8-R", "\320\226", FALSE, "\366\326", 2, { { 0, 1 }, { 1, 1 } } },
  { "UTF-8", "abc", TRUE, "ab", 2, { { 0, 0 } } },
};

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      const TextCase *c = &text_cases[i];
      const VitrineEncoding *encoding = vitrine_encoding_find (c->encoding, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (VitrinePattern) pattern = NULL;

      g_test_message ("%s: %s", c->encoding, c->text);
      pattern = vitrine_pattern_new_text (encoding, c->text, c->match_case, &error);
      g_assert_no_error (error);
      assert_found (pattern, c->bytes, c->length, c->found);
      g_assert_false (vitrine_pattern_matches_zeros (pattern));
    }
}

typedef struct
{
  const char *text;
  const char *bytes;
  gsize length;
  Found found[N_FOUND];
} Case;

static const Case hex_cases[] = {
  { "41", "ABA", 3, { { 0, 1 }, { 2, 1 } } },
  { "0x41 42", "AABAB", 5, { { 1, 2 }, { 3, 2 } } },
  { "41??43", "A\0CAAC", 6, { { 0, 3 }, { 3, 3 } } },
  { "4?", "1AZO", 4, { { 1, 1 }, { 3, 1 } } },
  { "?1", "1A\001", 3, { { 0, 1 }, { 1, 1 }, { 2, 1 } } },
  { "?? ?? 41", "xxAxA", 5, { { 0, 3 }, { 2, 3 } } },
  { "41 ??", "xA", 2, { { 0, 0 } } },
  { "??", "ab", 2, { { 0, 1 }, { 1, 1 } } },
  { "00 00", "\0\0\0", 3, { { 0, 2 }, { 1, 2 } } },
  { "00 4? 00 ff", "\0\0@\0\377", 5, { { 1, 4 } } },
};

static void
test_hex (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hex_cases); i++)
    {
      const Case *c = &hex_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (VitrinePattern) pattern = vitrine_pattern_new_hex (c->text, &error);

      g_test_message ("%s", c->text);
      g_assert_no_error (error);
      assert_found (pattern, c->bytes, c->length, c->found);
    }
}

static const Case regex_cases[] = {
  { "a+", "aaabaa", 6, { { 0, 3 }, { 4, 2 } } },
  { "\\x00\\xff", "\0\0\377", 3, { { 1, 2 } } },
  { "^a", "aa", 2, { { 0, 1 } } },
  { "a$", "aa", 2, { { 1, 1 } } },
  { "x*", "aaxx", 4, { { 2, 2 } } },
  { "(?<=b)a", "aba", 3, { { 2, 1 } } },
  { "\303\251", "\303\251", 2, { { 0, 2 } } },
  { "[^a]", "a\200", 2, { { 1, 1 } } },
};

static void
test_regex (void)
{
  g_autoptr (VitrinePattern) caseless = vitrine_pattern_new_regex ("a", FALSE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (regex_cases); i++)
    {
      const Case *c = &regex_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (VitrinePattern) pattern = vitrine_pattern_new_regex (c->text, TRUE, &error);

      g_test_message ("%s", c->text);
      g_assert_no_error (error);
      assert_found (pattern, c->bytes, c->length, c->found);
    }
  assert_found (caseless, "aA", 2, (Found[N_FOUND]) { { 0, 1 }, { 1, 1 } });
}

/* What is longer than a match may be is cut, or looked for in fewer bytes. */
static void
test_regex_is_bounded (void)
{
  g_autofree char *bytes = g_malloc (3 * VITRINE_PATTERN_REGEX_MAX);
  g_autoptr (VitrinePattern) any = vitrine_pattern_new_regex ("a+", TRUE, NULL);
  g_autoptr (VitrinePattern) between = vitrine_pattern_new_regex ("b.*b", TRUE, NULL);

  memset (bytes, 'a', 3 * VITRINE_PATTERN_REGEX_MAX);
  assert_found (any, bytes, VITRINE_PATTERN_REGEX_MAX + 5,
                (Found[N_FOUND]) { { 0, VITRINE_PATTERN_REGEX_MAX },
                                   { VITRINE_PATTERN_REGEX_MAX, 5 } });
  bytes[10] = bytes[20] = bytes[2 * VITRINE_PATTERN_REGEX_MAX] = 'b';
  assert_found (between, bytes, 3 * VITRINE_PATTERN_REGEX_MAX,
                (Found[N_FOUND]) { { 10, 11 } });
}

/* The end of what was read is not the end of the segment. */
static void
test_regex_end (void)
{
  g_autoptr (VitrinePattern) pattern = vitrine_pattern_new_regex ("a$", TRUE, NULL);
  gsize start;
  gsize length;

  g_assert_true (vitrine_pattern_find (pattern, (const guint8 *) "ba", 2, 0, TRUE,
                                       &start, &length));
  g_assert_false (vitrine_pattern_find (pattern, (const guint8 *) "ba", 2, 0, FALSE,
                                        &start, &length));
}

typedef struct
{
  VitrinePatternNumber number;
  gboolean big_endian;
  const char *text;
  const char *bytes;
  gsize length;
} NumberCase;

static const NumberCase number_cases[] = {
  { VITRINE_PATTERN_INT8, FALSE, "-1", "\377", 1 },
  { VITRINE_PATTERN_INT8, FALSE, "-128", "\200", 1 },
  { VITRINE_PATTERN_UINT8, FALSE, "255", "\377", 1 },
  { VITRINE_PATTERN_INT16, FALSE, "-2", "\376\377", 2 },
  { VITRINE_PATTERN_UINT16, TRUE, "0x1234", "\x12\x34", 2 },
  { VITRINE_PATTERN_UINT16, FALSE, " 0x1234 ", "\x34\x12", 2 },
  { VITRINE_PATTERN_INT32, TRUE, "-0x10", "\377\377\377\360", 4 },
  { VITRINE_PATTERN_UINT32, FALSE, "+1", "\1\0\0\0", 4 },
  { VITRINE_PATTERN_INT64, FALSE, "-9223372036854775808", "\0\0\0\0\0\0\0\200", 8 },
  { VITRINE_PATTERN_UINT64, TRUE, "18446744073709551615", "\377\377\377\377\377\377\377\377", 8 },
  { VITRINE_PATTERN_FLOAT32, TRUE, "1.5", "\x3f\xc0\0\0", 4 },
  { VITRINE_PATTERN_FLOAT32, FALSE, "1.5", "\0\0\xc0\x3f", 4 },
  { VITRINE_PATTERN_FLOAT32, TRUE, "-inf", "\xff\x80\0\0", 4 },
  { VITRINE_PATTERN_FLOAT64, TRUE, "-2", "\xc0\0\0\0\0\0\0\0", 8 },
  { VITRINE_PATTERN_FLOAT64, TRUE, "2.", "\x40\0\0\0\0\0\0\0", 8 },
};

static void
test_number (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      const NumberCase *c = &number_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (VitrinePattern) pattern
        = vitrine_pattern_new_number (c->number, c->big_endian, c->text, &error);

      g_test_message ("%s", c->text);
      g_assert_no_error (error);
      assert_found (pattern, c->bytes, c->length, (Found[N_FOUND]) { { 0, c->length } });
    }
}

typedef VitrinePattern *(* MakeFunc) (const char *text, GError **error);

static VitrinePattern *
make_text (const char  *text,
           GError     **error)
{
  return vitrine_pattern_new_text (vitrine_encoding_find ("ISO-8859-1", NULL), text, FALSE,
                                   error);
}

static VitrinePattern *
make_regex (const char  *text,
            GError     **error)
{
  return vitrine_pattern_new_regex (text, TRUE, error);
}

static VitrinePattern *
make_int8 (const char  *text,
           GError     **error)
{
  return vitrine_pattern_new_number (VITRINE_PATTERN_INT8, FALSE, text, error);
}

static VitrinePattern *
make_uint64 (const char  *text,
             GError     **error)
{
  return vitrine_pattern_new_number (VITRINE_PATTERN_UINT64, FALSE, text, error);
}

static VitrinePattern *
make_float32 (const char  *text,
              GError     **error)
{
  return vitrine_pattern_new_number (VITRINE_PATTERN_FLOAT32, FALSE, text, error);
}

typedef struct
{
  MakeFunc make;
  const char *text;
  const char *said;
} RefusedCase;

static const RefusedCase refused_cases[] = {
  { make_text, "", "Write a text" },
  { make_text, "a\342\202\254", "2" },
  { vitrine_pattern_new_hex, "", "Write pairs" },
  { vitrine_pattern_new_hex, "  ", "Write pairs" },
  { vitrine_pattern_new_hex, "4", "after character 1" },
  { vitrine_pattern_new_hex, "41 ?", "after character 4" },
  { vitrine_pattern_new_hex, "41 4 1", "from character 5 on: “ 1”" },
  { vitrine_pattern_new_hex, "41,42", "from character 3 on: “,42”" },
  { vitrine_pattern_new_hex, "0x", "from character 2 on: “x”" },
  { make_regex, "", "Write a regular expression" },
  { make_regex, "a(b", "expression at character 3: missing" },
  { make_regex, "é*1**", "expression at character 5: " },
  { make_int8, "", "Write a whole number" },
  { make_int8, "-", "after character 1" },
  { make_int8, "128", "from -128 to 127" },
  { make_int8, "-129", "from -128 to 127" },
  { make_int8, "1x", "from character 2 on: “x”" },
  { make_int8, "0x", "from character 2 on: “x”" },
  { make_int8, "1.5", "from character 2 on: “.5”" },
  { make_uint64, "-1", "from 0 to 18446744073709551615" },
  { make_uint64, "18446744073709551616", "from 0 to 18446744073709551615" },
  { make_float32, "", "Write a number" },
  { make_float32, "nan", "from character 1 on" },
  { make_float32, "1e39", "from -3.4e38 to 3.4e38" },
  { make_float32, "1,5", "from character 2 on: “,5”" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      const RefusedCase *c = &refused_cases[i];
      g_autoptr (GError) error = NULL;

      g_assert_null (c->make (c->text, &error));
      g_assert_nonnull (error);
      g_test_message ("%s: %s", c->text, error->message);
      g_assert_nonnull (strstr (error->message, c->said));
    }
}

static void
test_zeros (void)
{
  static const struct
  {
    const char *hex;
    gboolean matches;
  } cases[] = { { "00", TRUE }, { "0? ??", TRUE }, { "00 01", FALSE }, { "1?", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VitrinePattern) pattern = vitrine_pattern_new_hex (cases[i].hex, NULL);

      g_assert_cmpint (vitrine_pattern_matches_zeros (pattern), ==, cases[i].matches);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pattern/text", test_text);
  g_test_add_func ("/pattern/hex", test_hex);
  g_test_add_func ("/pattern/regex", test_regex);
  g_test_add_func ("/pattern/regex-is-bounded", test_regex_is_bounded);
  g_test_add_func ("/pattern/regex-end", test_regex_end);
  g_test_add_func ("/pattern/number", test_number);
  g_test_add_func ("/pattern/refused", test_refused);
  g_test_add_func ("/pattern/zeros", test_zeros);
  return g_test_run ();
}
