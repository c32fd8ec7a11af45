/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-model.h"

#include "app/catalogue-remark.h"
#include "watch/segment-item.h"

struct _VitrineCatalogueModel
{
  GObject parent_instance;

  GListModel *segments;
  VitrineProcessMonitor *monitor;
  GPtrArray *followed; /* VitrineSegmentItem: those of the list */
  VitrineCatalogueFilter *filter;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;
  GtkSorter *sorter; /* NULL: as the list comes */
  guint update_source;
  gulong first_scan;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineCatalogueModel, vitrine_catalogue_model, G_TYPE_OBJECT)

/* What the models find unchanged, they do not announce. */
static gboolean
update_cb (gpointer user_data)
{
  VitrineCatalogueModel *self = user_data;

  self->update_source = 0;
  vitrine_catalogue_filter_refresh (self->filter);
  if (self->sorter != NULL)
    gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* A scan changes many items, one property after the other. */
static void
item_changed_cb (VitrineCatalogueModel *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
follow (VitrineCatalogueModel *self,
        guint                  position)
{
  VitrineSegmentItem *item = g_list_model_get_item (self->segments, position);

  g_ptr_array_insert (self->followed, (int) position, item);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (item_changed_cb), self);
}

static void
unfollow (VitrineCatalogueModel *self,
          guint                  position,
          guint                  n)
{
  for (guint i = 0; i < n; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->followed, position + i),
                                          self);
  if (n > 0)
    g_ptr_array_remove_range (self->followed, position, n);
}

static void
segments_changed_cb (VitrineCatalogueModel *self,
                     guint                  position,
                     guint                  n_removed,
                     guint                  n_added)
{
  unfollow (self, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    follow (self, position + i);
  item_changed_cb (self);
}

static void
selection_changed_cb (VitrineCatalogueModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
scanned_cb (VitrineCatalogueModel *self)
{
  vitrine_catalogue_filter_set_processes (
      self->filter, vitrine_process_monitor_get_result (self->monitor));
}

/* It may have found nothing, which no list announces. */
static void
loaded_cb (VitrineCatalogueModel *self)
{
  g_clear_signal_handler (&self->first_scan, self->monitor);
  item_changed_cb (self);
}

static void
vitrine_catalogue_model_dispose (GObject *object)
{
  VitrineCatalogueModel *self = VITRINE_CATALOGUE_MODEL (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->followed != NULL)
    unfollow (self, 0, self->followed->len);
  g_clear_object (&self->segments);
  if (self->monitor != NULL)
    g_clear_signal_handler (&self->first_scan, self->monitor);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->followed, g_ptr_array_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorted);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorter);

  G_OBJECT_CLASS (vitrine_catalogue_model_parent_class)->dispose (object);
}

static void
vitrine_catalogue_model_class_init (VitrineCatalogueModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vitrine_catalogue_model_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* The models take the references that they are given. */
static void
vitrine_catalogue_model_init (VitrineCatalogueModel *self)
{
  self->followed = g_ptr_array_new_with_free_func (g_object_unref);
  self->filter = vitrine_catalogue_filter_new ();
  self->filtered =
      gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

VitrineCatalogueModel *
vitrine_catalogue_model_new (void)
{
  return g_object_new (VITRINE_TYPE_CATALOGUE_MODEL, NULL);
}

void
vitrine_catalogue_model_set_segments (VitrineCatalogueModel *self,
                                      GListModel            *segments,
                                      VitrineProcessMonitor *monitor)
{
  g_return_if_fail (VITRINE_IS_CATALOGUE_MODEL (self));
  g_return_if_fail (self->segments == NULL);

  self->segments = g_object_ref (segments);
  self->monitor = g_object_ref (monitor);
  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    follow (self, i);
  g_signal_connect_object (segments, "items-changed", G_CALLBACK (segments_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "scanned", G_CALLBACK (scanned_cb), self,
                           G_CONNECT_SWAPPED);
  scanned_cb (self);
  if (!vitrine_catalogue_model_get_loaded (self))
    self->first_scan = g_signal_connect_swapped (monitor, "finished",
                                                 G_CALLBACK (loaded_cb), self);
  gtk_filter_list_model_set_model (self->filtered, segments);
}

gboolean
vitrine_catalogue_model_get_loaded (VitrineCatalogueModel *self)
{
  g_return_val_if_fail (VITRINE_IS_CATALOGUE_MODEL (self), FALSE);

  return self->monitor != NULL &&
         vitrine_process_monitor_get_listings (self->monitor) != NULL;
}

VitrineCatalogueFilter *
vitrine_catalogue_model_get_filter (VitrineCatalogueModel *self)
{
  g_return_val_if_fail (VITRINE_IS_CATALOGUE_MODEL (self), NULL);

  return self->filter;
}

GtkSelectionModel *
vitrine_catalogue_model_get_selection (VitrineCatalogueModel *self)
{
  g_return_val_if_fail (VITRINE_IS_CATALOGUE_MODEL (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

void
vitrine_catalogue_model_set_sorter (VitrineCatalogueModel *self,
                                    GtkSorter             *sorter)
{
  g_return_if_fail (VITRINE_IS_CATALOGUE_MODEL (self));

  g_set_object (&self->sorter, sorter);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

void
vitrine_catalogue_model_get_totals (VitrineCatalogueModel *self,
                                    VitrineTotals         *totals)
{
  GListModel *shown = G_LIST_MODEL (self->selection);

  g_return_if_fail (VITRINE_IS_CATALOGUE_MODEL (self));

  *totals = (VitrineTotals) { .n_shown = g_list_model_get_n_items (shown),
                              .n_all = self->followed->len };
  for (guint i = 0; i < totals->n_shown; i++)
    {
      g_autoptr (VitrineSegmentItem) item = g_list_model_get_item (shown, i);
      const VitrineListing *listing = vitrine_segment_item_get_listing (item);

      totals->memory += listing->status.allocated;
      totals->wasted += vitrine_remarks_wasted (listing);
      if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (shown), i))
        continue;
      totals->n_selected++;
      totals->selected += listing->status.allocated;
    }
}

GPtrArray *
vitrine_catalogue_model_dup_selected (VitrineCatalogueModel *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (VITRINE_IS_CATALOGUE_MODEL (self), items);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (!gtk_bitset_iter_init_first (&iter, selected, &position))
    return items;

  do
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->selection), position));
  while (gtk_bitset_iter_next (&iter, &position));

  return items;
}
