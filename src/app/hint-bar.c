/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hint-bar.h"

#include "app/wrap-layout.h"

struct _VitrineHintBar
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (VitrineHintBar, vitrine_hint_bar, ADW_TYPE_BIN)

static void
vitrine_hint_bar_class_init (VitrineHintBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/hint-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineHintBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VitrineHintBar, box);
}

static void
vitrine_hint_bar_init (VitrineHintBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->box, vitrine_wrap_layout_new ());
}

void
vitrine_hint_bar_reveal (VitrineHintBar *self,
                         gboolean        reveal)
{
  g_return_if_fail (VITRINE_IS_HINT_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, reveal);
}
