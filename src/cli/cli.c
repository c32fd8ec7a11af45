/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* vitrine-cli: the jobs of Vitrine for scripts. Finds the command and turns what
 * became of it into a message and an exit status. */

#include "cli/command.h"
#include "cli/output.h"
#include "vitrine-config.h"

#include <glib/gi18n.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

enum
{
  STATUS_DONE,
  STATUS_FAILED,
  STATUS_USAGE,
};

#define NAME_WIDTH 9

static const VitrineCommand *const commands[] = {
  &vitrine_command_list,
  &vitrine_command_processes,
  &vitrine_command_read,
  &vitrine_command_write,
  &vitrine_command_watch,
  &vitrine_command_create,
  &vitrine_command_hold,
  &vitrine_command_keep,
  &vitrine_command_remove,
};

static const VitrineCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

static void
print_help (void)
{
  g_print ("%s\n\n%s\n\n%s\n", _("Usage: vitrine-cli COMMAND [OPTION…] [ARGUMENT…]"),
           _("Looks into shared memory that other processes use, writes into it, and looks "
             "after it."),
           _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-*s %s\n", NAME_WIDTH, commands[i]->name, _(commands[i]->summary));
  g_print ("\n%s\n%s\n%s\n",
           _("An ADDRESS names a segment: NAME, /NAME or posix:/NAME; sysv:ID; proc:PID/fd/N;\n"
             "file:/PATH."),
           _("“vitrine-cli COMMAND --help” tells more; “vitrine-cli --version” tells the "
             "version."),
           _("Exits with 0; with 1 if something failed; with 2 if it was called wrongly."));
}

/* @command may be NULL where there is no @error. */
static int
finish (const VitrineCommand *command,
        GError               *error)
{
  g_autoptr (GError) flush_error = NULL;
  gboolean usage = error != NULL && error->domain == G_OPTION_ERROR;

  if (error != NULL)
    vitrine_output_message ("%s", error->message);
  if (usage)
    g_printerr (_("Try “vitrine-cli %s --help”.\n"), command->name);

  if (!vitrine_output_flush (&flush_error))
    {
      vitrine_output_message ("%s", flush_error->message);
      return STATUS_FAILED;
    }

  return error == NULL ? STATUS_DONE : usage ? STATUS_USAGE : STATUS_FAILED;
}

static int
run (const VitrineCommand  *command,
     char                 **arguments)
{
  g_autoptr (GError) error = NULL;

  command->run (arguments, &error);
  return finish (command, error);
}

static int
reject (const char *name)
{
  g_autofree char *shown = name != NULL ? g_utf8_make_valid (name, -1) : NULL;

  if (shown == NULL)
    vitrine_output_message ("%s", _("There is no command given"));
  else
    vitrine_output_message (_("“%s” is no command"), shown);

  g_printerr ("%s\n", _("Try “vitrine-cli --help”."));
  return STATUS_USAGE;
}

static void
set_language (void)
{
  const char *folder = g_getenv ("VITRINE_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : VITRINE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int    argc,
      char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;
  const VitrineCommand *command;

  set_language ();
  g_set_prgname ("vitrine-cli");
  if (name == NULL)
    return reject (NULL);

  command = find_command (name);
  if (command != NULL)
    return run (command, argv + 1);

  if (strcmp (name, "--version") == 0)
    g_print ("vitrine-cli %s\n", VITRINE_VERSION);
  else if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0)
    print_help ();
  else
    return reject (name);

  return finish (NULL, NULL);
}
