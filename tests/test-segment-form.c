/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/segment-form.h"

#include "segment/error.h"
#include "segment/segment.h"

#include <unistd.h>

static void
test_sizes (void)
{
  static const struct
  {
    const char *text;
    VitrineUnit unit;
    guint64 size; /* 0: refused */
  } cases[] = {
    { "4096", VITRINE_UNIT_BYTES, 4096 },
    { " 4096 ", VITRINE_UNIT_BYTES, 4096 },
    { "1", VITRINE_UNIT_BYTES, 1 },
    { "0x1000", VITRINE_UNIT_BYTES, 4096 },
    { "0XfF", VITRINE_UNIT_BYTES, 255 },
    { "4", VITRINE_UNIT_KIB, 4096 },
    { "3", VITRINE_UNIT_MIB, 3 * 1024 * 1024 },
    { "2", VITRINE_UNIT_GIB, G_GUINT64_CONSTANT (2147483648) },
    { "9223372036854775807", VITRINE_UNIT_BYTES, G_MAXINT64 },
    { "8589934591", VITRINE_UNIT_GIB, G_GUINT64_CONSTANT (9223372035781033984) },
    { "", VITRINE_UNIT_BYTES, 0 },
    { "  ", VITRINE_UNIT_BYTES, 0 },
    { "0", VITRINE_UNIT_KIB, 0 },
    { "0x", VITRINE_UNIT_BYTES, 0 },
    { "0x0", VITRINE_UNIT_BYTES, 0 },
    { "-1", VITRINE_UNIT_BYTES, 0 },
    { "+1", VITRINE_UNIT_BYTES, 0 },
    { "4.5", VITRINE_UNIT_KIB, 0 },
    { "4096 bytes", VITRINE_UNIT_BYTES, 0 },
    { "9223372036854775808", VITRINE_UNIT_BYTES, 0 },
    { "8589934592", VITRINE_UNIT_GIB, 0 },
    { "99999999999999999999999", VITRINE_UNIT_BYTES, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize size = 0;

      g_test_message ("“%s”, unit %d", cases[i].text, cases[i].unit);
      g_assert_cmpint (vitrine_size_parse (cases[i].text, cases[i].unit, &size, &error),
                       ==, cases[i].size != 0);
      g_assert_cmpuint (size, ==, cases[i].size);
      g_assert_cmpint (error == NULL, ==, cases[i].size != 0);
    }
}

static void
assert_size_message (const char *text,
                     const char *message)
{
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_false (vitrine_size_parse (text, VITRINE_UNIT_GIB, &size, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_size_says_why (void)
{
  assert_size_message ("", "A segment needs a size");
  assert_size_message ("0", "A segment has at least one byte");
  assert_size_message ("many", "The size is a whole number, such as 4096");
  assert_size_message ("99999999999", "No segment can be as large as that");
}

static void
test_modes (void)
{
  g_assert_cmpuint (vitrine_audience_get_mode (VITRINE_AUDIENCE_ME), ==, 0600);
  g_assert_cmpuint (vitrine_audience_get_mode (VITRINE_AUDIENCE_GROUP), ==, 0660);
  g_assert_cmpuint (vitrine_audience_get_mode (VITRINE_AUDIENCE_EVERYONE), ==, 0666);
}

static void
test_names (void)
{
  g_autofree char *name = NULL;
  g_autofree char *slashed = NULL;
  g_autoptr (VitrineAddress) plain = NULL;
  g_autoptr (VitrineAddress) with_slash = NULL;
  g_autoptr (GError) error = NULL;

  name = g_strdup_printf ("vitrine-test-%d-%u", (int) getpid (), g_random_int ());
  slashed = g_strconcat ("/", name, NULL);

  plain = vitrine_new_name_parse (name, &error);
  g_assert_no_error (error);
  with_slash = vitrine_new_name_parse (slashed, &error);
  g_assert_no_error (error);
  g_assert_true (vitrine_address_equal (plain, with_slash));
}

static void
test_bad_names (void)
{
  static const char *const names[] = { "", "/", ".", "..", "a/b", "//a" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (vitrine_new_name_parse (names[i], &error));
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BAD_ADDRESS);
    }
}

static void
test_name_in_use (void)
{
  g_autofree char *name = NULL;
  g_autoptr (VitrineAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  name = g_strdup_printf ("vitrine-test-%d-%u", (int) getpid (), g_random_int ());
  address = vitrine_new_name_parse (name, &error);
  g_assert_no_error (error);
  vitrine_segment_create (address, 16, 0600, TRUE, &error);
  g_assert_no_error (error);

  g_assert_null (vitrine_new_name_parse (name, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_EXISTS);
  g_clear_error (&error);

  vitrine_segment_remove (address, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segment-form/sizes", test_sizes);
  g_test_add_func ("/segment-form/size-says-why", test_size_says_why);
  g_test_add_func ("/segment-form/modes", test_modes);
  g_test_add_func ("/segment-form/names", test_names);
  g_test_add_func ("/segment-form/bad-names", test_bad_names);
  g_test_add_func ("/segment-form/name-in-use", test_name_in_use);
  return g_test_run ();
}
