/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bytes-file.h"

#include "segment/error.h"
#include "session-tools.h"

#include <glib/gstdio.h>

#include <string.h>

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static GBytes *
load (const char  *path,
      guint64      room,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  vitrine_bytes_file_load_async (file, room, NULL, take_result_cb, &result);
  wait_until (is_set, &result);
  return vitrine_bytes_file_load_finish (result, error);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "bytes", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_set_contents (path, "a\0b", 3, NULL));
  bytes = load (path, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "a\0b", 3);

  g_assert_null (load (path, 1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "2 bytes over"));
  g_clear_error (&error);

  g_remove (path);
  g_assert_null (load (path, 3, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (folder);
}

/* It would never end. */
static void
test_device (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load ("/dev/zero", 3, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bytes-file/file", test_file);
  g_test_add_func ("/bytes-file/device", test_device);
  return g_test_run ();
}
