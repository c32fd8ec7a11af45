/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/encoding.h"

#include "segment/error.h"

#include <string.h>

#define FFFD "\357\277\275"
#define BOM "\357\273\277"

static const VitrineEncoding *
find (const char *name)
{
  g_autoptr (GError) error = NULL;
  const VitrineEncoding *found = vitrine_encoding_find (name, &error);

  g_assert_no_error (error);
  return found;
}

typedef struct
{
  const char *encoding;
  const char *bytes;
  gsize length;
  const char *utf8;
  gsize n_units;
  gsize n_characters;
  gsize n_invalid;
  gboolean terminated;
} DecodeCase;

static const DecodeCase decode_cases[] = {
  { "UTF-16LE", "", 0, "", 0, 0, 0, FALSE },
  { "UTF-16LE", "T\0h\0\0\0x\0", 8, "Th", 2, 2, 0, TRUE },
  { "UTF-16LE", "T\0h\0", 4, "Th", 2, 2, 0, FALSE },
  { "UTF-16LE", "\0\0", 2, "", 0, 0, 0, TRUE },
  /* A zero byte in a unit is no terminator, in either half. */
  { "UTF-16LE", "\0\1T\0\0\0", 6, "\304\200T", 2, 2, 0, TRUE },
  /* A pair, alone, cut by the end, cut by the terminator, swapped. */
  { "UTF-16LE", "\x3d\xd8\x00\xde\0\0", 6, "\360\237\230\200", 2, 1, 0, TRUE },
  { "UTF-16LE", "\x3d\xd8", 2, FFFD, 1, 1, 1, FALSE },
  { "UTF-16LE", "a\0\x3d\xd8\0\0", 6, "a" FFFD, 2, 2, 1, TRUE },
  { "UTF-16LE", "\x3d\xd8" "a\0", 4, FFFD "a", 2, 2, 1, FALSE },
  { "UTF-16LE", "\x00\xde\x3d\xd8", 4, FFFD FFFD, 2, 2, 2, FALSE },
  { "UTF-16LE", "\x3d\xd8\x3d\xd8\x00\xde", 6, FFFD "\360\237\230\200", 3, 2, 1, FALSE },
  /* The first and the last pair there are. */
  { "UTF-16BE", "\xd8\x00\xdc\x00\xdb\xff\xdf\xff", 8, "\360\220\200\200\364\217\277\277",
    4, 2, 0, FALSE },
  /* A partial unit at the end. */
  { "UTF-16LE", "T\0h", 3, "T" FFFD, 1, 2, 1, FALSE },
  { "UTF-16LE", "T", 1, FFFD, 0, 1, 1, FALSE },
  { "UTF-16LE", "T\0\0\0h", 5, "T", 1, 1, 0, TRUE },
  { "UTF-32LE", "T\0\0\0h\0\0", 7, "T" FFFD, 1, 2, 1, FALSE },
  /* A byte order mark is data. */
  { "UTF-16LE", "\xff\xfeT\0", 4, BOM "T", 2, 2, 0, FALSE },
  { "UTF-16BE", "\xfe\xff\0T", 4, BOM "T", 2, 2, 0, FALSE },
  { "UTF-8", "\xef\xbb\xbfT", 4, BOM "T", 4, 2, 0, FALSE },
  { "UTF-32BE", "\0\0\xfe\xff\0\0\0T", 8, BOM "T", 2, 2, 0, FALSE },
  /* UTF-32 beyond Unicode, and a surrogate in it. */
  { "UTF-32LE", "\0\0\x11\0\xff\xff\x10\0\0\0\0\0", 12, FFFD "\364\217\277\277", 2, 2, 1, TRUE },
  { "UTF-32BE", "\0\0\xd8\0", 4, FFFD, 1, 1, 1, FALSE },
  /* One U+FFFD for each maximal subpart: the standard's own examples. */
  { "UTF-8", "h\303\251\0z", 5, "h\303\251", 3, 2, 0, TRUE },
  { "UTF-8", "\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41", 9,
    FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A", 9, 9, 8, FALSE },
  { "UTF-8", "\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41", 9,
    FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A", 9, 9, 8, FALSE },
  { "UTF-8", "\xf4\x91\x92\x93\xff\x41\x80\xbf\x42", 9,
    FFFD FFFD FFFD FFFD FFFD "A" FFFD FFFD "B", 9, 9, 7, FALSE },
  { "UTF-8", "\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41", 9, FFFD FFFD FFFD FFFD "A",
    9, 5, 4, FALSE },
  { "UTF-8", "a\xf0\x9f\x98", 4, "a" FFFD, 4, 2, 1, FALSE },
  { "UTF-8", "a\xf0\x9f\0\x98", 5, "a" FFFD, 3, 2, 1, TRUE },
  { "UTF-8", "a\xc3", 2, "a" FFFD, 2, 2, 1, FALSE },
  /* Through iconv. */
  { "ISO-8859-1", "caf\xe9\0", 5, "caf\303\251", 4, 4, 0, TRUE },
  { "ISO-8859-15", "\xa4", 1, "\342\202\254", 1, 1, 0, FALSE },
  { "WINDOWS-1252", "\x80\x81", 2, "\342\202\254" FFFD, 2, 2, 1, FALSE },
  { "SHIFT_JIS", "\x82\xb1\x82\0", 4, "\343\201\223" FFFD, 3, 2, 1, TRUE },
  { "SHIFT_JIS", "\x82", 1, FFFD, 1, 1, 1, FALSE },
  { "EUC-KR", "\xff\xc7\xd1", 3, FFFD "\355\225\234", 3, 2, 1, FALSE },
  { "GB18030", "\x81\x30\x81\x30" "a\x81\x30\x81", 8, "\302\200" "a" FFFD, 8, 3, 1, FALSE },
};

static void
test_decode (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (decode_cases); i++)
    {
      const DecodeCase *c = &decode_cases[i];
      /* In a block of its own, so that reading past it is found. */
      g_autofree char *bytes = g_memdup2 (c->bytes, c->length);
      g_autoptr (VitrineText) text = NULL;

      g_test_message ("case %zu, %s", i, c->encoding);
      text = vitrine_encoding_decode (find (c->encoding), bytes, c->length);
      g_assert_cmpstr (text->utf8, ==, c->utf8);
      g_assert_cmpuint (text->utf8_length, ==, strlen (c->utf8));
      g_assert_cmpuint (text->n_units, ==, c->n_units);
      g_assert_cmpuint (text->n_characters, ==, c->n_characters);
      g_assert_cmpuint (text->n_invalid, ==, c->n_invalid);
      g_assert_cmpint (text->terminated, ==, c->terminated);
    }
}

/* Any start in memory will do: a text need not stand at an even address. */
static void
test_decode_unaligned (void)
{
  const char bytes[] = "?T\0h\0\0\0";
  g_autoptr (VitrineText) text = vitrine_encoding_decode (find ("UTF-16LE"), bytes + 1, 6);

  g_assert_cmpstr (text->utf8, ==, "Th");
}

static void
fill_with_garbage (guint8  *bytes,
                   gsize    length,
                   guint32  seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (gsize i = 0; i < length; i++)
    bytes[i] = g_rand_int_range (rand, 0x80, 0x100);
}

/* A quadratic reading of this would take minutes, and the test would be killed. */
static void
test_decode_garbage (void)
{
  gsize n_encodings;
  const VitrineEncoding *all = vitrine_encoding_get_all (&n_encodings);
  gsize length = 1024 * 1024;
  g_autofree guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < n_encodings; i++)
    for (guint seed = 0; seed < 2; seed++)
      {
        g_autoptr (VitrineText) text = NULL;
        gint64 start = g_get_monotonic_time ();

        if (seed == 0)
          memset (bytes, 0xdb, length);
        else
          fill_with_garbage (bytes, length, seed);
        text = vitrine_encoding_decode (&all[i], bytes, length);
        g_assert_true (g_utf8_validate_len (text->utf8, text->utf8_length, NULL));
        g_assert_cmpuint (g_utf8_strlen (text->utf8, -1), ==, text->n_characters);
        g_assert_cmpuint (text->n_invalid, <=, text->n_characters);
        g_assert_cmpuint (text->n_units, ==, length / all[i].unit_size);
        g_assert_false (text->terminated);
        g_test_message ("%s: %zu invalid, %.1f ms", all[i].name, text->n_invalid,
                        (g_get_monotonic_time () - start) / 1000.0);
      }
}

