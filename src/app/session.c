/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/session.h"

#include "app/encoding-choice.h"
#include "app/opening.h"
#include "app/session-private.h"
#include "segment/error.h"
#include "segment/escape.h"
#include "segment/object-path.h"

#include <glib/gi18n.h>

/* Seconds: anybody may turn "keep" on and off, and only fstat(2) tells. */
#define STATUS_INTERVAL 1

struct _VitrineSession
{
  GObject parent_instance;

  VitrineAddress *address;
  char *name;              /* to show; NULL: the address says it */
  VitrineSegment *segment; /* what the sampler looks at; NULL once closed */
  VitrineSegment *editing; /* the same one attached again to write, or NULL */
  VitrineSampler *sampler;
  VitrineWriteQueue *queue;
  guint view;
  guint status_source;

  VitrineSegmentStatus status;
  gboolean created;

  VitrineEncodingChoice choice;
};

enum
{
  PROP_ENCODING = 1,
  PROP_ACCESS,
  PROP_KEPT,
  PROP_CREATED,
  N_PROPS
};

enum
{
  HISTORY_CHANGED,
  N_SIGNALS
};

/* Both are written once, in class_init. */
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineSession, vitrine_session, G_TYPE_OBJECT)

static void
open_in_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (vitrine_opening_run (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
changed_cb (VitrineSampler  *sampler,
            VitrineSnapshot *snapshot,
            GArray          *ranges,
            VitrineSession  *self)
{
  gsize length;
  const guint8 *bytes = vitrine_snapshot_peek (snapshot, 0, &length);

  if (bytes != NULL && vitrine_encoding_choice_observe (&self->choice, bytes, length))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENCODING]);
}

static gboolean
status_cb (gpointer user_data)
{
  VitrineSession *self = user_data;
  gboolean was_managed = self->status.managed;

  /* A failure changes nothing here; the sampler says that the segment is gone. */
  if (vitrine_segment_query (self->segment, &self->status, NULL)
      && self->status.managed != was_managed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEPT]);

  return G_SOURCE_CONTINUE;
}

static void
start_sampler (VitrineSession *self)
{
  self->sampler = vitrine_sampler_new (self->segment, VITRINE_SAMPLER_INTERVAL_DEFAULT);
  g_signal_connect_object (self->sampler, "changed", G_CALLBACK (changed_cb), self, 0);
  self->view = vitrine_sampler_add_view (self->sampler, 0,
                                         VITRINE_ENCODING_CHOICE_LENGTH);
  vitrine_sampler_start (self->sampler);
}

/* What has no name of its own, such as a memfd, has the label that its maker gave
 * it; the way to it through a process says less. */
static char *
find_name (VitrineAddress *address)
{
  g_autofree char *path = NULL;
  g_autofree char *target = NULL;
  g_autofree char *label = NULL;

  if (vitrine_address_get_kind (address) != VITRINE_ADDRESS_PROC)
    return NULL;

  path = g_build_filename ("/proc", vitrine_address_get_name (address), NULL);
  target = g_file_read_link (path, NULL);
  if (target == NULL)
    return NULL;

  label = vitrine_object_path_label (target);
  return label[0] != '\0' ? vitrine_escape_bytes (label, -1) : NULL;
}

static VitrineSession *
session_new (VitrineOpening *opening)
{
  VitrineSession *self = g_object_new (VITRINE_TYPE_SESSION, NULL);
  gconstpointer bytes;
  gsize length;

  self->address = vitrine_address_ref (opening->address);
  self->name = find_name (self->address);
  self->segment = g_steal_pointer (&opening->segment);
  self->status = opening->status;
  self->created = opening->created;
  bytes = g_bytes_get_data (opening->start, &length);
  vitrine_encoding_choice_init (&self->choice, self->status.managed,
                                vitrine_segment_get_access (self->segment) == VITRINE_ACCESS_JOIN,
                                bytes, length);

  start_sampler (self);
  vitrine_write_queue_set_target (self->queue, self->segment, self->sampler);
  self->status_source = g_timeout_add_seconds (STATUS_INTERVAL, status_cb, self);

  return self;
}

static void
vitrine_session_dispose (GObject *object)
{
  VitrineSession *self = VITRINE_SESSION (object);

  vitrine_session_close (self);
  g_clear_object (&self->sampler);

  G_OBJECT_CLASS (vitrine_session_parent_class)->dispose (object);
}

