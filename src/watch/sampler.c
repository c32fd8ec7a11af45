/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/sampler-private.h"

#define RATE_WINDOW 1000 /* milliseconds */

G_DEFINE_FINAL_TYPE (VitrineSampler, vitrine_sampler, G_TYPE_OBJECT)

enum
{
  PROP_PAUSED = 1,
  PROP_INTERVAL,
  PROP_STATE,
  PROP_SIZE,
  PROP_WRITABLE,
  PROP_ERROR_MESSAGE,
  PROP_N_CHANGES,
  PROP_RATE,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
notify (VitrineSampler *self,
        guint           property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
tell (VitrineSampler         *self,
      VitrineConditionChange  changes)
{
  static const struct
  {
    VitrineConditionChange change;
    guint property;
  } told[] = {
    { VITRINE_CONDITION_ERROR, PROP_ERROR_MESSAGE },
    { VITRINE_CONDITION_SIZE, PROP_SIZE },
    { VITRINE_CONDITION_RIGHTS, PROP_WRITABLE },
    { VITRINE_CONDITION_STATE, PROP_STATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    if ((changes & told[i].change) != 0)
      notify (self, told[i].property);
}

/* The rate has to fall without a change that would say so: one timer while there
 * are changes, none when there are none. */
static gboolean
rate_cb (gpointer user_data)
{
  VitrineSampler *self = user_data;
  gint64 age = vitrine_change_log_get_age (self->log, g_get_monotonic_time ()) / 1000;

  if (age < RATE_WINDOW)
    {
      self->rate_source = g_timeout_add (RATE_WINDOW - age, rate_cb, self);
      return G_SOURCE_REMOVE;
    }

  self->rate_source = 0;
  notify (self, PROP_RATE);
  return G_SOURCE_REMOVE;
}

static void
note_change (VitrineSampler  *self,
             VitrineSnapshot *snapshot,
             GArray          *ranges)
{
  vitrine_change_log_note (self->log, snapshot, ranges, g_get_monotonic_time ());
  if (self->rate_source == 0)
    self->rate_source = g_timeout_add (RATE_WINDOW, rate_cb, self);

  notify (self, PROP_N_CHANGES);
  notify (self, PROP_RATE);
}

static GArray *
compare (VitrineSnapshot *older,
         VitrineSnapshot *newer)
{
  if (older == NULL)
    return g_array_new (FALSE, FALSE, sizeof (VitrineRange));

  return vitrine_snapshot_compare (older, newer);
}

static void
show (VitrineSampler  *self,
      VitrineSnapshot *snapshot,
      GArray          *ranges)
{
  vitrine_snapshot_ref (snapshot);
  g_clear_pointer (&self->shown, vitrine_snapshot_unref);
  self->shown = snapshot;
  g_signal_emit (self, signals[CHANGED], 0, snapshot, ranges);
}

/* What is held stays as it is; what was never looked at is added to it. */
static void
extend_held (VitrineSampler *self)
{
  g_autoptr (VitrineSnapshot) extended = NULL;
  g_autoptr (GArray) none = NULL;

  if (vitrine_snapshot_get_size (self->shown) != self->condition.status.size ||
      vitrine_sample_reader_is_known (self->reader, self->shown))
    return;

  extended = vitrine_snapshot_extend (self->shown, self->latest);
  none = compare (NULL, extended);
  show (self, extended, none);
}

static void
take (VitrineSampler  *self,
      VitrineSnapshot *snapshot)
{
  g_autoptr (GArray) ranges = compare (self->latest, snapshot);

  vitrine_snapshot_ref (snapshot);
  g_clear_pointer (&self->latest, vitrine_snapshot_unref);
  self->latest = snapshot;

  if (ranges->len > 0)
    note_change (self, snapshot, ranges);
  if (!self->paused || self->shown == NULL)
    show (self, snapshot, ranges);
  else
    extend_held (self);
}

/* Listeners are told when all is as it will be, and may do as they like, even
 * drop the sampler. */
static void
sample (VitrineSampler *self)
{
  g_autoptr (VitrineSnapshot) taken = NULL;
  g_autoptr (GError) error = NULL;

  vitrine_sample_reader_read (self->reader, self->latest, &taken, &error);

  g_object_ref (self);
  g_object_freeze_notify (G_OBJECT (self));
  tell (self, vitrine_condition_update (&self->condition,
                                        vitrine_sample_reader_get_status (self->reader),
                                        error != NULL ? error->message : NULL));
  if (taken != NULL)
    take (self, taken);
  g_object_thaw_notify (G_OBJECT (self));
  g_object_unref (self);
}

static gboolean
poll_cb (gpointer user_data)
{
  sample (user_data);
  return G_SOURCE_CONTINUE;
}

static void
restart_polling (VitrineSampler *self)
{
  g_clear_handle_id (&self->poll_source, g_source_remove);
  if (self->started)
    self->poll_source = g_timeout_add (self->interval, poll_cb, self);
}

static gboolean
soon_cb (gpointer user_data)
{
  VitrineSampler *self = user_data;

  self->soon_source = 0;
  sample (self);
  return G_SOURCE_REMOVE;
}

/* What comes into view is not left blank until the next poll. */
static void
sample_soon (VitrineSampler *self)
{
  if (!self->started || self->soon_source != 0)
    return;
  if (self->latest != NULL && vitrine_sample_reader_is_known (self->reader, self->latest))
    return;

  self->soon_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, soon_cb, self, NULL);
}

static void
vitrine_sampler_dispose (GObject *object)
{
  VitrineSampler *self = VITRINE_SAMPLER (object);

  vitrine_sampler_stop (self);
  g_clear_handle_id (&self->rate_source, g_source_remove);

  G_OBJECT_CLASS (vitrine_sampler_parent_class)->dispose (object);
}

static void
vitrine_sampler_finalize (GObject *object)
{
  VitrineSampler *self = VITRINE_SAMPLER (object);

  g_clear_pointer (&self->reader, vitrine_sample_reader_free);
  g_clear_pointer (&self->latest, vitrine_snapshot_unref);
  g_clear_pointer (&self->shown, vitrine_snapshot_unref);
  vitrine_condition_clear (&self->condition);
  g_clear_pointer (&self->log, vitrine_change_log_free);

  G_OBJECT_CLASS (vitrine_sampler_parent_class)->finalize (object);
}

static void
vitrine_sampler_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  VitrineSampler *self = VITRINE_SAMPLER (object);

  switch (property)
    {
    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->condition.state);
      break;
    case PROP_SIZE:
      g_value_set_uint64 (value, self->condition.status.size);
      break;
    case PROP_WRITABLE:
      g_value_set_boolean (value, self->condition.status.writable);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->condition.error_message);
      break;
    case PROP_N_CHANGES:
      g_value_set_uint64 (value, vitrine_sampler_get_n_changes (self));
      break;
    case PROP_RATE:
      g_value_set_double (value, vitrine_sampler_get_rate (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
vitrine_sampler_class_init (VitrineSamplerClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_sampler_dispose;
  object_class->finalize = vitrine_sampler_finalize;
  object_class->get_property = vitrine_sampler_get_property;

  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, readable);
  properties[PROP_INTERVAL] =
      g_param_spec_uint ("interval", NULL, NULL, VITRINE_SAMPLER_INTERVAL_MIN,
                         VITRINE_SAMPLER_INTERVAL_MAX, VITRINE_SAMPLER_INTERVAL_DEFAULT, readable);
  properties[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, VITRINE_STATE_LIVE, VITRINE_STATE_UNREADABLE,
                         VITRINE_STATE_LIVE, readable);
  properties[PROP_SIZE] =
      g_param_spec_uint64 ("size", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_WRITABLE] = g_param_spec_boolean ("writable", NULL, NULL, FALSE, readable);
  properties[PROP_ERROR_MESSAGE] =
      g_param_spec_string ("error-message", NULL, NULL, NULL, readable);
  properties[PROP_N_CHANGES] =
      g_param_spec_uint64 ("n-changes", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_RATE] =
      g_param_spec_double ("rate", NULL, NULL, 0, G_MAXDOUBLE, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", VITRINE_TYPE_SAMPLER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   VITRINE_TYPE_SNAPSHOT, G_TYPE_ARRAY);
}

static void
vitrine_sampler_init (VitrineSampler *self)
{
  self->interval = VITRINE_SAMPLER_INTERVAL_DEFAULT;
  self->log = vitrine_change_log_new ();
}

/**
 * vitrine_sampler_new:
 * @segment: borrowed; it must outlive the sampler
 * @interval: between two polls, in milliseconds; brought into its limits
 */
VitrineSampler *
vitrine_sampler_new (VitrineSegment *segment,
                     guint           interval)
{
  VitrineSampler *self;

  g_return_val_if_fail (segment != NULL, NULL);

  self = g_object_new (VITRINE_TYPE_SAMPLER, NULL);
  self->reader = vitrine_sample_reader_new (segment, VITRINE_SAMPLER_WHOLE_MAX);
  vitrine_condition_init (&self->condition, vitrine_segment_get_size (segment));
  vitrine_sampler_set_interval (self, interval);
  return self;
}

void
vitrine_sampler_start (VitrineSampler *self)
{
  g_return_if_fail (VITRINE_IS_SAMPLER (self));

  if (self->started)
    return;

  self->started = TRUE;
  restart_polling (self);
  sample (self);
}

void
vitrine_sampler_stop (VitrineSampler *self)
{
  g_return_if_fail (VITRINE_IS_SAMPLER (self));

  self->started = FALSE;
  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_clear_handle_id (&self->soon_source, g_source_remove);
}

void
vitrine_sampler_sample_now (VitrineSampler *self)
{
  g_return_if_fail (VITRINE_IS_SAMPLER (self));

  sample (self);
}

guint
vitrine_sampler_get_interval (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), 0);

  return self->interval;
}

void
vitrine_sampler_set_interval (VitrineSampler *self,
                              guint           interval)
{
  g_return_if_fail (VITRINE_IS_SAMPLER (self));

  interval = CLAMP (interval, VITRINE_SAMPLER_INTERVAL_MIN, VITRINE_SAMPLER_INTERVAL_MAX);
  if (self->interval == interval)
    return;

  self->interval = interval;
  restart_polling (self);
  notify (self, PROP_INTERVAL);
}

gboolean
vitrine_sampler_get_paused (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), FALSE);

