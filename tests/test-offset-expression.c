/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/offset-expression.h"

#include "segment/error.h"

#define CARET 0x100
#define SIZE 4096
#define HUGE_SIZE G_MAXINT64

typedef struct
{
  const char *text;
  guint64 size;
  guint64 offset;
} Good;

static const Good good[] = {
  { "0", SIZE, 0 },
  { "496", SIZE, 496 },
  { "0x1f0", SIZE, 496 },
  { "0X1F0", SIZE, 496 },
  { "0010", SIZE, 10 },
  { "4095", SIZE, 4095 },
  { "  \t12  ", SIZE, 12 },
  { "+16", SIZE, CARET + 16 },
  { "-0x10", SIZE, CARET - 16 },
  { "+0", SIZE, CARET },
  { "- 0x100", SIZE, 0 },
  { "+16+4-1", SIZE, CARET + 19 },
  { "end", SIZE, 4095 },
  { "end-4", SIZE, 4092 },
  { "END - 0x10", SIZE, 4080 },
  { "end-1", SIZE, 4095 },
  { "end-end", SIZE, 0 },
  { "0x10+0x10", SIZE, 32 },
  { "3*16+2", SIZE, 50 },
  { "2+3*16", SIZE, 50 },
  { "2*3*4", SIZE, 24 },
  { "+2*8", SIZE, CARET + 16 },
  { "-2*8", SIZE, CARET - 16 },
  { "end-2*16", SIZE, 4064 },
  { "0-16+20", SIZE, 4 },
  { "5000-1000", SIZE, 4000 },
  { "0x7ffffffffffffffe", HUGE_SIZE, G_MAXINT64 - 1 },
  { "9223372036854775807-1", HUGE_SIZE, G_MAXINT64 - 1 },
  { "end", HUGE_SIZE, G_MAXINT64 - 1 },
  { "end-1", HUGE_SIZE, G_MAXINT64 - 1 },
  { "0-end+end", HUGE_SIZE, 0 },
  { "0", 1, 0 },
  { "end", 1, 0 },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      guint64 offset = G_MAXUINT64;

      g_test_message ("“%s”", good[i].text);
      vitrine_offset_expression_evaluate (good[i].text, CARET, good[i].size, &offset,
                                          &error);
      g_assert_no_error (error);
      g_assert_cmpuint (offset, ==, good[i].offset);
    }
}

typedef struct
{
  const char *text;
  guint64 size;
  const char *message;
} Bad;

static const Bad bad[] = {
  { "", SIZE, "At character 1 a number or “end” is missing" },
  { "   ", SIZE, "At character 4 a number or “end” is missing" },
  { "+", SIZE, "At character 2 a number or “end” is missing" },
  { "end-", SIZE, "At character 5 a number or “end” is missing" },
  { "1++2", SIZE, "At character 3 a number or “end” is missing" },
  { "*2", SIZE, "At character 1 a number or “end” is missing" },
  { "2*", SIZE, "At character 3 a number or “end” is missing" },
  { "é", SIZE, "At character 1 a number or “end” is missing" },
  { "ende", SIZE, "At character 1 a number or “end” is missing" },
  { "end1", SIZE, "At character 1 a number or “end” is missing" },
  { "(1)", SIZE, "At character 1 a number or “end” is missing" },
  { "1 2", SIZE, "At character 3 one of + - * is missing" },
  { "1 é", SIZE, "At character 3 one of + - * is missing" },
  { "8/2", SIZE, "At character 2 one of + - * is missing" },
  { "end 4", SIZE, "At character 5 one of + - * is missing" },
  { "1é2", SIZE, "At character 2 one of + - * is missing" },
  { "0x", SIZE, "Hexadecimal digits are missing at character 3" },
  { "+0x+1", SIZE, "Hexadecimal digits are missing at character 4" },
  { "0xg", SIZE, "Character 3 is no digit" },
  { "12z", SIZE, "Character 3 is no digit" },
  { "1f0", SIZE,
    "Character 2 is no decimal digit; a hexadecimal number begins with 0x" },
  { "9223372036854775808", HUGE_SIZE, "The number at character 1 is too large" },
  { "1+0x8000000000000000", HUGE_SIZE, "The number at character 3 is too large" },
  { "0xffffffffffffffffffffffff", SIZE, "The number at character 1 is too large" },
  { "end+end", HUGE_SIZE, "Up to character 7 the offset is already too large" },
  { "end*2", HUGE_SIZE, "Up to character 5 the offset is already too large" },
  { "0-end-end", HUGE_SIZE, "Up to character 9 the offset is already too large" },
  { "-0x101", SIZE, "That is 1 byte before the start" },
  { "-0x102", SIZE, "That is 2 bytes before the start" },
  { "0-end-1", HUGE_SIZE, "That is 9223372036854775808 bytes before the start" },
  { "4096", SIZE, "That is past the last byte, which is at 0xfff (4095)" },
  { "end+1", SIZE, "That is past the last byte, which is at 0xfff (4095)" },
  { "+0xf00", SIZE, "That is past the last byte, which is at 0xfff (4095)" },
  { "0", 0, "The segment has no bytes" },
  { "end", 0, "The segment has no bytes" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      guint64 offset = 7;

      g_test_message ("“%s”", bad[i].text);
      g_assert_false (vitrine_offset_expression_evaluate (bad[i].text, CARET, bad[i].size,
                                                          &offset, &error));
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==, bad[i].message);
      g_assert_cmpuint (offset, ==, 7);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offset-expression/good", test_good);
  g_test_add_func ("/offset-expression/bad", test_bad);
  return g_test_run ();
}
