/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-copy.h"

#include "segment/error.h"

#include <glib/gi18n.h>

static void
set_too_long (GError  **error,
              guint64   length)
{
  g_autofree char *most = g_format_size_full (VITRINE_HEX_COPY_MAX, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *size = g_format_size_full (length, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
               /* Translators: both are sizes, like “2.0 MiB”. */
               _("Cannot copy %s: the clipboard gets %s at most. Select less."), size, most);
}

/* Copies the selection whole or not at all; as text, in the characters that are
 * shown. */
gboolean
vitrine_hex_copy_run (const VitrineCopyFormat  *format,
                      const VitrineCodePage    *page,
                      VitrineHexSource         *source,
                      const VitrineHexCaret    *caret,
                      GdkClipboard             *clipboard,
                      GError                  **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  const guint8 *data;
  guint64 offset;
  guint64 length = MAX (vitrine_hex_caret_get_selection (caret, &offset), 1);
  gsize size;

  g_return_val_if_fail (format != NULL, FALSE);

  if (length > VITRINE_HEX_COPY_MAX)
    {
      set_too_long (error, length);
      return FALSE;
    }
  bytes = vitrine_hex_source_read (source, offset, length, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (g_str_equal (format->name, VITRINE_COPY_FORMAT_TEXT))
    text = vitrine_code_page_to_text (page, data, size);
  else
    text = vitrine_copy_format_convert (format, offset, data, size);
  gdk_clipboard_set_text (clipboard, text);
  return TRUE;
}