typedef struct
{
  const char *encoding;
  const char *utf8;
  const char *bytes; /* with the terminator */
  gsize length;
} EncodeCase;

static const EncodeCase encode_cases[] = {
  { "UTF-16LE", "", "\0\0", 2 },
  { "UTF-16LE", "Th", "T\0h\0\0\0", 6 },
  { "UTF-16BE", "Th", "\0T\0h\0\0", 6 },
  { "UTF-16LE", "\360\237\230\200", "\x3d\xd8\x00\xde\0\0", 6 },
  { "UTF-16BE", "\360\237\230\200", "\xd8\x3d\xde\x00\0\0", 6 },
  { "UTF-8", "h\303\251", "h\303\251\0", 4 },
  { "UTF-32LE", "\360\237\230\200", "\x00\xf6\x01\0\0\0\0\0", 8 },
  { "UTF-32BE", "T", "\0\0\0T\0\0\0\0", 8 },
  { "ISO-8859-1", "", "\0", 1 },
  { "ISO-8859-1", "caf\303\251", "caf\xe9\0", 5 },
  { "WINDOWS-1251", "\320\237", "\xcf\0", 2 },
  { "SHIFT_JIS", "\343\201\223", "\x82\xb1\0", 3 },
  { "EUC-JP", "\343\201\223", "\xa4\xb3\0", 3 },
  { "EUC-KR", "\355\225\234", "\xc7\xd1\0", 3 },
  { "BIG5", "\344\270\255", "\xa4\xa4\0", 3 },
  { "GB18030", "\360\237\230\200", "\x94\x39\xfc\x36\0", 5 },
};

