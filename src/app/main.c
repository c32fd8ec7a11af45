/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/application.h"
#include "app/options.h"
#include "vitrine-config.h"

#include <glib/gi18n.h>

#include <locale.h>

#define EXIT_USAGE 2
#define THEME "GTK_THEME"
#define NO_THEME "Empty"

/* A checkout has its translations in its build folder. */
static void
init_translations (void)
{
  const char *folder = g_getenv ("VITRINE_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : VITRINE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* GTK reads its theme with its settings, and libadwaita takes it away again at once:
 * a tenth of the time until the window is seen, for nothing. So there is none to be
 * read, unless somebody wants a certain one. */
static gboolean
init_gtk (void)
{
  gboolean is_wanted = g_getenv (THEME) != NULL;
  gboolean has_display;

  g_setenv (THEME, NO_THEME, FALSE);
  has_display = gtk_init_check ();
  if (has_display)
    gtk_settings_get_default ();
  if (!is_wanted)
    g_unsetenv (THEME);
  return has_display;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (VitrineApplication) application = NULL;
  g_auto (VitrineOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  init_translations ();
  if (!vitrine_options_parse (&options, &argc, &argv, &error))
    {
      g_printerr ("vitrine: %s\n", error->message);
      return EXIT_USAGE;
    }

  if (options.show_version)
    {
      g_print ("vitrine %s\n", VITRINE_VERSION);
      return 0;
    }

  if (!init_gtk ())
    {
      g_printerr ("vitrine: %s\n",
                  _("There is no display to open a window on. Start it in a "
                    "graphical session, or use vitrine-cli."));
      return 1;
    }

  application = vitrine_application_new (options.address);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