  return self->paused;
}

/**
 * vitrine_sampler_set_paused:
 *
 * Holds what is shown; the sampling goes on. In the end one `changed` tells what
 * differs from what was held.
 */
void
vitrine_sampler_set_paused (VitrineSampler *self,
                            gboolean        paused)
{
  g_return_if_fail (VITRINE_IS_SAMPLER (self));

  if (self->paused == paused)
    return;

  self->paused = paused;
  notify (self, PROP_PAUSED);

  if (!self->paused && self->shown != self->latest)
    {
      g_autoptr (VitrineSnapshot) latest = vitrine_snapshot_ref (self->latest);
      g_autoptr (GArray) ranges = compare (self->shown, latest);

      show (self, latest, ranges);
    }
}

guint
vitrine_sampler_add_view (VitrineSampler *self,
                          guint64         offset,
                          guint64         length)
{
  guint view;

  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), 0);

  view = vitrine_sample_reader_add_view (self->reader, offset, length);
  sample_soon (self);
  return view;
}

void
vitrine_sampler_move_view (VitrineSampler *self,
                           guint           view,
                           guint64         offset,
                           guint64         length)
{
  g_return_if_fail (VITRINE_IS_SAMPLER (self));

  vitrine_sample_reader_move_view (self->reader, view, offset, length);
  sample_soon (self);
}

