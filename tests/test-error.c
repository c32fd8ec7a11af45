/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/error.h"

#include <errno.h>
#include <string.h>

static void
test_errno_becomes_code (void)
{
  g_autoptr (GError) error = NULL;

  vitrine_error_set_errno (&error, ENOSPC, "Cannot create “%s”", "block");
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FULL);
  g_assert_true (g_str_has_prefix (error->message, "Cannot create “block”: "));
  g_assert_true (g_str_has_suffix (error->message, g_strerror (ENOSPC)));
}

static void
test_unknown_errno_is_failed (void)
{
  g_autoptr (GError) error = NULL;

  vitrine_error_set_errno (&error, EXDEV, "Cannot move");
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/errno-becomes-code", test_errno_becomes_code);
  g_test_add_func ("/error/unknown-errno-is-failed", test_unknown_errno_is_failed);
  return g_test_run ();
}
