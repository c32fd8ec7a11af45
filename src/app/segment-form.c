/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/segment-form.h"

#include "segment/error.h"
#include "segment/segment.h"

#include <glib/gi18n.h>

#include <string.h>

/**
 * vitrine_audience_get_mode:
 *
 * Whoever may use a segment may write it: half a permission would show others a
 * block that they cannot join.
 *
 * Returns: permission bits
 */
guint32
vitrine_audience_get_mode (VitrineAudience audience)
{
  static const guint32 modes[] = {
    [VITRINE_AUDIENCE_ME] = 0600,
    [VITRINE_AUDIENCE_GROUP] = 0660,
    [VITRINE_AUDIENCE_EVERYONE] = 0666,
  };

  g_return_val_if_fail (audience < G_N_ELEMENTS (modes), 0600);
  return modes[audience];
}

static gboolean
size_error (GError     **error,
            const char  *message)
{
  g_set_error_literal (error, VITRINE_ERROR, VITRINE_ERROR_FAILED, message);
  return FALSE;
}

/**
 * vitrine_size_parse:
 * @text: a whole number, decimal or hexadecimal with 0x, blanks around it allowed
 * @size: (out): in bytes
 */
gboolean
vitrine_size_parse (const char   *text,
                    VitrineUnit   unit,
                    gsize        *size,
                    GError      **error)
{
  g_autofree char *number = g_strstrip (g_strdup (text));
  gboolean hexadecimal = g_ascii_strncasecmp (number, "0x", 2) == 0;
  const char *digits = number + (hexadecimal ? 2 : 0);
  guint64 limit = (guint64) G_MAXINT64 >> (10 * unit);
  g_autoptr (GError) cause = NULL;
  guint64 value;

  g_return_val_if_fail (unit <= VITRINE_UNIT_GIB, FALSE);

  if (number[0] == '\0')
    return size_error (error, _("A segment needs a size"));

  if (g_ascii_string_to_unsigned (digits, hexadecimal ? 16 : 10, 1, limit,
                                  &value, &cause))
    {
      *size = value << (10 * unit);
      return TRUE;
    }

  if (g_error_matches (cause, G_NUMBER_PARSER_ERROR,
                       G_NUMBER_PARSER_ERROR_INVALID))
    return size_error (error, _("The size is a whole number, such as 4096"));
  if (digits[strspn (digits, "0")] == '\0')
    return size_error (error, _("A segment has at least one byte"));
  return size_error (error, _("No segment can be as large as that"));
}

/**
 * vitrine_new_name_parse:
 *
 * The slash that shm_open(3) wants before a name may stand there. A name that
 * already stands for a segment is refused: the dialog makes new ones.
 *
 * Returns: (transfer full) (nullable): the address of the segment to make
 */
VitrineAddress *
vitrine_new_name_parse (const char  *name,
                        GError     **error)
{
  g_autoptr (VitrineAddress) address = NULL;
  VitrineSegmentStatus status;

  address = vitrine_address_new_posix (name + (name[0] == '/' ? 1 : 0), error);
  if (address == NULL)
    return NULL;

  if (vitrine_segment_lookup (address, &status, NULL))
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_EXISTS,
                   _("There is a segment “%s” already: choose another name"),
                   vitrine_address_get_label (address));
      return NULL;
    }

  return g_steal_pointer (&address);
}
