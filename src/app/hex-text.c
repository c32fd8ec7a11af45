/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-text.h"

#include <glib/gi18n.h>

static char *
describe_byte (guint64                offset,
               const guint8          *byte,
               const VitrineCodePage *page)
{
  gunichar character = byte != NULL ? vitrine_code_page_get_visible (page, *byte) : 0;
  char utf8[7] = { 0 };
  g_autofree char *place = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", offset);

  if (byte == NULL)
    return g_strdup_printf (_("Offset %s, not read yet"), place);
  if (character == 0 || character == ' ')
    /* Translators: where a byte stands, and what it is in hexadecimal and decimal. */
    return g_strdup_printf (_("Offset %s, value 0x%02x, %u"), place, *byte, *byte);
  g_unichar_to_utf8 (character, utf8);
  /* Translators: the same, and the character that has this value. */
  return g_strdup_printf (_("Offset %s, value 0x%02x, %u, character %s"),
                          place, *byte, *byte, utf8);
}

char *
vitrine_hex_text_describe (guint64                offset,
                           const guint8          *byte,
                           const VitrineCodePage *page,
                           guint64                n_selected)
{
  g_autofree char *description = describe_byte (offset, byte, page);
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, n_selected);
  g_autofree char *selected = NULL;

  if (n_selected == 0)
    return g_steal_pointer (&description);
  selected = g_strdup_printf (ngettext ("%s byte selected", "%s bytes selected",
                                        (gulong) n_selected),
                              count);
  /* Translators: the byte at the caret; then how many are selected. */
  return g_strdup_printf (_("%s; %s"), description, selected);
}

static char *
add_count (char    *description,
           guint32  n_changes)
{
  g_autofree char *former = description;

  if (n_changes == 0)
    return g_steal_pointer (&former);
  /* Translators: the byte at the caret; then how often it changed. */
  return g_strdup_printf (ngettext ("%s; changed %u time", "%s; changed %u times", n_changes),
                          former, n_changes);
}

char *
vitrine_hex_text_add_changes (char         *description,
                              guint32       n_changes,
                              const guint8 *former)
{
  g_autofree char *counted = add_count (description, n_changes);

  if (former == NULL)
    return g_steal_pointer (&counted);
  /* Translators: the byte at the caret; then what it was when the mark was set. */
  return g_strdup_printf (_("%s; differs since the mark, was 0x%02x"), counted, *former);
}

char *
vitrine_hex_text_add_hidden (char *description)
{
  g_autofree char *former = description;

  /* Translators: the byte at the caret; only rows that changed are shown. */
  return g_strdup_printf (_("%s; its row is not shown"), former);
}

char *
vitrine_hex_text_add_hole (char *description)
{
  g_autofree char *former = description;

  /* Translators: %s is the byte at the caret. */
  return g_strdup_printf (_("%s; in a hole: never written"), former);
}