static void
vitrine_session_finalize (GObject *object)
{
  VitrineSession *self = VITRINE_SESSION (object);

  g_clear_object (&self->queue);
  g_clear_pointer (&self->address, vitrine_address_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (vitrine_session_parent_class)->finalize (object);
}

static void
vitrine_session_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  VitrineSession *self = VITRINE_SESSION (object);

  switch (prop_id)
    {
    case PROP_ENCODING:
      g_value_set_pointer (value, (gpointer) self->choice.encoding);
      break;
    case PROP_ACCESS:
      g_value_set_uint (value, vitrine_session_get_access (self));
      break;
    case PROP_KEPT:
      g_value_set_boolean (value, vitrine_session_get_kept (self));
      break;
    case PROP_CREATED:
      g_value_set_boolean (value, self->created);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_session_class_init (VitrineSessionClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_session_dispose;
  object_class->finalize = vitrine_session_finalize;
  object_class->get_property = vitrine_session_get_property;

  properties[PROP_ENCODING] = g_param_spec_pointer ("encoding", NULL, NULL, flags);
  properties[PROP_ACCESS] = g_param_spec_uint ("access", NULL, NULL, VITRINE_ACCESS_WATCH,
                                               VITRINE_ACCESS_JOIN, VITRINE_ACCESS_WATCH,
                                               flags);
  properties[PROP_KEPT] = g_param_spec_boolean ("kept", NULL, NULL, FALSE, flags);
  properties[PROP_CREATED] = g_param_spec_boolean ("created", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", VITRINE_TYPE_SESSION,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
history_changed_cb (VitrineSession *self)
{
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

static void
vitrine_session_init (VitrineSession *self)
{
  self->queue = vitrine_write_queue_new ();
  g_signal_connect_object (self->queue, "history-changed", G_CALLBACK (history_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * vitrine_session_open_async:
 * @size: bytes, for a segment that has to be created
 * @mode: permission bits, likewise
 *
 * Attaches to the segment at @address in a worker, since a segment of 0 bytes is
 * waited for, up to 2 seconds. Only %VITRINE_OPEN_JOIN ever creates one.
 */
void
vitrine_session_open_async (VitrineAddress      *address,
                            VitrineOpen          how,
                            gsize                size,
                            guint32              mode,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (address != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vitrine_session_open_async);
  g_task_set_task_data (task, vitrine_opening_new (address, how, size, mode),
                        (GDestroyNotify) vitrine_opening_free);
  g_task_run_in_thread (task, open_in_worker);
}

VitrineSession *
vitrine_session_open_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return session_new (g_task_get_task_data (G_TASK (result)));
}

/**
 * vitrine_session_close:
 *
 * Detaches; the last process of a managed segment removes it by that. Waits for
 * a text that is being written, at most one turn's time. The session stays
 * valid but can do nothing more, and its sampler, which keeps what it showed
 * last, must not be started again. Closing twice is harmless.
 */
void
vitrine_session_close (VitrineSession *self)
{
  g_return_if_fail (VITRINE_IS_SESSION (self));

  if (self->segment == NULL)
    return;

  g_clear_handle_id (&self->status_source, g_source_remove);
  vitrine_sampler_stop (self->sampler);
  vitrine_write_queue_set_target (self->queue, NULL, NULL);
  g_clear_pointer (&self->editing, vitrine_segment_detach);
  g_clear_pointer (&self->segment, vitrine_segment_detach);
}

VitrineAddress *
vitrine_session_get_address (VitrineSession *self)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), NULL);

  return self->address;
}

/* What to call it: its address where that says it. Valid UTF-8, in one line. */
const char *
vitrine_session_get_name (VitrineSession *self)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), NULL);

  return self->name != NULL ? self->name : vitrine_address_get_label (self->address);
}

/* The one that is read, NULL once closed; writing goes through the session. */
VitrineSegment *
vitrine_session_get_segment (VitrineSession *self)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), NULL);

  return self->segment;
}

VitrineSampler *
vitrine_session_get_sampler (VitrineSession *self)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), NULL);

  return self->sampler;
}

gboolean
vitrine_session_get_created (VitrineSession *self)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), FALSE);

  return self->created;
}

