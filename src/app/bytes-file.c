/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bytes-file.h"

#include "segment/error.h"

#include <glib/gi18n.h>

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE

typedef struct
{
  GFile *file;
  guint64 room;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  g_free (job);
}

static gboolean
check_size (const char  *name,
            guint64      size,
            guint64      room,
            GError     **error)
{
  g_autofree char *over = g_strdup_printf ("%" G_GUINT64_FORMAT, size - room);

  if (size <= room)
    return TRUE;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG,
               /* Translators: the name of a file, and how many bytes it is too long. */
               ngettext ("“%s” does not fit and was not imported: it is %s byte over",
                         "“%s” does not fit and was not imported: it is %s bytes over",
                         (gulong) (size - room)),
               name, over);
  return FALSE;
}

/* A device may never end. */
static gboolean
check_file (const Job     *job,
            const char    *name,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (job->file, ATTRIBUTES,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    {
      g_prefix_error (error, _("Cannot read “%s”: "), name);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                   _("“%s” is no ordinary file"), name);
      return FALSE;
    }
  return check_size (name, (guint64) g_file_info_get_size (info), job->room, error);
}

static GBytes *
load (const Job     *job,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree char *name = g_file_get_parse_name (job->file);
  g_autoptr (GBytes) bytes = NULL;

  if (!check_file (job, name, cancellable, error))
    return NULL;

  bytes = g_file_load_bytes (job->file, cancellable, NULL, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, _("Cannot read “%s”: "), name);
      return NULL;
    }

  /* It may have grown. */
  if (!check_size (name, g_bytes_get_size (bytes), job->room, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

static void
load_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = load (task_data, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
vitrine_bytes_file_load_async (GFile               *file,
                               guint64              room,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  job->room = room;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vitrine_bytes_file_load_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, load_in_worker);
}

GBytes *
vitrine_bytes_file_load_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
