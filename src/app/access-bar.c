/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/access-bar.h"

#include "app/obstacle.h"
#include "app/wrap-layout.h"
#include "segment/seals.h"
#include "segment/user-name.h"

#include <glib/gi18n.h>

/* Signals: problem (const char *message): writing was not to be had. */
enum
{
  PROBLEM,
  N_SIGNALS
};

struct _VitrineAccessBar
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkWidget *box;
  GtkLabel *message;
  GtkSwitch *allow;

  /* Owned */
  VitrineSession *session;
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineAccessBar, vitrine_access_bar, ADW_TYPE_BIN)

/* Whether this user may write here at all. */
static gboolean
is_writable (VitrineSession *session)
{
  return vitrine_sampler_get_status (vitrine_session_get_sampler (session))->writable;
}

/* System V has no way to look without being counted, shmop(2). */
static const char *
describe_watched (const VitrineSegmentStatus *status)
{
  if (status->kind == VITRINE_OBJECT_SYSV)
    return _("This segment is only watched. System V counts every attachment, this window’s "
             "too, and notes it as the last one.");
  return _("This segment is only watched: the programs that use it notice "
           "nothing.");
}

static char *
describe_unwritable (const VitrineSegmentStatus *status)
{
  g_autofree char *owner = NULL;

  if (status->kind == VITRINE_OBJECT_SEMAPHORE)
    return g_strdup (_("This is a semaphore, not shared memory. It is only watched: writing "
                       "into it can stop or break the programs that wait for it."));
  if (vitrine_seals_forbid_writing (status->seals))
    return g_strdup (_("This segment is only watched: the program that made it has sealed "
                       "it against writing."));

  owner = vitrine_user_name (status->owner);
  return g_strdup_printf (_("This segment is only watched: it belongs to %s and its mode "
                            "is %04o, so you may not write into it."),
                          owner, status->mode);
}

static char *
describe (VitrineSession *session)
{
  const VitrineSegmentStatus *status;

  status = vitrine_sampler_get_status (vitrine_session_get_sampler (session));
  if (!is_writable (session))
    return describe_unwritable (status);
  if (vitrine_session_get_access (session) == VITRINE_ACCESS_EDIT)
    return g_strdup (_("You are a guest here. What you write, the programs that use this "
                       "segment get at once."));
  return g_strdup (describe_watched (status));
}

/* The switch only moves once the segment is attached the other way. */
static gboolean
allow_state_set_cb (VitrineAccessBar *self,
                    gboolean          allowed)
{
  g_autoptr (GError) error = NULL;

  if (self->session == NULL
      || allowed == (vitrine_session_get_access (self->session) == VITRINE_ACCESS_EDIT))
    return FALSE;

  if (vitrine_session_set_writable (self->session, allowed, &error))
    return FALSE;

  g_signal_emit (self, signals[PROBLEM], 0, error->message);
  gtk_switch_set_active (self->allow, !allowed);
  return TRUE;
}

static void
update (VitrineAccessBar *self)
{
  VitrineAccess access = VITRINE_ACCESS_JOIN;
  g_autofree char *message = NULL;

  if (self->session != NULL)
    access = vitrine_session_get_access (self->session);

  gtk_revealer_set_reveal_child (self->revealer, access != VITRINE_ACCESS_JOIN);
  if (access == VITRINE_ACCESS_JOIN)
    return;

  message = describe (self->session);
  gtk_label_set_label (self->message, message);
  gtk_switch_set_active (self->allow, access == VITRINE_ACCESS_EDIT);
  gtk_widget_set_sensitive (GTK_WIDGET (self->allow),
                            access == VITRINE_ACCESS_EDIT || is_writable (self->session));
}

static void
vitrine_access_bar_dispose (GObject *object)
{
  VitrineAccessBar *self = VITRINE_ACCESS_BAR (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (vitrine_access_bar_parent_class)->dispose (object);
}

static void
vitrine_access_bar_class_init (VitrineAccessBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_access_bar_dispose;

  signals[PROBLEM] = g_signal_new ("problem", VITRINE_TYPE_ACCESS_BAR,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/access-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineAccessBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VitrineAccessBar, box);
  gtk_widget_class_bind_template_child (widget_class, VitrineAccessBar, message);
  gtk_widget_class_bind_template_child (widget_class, VitrineAccessBar, allow);
  gtk_widget_class_bind_template_callback (widget_class, allow_state_set_cb);
}

static void
vitrine_access_bar_init (VitrineAccessBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->box, vitrine_wrap_layout_new ());
}

void
vitrine_access_bar_set_session (VitrineAccessBar *self,
                                VitrineSession   *session)
{
  g_return_if_fail (VITRINE_IS_ACCESS_BAR (self));

  if (self->session != NULL)
    vitrine_obstacle_leave (self->session, self);

  g_set_object (&self->session, session);
  if (session != NULL)
    vitrine_obstacle_follow (session, G_CALLBACK (update), self);
  update (self);
}