void
vitrine_sampler_remove_view (VitrineSampler *self,
                             guint           view)
{
  g_return_if_fail (VITRINE_IS_SAMPLER (self));

  vitrine_sample_reader_remove_view (self->reader, view);
}

VitrineSnapshot *
vitrine_sampler_get_snapshot (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), NULL);

  return self->shown;
}

VitrineState
vitrine_sampler_get_state (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), VITRINE_STATE_UNREADABLE);

  return self->condition.state;
}

const char *
vitrine_sampler_get_error_message (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), NULL);

  return self->condition.error_message;
}

guint64
vitrine_sampler_get_size (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), 0);

  return self->condition.status.size;
}

VitrineSegment *
vitrine_sampler_get_segment (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), NULL);

  return vitrine_sample_reader_get_segment (self->reader);
}

/* What was found last of it, its size, owner and mode among that. */
const VitrineSegmentStatus *
vitrine_sampler_get_status (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), NULL);

  return &self->condition.status;
}

/* The size that it had when it was attached, or was accepted, in bytes. */
guint64
vitrine_sampler_get_former_size (VitrineSampler *self)
{
  g_return_val_if_fail (VITRINE_IS_SAMPLER (self), 0);

  return self->condition.former.size;
}

void
vitrine_sampler_accept (VitrineSampler *self)
{
  g_return_if_fail (VITRINE_IS_SAMPLER (self));

  tell (self, vitrine_condition_accept (&self->condition));
}
