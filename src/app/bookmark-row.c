/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bookmark-row.h"

#include "app/bookmark-text.h"

#include <glib/gi18n.h>

struct _VitrineBookmarkRow
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *name;
  GtkLabel *place;
  GtkLabel *value;

  /* Owned */
  VitrineBookmark *bookmark; /* NULL: it shows none */
  VitrineSampler *sampler;
  guint view;                /* of the sampler; 0: none */
};

enum
{
  EDIT,
  REMOVE,
  N_SIGNALS
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineBookmarkRow, vitrine_bookmark_row, ADW_TYPE_BIN)

static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
}

static void
update_value (VitrineBookmarkRow *self)
{
  const VitrineBookmarkEntry *entry = vitrine_bookmark_get_entry (self->bookmark);
  VitrineSnapshot *snapshot = vitrine_sampler_get_snapshot (self->sampler);
  g_autofree char *value = vitrine_bookmark_text_value (entry, snapshot);
  guint64 size = vitrine_sampler_get_size (self->sampler);

  set_label (self->value, value);
  if (vitrine_bookmark_text_is_inside (entry, size))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
}

static void
update_name (VitrineBookmarkRow *self)
{
  g_autofree char *label = vitrine_bookmark_dup_label (self->bookmark);

  set_label (self->name, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), label);
}

static void
edit_cb (VitrineBookmarkRow *self)
{
  if (self->bookmark != NULL)
    g_signal_emit (self, signals[EDIT], 0, self->bookmark);
}

static void
remove_cb (VitrineBookmarkRow *self)
{
  if (self->bookmark != NULL)
    g_signal_emit (self, signals[REMOVE], 0, self->bookmark);
}

static void
vitrine_bookmark_row_dispose (GObject *object)
{
  vitrine_bookmark_row_show (VITRINE_BOOKMARK_ROW (object), NULL, NULL);
  G_OBJECT_CLASS (vitrine_bookmark_row_parent_class)->dispose (object);
}

static void
vitrine_bookmark_row_class_init (VitrineBookmarkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_bookmark_row_dispose;

  signals[EDIT] = g_signal_new ("edit", VITRINE_TYPE_BOOKMARK_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, VITRINE_TYPE_BOOKMARK);
  signals[REMOVE] = g_signal_new ("remove", VITRINE_TYPE_BOOKMARK_ROW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, VITRINE_TYPE_BOOKMARK);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/bookmark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkRow, name);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkRow, place);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkRow, value);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
vitrine_bookmark_row_init (VitrineBookmarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
let_go (VitrineBookmarkRow *self)
{
  if (self->bookmark != NULL)
    g_signal_handlers_disconnect_by_data (self->bookmark, self);
  if (self->sampler != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sampler, self);
      vitrine_sampler_remove_view (self->sampler, self->view);
    }
  g_clear_object (&self->bookmark);
  g_clear_object (&self->sampler);
}

static void
follow (VitrineBookmarkRow *self)
{
  const VitrineBookmarkEntry *entry = vitrine_bookmark_get_entry (self->bookmark);

  self->view = vitrine_sampler_add_view (self->sampler, entry->offset,
                                         MIN (entry->length, VITRINE_BOOKMARK_TEXT_BYTES));
  g_signal_connect_swapped (self->sampler, "changed", G_CALLBACK (update_value), self);
  g_signal_connect_swapped (self->sampler, "notify::size", G_CALLBACK (update_value), self);
  g_signal_connect_swapped (self->bookmark, "notify::name", G_CALLBACK (update_name), self);
}

void
vitrine_bookmark_row_show (VitrineBookmarkRow *self,
                           VitrineBookmark    *bookmark,
                           VitrineSampler     *sampler)
{
  g_autofree char *place = NULL;

  g_return_if_fail (VITRINE_IS_BOOKMARK_ROW (self));
  g_return_if_fail ((bookmark == NULL) == (sampler == NULL));

  let_go (self);
  if (bookmark == NULL)
    return;

  self->bookmark = g_object_ref (bookmark);
  self->sampler = g_object_ref (sampler);
  follow (self);
  place = vitrine_bookmark_text_place (vitrine_bookmark_get_entry (bookmark));
  set_label (self->place, place);
  update_name (self);
  update_value (self);
}
