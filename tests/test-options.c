/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/options.h"

#include "segment/error.h"

/* GOption takes the vector apart, so each case gets a copy on the stack. */
static gboolean
parse (VitrineOptions  *options,
       const char      *first,
       const char      *second,
       GError         **error)
{
  const char *vector[] = { "vitrine", first, second, NULL };
  char **argv = (char **) vector;
  int argc = (int) g_strv_length (argv);

  return vitrine_options_parse (options, &argc, &argv, error);
}

static void
test_nothing (void)
{
  g_auto (VitrineOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (parse (&options, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (options.address);
  g_assert_false (options.show_version);
}

static void
test_address (void)
{
  g_auto (VitrineOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (parse (&options, "posix:/block", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (vitrine_address_get_name (options.address), ==, "block");
}

/* Neither broken UTF-8 nor a newline may be lost on the way. */
static void
test_raw_bytes (void)
{
  g_auto (VitrineOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (parse (&options, "a\xff\n\xc3", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (vitrine_address_get_name (options.address), ==, "a\xff\n\xc3");
}

static void
test_name_like_an_option (void)
{
  g_auto (VitrineOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (parse (&options, "--", "--version", &error));
  g_assert_no_error (error);
  g_assert_false (options.show_version);
  g_assert_cmpstr (vitrine_address_get_name (options.address), ==, "--version");
}

static void
test_version (void)
{
  g_auto (VitrineOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (parse (&options, "--version", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (options.show_version);
}

static void
test_bad_address (void)
{
  g_auto (VitrineOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (parse (&options, "a/b", NULL, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BAD_ADDRESS);
}

static void
test_wrong_usage (void)
{
  g_auto (VitrineOptions) two = { NULL };
  g_auto (VitrineOptions) unknown = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (parse (&two, "a", "b", &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_false (parse (&unknown, "--no-such-option", NULL, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/options/nothing", test_nothing);
  g_test_add_func ("/options/address", test_address);
  g_test_add_func ("/options/raw-bytes", test_raw_bytes);
  g_test_add_func ("/options/name-like-an-option", test_name_like_an_option);
  g_test_add_func ("/options/version", test_version);
  g_test_add_func ("/options/bad-address", test_bad_address);
  g_test_add_func ("/options/wrong-usage", test_wrong_usage);
  return g_test_run ();
}
