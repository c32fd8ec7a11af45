/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "data-folder.h"

#include <glib.h>
#include <glib/gstdio.h>

#include <errno.h>

/* Not G_TEST_OPTION_ISOLATE_DIRS, which leaks. */
void
data_folder_begin (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-data-XXXXXX", NULL);

  g_assert_nonnull (folder);
  g_assert_true (g_setenv ("XDG_DATA_HOME", folder, TRUE));
}

void
data_folder_end (void)
{
  static const char *const folders[] = { "vitrine/bookmarks", "vitrine", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), folders[i], NULL);

      g_assert_true (g_rmdir (path) == 0 || errno == ENOENT);
    }
}
