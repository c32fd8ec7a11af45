/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/state-bar.h"

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
  GtkButton *stay;

  /* Owned */
  VitrineSession *session;
  VitrineState stayed_in; /* the state in which Stay was chosen */
};

/* Which buttons make sense in a state, and what they say. */
typedef struct
{
  const char *follow_label; /* NULL: there is nothing to follow */
  const char *stay_label;
} Choices;

static const Choices choices[] = {
  [VITRINE_STATE_LIVE] = { NULL, NULL },
  [VITRINE_STATE_RESIZED] = { N_("_Attach Again"), N_("_Stay") },
  [VITRINE_STATE_REMOVED] = { NULL, N_("_Stay") },
  [VITRINE_STATE_REPLACED] = { N_("_Follow the Name"), N_("_Stay") },
  [VITRINE_STATE_UNREADABLE] = { N_("_Try Again"), N_("_Stay") },
};

G_DEFINE_FINAL_TYPE (VitrineStateBar, vitrine_state_bar, ADW_TYPE_BIN)

static char *
describe_resized (VitrineSession *session)
{
  VitrineSegment *segment = vitrine_session_get_segment (session);
  VitrineSampler *sampler = vitrine_session_get_sampler (session);
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;

  before = g_format_size_full (vitrine_segment_get_size (segment),
                               G_FORMAT_SIZE_IEC_UNITS | G_FORMAT_SIZE_LONG_FORMAT);
  now = g_format_size_full (vitrine_sampler_get_size (sampler),
                            G_FORMAT_SIZE_IEC_UNITS | G_FORMAT_SIZE_LONG_FORMAT);

  return g_strdup_printf (
      /* Translators: both are sizes, such as “4.0 KiB (4,096 bytes)” */
      _("The size of this segment changed. It was %s when this window "
        "attached, and is %s now."),
      before, now);
}

static char *
describe (VitrineSession *session,
          VitrineState    state)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (session);

  switch (state)
    {
    case VITRINE_STATE_RESIZED:
      return describe_resized (session);
    case VITRINE_STATE_REMOVED:
      return g_strdup (_("This segment was removed: its name is gone. Its bytes "
                         "live on in the processes that still have it, and here."));
    case VITRINE_STATE_REPLACED:
      return g_strdup (_("Another segment has this name now. This window shows "
                         "the former one."));
    case VITRINE_STATE_UNREADABLE:
      return g_strdup (vitrine_sampler_get_error_message (sampler));
    case VITRINE_STATE_LIVE:
    default:
      return g_strdup ("");
    }
}

static void
set_button (GtkButton  *button,
            const char *label)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (button, _(label));
}

static void
show_state (VitrineStateBar *self,
            VitrineState     state)
{
  g_autofree char *message = describe (self->session, state);

  gtk_label_set_label (self->message, message);
  set_button (self->follow, choices[state].follow_label);
  set_button (self->stay, choices[state].stay_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->follow),
                                  state == VITRINE_STATE_REPLACED ? "win.follow"
                                                                  : "win.reload");
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
}

static void
stay_cb (VitrineStateBar *self)
{
  self->stayed_in = vitrine_sampler_get_state (
      vitrine_session_get_sampler (self->session));
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
  gtk_widget_class_bind_template_child (widget_class, VitrineStateBar, stay);
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
    "notify::state", "notify::size", "notify::error-message",
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
