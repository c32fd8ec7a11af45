/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/number.h"

#include "segment/error.h"

#include <string.h>

typedef struct
{
  const char *type;
  const char *little; /* the bytes in hexadecimal */
  const char *big;
  const char *text;
} Case;

/* Each is read from both, and written back to both. */
static const Case cases[] = {
  { "int8", "ff", "ff", "-1" },
  { "int8", "80", "80", "-128" },
  { "int8", "7f", "7f", "127" },
  { "uint8", "ff", "ff", "255" },
  { "int16", "0080", "8000", "-32768" },
  { "int16", "ff7f", "7fff", "32767" },
  { "uint16", "3412", "1234", "4660" },
  { "int32", "feffffff", "fffffffe", "-2" },
  { "int32", "00000080", "80000000", "-2147483648" },
  { "uint32", "ffffffff", "ffffffff", "4294967295" },
  { "int64", "0000000000000080", "8000000000000000", "-9223372036854775808" },
  { "int64", "ffffffffffffff7f", "7fffffffffffffff", "9223372036854775807" },
  { "uint64", "ffffffffffffffff", "ffffffffffffffff", "18446744073709551615" },
  { "float16", "003c", "3c00", "1" },
  { "float16", "662e", "2e66", "0.1" },
  { "float16", "ff7b", "7bff", "65504" },
  { "float16", "0100", "0001", "5.96e-08" },
  { "float16", "ff03", "03ff", "6.1e-05" },
  { "float16", "0004", "0400", "6.104e-05" },
  { "float16", "0180", "8001", "-5.96e-08" },
  { "float16", "0080", "8000", "-0" },
  { "float16", "007c", "7c00", "inf" },
  { "float16", "00fc", "fc00", "-inf" },
  { "float16", "007e", "7e00", "nan" },
  { "float16", "00fe", "fe00", "-nan" },
  { "float16", "017c", "7c01", "nan(0x7c01)" },
  { "float32", "0000c03f", "3fc00000", "1.5" },
  { "float32", "cdcccc3d", "3dcccccd", "0.1" },
  { "float32", "01000000", "00000001", "1.4013e-45" },
  { "float32", "ffff7f7f", "7f7fffff", "3.4028235e+38" },
  { "float32", "0000807f", "7f800000", "inf" },
  { "float32", "0000c07f", "7fc00000", "nan" },
  { "float32", "0100807f", "7f800001", "nan(0x7f800001)" },
  { "float64", "9a9999999999b93f", "3fb999999999999a", "0.1" },
  { "float64", "0000000000000080", "8000000000000000", "-0" },
  { "float64", "0100000000000000", "0000000000000001", "4.94065645841247e-324" },
  { "float64", "ffffffffffffef7f", "7fefffffffffffff", "1.7976931348623157e+308" },
  { "float64", "000000000000f0ff", "fff0000000000000", "-inf" },
  { "float64", "000000000000f87f", "7ff8000000000000", "nan" },
  { "float64", "ffffffffffffffff", "ffffffffffffffff", "nan(0xffffffffffffffff)" },
  { "binary", "35", "35", "00110101" },
  { "utf8", "c3a9", "c3a9", "U+00E9" },
  { "utf8", "00", "00", "U+0000" },
  { "utf8", "f09f9880", "f09f9880", "U+1F600" },
  { "utf16", "e900", "00e9", "U+00E9" },
  { "utf16", "3dd800de", "d83dde00", "U+1F600" },
  { "time32", "00000000", "00000000", "1970-01-01 00:00:00 UTC" },
  { "time32", "ffffffff", "ffffffff", "1969-12-31 23:59:59 UTC" },
  { "time32", "00000080", "80000000", "1901-12-13 20:45:52 UTC" },
  { "time32", "ffffff7f", "7fffffff", "2038-01-19 03:14:07 UTC" },
  { "time64", "0096bb6900000000", "0000000069bb9600", "2026-03-19 06:21:52 UTC" },
  { "time64", "00096e88f1ffffff", "fffffff1886e0900", "0001-01-01 00:00:00 UTC" },
  { "time64", "ff086e88f1ffffff", "fffffff1886e08ff", "@-62135596801" },
  { "time64", "0000000000000080", "8000000000000000", "@-9223372036854775808" },
  { "filetime", "0000000000000000", "0000000000000000", "1601-01-01 00:00:00 UTC" },
  { "filetime", "0100000000000000", "0000000000000001",
    "1601-01-01 00:00:00.0000001 UTC" },
  { "filetime", "00803ed5deb19d01", "019db1ded53e8000", "1970-01-01 00:00:00 UTC" },
  { "filetime", "ffffffffffffffff", "ffffffffffffffff", "@18446744073709551615" },
  { "uuid", "33221100554477668899aabbccddeeff", "00112233445566778899aabbccddeeff",
    "00112233-4455-6677-8899-aabbccddeeff" },
};

