/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/options.h"

#include <glib/gi18n.h>

static GOptionContext *
new_context (const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context,
      _("Shows a segment of shared memory while other processes use it.\n"
        "Without ADDRESS it joins the block “dllmemfilemap”, and makes it when\n"
        "nobody has it."));
  g_option_context_set_description (
      context,
      _("ADDRESS is the name of a POSIX shared memory segment, or sysv:ID,\n"
        "proc:PID/fd/N or file:/PATH. See vitrine(1)."));

  return context;
}

/* Takes one address at most out of what stands behind the options. */
static gboolean
take_address (VitrineOptions  *self,
              char           **arguments,
              GError         **error)
{
  if (arguments == NULL || arguments[0] == NULL)
    return TRUE;

  if (arguments[1] != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("One window shows one segment: give one address, not %u"),
                   g_strv_length (arguments));
      return FALSE;
    }

  self->address = vitrine_address_parse (arguments[0], error);
  return self->address != NULL;
}

/**
 * vitrine_options_parse:
 *
 * An address is bytes, so it is taken as a file name would be: not converted
 * from the locale. Prints the help and ends the process for --help.
 */
gboolean
vitrine_options_parse (VitrineOptions   *self,
                       int              *argc,
                       char           ***argv,
                       GError          **error)
{
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->show_version,
      N_("Print the version and exit"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL,
      N_("[ADDRESS]") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = new_context (entries);

  *self = (VitrineOptions) { NULL };
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  return take_address (self, arguments, error);
}

void
vitrine_options_clear (VitrineOptions *self)
{
  g_clear_pointer (&self->address, vitrine_address_unref);
}