VitrineAccess
vitrine_session_get_access (VitrineSession *self)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), VITRINE_ACCESS_WATCH);

  if (self->editing != NULL)
    return VITRINE_ACCESS_EDIT;
  if (self->segment == NULL)
    return VITRINE_ACCESS_WATCH;

  return vitrine_segment_get_access (self->segment);
}

/* Attaches a second time, so that the sampler never notices, and to the same
 * object, wherever its name leads by now. What has no bytes would be waited for. */
static VitrineSegment *
attach_to_edit (VitrineSession  *self,
                GError         **error)
{
  VitrineSegmentStatus status;

  if (!vitrine_segment_query (self->segment, &status, error))
    return NULL;
  if (status.size > 0)
    return vitrine_segment_attach_again (self->segment, VITRINE_ACCESS_EDIT, error);

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE,
               _("Cannot write into “%s”: it has no bytes any more"),
               vitrine_address_get_label (self->address));
  return NULL;
}

static gboolean
start_editing (VitrineSession  *self,
               GError         **error)
{
  self->editing = attach_to_edit (self, error);
  if (self->editing == NULL)
    return FALSE;

  vitrine_write_queue_set_target (self->queue, self->editing, self->sampler);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESS]);
  return TRUE;
}

static gboolean
stop_editing (VitrineSession  *self,
              GError         **error)
{
  if (self->editing == NULL)
    {
      g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED,
                   _("“%s” is shared with this window, which can always write into it"),
                   vitrine_address_get_label (self->address));
      return FALSE;
    }

  vitrine_write_queue_set_target (self->queue, self->segment, self->sampler);
  g_clear_pointer (&self->editing, vitrine_segment_detach);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESS]);
  return TRUE;
}

gboolean
vitrine_session_check_open (VitrineSession  *self,
                            GError         **error)
{
  if (self->segment != NULL)
    return TRUE;

  g_set_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE, _("“%s” is not open any more"),
               vitrine_address_get_label (self->address));
  return FALSE;
}

/**
 * vitrine_session_set_writable:
 *
 * Lets a guest write, or no longer. Whoever joined can write, always.
 */
gboolean
vitrine_session_set_writable (VitrineSession  *self,
                              gboolean         writable,
                              GError         **error)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), FALSE);

  if (!vitrine_session_check_open (self, error))
    return FALSE;
  if (writable == (vitrine_session_get_access (self) != VITRINE_ACCESS_WATCH))
    return TRUE;

  return writable ? start_editing (self, error) : stop_editing (self, error);
}

gboolean
vitrine_session_get_kept (VitrineSession *self)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), FALSE);

  return !self->status.managed;
}

/* Setting the mark is using the segment, which one thread at a time may do. */
gboolean
vitrine_session_set_kept (VitrineSession  *self,
                          gboolean         kept,
                          GError         **error)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), FALSE);

  if (!vitrine_session_check_open (self, error))
    return FALSE;

  vitrine_write_queue_settle (self->queue);
  if (!vitrine_segment_set_kept (self->segment, kept, error))
    return FALSE;

  status_cb (self);
  return TRUE;
}

const VitrineEncoding *
vitrine_session_get_encoding (VitrineSession *self)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), NULL);

  return self->choice.encoding;
}

gboolean
vitrine_session_is_automatic (VitrineSession *self)
{
  g_return_val_if_fail (VITRINE_IS_SESSION (self), FALSE);

  return self->choice.automatic;
}

/**
 * vitrine_session_set_encoding:
 * @encoding: (nullable): what somebody chose, %NULL to leave it to the program
 */
void
vitrine_session_set_encoding (VitrineSession        *self,
                              const VitrineEncoding *encoding)
{
  VitrineSnapshot *snapshot;
  const guint8 *bytes = NULL;
  gsize length = 0;

  g_return_if_fail (VITRINE_IS_SESSION (self));

  snapshot = vitrine_sampler_get_snapshot (self->sampler);
  if (snapshot != NULL)
    bytes = vitrine_snapshot_peek (snapshot, 0, &length);

  /* Told to listeners even where only "automatic" changed. */
  vitrine_encoding_choice_set (&self->choice, encoding, bytes, length);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENCODING]);
}

VitrineWriteQueue *
vitrine_session_get_queue (VitrineSession *self)
{
  return self->queue;
}
