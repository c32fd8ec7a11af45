/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/edit-bar.h"

#include "app/obstacle.h"
#include "app/wrap-layout.h"
#include "decode/copy-format.h"

#include <glib/gi18n.h>

#define SHOWN_MAX 8 /* bytes of a place that are told */

/* What a person is asked about. */
typedef enum
{
  QUESTION_WRITE,
  QUESTION_UNDO,
  QUESTION_REDO,
} Question;

struct _VitrineEditBar
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkWidget *box;
  GtkLabel *message;
  GtkButton *override;
  GtkButton *leave;

  /* Owned */
  VitrineSession *session;
  Question question;
  VitrineEdit *asked; /* the edit or the step that waits for an answer, or NULL */
};

/* What was begun, until it is done. */
typedef struct
{
  VitrineEditBar *bar;
  VitrineEdit *edit; /* to be written; NULL of a step */
  Question question;
} Errand;

/* What the buttons say. */
static const struct
{
  const char *override;
  const char *leave;
} answers[] = {
  [QUESTION_WRITE] = { N_("_Write Anyway"), N_("_Drop") },
  [QUESTION_UNDO] = { N_("_Restore Anyway"), N_("_Leave") },
  [QUESTION_REDO] = { N_("_Write Anyway"), N_("_Leave") },
};

enum
{
  PROP_OBSTACLE = 1,
  N_PROPS
};

enum
{
  SETTLED,
  PROBLEM,
  N_SIGNALS
};

/* Both are written once, in class_init. */
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineEditBar, vitrine_edit_bar, ADW_TYPE_BIN)

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->bar);
  g_clear_pointer (&errand->edit, vitrine_edit_unref);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static Errand *
errand_new (VitrineEditBar *bar,
            VitrineEdit    *edit,
            Question        question)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->bar = g_object_ref (bar);
  errand->edit = edit != NULL ? vitrine_edit_ref (edit) : NULL;
  errand->question = question;
  return errand;
}

/* The first bytes that are others than expected. */
static VitrineRange
find_difference (const VitrineEditRun *run)
{
  gsize length;
  const guint8 *before = g_bytes_get_data (run->before, &length);
  const guint8 *found = g_bytes_get_data (run->found, NULL);
  gsize first = 0;
  gsize end;

  while (first < length && before[first] == found[first])
    first++;
  end = first;
  while (end < length && before[end] != found[end])
    end++;
  return (VitrineRange) { first, end - first };
}

static const VitrineEditRun *
find_conflict (const VitrineEdit *edit)
{
  for (guint i = 0; i < vitrine_edit_get_n_runs (edit); i++)
    {
      const VitrineEditRun *run = vitrine_edit_get_run (edit, i);

      if (run->before != NULL && run->found != NULL
          && !g_bytes_equal (run->before, run->found))
        return run;
    }
  return NULL;
}

static char *
show_bytes (GBytes       *bytes,
            VitrineRange  place)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  const VitrineCopyFormat *format = vitrine_copy_format_find ("hex");
  gsize n_shown = MIN (place.length, SHOWN_MAX);
  g_autofree char *digits = vitrine_copy_format_convert (format, place.offset,
                                                         data + place.offset, n_shown);

  return g_strconcat (digits, n_shown < place.length ? " …" : NULL, NULL);
}

static char *
describe (Question              question,
          const VitrineEditRun *run)
{
  VitrineRange part = find_difference (run);
  g_autofree char *place = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x",
                                            run->offset + part.offset);
  g_autofree char *found = show_bytes (run->found, part);
  g_autofree char *before = show_bytes (run->before, part);
  g_autofree char *after = show_bytes (run->after, part);

  switch (question)
    {
    case QUESTION_UNDO:
      /* Translators: an offset, then bytes: those that stand there, those that were
       * written, those that undoing brings back. */
      return g_strdup_printf (_("Not undone: at %s stands %s now. You had written %s over %s."),
                              place, found, before, after);
    case QUESTION_REDO:
      /* Translators: an offset, then bytes: those that stand there, those that stood
       * there before, those that redoing writes. */
      return g_strdup_printf (
        _("Not done again: at %s stands %s now. It was %s before you wrote %s."),
        place, found, before, after);
    case QUESTION_WRITE:
    default:
      /* Translators: an offset, then bytes: those that stand there, those that stood
       * there before, those that were typed. */
      return g_strdup_printf (
        _("Not written yet: at %s stands %s now. It was %s when you typed %s."),
        place, found, before, after);
    }
}

