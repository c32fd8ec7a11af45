/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/spawn.h"

/* The file this process runs from. One that was replaced meanwhile, as an
 * upgrade does, has no path any more, but can still be run through the link. */
static char *
find_program (void)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&path);
  return g_strdup ("/proc/self/exe");
}

/* Without a token of the desktop's the new window might open behind this one. */
static void
take_startup_token (GSubprocessLauncher *launcher,
                    GdkDisplay          *display)
{
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autoptr (GAppInfo) info = NULL;
  g_autofree char *token = NULL;

  info = g_app_info_create_from_commandline (
      "vitrine", "Vitrine", G_APP_INFO_CREATE_SUPPORTS_STARTUP_NOTIFICATION,
      NULL);
  context = gdk_display_get_app_launch_context (display);
  if (info != NULL)
    token = g_app_launch_context_get_startup_notify_id (
        G_APP_LAUNCH_CONTEXT (context), info, NULL);
  if (token == NULL)
    return;

  g_subprocess_launcher_setenv (launcher, "DESKTOP_STARTUP_ID", token, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_ACTIVATION_TOKEN", token, TRUE);
}

/**
 * vitrine_spawn_window:
 *
 * The two dashes keep a name that begins with one from being read as an option.
 * The process is on its own: it goes on when this one ends.
 */
gboolean
vitrine_spawn_window (GdkDisplay      *display,
                      VitrineAddress  *address,
                      GError         **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *program = find_program ();

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  take_startup_token (launcher, display);
  process = g_subprocess_launcher_spawn (launcher, error, program, "--",
                                         vitrine_address_get_raw (address),
                                         NULL);

  return process != NULL;
}
