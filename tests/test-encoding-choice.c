/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/encoding-choice.h"

static const guint8 nothing[16];
static const guint8 utf16[16] = { 'T', 0, 'h', 0, 'i', 0, 's', 0 };
static const guint8 utf8[16] = "This is it";

static void
assert_encoding (const VitrineEncodingChoice *choice,
                 const char                  *name)
{
  g_assert_cmpstr (choice->encoding->name, ==, name);
}

static void
test_managed_is_utf16 (void)
{
  VitrineEncodingChoice choice;

  vitrine_encoding_choice_init (&choice, TRUE, TRUE, utf8, sizeof utf8);
  assert_encoding (&choice, "UTF-16LE");
  g_assert_true (choice.automatic);
}

static void
test_foreign_is_guessed (void)
{
  VitrineEncodingChoice choice;

  vitrine_encoding_choice_init (&choice, FALSE, FALSE, utf8, sizeof utf8);
  assert_encoding (&choice, "UTF-8");
  vitrine_encoding_choice_init (&choice, FALSE, FALSE, utf16, sizeof utf16);
  assert_encoding (&choice, "UTF-16LE");
  vitrine_encoding_choice_init (&choice, FALSE, FALSE, nothing, sizeof nothing);
  assert_encoding (&choice, "UTF-8");
}

/* A kept block, which has no mark: what stands there decides, and only where
 * nothing does, what its users will write. */
static void
test_joined_expects_utf16 (void)
{
  VitrineEncodingChoice choice;

  vitrine_encoding_choice_init (&choice, FALSE, TRUE, nothing, sizeof nothing);
  g_assert_cmpstr (choice.encoding->name, ==, "UTF-16LE");
  vitrine_encoding_choice_init (&choice, FALSE, TRUE, "plain text", 11);
  g_assert_cmpstr (choice.encoding->name, ==, "UTF-8");
}

static void
test_guessed_again_only_where_nothing_stood (void)
{
  VitrineEncodingChoice choice;

  vitrine_encoding_choice_init (&choice, FALSE, FALSE, nothing, sizeof nothing);
  g_assert_true (vitrine_encoding_choice_observe (&choice, utf16, sizeof utf16));
  assert_encoding (&choice, "UTF-16LE");

  /* Somebody reads: it stays, whatever is written over it. */
  g_assert_false (vitrine_encoding_choice_observe (&choice, utf8, sizeof utf8));
  assert_encoding (&choice, "UTF-16LE");

  g_assert_false (vitrine_encoding_choice_observe (&choice, nothing, sizeof nothing));
  g_assert_true (vitrine_encoding_choice_observe (&choice, utf8, sizeof utf8));
  assert_encoding (&choice, "UTF-8");
}

/* As letters arrive one by one from somebody who types. */
static void
test_one_unit_decides_nothing (void)
{
  static const guint8 one[16] = { 'T' };
  VitrineEncodingChoice choice;

  vitrine_encoding_choice_init (&choice, FALSE, FALSE, one, sizeof one);
  assert_encoding (&choice, "UTF-8");
  g_assert_true (vitrine_encoding_choice_observe (&choice, utf16, sizeof utf16));
  assert_encoding (&choice, "UTF-16LE");
}

static void
test_choice_of_a_person_stays (void)
{
  const VitrineEncoding *latin = vitrine_encoding_find ("ISO-8859-1", NULL);
  VitrineEncodingChoice choice;

  vitrine_encoding_choice_init (&choice, FALSE, FALSE, nothing, sizeof nothing);
  g_assert_true (vitrine_encoding_choice_set (&choice, latin, nothing, sizeof nothing));
  g_assert_false (choice.automatic);
  g_assert_false (vitrine_encoding_choice_observe (&choice, utf16, sizeof utf16));
  g_assert_true (choice.encoding == latin);

  /* Left to the program again: what stands there now decides. */
  g_assert_true (vitrine_encoding_choice_set (&choice, NULL, utf16, sizeof utf16));
  g_assert_true (choice.automatic);
  assert_encoding (&choice, "UTF-16LE");
}

static void
test_nothing_known (void)
{
  VitrineEncodingChoice choice;

  vitrine_encoding_choice_init (&choice, FALSE, FALSE, NULL, 0);
  g_assert_nonnull (choice.encoding);
  g_assert_true (choice.open);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding-choice/managed", test_managed_is_utf16);
  g_test_add_func ("/encoding-choice/foreign", test_foreign_is_guessed);
  g_test_add_func ("/encoding-choice/joined", test_joined_expects_utf16);
  g_test_add_func ("/encoding-choice/guessed-again", test_guessed_again_only_where_nothing_stood);
  g_test_add_func ("/encoding-choice/one-unit", test_one_unit_decides_nothing);
  g_test_add_func ("/encoding-choice/of-a-person", test_choice_of_a_person_stays);
  g_test_add_func ("/encoding-choice/nothing-known", test_nothing_known);
  return g_test_run ();
}
