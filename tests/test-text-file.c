/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text-file.h"

#include "segment/error.h"

#include <glib/gstdio.h>

typedef struct
{
  GAsyncResult *result;
} Wait;

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  ((Wait *) user_data)->result = g_object_ref (result);
}

static char *
load (const char  *path,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  Wait wait = { NULL };

  vitrine_text_file_load_async (file, NULL, loaded_cb, &wait);
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);

  result = wait.result;
  return vitrine_text_file_load_finish (result, error);
}

static char *
load_contents (const char  *contents,
               gssize       length,
               GError     **error)
{
  g_autofree char *path = NULL;
  char *text;
  int fd = g_file_open_tmp ("vitrine-test-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  text = load (path, error);
  g_unlink (path);

  return text;
}

static void
test_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = load_contents ("deux\nlignés\n", -1, &error);
  g_autofree char *empty = load_contents ("", 0, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "deux\nlignés\n");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_byte_order_mark_is_left_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = load_contents ("\xef\xbb\xbf" "abc", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "abc");
}

static void
test_no_text (void)
{
  g_autoptr (GError) zero = NULL;
  g_autoptr (GError) invalid = NULL;

  g_assert_null (load_contents ("a\0b", 3, &zero));
  g_assert_error (zero, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT);
  g_assert_null (load_contents ("caf\xe9", -1, &invalid));
  g_assert_error (invalid, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT);
}

static void
test_too_long (void)
{
  g_autofree char *most = g_strnfill (VITRINE_TEXT_FILE_MAX, 'x');
  g_autofree char *more = g_strnfill (VITRINE_TEXT_FILE_MAX + 1, 'x');
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  text = load_contents (most, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, most);

  g_assert_null (load_contents (more, -1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load ("/nonexistent/vitrine", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/nonexistent/vitrine"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-file/text", test_text);
  g_test_add_func ("/text-file/byte-order-mark", test_byte_order_mark_is_left_out);
  g_test_add_func ("/text-file/no-text", test_no_text);
  g_test_add_func ("/text-file/too-long", test_too_long);
  g_test_add_func ("/text-file/missing", test_missing_file);
  return g_test_run ();
}
