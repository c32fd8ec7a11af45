/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text-file.h"

#include "segment/error.h"

#include <glib/gi18n.h>

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Takes one byte more than is allowed, to see that there is more. */
static char *
read_bounded (GFile         *file,
              gsize         *length,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *bytes = NULL;

  if (stream == NULL)
    return NULL;

  bytes = g_malloc (VITRINE_TEXT_FILE_MAX + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, VITRINE_TEXT_FILE_MAX + 1,
                                length, cancellable, error))
    return NULL;

  return g_steal_pointer (&bytes);
}

static char *
take_text (const char  *bytes,
           gsize        length,
           const char  *name,
           GError     **error)
{
  if (length > VITRINE_TEXT_FILE_MAX)
    {
      g_autofree char *limit = g_format_size_full (VITRINE_TEXT_FILE_MAX,
                                                   G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
                   _("“%s” is longer than %s, which is more than can be edited here"), name,
                   limit);
      return NULL;
    }

  if (!g_utf8_validate_len (bytes, length, NULL))
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT,
                   _("“%s” is no text in UTF-8. Save it as such, or write its bytes with "
                     "vitrine-cli"),
                   name);
      return NULL;
    }

  if (length >= strlen (BYTE_ORDER_MARK)
      && memcmp (bytes, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    return g_strndup (bytes + strlen (BYTE_ORDER_MARK), length - strlen (BYTE_ORDER_MARK));

  return g_strndup (bytes, length);
}

static void
load_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *bytes = NULL;
  char *text = NULL;
  GError *error = NULL;
  gsize length;

  bytes = read_bounded (file, &length, cancellable, &error);
  if (bytes != NULL)
    text = take_text (bytes, length, name, &error);
  else
    g_prefix_error (&error, _("Cannot read “%s”: "), name);

  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

void
vitrine_text_file_load_async (GFile               *file,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vitrine_text_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_worker);
}

char *
vitrine_text_file_load_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
