/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/segment-item.h"

struct _VitrineSegmentItem
{
  GObject parent_instance;

  VitrineAddress *address;
  VitrineSegmentStatus status;
  guint n_processes;
};

enum
{
  PROP_LABEL = 1,
  PROP_SIZE,
  PROP_MANAGED,
  PROP_N_PROCESSES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VitrineSegmentItem, vitrine_segment_item, G_TYPE_OBJECT)

static gboolean
status_equal (const VitrineSegmentStatus *a,
              const VitrineSegmentStatus *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size &&
         a->allocated == b->allocated && a->owner == b->owner && a->group == b->group &&
         a->mode == b->mode && a->managed == b->managed && a->standing == b->standing;
}

static void
notify (VitrineSegmentItem *self,
        guint               property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
vitrine_segment_item_finalize (GObject *object)
{
  VitrineSegmentItem *self = VITRINE_SEGMENT_ITEM (object);

  g_clear_pointer (&self->address, vitrine_address_unref);

  G_OBJECT_CLASS (vitrine_segment_item_parent_class)->finalize (object);
}

static void
vitrine_segment_item_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  VitrineSegmentItem *self = VITRINE_SEGMENT_ITEM (object);

  switch (property)
    {
    case PROP_LABEL:
      g_value_set_string (value, vitrine_address_get_label (self->address));
      break;
    case PROP_SIZE:
      g_value_set_uint64 (value, self->status.size);
      break;
    case PROP_MANAGED:
      g_value_set_boolean (value, self->status.managed);
      break;
    case PROP_N_PROCESSES:
      g_value_set_uint (value, self->n_processes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
vitrine_segment_item_class_init (VitrineSegmentItemClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vitrine_segment_item_finalize;
  object_class->get_property = vitrine_segment_item_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, readable);
  properties[PROP_SIZE] = g_param_spec_uint64 ("size", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_MANAGED] = g_param_spec_boolean ("managed", NULL, NULL, FALSE, readable);
  properties[PROP_N_PROCESSES] =
      g_param_spec_uint ("n-processes", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vitrine_segment_item_init (VitrineSegmentItem *self)
{
}

VitrineSegmentItem *
vitrine_segment_item_new (const VitrineListing *listing)
{
  VitrineSegmentItem *self;

  g_return_val_if_fail (listing != NULL, NULL);

  self = g_object_new (VITRINE_TYPE_SEGMENT_ITEM, NULL);
  self->address = vitrine_address_ref (listing->address);
  self->status = listing->status;
  return self;
}

/**
 * vitrine_segment_item_update:
 * @listing: of the same segment, newer
 *
 * Returns: whether anything differs from what it was
 */
gboolean
vitrine_segment_item_update (VitrineSegmentItem   *self,
                             const VitrineListing *listing)
{
  VitrineSegmentStatus before;

  g_return_val_if_fail (VITRINE_IS_SEGMENT_ITEM (self), FALSE);
  g_return_val_if_fail (listing != NULL, FALSE);

  before = self->status;
  if (status_equal (&before, &listing->status))
    return FALSE;

  self->status = listing->status;
  g_object_freeze_notify (G_OBJECT (self));
  if (before.size != self->status.size)
    notify (self, PROP_SIZE);
  if (before.managed != self->status.managed)
    notify (self, PROP_MANAGED);
  g_object_thaw_notify (G_OBJECT (self));
  return TRUE;
}

VitrineAddress *
vitrine_segment_item_get_address (VitrineSegmentItem *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_ITEM (self), NULL);

  return self->address;
}

const VitrineSegmentStatus *
vitrine_segment_item_get_status (VitrineSegmentItem *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_ITEM (self), NULL);

  return &self->status;
}

/* How many processes have it mapped, as far as this user may know. */
guint
vitrine_segment_item_get_n_processes (VitrineSegmentItem *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_ITEM (self), 0);

  return self->n_processes;
}

void
vitrine_segment_item_set_n_processes (VitrineSegmentItem *self,
                                      guint               n_processes)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_ITEM (self));

  if (self->n_processes == n_processes)
    return;

  self->n_processes = n_processes;
  notify (self, PROP_N_PROCESSES);
}
