/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window-private.h"

#define SEGMENT_PAGE "segment"
#define CATALOGUE_PAGE "catalogue"

static gboolean
shows_catalogue (VitrineWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), CATALOGUE_PAGE) == 0;
}

/* Made when it is wanted first: the window is seen sooner without it. */
static VitrineCataloguePage *
get_catalogue (VitrineWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, CATALOGUE_PAGE);

  if (page != NULL)
    return VITRINE_CATALOGUE_PAGE (page);

  page = vitrine_catalogue_page_new (G_LIST_MODEL (self->segments), self->monitor,
                                     self->settings);
  g_signal_connect_object (page, "message", G_CALLBACK (vitrine_window_toast), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->pages, page, CATALOGUE_PAGE);
  return VITRINE_CATALOGUE_PAGE (page);
}

void
vitrine_window_show_catalogue (VitrineWindow *self,
                               const char    *search)
{
  VitrineCataloguePage *catalogue;
  gboolean shown;

  g_return_if_fail (VITRINE_IS_WINDOW (self));

  catalogue = get_catalogue (self);
  shown = shows_catalogue (self);
  if (!shown)
    g_set_weak_pointer (&self->left_focus, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_stack_set_visible_child_name (self->pages, CATALOGUE_PAGE);

  /* Asked for again, it keeps what is selected. */
  if (shown || search != NULL)
    vitrine_catalogue_page_search (catalogue, search);
  else
    vitrine_window_focus_catalogue (self, catalogue);
}

void
vitrine_window_show_segment (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  if (!shows_catalogue (self))
    return;

  gtk_stack_set_visible_child_name (self->pages, SEGMENT_PAGE);
  if (self->left_focus != NULL)
    gtk_widget_grab_focus (self->left_focus);
  g_clear_weak_pointer (&self->left_focus);
}

void
vitrine_window_find (VitrineWindow *self)
{
  g_return_if_fail (VITRINE_IS_WINDOW (self));

  if (shows_catalogue (self))
    vitrine_catalogue_page_search (get_catalogue (self), NULL);
  else
    vitrine_segment_view_find (self->view);
}
