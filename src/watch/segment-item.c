/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/segment-item.h"

#include <string.h>

struct _VitrineSegmentItem
{
  GObject parent_instance;

  VitrineListing *listing;
};

/* A column: a field of the listing, or a text that its address gives. */
typedef struct
{
  const char *name;
  GType type;
  gsize offset;
  const char *(* get_text) (const VitrineAddress *address);
} Column;

static const Column columns[] = {
  { "address", G_TYPE_STRING, 0, vitrine_address_get_display },
  { "label", G_TYPE_STRING, 0, vitrine_address_get_label },
  { "name", G_TYPE_STRING, G_STRUCT_OFFSET (VitrineListing, name), NULL },
  { "kind", G_TYPE_UINT, G_STRUCT_OFFSET (VitrineListing, kind), NULL },
  { "size", G_TYPE_UINT64, G_STRUCT_OFFSET (VitrineListing, status.size), NULL },
  { "allocated", G_TYPE_UINT64, G_STRUCT_OFFSET (VitrineListing, status.allocated), NULL },
  { "owner", G_TYPE_STRING, G_STRUCT_OFFSET (VitrineListing, user), NULL },
  { "mode", G_TYPE_UINT, G_STRUCT_OFFSET (VitrineListing, status.mode), NULL },
  { "managed", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (VitrineListing, status.managed), NULL },
  { "n-processes", G_TYPE_UINT, G_STRUCT_OFFSET (VitrineListing, n_processes), NULL },
  { "orphan", G_TYPE_UINT, G_STRUCT_OFFSET (VitrineListing, orphan), NULL },
  { "internal", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (VitrineListing, internal), NULL },
  { "writable-by-all", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (VitrineListing, writable_by_all), NULL },
  { "openable", G_TYPE_BOOLEAN, G_STRUCT_OFFSET (VitrineListing, openable), NULL },
  { "reason", G_TYPE_STRING, G_STRUCT_OFFSET (VitrineListing, reason), NULL },
  { "seals", G_TYPE_UINT, G_STRUCT_OFFSET (VitrineListing, seals), NULL },
  { "last-change", G_TYPE_INT64, G_STRUCT_OFFSET (VitrineListing, changed), NULL },
};

/* Properties are numbered from 1. */
static GParamSpec *properties[1 + G_N_ELEMENTS (columns)];

G_DEFINE_FINAL_TYPE (VitrineSegmentItem, vitrine_segment_item, G_TYPE_OBJECT)

static const char *
get_text (const Column         *column,
          const VitrineListing *listing)
{
  return column->get_text != NULL
             ? column->get_text (listing->address)
             : G_STRUCT_MEMBER (const char *, listing, column->offset);
}

static gboolean
column_equal (const Column         *column,
              const VitrineListing *a,
              const VitrineListing *b)
{
  const guint8 *left = (const guint8 *) a + column->offset;
  const guint8 *right = (const guint8 *) b + column->offset;

  if (column->type == G_TYPE_STRING)
    return g_strcmp0 (get_text (column, a), get_text (column, b)) == 0;
  if (column->type == G_TYPE_UINT64 || column->type == G_TYPE_INT64)
    return memcmp (left, right, sizeof (guint64)) == 0;
  return memcmp (left, right, sizeof (guint)) == 0;
}

static GParamSpec *
create_property (const Column *column)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const char *name = column->name;

  switch (column->type)
    {
    case G_TYPE_STRING:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case G_TYPE_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case G_TYPE_UINT64:
      return g_param_spec_uint64 (name, NULL, NULL, 0, G_MAXUINT64, 0, flags);
    case G_TYPE_INT64:
      return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, flags);
    default:
      return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, flags);
    }
}

static void
vitrine_segment_item_finalize (GObject *object)
{
  VitrineSegmentItem *self = VITRINE_SEGMENT_ITEM (object);

  g_clear_pointer (&self->listing, vitrine_listing_unref);

  G_OBJECT_CLASS (vitrine_segment_item_parent_class)->finalize (object);
}

static void
vitrine_segment_item_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  const VitrineListing *listing = VITRINE_SEGMENT_ITEM (object)->listing;
  const Column *column = &columns[property - 1];

  switch (column->type)
    {
    case G_TYPE_STRING:
      g_value_set_string (value, get_text (column, listing));
      break;
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, G_STRUCT_MEMBER (gboolean, listing, column->offset));
      break;
    case G_TYPE_UINT64:
      g_value_set_uint64 (value, G_STRUCT_MEMBER (guint64, listing, column->offset));
      break;
    case G_TYPE_INT64:
      g_value_set_int64 (value, G_STRUCT_MEMBER (gint64, listing, column->offset));
      break;
    default:
      g_value_set_uint (value, G_STRUCT_MEMBER (guint, listing, column->offset));
    }
}

static void
vitrine_segment_item_class_init (VitrineSegmentItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vitrine_segment_item_finalize;
  object_class->get_property = vitrine_segment_item_get_property;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    properties[i + 1] = create_property (&columns[i]);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
vitrine_segment_item_init (VitrineSegmentItem *self)
{
}

VitrineSegmentItem *
vitrine_segment_item_new (VitrineListing *listing)
{
  VitrineSegmentItem *self;

  g_return_val_if_fail (listing != NULL, NULL);

  self = g_object_new (VITRINE_TYPE_SEGMENT_ITEM, NULL);
  self->listing = vitrine_listing_ref (listing);
  return self;
}

/**
 * vitrine_segment_item_update:
 * @listing: of the same object, newer
 *
 * Returns: whether any column differs from what it was
 */
gboolean
vitrine_segment_item_update (VitrineSegmentItem *self,
                             VitrineListing     *listing)
{
  g_autoptr (VitrineListing) before = NULL;
  gboolean differs = FALSE;

  g_return_val_if_fail (VITRINE_IS_SEGMENT_ITEM (self), FALSE);
  g_return_val_if_fail (listing != NULL, FALSE);

  if (self->listing == listing)
    return FALSE;

  before = g_steal_pointer (&self->listing);
  self->listing = vitrine_listing_ref (listing);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!column_equal (&columns[i], before, listing))
      {
        g_object_notify_by_pspec (G_OBJECT (self), properties[i + 1]);
        differs = TRUE;
      }
  return differs;
}

const VitrineListing *
vitrine_segment_item_get_listing (VitrineSegmentItem *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_ITEM (self), NULL);

  return self->listing;
}

VitrineAddress *
vitrine_segment_item_get_address (VitrineSegmentItem *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_ITEM (self), NULL);

  return self->listing->address;
}

const VitrineSegmentStatus *
vitrine_segment_item_get_status (VitrineSegmentItem *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_ITEM (self), NULL);

  return &self->listing->status;
}

/* How many processes use it, as far as this user may know. */
guint
vitrine_segment_item_get_n_processes (VitrineSegmentItem *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_ITEM (self), 0);

  return self->listing->n_processes;
}
