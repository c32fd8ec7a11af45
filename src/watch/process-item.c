/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/process-item.h"

struct _VitrineProcessItem
{
  GObject parent_instance;

  VitrineProcess *process;
};

enum
{
  PROP_PROCESS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static VitrineProcess *
copy_process (VitrineProcess *process)
{
  return vitrine_process_copy (process);
}

G_DEFINE_BOXED_TYPE (VitrineProcess, vitrine_process, copy_process, vitrine_process_free)
G_DEFINE_FINAL_TYPE (VitrineProcessItem, vitrine_process_item, G_TYPE_OBJECT)

static void
vitrine_process_item_finalize (GObject *object)
{
  VitrineProcessItem *self = VITRINE_PROCESS_ITEM (object);

  g_clear_pointer (&self->process, vitrine_process_free);

  G_OBJECT_CLASS (vitrine_process_item_parent_class)->finalize (object);
}

static void
vitrine_process_item_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  VitrineProcessItem *self = VITRINE_PROCESS_ITEM (object);

  switch (property)
    {
    case PROP_PROCESS:
      g_value_set_boxed (value, self->process);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
vitrine_process_item_class_init (VitrineProcessItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vitrine_process_item_finalize;
  object_class->get_property = vitrine_process_item_get_property;

  properties[PROP_PROCESS] =
      g_param_spec_boxed ("process", NULL, NULL, VITRINE_TYPE_PROCESS,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vitrine_process_item_init (VitrineProcessItem *self)
{
}

VitrineProcessItem *
vitrine_process_item_new (const VitrineProcess *process)
{
  VitrineProcessItem *self;

  g_return_val_if_fail (process != NULL, NULL);

  self = g_object_new (VITRINE_TYPE_PROCESS_ITEM, NULL);
  self->process = vitrine_process_copy (process);
  return self;
}

/* Returns: whether @process differs from what it was */
gboolean
vitrine_process_item_update (VitrineProcessItem   *self,
                             const VitrineProcess *process)
{
  g_return_val_if_fail (VITRINE_IS_PROCESS_ITEM (self), FALSE);
  g_return_val_if_fail (process != NULL, FALSE);

  if (vitrine_process_equal (self->process, process))
    return FALSE;

  vitrine_process_free (self->process);
  self->process = vitrine_process_copy (process);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROCESS]);
  return TRUE;
}

/* Borrowed until the next update. */
const VitrineProcess *
vitrine_process_item_get_process (VitrineProcessItem *self)
{
  g_return_val_if_fail (VITRINE_IS_PROCESS_ITEM (self), NULL);

  return self->process;
}