static void
stop_asking (VitrineEditBar *self)
{
  g_clear_pointer (&self->asked, vitrine_edit_unref);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/* Takes over @asked: the edit, or the step that @edit would do. */
static void
ask (VitrineEditBar    *self,
     Question           question,
     const VitrineEdit *edit,
     VitrineEdit       *asked)
{
  const VitrineEditRun *run = find_conflict (edit);
  g_autofree char *message = run != NULL ? describe (question, run) : g_strdup ("");

  stop_asking (self);
  self->question = question;
  self->asked = asked;
  gtk_label_set_label (self->message, message);
  gtk_button_set_label (self->override, _(answers[question].override));
  gtk_button_set_label (self->leave, _(answers[question].leave));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/* That nothing was left to undo, or that the segment was closed, is no news. */
static void
report (VitrineEditBar *self,
        const GError   *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  VitrineSession *session = VITRINE_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (vitrine_session_edit_finish (session, result, &error))
    g_signal_emit (errand->bar, signals[SETTLED], 0, errand->edit);
  else if (errand->bar->session != session)
    return;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    ask (errand->bar, QUESTION_WRITE, errand->edit, vitrine_edit_ref (errand->edit));
  else
    report (errand->bar, error);
}

static void
stepped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  VitrineSession *session = VITRINE_SESSION (source);
  g_autoptr (VitrineEdit) edit = NULL;
  g_autoptr (VitrineEdit) step = NULL;
  g_autoptr (GError) error = NULL;

  if (vitrine_session_step_finish (session, result, &edit, &step, &error)
      || errand->bar->session != session)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    ask (errand->bar, errand->question, edit, g_steal_pointer (&step));
  else
    report (errand->bar, error);
}

static void
start_step (VitrineEditBar *self,
            Question        question,
            VitrineEdit    *overriding)
{
  vitrine_session_step_async (self->session,
                              question == QUESTION_UNDO ? VITRINE_STEP_UNDO
                                                        : VITRINE_STEP_REDO,
                              overriding, stepped_cb, errand_new (self, NULL, question));
}

static void
override_cb (VitrineEditBar *self)
{
  g_autoptr (VitrineEdit) asked = g_steal_pointer (&self->asked);

  stop_asking (self);
  if (asked == NULL || self->session == NULL)
    return;
  if (self->question == QUESTION_WRITE)
    vitrine_edit_bar_write (self, asked, TRUE);
  else
    start_step (self, self->question, asked);
}

/* A step that is left is none any more: the one before it comes next. */
static void
leave_cb (VitrineEditBar *self)
{
  g_autoptr (VitrineEdit) asked = g_steal_pointer (&self->asked);

  stop_asking (self);
  if (asked == NULL || self->session == NULL)
    return;
  if (self->question == QUESTION_WRITE)
    g_signal_emit (self, signals[SETTLED], 0, asked);
  else
    vitrine_session_forget_step (self->session, asked);
}

/* What was asked is out of date once something else has been written. */
static void
history_changed_cb (VitrineEditBar *self)
{
  if (self->question != QUESTION_WRITE)
    stop_asking (self);
}

static void
obstacle_changed_cb (VitrineEditBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OBSTACLE]);
}

static void
vitrine_edit_bar_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OBSTACLE:
      g_value_take_string (value,
                           vitrine_obstacle_find (VITRINE_EDIT_BAR (object)->session));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_edit_bar_dispose (GObject *object)
{
  VitrineEditBar *self = VITRINE_EDIT_BAR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->asked, vitrine_edit_unref);

  G_OBJECT_CLASS (vitrine_edit_bar_parent_class)->dispose (object);
}

static void
vitrine_edit_bar_class_init (VitrineEditBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_edit_bar_dispose;
  object_class->get_property = vitrine_edit_bar_get_property;

  properties[PROP_OBSTACLE] = g_param_spec_string ("obstacle", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SETTLED] = g_signal_new ("settled", VITRINE_TYPE_EDIT_BAR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[PROBLEM] = g_signal_new ("problem", VITRINE_TYPE_EDIT_BAR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/vitrine/Vitrine/edit-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineEditBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VitrineEditBar, box);
  gtk_widget_class_bind_template_child (widget_class, VitrineEditBar, message);
  gtk_widget_class_bind_template_child (widget_class, VitrineEditBar, override);
  gtk_widget_class_bind_template_child (widget_class, VitrineEditBar, leave);
  gtk_widget_class_bind_template_callback (widget_class, override_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
vitrine_edit_bar_init (VitrineEditBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->box, vitrine_wrap_layout_new ());
}

void
vitrine_edit_bar_set_session (VitrineEditBar *self,
                              VitrineSession *session)
{
  g_return_if_fail (VITRINE_IS_EDIT_BAR (self));

  if (self->session != NULL)
    vitrine_obstacle_leave (self->session, self);
  stop_asking (self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "history-changed", G_CALLBACK (history_changed_cb),
                               self, G_CONNECT_SWAPPED);
      vitrine_obstacle_follow (session, G_CALLBACK (obstacle_changed_cb), self);
    }
  obstacle_changed_cb (self);
}

void
vitrine_edit_bar_write (VitrineEditBar *self,
                        VitrineEdit    *edit,
                        gboolean        overriding)
{
  g_return_if_fail (VITRINE_IS_EDIT_BAR (self));
  g_return_if_fail (edit != NULL);

  stop_asking (self);
  if (self->session != NULL)
    vitrine_session_edit_async (self->session, edit, overriding, NULL, written_cb,
                                errand_new (self, edit, QUESTION_WRITE));
}

void
vitrine_edit_bar_step (VitrineEditBar *self,
                       VitrineStep     which)
{
  g_return_if_fail (VITRINE_IS_EDIT_BAR (self));

  if (self->session != NULL)
    start_step (self, which == VITRINE_STEP_UNDO ? QUESTION_UNDO : QUESTION_REDO, NULL);
}