static GBytes *
from_hex (const char *hex)
{
  gsize length = strlen (hex) / 2;
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4
                         | g_ascii_xdigit_value (hex[2 * i + 1]));
  return g_bytes_new_take (bytes, length);
}

static void
assert_bytes (GBytes     *bytes,
              const char *hex)
{
  g_autoptr (GBytes) expected = from_hex (hex);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static VitrineNumberScope
get_scope (const char *encoding,
           gboolean    big_endian)
{
  return (VitrineNumberScope) { vitrine_encoding_find (encoding, NULL), big_endian };
}

static void
check (const char *name,
       const char *encoding,
       gboolean    big_endian,
       const char *hex,
       const char *text)
{
  const VitrineNumberType *type = vitrine_number_find (name);
  VitrineNumberScope scope = get_scope (encoding, big_endian);
  g_autoptr (GBytes) bytes = from_hex (hex);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *formatted = NULL;

  g_test_message ("%s %s %s", name, hex, text);
  formatted = vitrine_number_format (type, &scope, g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes));
  g_assert_cmpstr (formatted, ==, text);
  if (!g_str_has_prefix (text, "nan("))
    g_assert_cmpuint (g_utf8_strlen (text, -1), <=, type->longest);
  back = vitrine_number_parse (type, &scope, text, &error);
  g_assert_no_error (error);
  assert_bytes (back, hex);
}

static void
test_both_ways (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check (cases[i].type, "UTF-8", FALSE, cases[i].little, cases[i].text);
      check (cases[i].type, "UTF-8", TRUE, cases[i].big, cases[i].text);
    }
}

static void
test_character (void)
{
  check ("character", "UTF-8", FALSE, "c3a9", "é");
  check ("character", "UTF-16LE", FALSE, "e900", "é");
  check ("character", "UTF-16BE", FALSE, "00e9", "é");
  check ("character", "UTF-16LE", FALSE, "3dd800de", "😀");
  check ("character", "UTF-32LE", FALSE, "e9000000", "é");
  check ("character", "ISO-8859-1", FALSE, "e9", "é");
  check ("character", "SHIFT_JIS", FALSE, "93fa", "日");
  check ("character", "UTF-16LE", FALSE, "0000", "U+0000");
  check ("character", "UTF-32LE", FALSE, "00000000", "U+0000");
  check ("character", "UTF-8", FALSE, "20", "U+0020");
  check ("character", "UTF-8", FALSE, "0a", "U+000A");
  check ("character", "UTF-8", FALSE, "cc81", "U+0301");
}

/* Every half, and many of the others, come back to the bit. */
static void
test_floats_round_trip (void)
{
  static const struct
  {
    const char *name;
    guint64 step;
    guint64 n_values;
  } floats[] = {
    { "float16", 1, 0x10000 },
    { "float32", 0x80003, 0x2000 },
    { "float64", G_GUINT64_CONSTANT (0x8000300050007), 0x2000 },
  };
  VitrineNumberScope scope = get_scope ("UTF-8", FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (floats); i++)
    for (guint64 n = 0; n < floats[i].n_values; n++)
      {
        const VitrineNumberType *type = vitrine_number_find (floats[i].name);
        guint64 bits = GUINT64_TO_LE (n * floats[i].step);
        g_autofree char *text = vitrine_number_format (type, &scope, &bits, type->size);
        g_autoptr (GBytes) back = vitrine_number_parse (type, &scope, text, NULL);

        g_test_message ("%s", text);
        g_assert_nonnull (back);
        g_assert_cmpmem (g_bytes_get_data (back, NULL), g_bytes_get_size (back), &bits,
                         type->size);
      }
}

