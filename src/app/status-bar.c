/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/status-bar.h"

#include "app/status-text.h"
#include "app/steady-label.h"
#include "app/wrap-layout.h"

#include <glib/gi18n.h>

struct _VitrineStatusBar
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *comparison_box;
  GtkWidget *box;
  GtkWidget *state_box;
  GtkWidget *place_box;
  GtkLabel *liveness;
  VitrineSteadyLabel *change;
  VitrineSteadyLabel *rate;
  VitrineSteadyLabel *place;
  VitrineSteadyLabel *count;
  VitrineSteadyLabel *since;
  VitrineSteadyLabel *rows;

  /* Owned */
  VitrineSession *session;

  guint64 caret;
  VitrineRange selected;
};

G_DEFINE_FINAL_TYPE (VitrineStatusBar, vitrine_status_bar, ADW_TYPE_BIN)

/* A label redraws itself even for the text it has. */
static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
}

/* One that is not there says nothing and takes no room. */
static void
show_label (VitrineSteadyLabel *label,
            const char         *text)
{
  vitrine_steady_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
update_liveness (VitrineStatusBar *self)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (self->session);
  VitrineLiveness liveness = {
    .state = vitrine_sampler_get_state (sampler),
    .access = vitrine_session_get_access (self->session),
    .paused = vitrine_sampler_get_paused (sampler),
    .interval = vitrine_sampler_get_interval (sampler),
  };
  g_autofree char *text = vitrine_status_text_liveness (&liveness);

  set_label (self->liveness, text);
  if (liveness.paused)
    gtk_widget_add_css_class (GTK_WIDGET (self->liveness), "paused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->liveness), "paused");
}

static void
update_changes (VitrineStatusBar *self)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (self->session);
  g_autofree char *change = NULL;
  g_autofree char *rate = NULL;

  change = vitrine_status_text_change (vitrine_sampler_get_last_change (sampler),
                                       g_get_real_time (),
                                       vitrine_sampler_get_last_was_own (sampler));
  rate = vitrine_status_text_rate (vitrine_sampler_get_rate (sampler));

  vitrine_steady_label_set_text (self->change, change);
  show_label (self->rate, rate);
}

/* Counts go on while what is shown is paused. */
static void
update_count (VitrineStatusBar *self)
{
  VitrineChangeCount count = { 0 };
  g_autofree char *text = NULL;

  if (self->session != NULL && self->selected.length > 0)
    count = vitrine_sampler_count_changes (vitrine_session_get_sampler (self->session),
                                           self->selected.offset, self->selected.length);
  else if (self->session != NULL)
    count = vitrine_sampler_count_changes (vitrine_session_get_sampler (self->session),
                                           self->caret, 1);
  text = vitrine_status_text_count (&count, self->selected.length);
  show_label (self->count, text);
}

static void
vitrine_status_bar_dispose (GObject *object)
{
  VitrineStatusBar *self = VITRINE_STATUS_BAR (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (vitrine_status_bar_parent_class)->dispose (object);
}

static void
vitrine_status_bar_class_init (VitrineStatusBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_status_bar_dispose;

  g_type_ensure (VITRINE_TYPE_STEADY_LABEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, comparison_box);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, box);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, state_box);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, place_box);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, liveness);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, change);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, rate);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, place);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, count);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, since);
  gtk_widget_class_bind_template_child (widget_class, VitrineStatusBar, rows);
}

static void
vitrine_status_bar_init (VitrineStatusBar *self)
{
  GtkWidget **const boxes[] = {
    &self->comparison_box, &self->box, &self->state_box, &self->place_box,
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    gtk_widget_set_layout_manager (*boxes[i], vitrine_wrap_layout_new_for_line ());
}

static void
follow (VitrineStatusBar *self,
        VitrineSession   *session)
{
  static const char *const liveness_signals[] = {
    "notify::paused", "notify::interval", "notify::state",
  };
  VitrineSampler *sampler = vitrine_session_get_sampler (session);

  for (gsize i = 0; i < G_N_ELEMENTS (liveness_signals); i++)
    g_signal_connect_object (sampler, liveness_signals[i],
                             G_CALLBACK (update_liveness), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::access", G_CALLBACK (update_liveness),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sampler, "notify::n-changes", G_CALLBACK (update_changes),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sampler, "notify::n-changes", G_CALLBACK (update_count),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sampler, "notify::rate", G_CALLBACK (update_changes), self,
                           G_CONNECT_SWAPPED);
}

/* What another segment's texts took room for counts no more. */
static void
settle (VitrineStatusBar *self)
{
  VitrineSteadyLabel *const labels[] = {
    self->change, self->rate, self->place, self->count, self->since, self->rows,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    vitrine_steady_label_settle (labels[i]);
}

void
vitrine_status_bar_set_session (VitrineStatusBar *self,
                                VitrineSession   *session)
{
  g_return_if_fail (VITRINE_IS_STATUS_BAR (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (
          vitrine_session_get_sampler (self->session), self);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), session != NULL);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;

  follow (self, session);
  update_liveness (self);
  update_changes (self);
  update_count (self);
  settle (self);
}

void
vitrine_status_bar_set_place (VitrineStatusBar *self,
                              guint64           offset,
                              VitrineRange      selected)
{
  g_autofree char *place = vitrine_status_text_place (offset, selected.length);

  g_return_if_fail (VITRINE_IS_STATUS_BAR (self));

  self->caret = offset;
  self->selected = selected;
  vitrine_steady_label_set_text (self->place, place);
  update_count (self);
}

void
vitrine_status_bar_set_comparison (VitrineStatusBar           *self,
                                   const VitrineHexComparison *comparison)
{
  g_autofree char *since = vitrine_status_text_since (comparison, g_get_real_time ());
  g_autofree char *rows = vitrine_status_text_rows (comparison);

  g_return_if_fail (VITRINE_IS_STATUS_BAR (self));

  show_label (self->since, since);
  show_label (self->rows, rows);
  gtk_widget_set_visible (self->comparison_box, since != NULL || rows != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->since),
                               comparison->is_partial
                                 ? _("Only what was on screen is compared, each byte with what "
                                     "it was when it was first: a segment of this size is not "
                                     "looked at as a whole")
                                 : NULL);
}