static void
test_encode (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encode_cases); i++)
    {
      const EncodeCase *c = &encode_cases[i];
      const VitrineEncoding *encoding = find (c->encoding);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) units = NULL;
      gsize n_units = G_MAXSIZE;

      g_test_message ("case %zu, %s", i, c->encoding);
      units = vitrine_encoding_encode (encoding, c->utf8, -1, &n_units, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (units, NULL), g_bytes_get_size (units),
                       c->bytes, c->length);
      g_assert_cmpuint (n_units, ==, c->length / encoding->unit_size - 1);
    }
}

static void
test_encode_length (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) units = NULL;

  units = vitrine_encoding_encode (find ("UTF-8"), "abc", 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (units, NULL), g_bytes_get_size (units), "ab\0", 3);
}

/* What the encodings of Unicode can say comes back as it was. */
static void
test_round_trip (void)
{
  gsize n_encodings;
  const VitrineEncoding *all = vitrine_encoding_get_all (&n_encodings);
  g_autoptr (GString) everything = g_string_new (NULL);

  for (gunichar c = 1; c <= 0x10ffff; c++)
    if (g_unichar_validate (c))
      g_string_append_unichar (everything, c);

  for (gsize i = 0; i < n_encodings; i++)
    {
      gboolean whole = g_str_has_prefix (all[i].name, "UTF-");
      const char *utf8 = whole ? everything->str : "Plain ASCII: a-z [0-9] {#@} $1,00 ^_`|\t\n";
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) units = NULL;
      g_autoptr (VitrineText) text = NULL;

      units = vitrine_encoding_encode (&all[i], utf8, -1, NULL, &error);
      g_assert_no_error (error);
      text = vitrine_encoding_decode (&all[i], g_bytes_get_data (units, NULL),
                                      g_bytes_get_size (units));
      g_assert_true (g_str_equal (text->utf8, utf8));
      g_assert_cmpuint (text->n_invalid, ==, 0);
      g_assert_true (text->terminated);
    }
}

typedef struct
{
  const char *encoding;
  const char *utf8;
  gssize length;
  const char *said; /* what the message must name */
} RefusedCase;

static const RefusedCase refused_cases[] = {
  { "ISO-8859-1", "caf\303\251 \342\202\254 \342\202\254", -1,
    "character 6, “\342\202\254” (U+20AC)" },
  { "WINDOWS-1251", "\360\237\230\200", -1, "character 1, “\360\237\230\200” (U+1F600)" },
  { "SHIFT_JIS", "\343\201\223\303\251", -1, "character 2, “\303\251” (U+00E9)" },
  /* iconv(3) leaves these out without a word. */
  { "ISO-8859-1", "ab\363\240\201\201", -1, "character 3, U+E0041" },
  { "EUC-KR", "ab\363\240\201\201cd", -1, "character 3, U+E0041" },
  { "UTF-16LE", "ab\0cd", 5, "character 3" },
  { "UTF-8", "\0", 1, "character 1" },
  { "UTF-16LE", "ab\377cd", -1, "byte 3" },
  { "UTF-8", "ab\303", -1, "byte 3" },
  { "UTF-8", "\355\240\200", -1, "byte 1" },
  { "ISO-8859-1", "\303\251", 1, "byte 1" },
};

