/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-put.h"

#include "app/bytes-file.h"
#include "app/edit-history.h"
#include "app/fill-question.h"
#include "app/hex-editor.h"
#include "app/hex-view-private.h"
#include "decode/hex.h"
#include "segment/error.h"

#include <glib/gi18n.h>

#include <string.h>

/* Bytes, so that what stood there can be remembered as well. */
#define AT_ONCE_MAX (VITRINE_EDIT_HISTORY_BUDGET / 4)

/* The view holds it, as nothing else does. */
#define CHOOSER "vitrine-import-chooser"

/* A paste on its way. */
typedef struct
{
  VitrineHexView *view;
  gboolean as_text;
} Paste;

GBytes *
vitrine_hex_put_repeat (GBytes *pattern,
                        gsize   length)
{
  gsize pattern_length;
  const guint8 *from = g_bytes_get_data (pattern, &pattern_length);
  guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i += pattern_length)
    memcpy (bytes + i, from, MIN (pattern_length, length - i));
  return g_bytes_new_take (bytes, length);
}

gboolean
vitrine_hex_put_check_room (guint64   length,
                            guint64   room,
                            GError  **error)
{
  g_autofree char *over = g_strdup_printf ("%" G_GUINT64_FORMAT, length - room);

  if (length <= room)
    return TRUE;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
               ngettext ("Nothing was written: it is %s byte over",
                         "Nothing was written: it is %s bytes over", (gulong) (length - room)),
               over);
  return FALSE;
}

static void
report (VitrineHexView *view,
        const GError   *error)
{
  g_signal_emit_by_name (view, "problem", error->message);
}

/* Where to write and how much fits there: the selection, or all from the caret. */
static guint64
find_room (VitrineHexView *view,
           guint64        *offset)
{
  guint64 length = vitrine_hex_view_get_selection (view, offset);
  guint64 size = vitrine_hex_view_get_size (view);

  if (length > 0)
    return length;
  return *offset < size ? size - *offset : 0;
}

static void
put (VitrineHexView *view,
     GBytes         *bytes)
{
  g_autoptr (GError) error = NULL;
  guint64 offset;
  guint64 room = find_room (view, &offset);
  gsize length = g_bytes_get_size (bytes);

  if (!vitrine_hex_put_check_room (length, room, &error))
    {
      report (view, error);
      return;
    }
  if (length == 0)
    return;
  vitrine_hex_editor_put (vitrine_hex_view_get_editor (view), offset, bytes);
  vitrine_hex_view_set_caret (view, offset + length);
}

/* The selection stays, to be filled with something else. */
static void
fill (VitrineHexView *view,
      GBytes         *pattern)
{
  guint64 offset;
  guint64 length = MAX (vitrine_hex_view_get_selection (view, &offset), 1);
  g_autoptr (GBytes) bytes = vitrine_hex_put_repeat (pattern, (gsize) length);

  vitrine_hex_editor_put (vitrine_hex_view_get_editor (view), offset, bytes);
}

static gboolean
can_fill (VitrineHexView *view)
{
  g_autofree char *most = NULL;
  g_autoptr (GError) error = NULL;
  guint64 offset;

  if (!vitrine_hex_editor_check (vitrine_hex_view_get_editor (view)))
    return FALSE;
  if (vitrine_hex_view_get_selection (view, &offset) <= AT_ONCE_MAX)
    return TRUE;

  most = g_format_size_full (AT_ONCE_MAX, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (&error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
               /* Translators: a size, like “16.0 MiB”. */
               _("Cannot fill more than %s at once. Select less."), most);
  report (view, error);
  return FALSE;
}

/* Without the zero that would end it. In wide units, or in none that are known, a
 * text is what the clipboard holds: UTF-8. */
static GBytes *
encode (const VitrineEncoding  *encoding,
        const char             *text,
        GError                **error)
{
  g_autoptr (GBytes) units = NULL;

  if (encoding == NULL || encoding->unit_size > 1)
    return g_bytes_new (text, strlen (text));

  units = vitrine_encoding_encode (encoding, text, -1, NULL, error);
  if (units == NULL)
    return NULL;
  return g_bytes_new_from_bytes (units, 0, g_bytes_get_size (units) - 1);
}

static GBytes *
parse (VitrineHexView  *view,
       const char      *text,
       gboolean         as_text,
       GError         **error)
{
  GBytes *bytes;

  if (as_text)
    return encode (vitrine_hex_view_get_encoding (view), text, error);

  /* What exactly is wrong with it would be as long as the clipboard. */
  bytes = vitrine_hex_parse (text, NULL);
  if (bytes == NULL)
    g_set_error_literal (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                         _("The clipboard holds no hexadecimal bytes. Paste it as text."));
  return bytes;
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Paste *paste = user_data;
  g_autoptr (VitrineHexView) view = paste->view;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result,
                                                          &error);

  if (text != NULL)
    bytes = parse (view, text, paste->as_text, &error);
  else
    g_prefix_error (&error, _("There is nothing to paste: "));

  if (bytes == NULL)
    report (view, error);
  else if (vitrine_hex_editor_check (vitrine_hex_view_get_editor (view)))
    put (view, bytes);
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  VitrineHexView *view = VITRINE_HEX_VIEW (widget);
  Paste *paste;

  if (!vitrine_hex_editor_check (vitrine_hex_view_get_editor (view)))
    return;

  paste = g_new0 (Paste, 1);
  paste->view = g_object_ref (view);
  paste->as_text = !g_str_equal (name, "hex.paste")
                   || vitrine_hex_view_get_column (view) == VITRINE_HEX_COLUMN_TEXT;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, paste);
}

static void
zero_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr (GBytes) zero = g_bytes_new_static ("", 1);

  if (can_fill (VITRINE_HEX_VIEW (widget)))
    fill (VITRINE_HEX_VIEW (widget), zero);
}

static void
pattern_cb (GBytes   *pattern,
            gpointer  user_data)
{
  if (can_fill (user_data))
    fill (user_data, pattern);
}

static void
fill_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  VitrineHexView *view = VITRINE_HEX_VIEW (widget);
  guint64 offset;

  if (can_fill (view))
    vitrine_fill_question_ask (GTK_WINDOW (gtk_widget_get_root (widget)),
                               MAX (vitrine_hex_view_get_selection (view, &offset), 1),
                               pattern_cb, g_object_ref (view), g_object_unref);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (VitrineHexView) view = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vitrine_bytes_file_load_finish (result, &error);

  if (bytes == NULL)
    report (view, error);
  else if (vitrine_hex_editor_check (vitrine_hex_view_get_editor (view)))
    put (view, bytes);
}

static void
chosen_cb (VitrineHexView       *view,
           int                   response,
           GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  guint64 offset;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    vitrine_bytes_file_load_async (file, find_room (view, &offset), NULL, loaded_cb,
                                   g_object_ref (view));
  g_object_set_data (G_OBJECT (view), CHOOSER, NULL);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  VitrineHexView *view = VITRINE_HEX_VIEW (widget);
  GtkFileChooserNative *chooser;

  if (!vitrine_hex_editor_check (vitrine_hex_view_get_editor (view)))
    return;

  chooser = gtk_file_chooser_native_new (_("Import a File"),
                                         GTK_WINDOW (gtk_widget_get_root (widget)),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), view,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (view), CHOOSER, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
vitrine_hex_put_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "hex.paste", paste_action },
    { "hex.paste-text", paste_action },
    { "hex.zero", zero_action },
    { "hex.fill", fill_action },
    { "hex.import", import_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL,
                                     actions[i].activate);
}
