/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>

#include "app/application.h"
#include "vitrine-config.h"

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

int
main (int argc,
      char **argv)
{
  g_autoptr (VitrineApplication) application = NULL;

  init_translations ();
  application = vitrine_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