static void
test_encode_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      const RefusedCase *c = &refused_cases[i];
      g_autoptr (GError) error = NULL;
      GBytes *units;

      units = vitrine_encoding_encode (find (c->encoding), c->utf8, c->length, NULL, &error);
      g_assert_null (units);
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, c->said));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_capacity (void)
{
  g_assert_cmpuint (vitrine_encoding_capacity (find ("UTF-16LE"), 4096), ==, 2047);
  g_assert_cmpuint (vitrine_encoding_capacity (find ("UTF-16LE"), 4097), ==, 2047);
  g_assert_cmpuint (vitrine_encoding_capacity (find ("UTF-32LE"), 4096), ==, 1023);
  g_assert_cmpuint (vitrine_encoding_capacity (find ("UTF-8"), 4096), ==, 4095);
  g_assert_cmpuint (vitrine_encoding_capacity (find ("UTF-16LE"), 4), ==, 1);
  g_assert_cmpuint (vitrine_encoding_capacity (find ("UTF-16LE"), 2), ==, 0);
  g_assert_cmpuint (vitrine_encoding_capacity (find ("UTF-16LE"), 1), ==, 0);
  g_assert_cmpuint (vitrine_encoding_capacity (find ("UTF-8"), 0), ==, 0);
}

static void
test_table (void)
{
  gsize n_encodings;
  const VitrineEncoding *all = vitrine_encoding_get_all (&n_encodings);

  g_assert_true (all == vitrine_encoding_default ());
  g_assert_cmpstr (all[0].name, ==, "UTF-16LE");
  g_assert_cmpuint (n_encodings, >=, 14);
  for (gsize i = 0; i < n_encodings; i++)
    {
      GIConv iconv = g_iconv_open ("UTF-8", all[i].name);

      g_assert_true (find (all[i].name) == &all[i]);
      g_assert_cmpuint (strlen (all[i].label), >, 0);
      g_assert_true (iconv != (GIConv) -1);
      g_iconv_close (iconv);
    }
}

static void
test_find (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (find ("utf-16le")->name, ==, "UTF-16LE");
  g_assert_cmpstr (find ("utf16le")->name, ==, "UTF-16LE");
  g_assert_cmpstr (find ("UTF16BE")->name, ==, "UTF-16BE");
  g_assert_cmpstr (find ("utf8")->name, ==, "UTF-8");
  g_assert_cmpstr (find ("Latin1")->name, ==, "ISO-8859-1");
  g_assert_cmpstr (find ("latin-9")->name, ==, "ISO-8859-15");
  g_assert_cmpstr (find ("iso8859_1")->name, ==, "ISO-8859-1");
  g_assert_cmpstr (find ("cp1252")->name, ==, "WINDOWS-1252");
  g_assert_cmpstr (find ("Shift-JIS")->name, ==, "SHIFT_JIS");

  g_assert_null (vitrine_encoding_find ("utf-7", &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "utf-7"));
  g_assert_nonnull (strstr (error->message, "UTF-16LE, UTF-16BE, UTF-8"));
  g_clear_error (&error);

  g_assert_null (vitrine_encoding_find ("", NULL));
  g_assert_null (vitrine_encoding_find ("\377", &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/table", test_table);
  g_test_add_func ("/encoding/find", test_find);
  g_test_add_func ("/encoding/capacity", test_capacity);
  g_test_add_func ("/encoding/decode", test_decode);
  g_test_add_func ("/encoding/decode-unaligned", test_decode_unaligned);
  g_test_add_func ("/encoding/decode-garbage", test_decode_garbage);
  g_test_add_func ("/encoding/encode", test_encode);
  g_test_add_func ("/encoding/encode-length", test_encode_length);
  g_test_add_func ("/encoding/encode-refused", test_encode_refused);
  g_test_add_func ("/encoding/round-trip", test_round_trip);
  return g_test_run ();
}
