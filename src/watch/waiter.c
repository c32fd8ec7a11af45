/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/waiter.h"

#include "segment/segment.h"

#include <gio/gio.h>

#define FOLDER "/dev/shm"
#define LOOK_INTERVAL 250 /* milliseconds */

struct _VitrineWaiter
{
  GObject parent_instance;

  VitrineAddress *address;
  VitrineSituation situation;
  GFileMonitor *monitor; /* NULL where nothing tells of newcomers */
  guint soon_source;
  guint source;
};

enum
{
  PROP_SITUATION = 1,
  N_PROPS
};

enum
{
  READY,
  N_SIGNALS
};

/* Both are written once, in class_init. */
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineWaiter, vitrine_waiter, G_TYPE_OBJECT)

static VitrineSituation
find_situation (VitrineWaiter *self)
{
  VitrineSegmentStatus status;

  if (!vitrine_segment_lookup (self->address, &status, NULL))
    return VITRINE_SITUATION_ABSENT;
  return status.size > 0 ? VITRINE_SITUATION_READY : VITRINE_SITUATION_EMPTY;
}

/* Listeners may do as they like, even drop the waiter. */
static void
look (VitrineWaiter *self)
{
  VitrineSituation situation = find_situation (self);

  g_object_ref (self);
  if (self->situation != situation)
    {
      self->situation = situation;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITUATION]);
    }

  if (situation == VITRINE_SITUATION_READY && self->source != 0)
    {
      vitrine_waiter_stop (self);
      g_signal_emit (self, signals[READY], 0);
    }
  g_object_unref (self);
}

static gboolean
look_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
look_soon_cb (gpointer user_data)
{
  VitrineWaiter *self = user_data;

  self->soon_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* A newcomer is met at once; only a size that comes later may take until the next
 * look, since a monitor tells of changes now and then alone. */
static void
watch_folder (VitrineWaiter *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (FOLDER);

  if (vitrine_address_get_kind (self->address) != VITRINE_ADDRESS_POSIX)
    return;

  /* Without a monitor the looks alone have to do. */
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (look), self,
                             G_CONNECT_SWAPPED);
}

static void
vitrine_waiter_dispose (GObject *object)
{
  VitrineWaiter *self = VITRINE_WAITER (object);

  vitrine_waiter_stop (self);
  g_clear_pointer (&self->address, vitrine_address_unref);

  G_OBJECT_CLASS (vitrine_waiter_parent_class)->dispose (object);
}

static void
vitrine_waiter_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SITUATION:
      g_value_set_uint (value, VITRINE_WAITER (object)->situation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_waiter_class_init (VitrineWaiterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_waiter_dispose;
  object_class->get_property = vitrine_waiter_get_property;

  properties[PROP_SITUATION] = g_param_spec_uint (
      "situation", NULL, NULL, VITRINE_SITUATION_ABSENT, VITRINE_SITUATION_READY,
      VITRINE_SITUATION_ABSENT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[READY] = g_signal_new ("ready", VITRINE_TYPE_WAITER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
vitrine_waiter_init (VitrineWaiter *self)
{
}

VitrineWaiter *
vitrine_waiter_new (VitrineAddress *address)
{
  VitrineWaiter *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (VITRINE_TYPE_WAITER, NULL);
  self->address = vitrine_address_ref (address);
  return self;
}

void
vitrine_waiter_start (VitrineWaiter *self)
{
  g_return_if_fail (VITRINE_IS_WAITER (self));

  if (self->source != 0)
    return;

  self->source = g_timeout_add (LOOK_INTERVAL, look_cb, self);
  self->soon_source = g_idle_add (look_soon_cb, self);
  watch_folder (self);
}

void
vitrine_waiter_stop (VitrineWaiter *self)
{
  g_return_if_fail (VITRINE_IS_WAITER (self));

  g_clear_handle_id (&self->soon_source, g_source_remove);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
}

VitrineAddress *
vitrine_waiter_get_address (VitrineWaiter *self)
{
  g_return_val_if_fail (VITRINE_IS_WAITER (self), NULL);

  return self->address;
}

VitrineSituation
vitrine_waiter_get_situation (VitrineWaiter *self)
{
  g_return_val_if_fail (VITRINE_IS_WAITER (self), VITRINE_SITUATION_ABSENT);

  return self->situation;
}
