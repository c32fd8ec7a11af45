/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/process-monitor.h"

#include "segment/catalogue.h"

#include <gio/gio.h>

#define SCAN_INTERVAL 1 /* seconds */

struct _VitrineProcessMonitor
{
  GObject parent_instance;

  guint source;
  GCancellable *cancellable;
  VitrineCatalogue *catalogue; /* NULL while a scan has it */
  gboolean wanted_again;
  guint64 file_device;
  guint64 file_inode;

  GPtrArray *result;
  GPtrArray *listings; /* NULL before the first scan */
  guint n_hidden;
};

G_DEFINE_FINAL_TYPE (VitrineProcessMonitor, vitrine_process_monitor, G_TYPE_OBJECT)

enum
{
  SCANNED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a worker has while it scans: the catalogue is its alone. */
typedef struct
{
  VitrineCatalogue *catalogue;
  VitrineReading *reading;
} Scan;

static void
scan_free (gpointer data)
{
  Scan *scan = data;

  g_clear_pointer (&scan->catalogue, vitrine_catalogue_free);
  g_clear_pointer (&scan->reading, vitrine_reading_free);
  g_free (scan);
}

static void
scan_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Scan *scan = task_data;

  scan->reading = vitrine_catalogue_read (scan->catalogue);
  g_task_return_boolean (task, TRUE);
}

static gboolean
results_equal (GPtrArray *a,
               GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!vitrine_process_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/* Whether the processes differ from those before. A folder that cannot be read
 * holds nothing. */
static gboolean
take_result (VitrineProcessMonitor *self,
             Scan                  *scan)
{
  VitrineReading *reading = scan->reading;

  self->catalogue = g_steal_pointer (&scan->catalogue);
  g_clear_pointer (&self->listings, g_ptr_array_unref);
  self->listings = g_ptr_array_ref (reading->listings);
  if (self->n_hidden == reading->n_hidden && results_equal (self->result, reading->processes))
    return FALSE;

  self->n_hidden = reading->n_hidden;
  g_ptr_array_unref (self->result);
  self->result = g_ptr_array_ref (reading->processes);
  return TRUE;
}

/* A cancelled task ends after its monitor: then there is none to speak to. */
static void
scan_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (VitrineProcessMonitor) self = NULL;
  gboolean differs;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  self = g_object_ref (user_data);
  differs = take_result (self, g_task_get_task_data (G_TASK (result)));
  if (differs)
    g_signal_emit (self, signals[SCANNED], 0);
  g_signal_emit (self, signals[FINISHED], 0);

  if (self->wanted_again)
    vitrine_process_monitor_scan_now (self);
}

static void
begin_scan (VitrineProcessMonitor *self)
{
  g_autoptr (GTask) task = NULL;
  Scan *scan;

  if (self->catalogue == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  scan = g_new0 (Scan, 1);
  vitrine_catalogue_set_file (self->catalogue, self->file_device, self->file_inode);
  scan->catalogue = g_steal_pointer (&self->catalogue);
  task = g_task_new (NULL, self->cancellable, scan_cb, self);
  g_task_set_source_tag (task, begin_scan);
  g_task_set_task_data (task, scan, scan_free);
  g_task_run_in_thread (task, scan_thread);
}

static gboolean
tick_cb (gpointer user_data)
{
  begin_scan (user_data);
  return G_SOURCE_CONTINUE;
}

static void
vitrine_process_monitor_dispose (GObject *object)
{
  VitrineProcessMonitor *self = VITRINE_PROCESS_MONITOR (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (vitrine_process_monitor_parent_class)->dispose (object);
}

static void
vitrine_process_monitor_finalize (GObject *object)
{
  VitrineProcessMonitor *self = VITRINE_PROCESS_MONITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->catalogue, vitrine_catalogue_free);
  g_clear_pointer (&self->result, g_ptr_array_unref);
  g_clear_pointer (&self->listings, g_ptr_array_unref);

  G_OBJECT_CLASS (vitrine_process_monitor_parent_class)->finalize (object);
}

static void
vitrine_process_monitor_class_init (VitrineProcessMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_process_monitor_dispose;
  object_class->finalize = vitrine_process_monitor_finalize;

  signals[SCANNED] = g_signal_new ("scanned", VITRINE_TYPE_PROCESS_MONITOR, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", VITRINE_TYPE_PROCESS_MONITOR, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vitrine_process_monitor_init (VitrineProcessMonitor *self)
{
  self->cancellable = g_cancellable_new ();
  self->catalogue = vitrine_catalogue_new ();
  self->result = g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_process_free);
}

VitrineProcessMonitor *
vitrine_process_monitor_new (void)
{
  return g_object_new (VITRINE_TYPE_PROCESS_MONITOR, NULL);
}

/* Scans at once, and then every second. */
void
vitrine_process_monitor_start (VitrineProcessMonitor *self)
{
  g_return_if_fail (VITRINE_IS_PROCESS_MONITOR (self));

  if (self->source != 0)
    return;

  self->source = g_timeout_add_seconds (SCAN_INTERVAL, tick_cb, self);
  begin_scan (self);
}

/* A scan that is under way still ends with its signals. */
void
vitrine_process_monitor_stop (VitrineProcessMonitor *self)
{
  g_return_if_fail (VITRINE_IS_PROCESS_MONITOR (self));

  g_clear_handle_id (&self->source, g_source_remove);
}

void
vitrine_process_monitor_scan_now (VitrineProcessMonitor *self)
{
  g_return_if_fail (VITRINE_IS_PROCESS_MONITOR (self));

  self->wanted_again = self->catalogue == NULL;
  begin_scan (self);
}

void
vitrine_process_monitor_set_file (VitrineProcessMonitor *self,
                                  guint64                device,
                                  guint64                inode)
{
  g_return_if_fail (VITRINE_IS_PROCESS_MONITOR (self));

  self->file_device = device;
  self->file_inode = inode;
}

GPtrArray *
vitrine_process_monitor_get_listings (VitrineProcessMonitor *self)
{
  g_return_val_if_fail (VITRINE_IS_PROCESS_MONITOR (self), NULL);

  return self->listings;
}

GPtrArray *
vitrine_process_monitor_get_result (VitrineProcessMonitor *self)
{
  g_return_val_if_fail (VITRINE_IS_PROCESS_MONITOR (self), NULL);

  return self->result;
}

/* Processes of others, that do not let this user see what they have. */
guint
vitrine_process_monitor_get_n_hidden (VitrineProcessMonitor *self)
{
  g_return_val_if_fail (VITRINE_IS_PROCESS_MONITOR (self), 0);

  return self->n_hidden;
}