typedef struct
{
  const char *type;
  const char *text;
  const char *bytes; /* from the lowest byte on */
} Spelling;

static const Spelling spellings[] = {
  { "uint8", " 42 ", "2a" },
  { "uint8", "+0x2A", "2a" },
  { "uint8", "-0", "00" },
  { "int8", "-0x80", "80" },
  { "float16", "65519.9", "ff7b" },
  { "float16", "1e-30", "0000" },
  { "float16", "2.98023224e-8", "0100" }, /* above half of the smallest */
  { "float16", "2.98023223876953125e-8", "0000" }, /* half of it: to the even one */
  { "float16", "2049", "0068" }, /* between 2048 and 2050: to the even one */
  { "float16", "2051", "0268" },
  { "float32", "Infinity", "0000807f" },
  { "float64", "-INF", "000000000000f0ff" },
  { "float64", "NaN", "000000000000f87f" },
  { "float32", ".5", "0000003f" },
  { "float32", "0x10", "00008041" },
  /* By way of a double this would be rounded twice, to 1. */
  { "float32", "1.00000005960464477540", "0100803f" },
  { "binary", "0011 0101", "35" },
  { "binary", "1", "01" },
  { "character", " ", "20" },
  { "character", "U+e9", "c3a9" },
  { "utf16", "é", "e900" },
  { "time32", "@-1", "ffffffff" },
  { "time32", "1970-01-02", "80510100" },
  { "time32", "1970-01-01T01:00:00+01:00", "00000000" },
  { "time32", "1970-01-01 00:00:01.9Z", "01000000" },
  { "filetime", "1601-01-01 00:00:00.5", "404b4c0000000000" },
  { "filetime", "@1", "0100000000000000" },
  { "uuid", "{00112233445566778899AABBCCDDEEFF}", "33221100554477668899aabbccddeeff" },
};

static void
test_spellings (void)
{
  VitrineNumberScope scope = get_scope ("UTF-8", FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s “%s”", spellings[i].type, spellings[i].text);
      bytes = vitrine_number_parse (vitrine_number_find (spellings[i].type), &scope,
                                    spellings[i].text, &error);
      g_assert_no_error (error);
      assert_bytes (bytes, spellings[i].bytes);
    }
}

typedef struct
{
  const char *type;
  const char *text;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "uint8", "", "There is no value yet" },
  { "uint8", " ", "“ ” is no whole number; write it like 42, -42 or 0x2a" },
  { "uint8", "4 2", "“4 2” is no whole number; write it like 42, -42 or 0x2a" },
  { "uint8", "0x", "“0x” is no whole number; write it like 42, -42 or 0x2a" },
  { "uint8", "2a", "“2a” is no whole number; write it like 42, -42 or 0x2a" },
  { "uint8", "--1", "“--1” is no whole number; write it like 42, -42 or 0x2a" },
  { "uint8", "1.5", "“1.5” is no whole number; write it like 42, -42 or 0x2a" },
  { "uint8", "300", "That is more by 45 than the most, 255" },
  { "uint8", "-1", "That is less by 1 than the least, 0" },
  { "int8", "128", "That is more by 1 than the most, 127" },
  { "int8", "-130", "That is less by 2 than the least, -128" },
  { "int8", "0xff", "That is more by 128 than the most, 127" },
  { "uint64", "18446744073709551616",
    "That is out of range, which is 0 to 18446744073709551615" },
  { "int64", "9223372036854775808",
    "That is more by 1 than the most, 9223372036854775807" },
  { "float16", "65520", "That is out of range, which is -65504 to 65504" },
  { "float16", "-1e400", "That is out of range, which is -65504 to 65504" },
  { "float32", "3.5e38",
    "That is out of range, which is -3.4028235e+38 to 3.4028235e+38" },
  { "float64", "1e309",
    "That is out of range, which is -1.7976931348623157e+308 to 1.7976931348623157e+308" },
  { "float64", "1,5", "“1,5” is no number; write it like 1.5, -2e10, inf or nan" },
  { "float64", "e5", "“e5” is no number; write it like 1.5, -2e10, inf or nan" },
  { "float64", "nan(1)", "“nan(1)” is no number; write it like 1.5, -2e10, inf or nan" },
  { "float16", "nan(0x17c01)",
    "“nan(0x17c01)” is no number; write it like 1.5, -2e10, inf or nan" },
  { "binary", "12", "“12” is not binary; write up to 8 of the digits 0 and 1" },
  { "binary", "000000000", "That is 1 digit more than the 8 of a byte" },
  { "binary", "0000000000", "That is 2 digits more than the 8 of a byte" },
  { "character", "ab", "Type one character, or its code point such as U+00E9" },
  { "utf8", "U+D800",
    "“U+D800” is no code point; they go from U+0000 to U+10FFFF, without U+D800 to U+DFFF" },
  { "utf8", "U+110000",
    "“U+110000” is no code point; they go from U+0000 to U+10FFFF, without U+D800 to "
    "U+DFFF" },
  { "time32", "2038-01-19 03:14:08",
    "That is out of range, which is 1901-12-13 20:45:52 to 2038-01-19 03:14:07" },
  { "time32", "yesterday", "“yesterday” is no time; write it like 2026-01-31 12:30:00" },
  { "time64", "2026-02-30", "“2026-02-30” is no time; write it like 2026-01-31 12:30:00" },
  { "time64", "2026-01-01 00:00:00.",
    "“2026-01-01 00:00:00.” is no time; write it like 2026-01-31 12:30:00" },
  { "filetime", "1600-12-31 23:59:59",
    "That is out of range, which is 1601-01-01 00:00:00 to 9999-12-31 23:59:59" },
  { "uuid", "0011", "A UUID has 32 hexadecimal digits, this has 4" },
  { "uuid", "xyz", "“xyz” is no UUID; it has hexadecimal digits and hyphens alone" },
};

