/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/waiting-page.h"

#include <glib/gi18n.h>

struct _VitrineWaitingPage
{
  AdwBin parent_instance;

  /* Template */
  AdwStatusPage *page;
  GtkSpinner *spinner;
  GtkWidget *create;

  /* Owned */
  VitrineWaiter *waiter;
};

G_DEFINE_FINAL_TYPE (VitrineWaitingPage, vitrine_waiting_page, ADW_TYPE_BIN)

static const char *
describe (VitrineWaiter *waiter)
{
  if (vitrine_waiter_get_situation (waiter) == VITRINE_SITUATION_EMPTY)
    return _("It is there, but has no bytes yet. It is shown as soon as its creator gives "
             "it a size.");
  if (vitrine_address_get_kind (vitrine_waiter_get_address (waiter))
      == VITRINE_ADDRESS_POSIX)
    return _("There is no segment of this name yet. It is shown as soon as a program "
             "creates it.");
  return _("Nothing is there yet. It is shown as soon as it is.");
}

static void
show_situation (VitrineWaitingPage *self)
{
  adw_status_page_set_description (self->page, describe (self->waiter));
}

static void
show_waiter (VitrineWaitingPage *self)
{
  VitrineAddress *address = vitrine_waiter_get_address (self->waiter);
  g_autofree char *title = NULL;

  /* The page takes it as markup. */
  title = g_markup_printf_escaped (_("Waiting for “%s”"),
                                   vitrine_address_get_label (address));
  adw_status_page_set_title (self->page, title);
  gtk_widget_set_visible (self->create,
                          vitrine_address_get_kind (address) == VITRINE_ADDRESS_POSIX);
  show_situation (self);
}

static void
vitrine_waiting_page_dispose (GObject *object)
{
  VitrineWaitingPage *self = VITRINE_WAITING_PAGE (object);

  g_clear_object (&self->waiter);

  G_OBJECT_CLASS (vitrine_waiting_page_parent_class)->dispose (object);
}

static void
vitrine_waiting_page_class_init (VitrineWaitingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_waiting_page_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/waiting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineWaitingPage, page);
  gtk_widget_class_bind_template_child (widget_class, VitrineWaitingPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, VitrineWaitingPage, create);
}

static void
vitrine_waiting_page_init (VitrineWaitingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vitrine_waiting_page_set_waiter (VitrineWaitingPage *self,
                                 VitrineWaiter      *waiter)
{
  g_return_if_fail (VITRINE_IS_WAITING_PAGE (self));

  if (self->waiter != NULL)
    g_signal_handlers_disconnect_by_data (self->waiter, self);

  g_set_object (&self->waiter, waiter);
  gtk_spinner_set_spinning (self->spinner, waiter != NULL);
  if (waiter == NULL)
    return;

  g_signal_connect_object (waiter, "notify::situation", G_CALLBACK (show_situation), self,
                           G_CONNECT_SWAPPED);
  show_waiter (self);
}
