/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/export.h"

#include "segment/error.h"
#include "watch/export-file.h"

#include <glib/gi18n.h>

#include <string.h>

struct _VitrineExport
{
  GObject parent_instance;

  VitrineSegment *segment; /* borrowed; NULL once it is stopped */
  VitrineRange range;
  gboolean is_started;

  /* Owned */
  char *path;
  VitrineSnapshot *frozen; /* what is copied instead of live bytes, or NULL */
  GMutex mutex;            /* guards the segment, the file's name and the next */
  VitrineExportFile *file; /* NULL before and after */
  gboolean is_stopped;
  gboolean is_committed;
  GError *error;

  gintptr done; /* pages, atomic: so that they fit everywhere */
};

#define PAGE 4096 /* bytes in which progress is told */

enum
{
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineExport, vitrine_export, G_TYPE_OBJECT)

static void
tell_done (VitrineExport *self,
           guint64        done)
{
  g_atomic_pointer_set (&self->done, (gintptr) (done / PAGE));
}

/* The number of bytes that were read, or -1. Only while it reads is the segment
 * in use: stopping waits for no more than that. */
static gssize
read_piece (VitrineExport  *self,
            guint64         offset,
            guint8         *buffer,
            gsize           length,
            GError        **error)
{
  gssize n_read = -1;

  g_mutex_lock (&self->mutex);
  if (!self->is_stopped)
    n_read = vitrine_segment_read (self->segment, offset, buffer, length, error);
  g_mutex_unlock (&self->mutex);
  return n_read;
}

/* Where the next bytes stand that are no hole; the range's end where none do. */
static guint64
skip_hole (VitrineExport *self,
           guint64        offset)
{
  guint64 data = G_MAXUINT64;

  g_mutex_lock (&self->mutex);
  if (!self->is_stopped)
    data = vitrine_segment_find_data (self->segment, offset);
  g_mutex_unlock (&self->mutex);
  return MIN (data, self->range.offset + self->range.length);
}

static gboolean
report_end (VitrineExport  *self,
            guint64         end,
            GError        **error)
{
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, end);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE,
               /* Translators: the number of a byte */
               _("Nothing was exported: the segment has become shorter and ends at %s now"),
               size);
  return FALSE;
}

static gboolean
copy_live (VitrineExport      *self,
           VitrineExportFile  *file,
           GError            **error)
{
  g_autofree guint8 *buffer = g_malloc (VITRINE_EXPORT_PIECE);
  guint64 end = self->range.offset + self->range.length;
  guint64 offset = skip_hole (self, self->range.offset);

  while (offset < end)
    {
      gsize wanted = (gsize) MIN (end - offset, VITRINE_EXPORT_PIECE);
      gssize n_read = read_piece (self, offset, buffer, wanted, error);

      if (n_read < 0)
        return FALSE;
      if (n_read == 0)
        return report_end (self, offset, error);
      if (!vitrine_export_file_write (file, offset - self->range.offset, buffer,
                                      (gsize) n_read, error))
        return FALSE;
      offset = skip_hole (self, offset + (gsize) n_read);
      tell_done (self, offset - self->range.offset);
    }
  return TRUE;
}

static gboolean
copy_frozen (VitrineExport      *self,
             VitrineExportFile  *file,
             GError            **error)
{
  guint64 end = self->range.offset + self->range.length;
  guint64 offset = self->range.offset;

  while (offset < end)
    {
      gsize length;
      const guint8 *bytes = vitrine_snapshot_peek (self->frozen, offset, &length);

      if (bytes == NULL)
        return report_end (self, offset, error);
      length = (gsize) MIN (length, end - offset);
      if (!vitrine_export_file_write (file, offset - self->range.offset, bytes, length, error))
        return FALSE;
      offset += length;
    }
  return TRUE;
}

/* A hole at the end looks as if it were there even if the segment has shrunk. */
static gboolean
check_end (VitrineExport         *self,
           VitrineSegmentStatus  *status,
           GError               **error)
{
  gboolean known;

  g_mutex_lock (&self->mutex);
  known = !self->is_stopped && vitrine_segment_query (self->segment, status, error);
  g_mutex_unlock (&self->mutex);
  if (!known)
    return FALSE;
  if (self->frozen == NULL && (self->range.offset > status->size
                               || self->range.length > status->size - self->range.offset))
    return report_end (self, status->size, error);
  return TRUE;
}

/* From here on vitrine_export_stop() takes the file away. */
static gboolean
take_file (VitrineExport     *self,
           VitrineExportFile *file)
{
  gboolean is_wanted;

  g_mutex_lock (&self->mutex);
  is_wanted = !self->is_stopped;
  self->file = is_wanted ? file : NULL;
  g_mutex_unlock (&self->mutex);
  return is_wanted;
}

static gboolean
commit (VitrineExport      *self,
        VitrineExportFile  *file,
        GError            **error)
{
  g_mutex_lock (&self->mutex);
  if (!self->is_stopped)
    self->is_committed = vitrine_export_file_commit (file, error);
  g_mutex_unlock (&self->mutex);
  return self->is_committed;
}

