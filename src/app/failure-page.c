/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/failure-page.h"

#include <glib/gi18n.h>

struct _VitrineFailurePage
{
  AdwBin parent_instance;

  /* Template */
  AdwStatusPage *page;
};

G_DEFINE_FINAL_TYPE (VitrineFailurePage, vitrine_failure_page, ADW_TYPE_BIN)

static void
vitrine_failure_page_class_init (VitrineFailurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/failure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineFailurePage, page);
}

static void
vitrine_failure_page_init (VitrineFailurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Both are shown as markup by the page, and neither is. */
void
vitrine_failure_page_explain (VitrineFailurePage *self,
                              VitrineAddress     *address,
                              const char         *message)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (VITRINE_IS_FAILURE_PAGE (self));

  title = g_markup_printf_escaped (_("Cannot Show “%s”"),
                                   vitrine_address_get_label (address));
  description = g_markup_escape_text (message, -1);
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, description);
}
