/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bookmark-text.h"

#include <glib/gi18n.h>

char *
vitrine_bookmark_text_place (const VitrineBookmarkEntry *entry)
{
  g_autofree char *offset = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", entry->offset);
  g_autofree char *length = g_strdup_printf ("%" G_GUINT64_FORMAT, entry->length);

  /* Translators: an offset, then how many bytes from there on. */
  return g_strdup_printf (ngettext ("%s, %s byte", "%s, %s bytes", (gulong) entry->length),
                          offset, length);
}

char *
vitrine_bookmark_text_value (const VitrineBookmarkEntry *entry,
                             const VitrineSnapshot      *snapshot)
{
  gsize wanted = (gsize) MIN (entry->length, VITRINE_BOOKMARK_TEXT_BYTES);
  const guint8 *bytes = NULL;
  gsize known = 0;
  GString *text;

  if (snapshot != NULL
      && !vitrine_bookmark_text_is_inside (entry, vitrine_snapshot_get_size (snapshot)))
    return g_strdup (_("past the end"));
  if (snapshot != NULL)
    bytes = vitrine_snapshot_peek (snapshot, entry->offset, &known);
  if (bytes == NULL)
    return g_strdup (_("not read yet"));

  text = g_string_new (NULL);
  for (gsize i = 0; i < MIN (known, wanted); i++)
    g_string_append_printf (text, i > 0 ? " %02x" : "%02x", bytes[i]);
  if (entry->length > MIN (known, wanted))
    g_string_append (text, " …");
  return g_string_free (text, FALSE);
}

gboolean
vitrine_bookmark_text_is_inside (const VitrineBookmarkEntry *entry,
                                 guint64                     size)
{
  return entry->offset < size;
}