static void
test_refusals (void)
{
  VitrineNumberScope scope = get_scope ("UTF-8", FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s “%s”", refusals[i].type, refusals[i].text);
      bytes = vitrine_number_parse (vitrine_number_find (refusals[i].type), &scope,
                                    refusals[i].text, &error);
      g_assert_null (bytes);
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==, refusals[i].message);
    }
}

static void
test_lacking_character (void)
{
  VitrineNumberScope scope = get_scope ("ISO-8859-1", FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_null (vitrine_number_parse (vitrine_number_find ("character"), &scope, "日",
                                       &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT);
}

/* At the end of a segment there are fewer bytes than a value takes. */
static void
test_short (void)
{
  VitrineNumberScope scope = get_scope ("UTF-16LE", FALSE);
  gsize n_types;
  const VitrineNumberType *types = vitrine_number_get_all (&n_types);

  for (gsize i = 0; i < n_types; i++)
    {
      g_assert_null (vitrine_number_format (&types[i], &scope, NULL, 0));
      for (gsize length = 1; length < types[i].size; length++)
        {
          g_autofree guint8 *bytes = g_malloc0 (length);

          g_assert_null (vitrine_number_format (&types[i], &scope, bytes, length));
        }
    }
  g_assert_null (vitrine_number_format (vitrine_number_find ("character"), &scope, "a", 1));
}

static void
assert_no_character (const char *name,
                     const char *hex)
{
  VitrineNumberScope scope = get_scope ("UTF-8", FALSE);
  g_autoptr (GBytes) bytes = from_hex (hex);

  g_assert_null (vitrine_number_format (vitrine_number_find (name), &scope,
                                        g_bytes_get_data (bytes, NULL),
                                        g_bytes_get_size (bytes)));
}

static void
test_no_character (void)
{
  assert_no_character ("character", "ff");
  assert_no_character ("character", "c3");
  assert_no_character ("utf8", "ff");
  assert_no_character ("utf8", "c3");
  assert_no_character ("utf8", "c341");
  assert_no_character ("utf8", "eda080");
  assert_no_character ("utf16", "00");
  assert_no_character ("utf16", "3dd8");
  assert_no_character ("utf16", "3dd84100");
  assert_no_character ("utf16", "00de3dd8");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/both-ways", test_both_ways);
  g_test_add_func ("/number/character", test_character);
  g_test_add_func ("/number/floats-round-trip", test_floats_round_trip);
  g_test_add_func ("/number/spellings", test_spellings);
  g_test_add_func ("/number/refusals", test_refusals);
  g_test_add_func ("/number/lacking-character", test_lacking_character);
  g_test_add_func ("/number/short", test_short);
  g_test_add_func ("/number/no-character", test_no_character);
  return g_test_run ();
}