static gboolean
fill (VitrineExport      *self,
      VitrineExportFile  *file,
      GError            **error)
{
  VitrineSegmentStatus status;

  return (self->frozen != NULL ? copy_frozen (self, file, error)
                               : copy_live (self, file, error))
         && check_end (self, &status, error)
         && vitrine_export_file_sync (file, error)
         && commit (self, file, error);
}

static gboolean
copy (VitrineExport  *self,
      GError        **error)
{
  VitrineExportFile *file;
  VitrineSegmentStatus status;
  gboolean is_done = FALSE;

  if (!check_end (self, &status, error))
    return FALSE;
  file = vitrine_export_file_open (self->path, self->range.length, &status, error);
  if (file == NULL)
    return FALSE;

  if (take_file (self, file))
    is_done = fill (self, file, error);

  g_mutex_lock (&self->mutex);
  self->file = NULL;
  vitrine_export_file_free (file);
  g_mutex_unlock (&self->mutex);
  return is_done;
}

/* Does the work, in whichever thread; see vitrine_export_start(). */
void
vitrine_export_run (VitrineExport *self)
{
  g_return_if_fail (VITRINE_IS_EXPORT (self));

  if (copy (self, &self->error))
    tell_done (self, self->range.length + PAGE - 1);
}

static gboolean
finished_cb (gpointer user_data)
{
  VitrineExport *self = user_data;

  if (!self->is_stopped)
    g_signal_emit (self, signals[FINISHED], 0);
  return G_SOURCE_REMOVE;
}

/* Holds the object until the main thread has been told. */
static gpointer
run_in_thread (gpointer user_data)
{
  vitrine_export_run (user_data);
  g_idle_add_full (G_PRIORITY_DEFAULT, finished_cb, user_data, g_object_unref);
  return NULL;
}

static void
vitrine_export_finalize (GObject *object)
{
  VitrineExport *self = VITRINE_EXPORT (object);

  g_free (self->path);
  g_clear_pointer (&self->frozen, vitrine_snapshot_unref);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (vitrine_export_parent_class)->finalize (object);
}

static void
vitrine_export_class_init (VitrineExportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vitrine_export_finalize;

  signals[FINISHED] = g_signal_new ("finished", VITRINE_TYPE_EXPORT, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vitrine_export_init (VitrineExport *self)
{
  g_mutex_init (&self->mutex);
}

/* @path is a file's name in the encoding of file names. */
VitrineExport *
vitrine_export_new (VitrineSegment     *segment,
                    const VitrineRange *range,
                    const char         *path)
{
  VitrineExport *self;

  g_return_val_if_fail (segment != NULL && range != NULL && path != NULL, NULL);

  self = g_object_new (VITRINE_TYPE_EXPORT, NULL);
  self->segment = segment;
  self->range = *range;
  self->path = g_strdup (path);
  return self;
}

void
vitrine_export_freeze (VitrineExport   *self,
                       VitrineSnapshot *snapshot)
{
  g_return_if_fail (VITRINE_IS_EXPORT (self));
  g_return_if_fail (!self->is_started && self->frozen == NULL);
  g_return_if_fail (vitrine_snapshot_knows (snapshot, self->range.offset,
                                            self->range.length));

  self->frozen = vitrine_snapshot_ref (snapshot);
}

/* Once; it emits "finished" when it is done. */
void
vitrine_export_start (VitrineExport *self)
{
  g_return_if_fail (VITRINE_IS_EXPORT (self));
  g_return_if_fail (!self->is_started);

  self->is_started = TRUE;
  g_thread_unref (g_thread_new ("export", run_in_thread, g_object_ref (self)));
}

/* Waits for a piece that is being read, and never for the disk: when it returns,
 * nothing of the segment is used any more, and no file comes of it later. */
gboolean
vitrine_export_stop (VitrineExport *self)
{
  gboolean is_late;

  g_return_val_if_fail (VITRINE_IS_EXPORT (self), FALSE);

  g_mutex_lock (&self->mutex);
  self->is_stopped = TRUE;
  self->segment = NULL;
  if (self->file != NULL)
    vitrine_export_file_abandon (self->file);
  is_late = self->is_committed;
  g_mutex_unlock (&self->mutex);
  return !is_late;
}

guint64
vitrine_export_get_done (VitrineExport *self)
{
  g_return_val_if_fail (VITRINE_IS_EXPORT (self), 0);

  return MIN ((guint64) (gintptr) g_atomic_pointer_get (&self->done) * PAGE,
              self->range.length);
}

guint64
vitrine_export_get_total (VitrineExport *self)
{
  g_return_val_if_fail (VITRINE_IS_EXPORT (self), 0);

  return self->range.length;
}

const char *
vitrine_export_get_path (VitrineExport *self)
{
  g_return_val_if_fail (VITRINE_IS_EXPORT (self), NULL);

  return self->path;
}

const GError *
vitrine_export_get_error (VitrineExport *self)
{
  g_return_val_if_fail (VITRINE_IS_EXPORT (self), NULL);

  return self->error;
}
