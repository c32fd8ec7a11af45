/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/catalogue-footer.h"

#include "app/wrap-layout.h"

#include <glib/gi18n.h>

struct _VitrineCatalogueFooter
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *line;
  GtkLabel *totals;
  GtkLabel *wasted;
};

G_DEFINE_FINAL_TYPE (VitrineCatalogueFooter, vitrine_catalogue_footer, ADW_TYPE_BIN)

static char *
show_size (guint64 bytes)
{
  return g_format_size_full (bytes, G_FORMAT_SIZE_IEC_UNITS);
}

static char *
describe_shown (const VitrineTotals *totals)
{
  g_autofree char *memory = show_size (totals->memory);

  if (totals->n_shown == totals->n_all)
    return g_strdup_printf (
        /* Translators: number of segments, size */
        ngettext ("%u segment, %s in memory", "%u segments, %s in memory", totals->n_all),
        totals->n_all, memory);

  return g_strdup_printf (
      /* Translators: number shown, number of all, size */
      ngettext ("%u of %u segment, %s in memory", "%u of %u segments, %s in memory",
                totals->n_all),
      totals->n_shown, totals->n_all, memory);
}

static char *
describe_selected (const VitrineTotals *totals)
{
  g_autofree char *memory = show_size (totals->selected);

  return g_strdup_printf (
      /* Translators: number of segments, size */
      ngettext ("%u selected, %s in memory", "%u selected, %s in memory",
                totals->n_selected),
      totals->n_selected, memory);
}

static void
vitrine_catalogue_footer_class_init (VitrineCatalogueFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/catalogue-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineCatalogueFooter, line);
  gtk_widget_class_bind_template_child (widget_class, VitrineCatalogueFooter, totals);
  gtk_widget_class_bind_template_child (widget_class, VitrineCatalogueFooter, wasted);
}

static void
vitrine_catalogue_footer_init (VitrineCatalogueFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->line, vitrine_wrap_layout_new ());
}

/* More than one selected is a sum that a person wants to know; one is its row. */
void
vitrine_catalogue_footer_set_totals (VitrineCatalogueFooter *self,
                                     const VitrineTotals    *totals)
{
  g_autofree char *text = NULL;
  g_autofree char *size = show_size (totals->wasted);
  g_autofree char *wasted = NULL;

  g_return_if_fail (VITRINE_IS_CATALOGUE_FOOTER (self));

  text = totals->n_selected > 1 ? describe_selected (totals) : describe_shown (totals);
  gtk_label_set_label (self->totals, text);
  /* Translators: a size */
  wasted = g_strdup_printf (_("%s wasted by orphans"), size);
  gtk_label_set_label (self->wasted, wasted);
  gtk_widget_set_visible (GTK_WIDGET (self->wasted), totals->wasted > 0);
}
