/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/state-bar.h"

#include "app/state-text.h"
#include "app/wrap-layout.h"

#include <glib/gi18n.h>

struct _VitrineStateBar
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkWidget *box;
  GtkLabel *message;
  GtkButton *follow;

  /* Owned */
  VitrineSession *session;
  VitrineState stayed_in; /* the state in which one chose to stay */
};

/* What can be done about a state besides watching on. */
typedef struct
{
  const char *label; /* NULL: nothing */
  const char *action;
} Choice;

static const Choice choices[] = {
  [VITRINE_STATE_FULL] = { N_("_Show Segments"), "win.catalogue" },
  [VITRINE_STATE_REMOVED] = { N_("_Wait for the Next"), "win.wait" },
  [VITRINE_STATE_REPLACED] = { N_("_Attach to the New One"), "win.follow" },
  [VITRINE_STATE_UNREADABLE] = { N_("_Try Again"), "win.reload" },
};

G_DEFINE_FINAL_TYPE (VitrineStateBar, vitrine_state_bar, ADW_TYPE_BIN)

static void
show_state (VitrineStateBar *self,
            VitrineState     state)
{
  g_autofree char *message = NULL;
  const Choice *choice = &choices[state];

  message = vitrine_state_text_describe (vitrine_session_get_sampler (self->session));
  gtk_label_set_label (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->follow), choice->label != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->follow), choice->action);
  if (choice->label != NULL)
    gtk_button_set_label (self->follow, _(choice->label));
}

static void
update (VitrineStateBar *self)
{
  VitrineState state = VITRINE_STATE_LIVE;

  if (self->session != NULL)
    state = vitrine_sampler_get_state (vitrine_session_get_sampler (self->session));

  /* Whatever comes next is news again. */
  if (state != self->stayed_in)
    self->stayed_in = VITRINE_STATE_LIVE;

  if (state != VITRINE_STATE_LIVE)
    show_state (self, state);
  gtk_revealer_set_reveal_child (self->revealer, state != self->stayed_in);
  /* A screen reader finds its buttons even while nobody sees them. */
  gtk_widget_set_sensitive (self->box, state != self->stayed_in);
}

/* A size, and who may use it, is nothing more than what the segment is like now;
 * the others stay true, and are only not shown. */
static void
stay_cb (VitrineStateBar *self)
{
  VitrineSampler *sampler;
  VitrineState state;

  /* A button that a key presses is clicked a moment later. */
  if (self->session == NULL)
    return;

  sampler = vitrine_session_get_sampler (self->session);
  state = vitrine_sampler_get_state (sampler);
  if (state == VITRINE_STATE_LOCKED || state < VITRINE_STATE_FULL)
    vitrine_sampler_accept (sampler);
  else
    self->stayed_in = state;
  update (self);
}

static void
vitrine_state_bar_dispose (GObject *object)
{
  VitrineStateBar *self = VITRINE_STATE_BAR (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (vitrine_state_bar_parent_class)->dispose (object);
}

static void
vitrine_state_bar_class_init (VitrineStateBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_state_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/state-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineStateBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VitrineStateBar, box);
  gtk_widget_class_bind_template_child (widget_class, VitrineStateBar, message);
  gtk_widget_class_bind_template_child (widget_class, VitrineStateBar, follow);
  gtk_widget_class_bind_template_callback (widget_class, stay_cb);
}

static void
vitrine_state_bar_init (VitrineStateBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->box, vitrine_wrap_layout_new ());
}

void
vitrine_state_bar_set_session (VitrineStateBar *self,
                               VitrineSession  *session)
{
  static const char *const signals[] = {
    "notify::state", "notify::size", "notify::writable", "notify::error-message",
  };
  VitrineSampler *sampler;

  g_return_if_fail (VITRINE_IS_STATE_BAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (
        vitrine_session_get_sampler (self->session), self);

  g_set_object (&self->session, session);
  self->stayed_in = VITRINE_STATE_LIVE;
  if (session != NULL)
    {
      sampler = vitrine_session_get_sampler (session);
      for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
        g_signal_connect_object (sampler, signals[i], G_CALLBACK (update), self,
                                 G_CONNECT_SWAPPED);
    }
  update (self);
}
