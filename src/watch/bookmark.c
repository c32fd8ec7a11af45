/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/bookmark.h"

#include "segment/escape.h"

struct _VitrineBookmark
{
  GObject parent_instance;

  VitrineBookmarkEntry *entry;
};

enum
{
  PROP_NAME = 1,
  N_PROPS
};

/* Written once, in class_init. */
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VitrineBookmark, vitrine_bookmark, G_TYPE_OBJECT)

static void
vitrine_bookmark_finalize (GObject *object)
{
  vitrine_bookmark_entry_free (VITRINE_BOOKMARK (object)->entry);
  G_OBJECT_CLASS (vitrine_bookmark_parent_class)->finalize (object);
}

static void
vitrine_bookmark_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, VITRINE_BOOKMARK (object)->entry->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_bookmark_class_init (VitrineBookmarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vitrine_bookmark_finalize;
  object_class->get_property = vitrine_bookmark_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vitrine_bookmark_init (VitrineBookmark *self)
{
}

VitrineBookmark *
vitrine_bookmark_new (const VitrineBookmarkEntry *entry)
{
  VitrineBookmark *self = g_object_new (VITRINE_TYPE_BOOKMARK, NULL);

  self->entry = vitrine_bookmark_entry_copy (entry);
  return self;
}

const VitrineBookmarkEntry *
vitrine_bookmark_get_entry (VitrineBookmark *self)
{
  g_return_val_if_fail (VITRINE_IS_BOOKMARK (self), NULL);

  return self->entry;
}

void
vitrine_bookmark_set_name (VitrineBookmark *self,
                           const char      *name)
{
  g_return_if_fail (VITRINE_IS_BOOKMARK (self));

  if (g_strcmp0 (name, self->entry->name) == 0)
    return;
  g_free (self->entry->name);
  self->entry->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

char *
vitrine_bookmark_dup_label (VitrineBookmark *self)
{
  g_return_val_if_fail (VITRINE_IS_BOOKMARK (self), NULL);

  return vitrine_escape_bytes (self->entry->name, -1);
}
