/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/segment-list.h"

#include "segment/catalogue.h"
#include "watch/list-update.h"

#define SETTLE_TIME 50 /* milliseconds: what happens within is shown at once */
#define CALM_TIME 400  /* milliseconds at least between two readings for the folder */

struct _VitrineSegmentList
{
  GObject parent_instance;

  VitrineProcessMonitor *monitor;
  GFileMonitor *folder; /* NULL where it cannot be watched */
  guint refresh_source;
  gint64 refreshed; /* monotonic time of the last reading for the folder */
  GPtrArray *items;     /* VitrineSegmentItem */
  gboolean updating;
  gboolean loaded;
};

enum
{
  PROP_LOADED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A new segment of an old name is another one, and gets another item. */
static int
compare_segment (gpointer      item,
                 gconstpointer found)
{
  return vitrine_listing_compare ((VitrineListing *) vitrine_segment_item_get_listing (item),
                                  (VitrineListing *) found);
}

static GObject *
create_item (gconstpointer found)
{
  return G_OBJECT (vitrine_segment_item_new ((VitrineListing *) found));
}

static void
update_item (gpointer      item,
             gconstpointer found)
{
  vitrine_segment_item_update (item, (VitrineListing *) found);
}

static const VitrineListUpdate list_update = { compare_segment, create_item, update_item };

static GType
get_item_type (GListModel *model)
{
  return VITRINE_TYPE_SEGMENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return VITRINE_SEGMENT_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  VitrineSegmentList *self = VITRINE_SEGMENT_LIST (model);

  return position < self->items->len
             ? g_object_ref (g_ptr_array_index (self->items, position))
             : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VitrineSegmentList, vitrine_segment_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
merge (VitrineSegmentList *self)
{
  g_autoptr (GPtrArray) found = NULL;

  if (self->updating || vitrine_process_monitor_get_listings (self->monitor) == NULL)
    return;

  found = g_ptr_array_ref (vitrine_process_monitor_get_listings (self->monitor));
  g_object_ref (self);
  self->updating = TRUE;
  vitrine_list_update (&list_update, G_LIST_MODEL (self), self->items, found);
  self->updating = FALSE;
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
  g_object_unref (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  VitrineSegmentList *self = user_data;

  self->refresh_source = 0;
  self->refreshed = g_get_monotonic_time ();
  vitrine_segment_list_refresh (self);
  return G_SOURCE_REMOVE;
}

/* Where segments come and go all the time, they are not read all the time. */
static guint
get_delay (VitrineSegmentList *self)
{
  gint64 since = (g_get_monotonic_time () - self->refreshed) / 1000;

  return since < CALM_TIME - SETTLE_TIME ? (guint) (CALM_TIME - since) : SETTLE_TIME;
}

/* Writing into a segment through a descriptor fires events without end; what may
 * come of it, another size, the next scan finds. */
static void
folder_changed_cb (VitrineSegmentList *self,
                   GFile              *file,
                   GFile              *other_file,
                   GFileMonitorEvent   event)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGED ||
      event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT || self->refresh_source != 0)
    return;

  self->refresh_source = g_timeout_add (get_delay (self), refresh_cb, self);
}

/* Where it cannot be watched, the list is still read again with every scan. */
static void
watch_folder (VitrineSegmentList *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (VITRINE_CATALOGUE_FOLDER);

  self->folder = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->folder != NULL)
    g_signal_connect_object (self->folder, "changed", G_CALLBACK (folder_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
vitrine_segment_list_dispose (GObject *object)
{
  VitrineSegmentList *self = VITRINE_SEGMENT_LIST (object);

  if (self->folder != NULL)
    g_file_monitor_cancel (self->folder);
  g_clear_object (&self->folder);
  g_clear_object (&self->monitor);
  g_clear_handle_id (&self->refresh_source, g_source_remove);

  G_OBJECT_CLASS (vitrine_segment_list_parent_class)->dispose (object);
}

static void
vitrine_segment_list_finalize (GObject *object)
{
  VitrineSegmentList *self = VITRINE_SEGMENT_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (vitrine_segment_list_parent_class)->finalize (object);
}

static void
vitrine_segment_list_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  VitrineSegmentList *self = VITRINE_SEGMENT_LIST (object);

  switch (property)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
vitrine_segment_list_class_init (VitrineSegmentListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_segment_list_dispose;
  object_class->finalize = vitrine_segment_list_finalize;
  object_class->get_property = vitrine_segment_list_get_property;

  properties[PROP_LOADED] =
      g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vitrine_segment_list_init (VitrineSegmentList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/* It takes over what the monitor knows already, and is filled by its next scan. */
VitrineSegmentList *
vitrine_segment_list_new (VitrineProcessMonitor *monitor)
{
  VitrineSegmentList *self;

  g_return_val_if_fail (VITRINE_IS_PROCESS_MONITOR (monitor), NULL);

  self = g_object_new (VITRINE_TYPE_SEGMENT_LIST, NULL);
  self->monitor = g_object_ref (monitor);
  watch_folder (self);
  g_signal_connect_object (monitor, "finished", G_CALLBACK (merge), self, G_CONNECT_SWAPPED);
  merge (self);
  return self;
}

void
vitrine_segment_list_refresh (VitrineSegmentList *self)
{
  g_return_if_fail (VITRINE_IS_SEGMENT_LIST (self));

  if (self->monitor != NULL)
    vitrine_process_monitor_scan_now (self->monitor);
}

/* Whether what it holds is what there is, and not merely nothing yet. */
gboolean
vitrine_segment_list_get_loaded (VitrineSegmentList *self)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_LIST (self), FALSE);

  return self->loaded;
}

/* Returns: (transfer none) (nullable): the item of that name */
VitrineSegmentItem *
vitrine_segment_list_find (VitrineSegmentList *self,
                           VitrineAddress     *address)
{
  g_return_val_if_fail (VITRINE_IS_SEGMENT_LIST (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      VitrineSegmentItem *item = g_ptr_array_index (self->items, i);

      if (vitrine_address_equal (vitrine_segment_item_get_address (item), address))
        return item;
    }

  return NULL;
}
