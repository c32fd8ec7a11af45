/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/process-list.h"

#include "watch/list-update.h"

struct _VitrineProcessList
{
  GObject parent_instance;

  VitrineProcessMonitor *monitor;
  GPtrArray *items; /* VitrineProcessItem */
  VitrineObjectKind kind;
  guint64 device;
  guint64 inode;    /* 0: of no segment */
  gboolean updating;
};

static int
compare_process (gpointer      item,
                 gconstpointer found)
{
  const VitrineProcess *a = vitrine_process_item_get_process (item);
  const VitrineProcess *b = found;

  if (a->pid != b->pid)
    return a->pid < b->pid ? -1 : 1;
  return a->start_time < b->start_time ? -1 : a->start_time > b->start_time;
}

static GObject *
create_item (gconstpointer found)
{
  return G_OBJECT (vitrine_process_item_new (found));
}

static void
update_item (gpointer      item,
             gconstpointer found)
{
  vitrine_process_item_update (item, found);
}

static const VitrineListUpdate list_update = { compare_process, create_item, update_item };

static GType
get_item_type (GListModel *model)
{
  return VITRINE_TYPE_PROCESS_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return VITRINE_PROCESS_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  VitrineProcessList *self = VITRINE_PROCESS_LIST (model);

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

G_DEFINE_FINAL_TYPE_WITH_CODE (VitrineProcessList, vitrine_process_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Borrows what it picks. */
static GPtrArray *
pick_processes (VitrineProcessList *self,
                GPtrArray          *result)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < result->len && self->inode != 0; i++)
    {
      const VitrineProcess *process = g_ptr_array_index (result, i);

      if (vitrine_process_has (process, self->kind, self->device, self->inode))
        g_ptr_array_add (picked, (gpointer) process);
    }

  return picked;
}

/* A listener that asks for another segment meanwhile gets it right after. */
static void
update (VitrineProcessList *self)
{
  guint64 device, inode;

  if (self->updating || self->monitor == NULL)
    return;

  g_object_ref (self);
  self->updating = TRUE;
  do
    {
      g_autoptr (GPtrArray) result =
          g_ptr_array_ref (vitrine_process_monitor_get_result (self->monitor));
      g_autoptr (GPtrArray) picked = pick_processes (self, result);

      device = self->device;
      inode = self->inode;
      vitrine_list_update (&list_update, G_LIST_MODEL (self), self->items, picked);
    }
  while (device != self->device || inode != self->inode);
  self->updating = FALSE;
  g_object_unref (self);
}

static void
vitrine_process_list_dispose (GObject *object)
{
  VitrineProcessList *self = VITRINE_PROCESS_LIST (object);

  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (vitrine_process_list_parent_class)->dispose (object);
}

static void
vitrine_process_list_finalize (GObject *object)
{
  VitrineProcessList *self = VITRINE_PROCESS_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (vitrine_process_list_parent_class)->finalize (object);
}

static void
vitrine_process_list_class_init (VitrineProcessListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vitrine_process_list_dispose;
  object_class->finalize = vitrine_process_list_finalize;
}

static void
vitrine_process_list_init (VitrineProcessList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/* It starts empty, being of no segment. */
VitrineProcessList *
vitrine_process_list_new (VitrineProcessMonitor *monitor)
{
  VitrineProcessList *self;

  g_return_val_if_fail (VITRINE_IS_PROCESS_MONITOR (monitor), NULL);

  self = g_object_new (VITRINE_TYPE_PROCESS_LIST, NULL);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "scanned", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * vitrine_process_list_set_segment:
 * @inode: with @kind and @device, which segment; 0 for none
 *
 * Shows what the last scan knows of it, at once; of a file elsewhere only the next
 * one will know.
 */
void
vitrine_process_list_set_segment (VitrineProcessList *self,
                                  VitrineObjectKind   kind,
                                  guint64             device,
                                  guint64             inode)
{
  g_return_if_fail (VITRINE_IS_PROCESS_LIST (self));

  self->kind = kind;
  self->device = device;
  self->inode = inode;
  if (self->monitor != NULL)
    vitrine_process_monitor_set_file (self->monitor, kind == VITRINE_OBJECT_FILE ? device : 0,
                                      kind == VITRINE_OBJECT_FILE ? inode : 0);
  update (self);
}
