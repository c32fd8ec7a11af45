/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands that work on a name alone and attach nothing. */

#include "cli/command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "segment/segment.h"

#include <glib/gi18n.h>

static gboolean
create_segment (const char  *name,
                guint64      size,
                guint32      mode,
                gboolean     kept,
                GError     **error)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (name, error);

  return address != NULL && vitrine_segment_create (address, size, mode, kept, error);
}

static gboolean
create (char   **arguments,
        GError **error)
{
  g_autofree char *size = NULL;
  g_autofree char *mode = NULL;
  gboolean kept = FALSE;
  const GOptionEntry entries[] = {
    { "size", 's', 0, G_OPTION_ARG_STRING, &size, N_("How many bytes, at least 1"), "N" },
    { "mode", 'm', 0, G_OPTION_ARG_STRING, &mode, N_("Who may use it, in octal (0600)"), "M" },
    { "keep", 'k', 0, G_OPTION_ARG_NONE, &kept, N_("Keep it after its last process"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  guint64 n_bytes = 0;
  guint32 bits = VITRINE_SEGMENT_MODE_DEFAULT;

  if (!vitrine_options_parse (&vitrine_command_create, entries, arguments, 1, 1, &words, error) ||
      !vitrine_options_parse_size ("size", size, 1, &n_bytes, error) ||
      !vitrine_options_parse_mode ("mode", mode, &bits, error))
    return FALSE;
  if (size == NULL)
    return vitrine_options_set_error (error, _("Give the number of bytes with --size"));

  return create_segment (words[0], n_bytes, bits, kept, error);
}

const VitrineCommand vitrine_command_create = {
  .name = "create",
  .parameters = N_("ADDRESS --size N"),
  .summary = N_("Create a segment"),
  .description = N_("Without --keep the segment is managed: the first process to join finds it "
                    "zeroed and the last one takes it along. Numbers are decimal, hexadecimal "
                    "after 0x, and may end in K, M or G."),
  .run = create,
};

static gboolean
keep_segment (const char  *name,
              gboolean     kept,
              GError     **error)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (name, error);
  gboolean occupied;

  if (address == NULL || !vitrine_segment_keep (address, kept, &occupied, error))
    return FALSE;

  if (!kept && !occupied)
    vitrine_output_message (_("Note: nobody has joined “%s”, so the next process that does "
                              "finds it zeroed"),
                            vitrine_address_get_label (address));
  return TRUE;
}

static gboolean
keep (char   **arguments,
      GError **error)
{
  static const char *const states[] = { "off", "on", NULL };
  g_auto (GStrv) words = NULL;
  guint state = 0;

  if (!vitrine_options_parse (&vitrine_command_keep, NULL, arguments, 2, 2, &words, error))
    return FALSE;

  if (!vitrine_options_parse_choice ("keep", words[1], states, &state, NULL))
    {
      g_autofree char *shown = g_utf8_make_valid (words[1], -1);

      return vitrine_options_set_error (error, _("Say on or off, not “%s”"), shown);
    }

  return keep_segment (words[0], state == 1, error);
}

const VitrineCommand vitrine_command_keep = {
  .name = "keep",
  .parameters = N_("ADDRESS on|off"),
  .summary = N_("Say whether a segment stays after its last process"),
  .description = N_("At once and for everyone. When it is off and nobody has joined, the next "
                    "process that joins finds the segment zeroed."),
  .run = keep,
};

static gboolean
remove_segment (char   **arguments,
                GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (VitrineAddress) address = NULL;

  if (!vitrine_options_parse (&vitrine_command_remove, NULL, arguments, 1, 1, &words, error))
    return FALSE;

  address = vitrine_address_parse (words[0], error);
  return address != NULL && vitrine_segment_remove (address, error);
}

const VitrineCommand vitrine_command_remove = {
  .name = "remove",
  .parameters = N_("ADDRESS"),
  .summary = N_("Remove a segment"),
  .description = N_("Its name goes at once; processes that are attached keep the bytes until they "
                    "end."),
  .run = remove_segment,
};
