/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/composer.h"

#include "app/obstacle.h"
#include "app/text-file.h"
#include "app/zoom.h"

#include <glib/gi18n.h>

struct _VitrineComposer
{
  AdwBin parent_instance;

  GtkWidget *frame;
  GtkTextView *view;
  GtkLabel *placeholder;
  GtkLabel *message;
  GtkWidget *write_button;
  GtkTextBuffer *buffer;   /* the view's */
  GtkTextTag *plain_tag;   /* the buffer's: adds no hyphens to what it wraps */

  VitrineSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *sampler_signals;

  gboolean as_i_type;
  gboolean adopting;  /* the text is being set, not typed */
  guint write_source; /* as I type: once for all changes of one moment */
  char *last_problem; /* as I type: said once, not at every letter */
  guint n_taken_back; /* writes, since something was typed: redone first */
};

enum
{
  PROP_AS_I_TYPE = 1,
  N_PROPS
};

enum
{
  PROBLEM,
  N_SIGNALS
};

/* Both are written once, in class_init. */
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineComposer, vitrine_composer, ADW_TYPE_BIN)

static void
report_problem (VitrineComposer *self,
                const char      *message)
{
  if (self->as_i_type && g_strcmp0 (message, self->last_problem) == 0)
    return;

  g_free (self->last_problem);
  self->last_problem = g_strdup (message);
  g_signal_emit (self, signals[PROBLEM], 0, message);
}

/* What is wrong with the text itself, NULL if nothing. */
static char *
find_fault (VitrineComposer *self)
{
  const VitrineEncoding *encoding = vitrine_session_get_encoding (self->session);
  VitrineSampler *sampler = vitrine_session_get_sampler (self->session);
  guint64 size = vitrine_sampler_get_size (sampler);
  g_autofree char *utf8 = vitrine_composer_get_text (self);
  g_autoptr (GBytes) units = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_units, capacity, excess;

  units = vitrine_encoding_encode (encoding, utf8, -1, &n_units, &error);
  if (units == NULL)
    return g_strdup (error->message);

  /* Where there is no room at all, the text is not to blame. */
  capacity = vitrine_encoding_capacity (encoding, size);
  if (n_units <= capacity || size == 0)
    return NULL;

  excess = n_units - capacity;
  return g_strdup_printf (ngettext ("%zu unit over", "%zu units over", excess), excess);
}

/* GTK 4.8 tells screen readers of labels and descriptions alone, so the message
 * is one too. */
static void
show_message (VitrineComposer *self,
              const char      *message)
{
  gtk_label_set_label (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *message != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
}

static void
show_fault (VitrineComposer *self,
            gboolean         fault)
{
  static const char *const fault_classes[] = { "caption", "error", NULL };
  static const char *const plain_classes[] = { "caption", NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (self->message),
                              (const char **) (fault ? fault_classes : plain_classes));
  if (fault)
    gtk_widget_add_css_class (self->frame, "error");
  else
    gtk_widget_remove_css_class (self->frame, "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                               fault ? GTK_ACCESSIBLE_INVALID_TRUE
                                     : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Says what is wrong, if anything; returns whether the text can be written. */
static gboolean
check (VitrineComposer *self)
{
  g_autofree char *fault = self->session != NULL ? find_fault (self) : NULL;
  g_autofree char *obstacle = vitrine_obstacle_find (self->session);
  const char *parts[] = { fault != NULL ? fault : obstacle, obstacle, NULL };
  g_autofree char *message = NULL;
  gboolean writable = fault == NULL && obstacle == NULL;

  if (fault == NULL)
    parts[1] = NULL;
  message = g_strjoinv ("\n", (char **) parts);

  show_fault (self, fault != NULL);
  show_message (self, message);
  gtk_widget_set_tooltip_text (self->write_button,
                               writable ? _("Write into the Segment (Ctrl+Enter)") : message);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "composer.write", writable);

  return writable;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (VitrineComposer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (vitrine_session_write_finish (VITRINE_SESSION (source), result, &error))
    g_clear_pointer (&self->last_problem, g_free);
  else
    gtk_text_buffer_set_modified (self->buffer, TRUE);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    report_problem (self, error->message);
}

static void
write_now (VitrineComposer *self)
{
  g_autofree char *utf8 = NULL;

  g_clear_handle_id (&self->write_source, g_source_remove);
  if (!check (self))
    return;

  utf8 = vitrine_composer_get_text (self);
  gtk_text_buffer_set_modified (self->buffer, FALSE);
  self->n_taken_back = 0;
  vitrine_session_write_async (self->session, utf8, NULL, written_cb, g_object_ref (self));
}

static void
write_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  VitrineComposer *self = VITRINE_COMPOSER (widget);

  /* Asked for by hand, so the same problem is worth saying again. */
  g_clear_pointer (&self->last_problem, g_free);
  write_now (self);
}

/* Ctrl+Enter is no new line, not even while nothing can be written. */
static void
write_by_key_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  if (check (VITRINE_COMPOSER (widget)))
    write_action (widget, name, parameter);
  else
    gtk_widget_error_bell (widget);
}

static gboolean
has_step (VitrineComposer *self,
          VitrineStep      which)
{
  return self->session != NULL && vitrine_session_get_step (self->session, which) != NULL;
}

/* What was typed since the last write goes first, then what was written. As I type
 * both are one. */
static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  VitrineComposer *self = VITRINE_COMPOSER (widget);
  gboolean typed = self->as_i_type || gtk_text_buffer_get_modified (self->buffer);
  gboolean written = has_step (self, VITRINE_STEP_UNDO);

  if (gtk_text_buffer_get_can_undo (self->buffer) && (typed || !written))
    {
      gtk_text_buffer_undo (self->buffer);
      return;
    }
  if (!written)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  self->n_taken_back++;
  gtk_widget_activate_action (widget, "win.undo", NULL);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  VitrineComposer *self = VITRINE_COMPOSER (widget);
  gboolean written = has_step (self, VITRINE_STEP_REDO);

  if (gtk_text_buffer_get_can_redo (self->buffer) && (self->n_taken_back == 0 || !written))
    {
      gtk_text_buffer_redo (self->buffer);
      return;
    }
  if (!written)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  self->n_taken_back -= self->n_taken_back > 0;
  gtk_widget_activate_action (widget, "win.redo", NULL);
}

static gboolean
write_source_cb (gpointer user_data)
{
  VitrineComposer *self = user_data;

  self->write_source = 0;
  write_now (self);

  return G_SOURCE_REMOVE;
}

static void
tag_plain (VitrineComposer *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, self->plain_tag, &start, &end);
}

static void
changed_cb (VitrineComposer *self)
{
  gboolean empty = gtk_text_buffer_get_char_count (self->buffer) == 0;

  self->n_taken_back = 0;
  tag_plain (self);
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), empty);

  if (check (self) && self->as_i_type && !self->adopting && self->write_source == 0)
    self->write_source = g_idle_add (write_source_cb, self);
}

/* Which session, encoding, access or size it is makes a difference to what can be
 * written, but is no reason to write. */
static void
recheck (VitrineComposer *self)
{
  check (self);
}

static void
insert_text (VitrineComposer *self,
             const char      *utf8)
{
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->buffer, utf8, -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (VitrineComposer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *utf8 = vitrine_text_file_load_finish (result, &error);

  if (utf8 == NULL)
    report_problem (self, error->message);
  else if (self->view != NULL)
    insert_text (self, utf8);
}

static gboolean
drop_cb (VitrineComposer *self,
         const GValue    *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL || files->next != NULL)
    {
      report_problem (self, _("Drop one text file at a time"));
      return FALSE;
    }

  vitrine_text_file_load_async (files->data, NULL, loaded_cb, g_object_ref (self));
  return TRUE;
}

static void
vitrine_composer_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  VitrineComposer *self = VITRINE_COMPOSER (object);

  switch (prop_id)
    {
    case PROP_AS_I_TYPE:
      g_value_set_boolean (value, self->as_i_type);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_composer_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  VitrineComposer *self = VITRINE_COMPOSER (object);

  switch (prop_id)
    {
    case PROP_AS_I_TYPE:
      self->as_i_type = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vitrine_composer_dispose (GObject *object)
{
  VitrineComposer *self = VITRINE_COMPOSER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->sampler_signals);
  g_clear_handle_id (&self->write_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), VITRINE_TYPE_COMPOSER);

  G_OBJECT_CLASS (vitrine_composer_parent_class)->dispose (object);
}

static void
vitrine_composer_finalize (GObject *object)
{
  g_free (VITRINE_COMPOSER (object)->last_problem);

  G_OBJECT_CLASS (vitrine_composer_parent_class)->finalize (object);
}

static void
vitrine_composer_class_init (VitrineComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vitrine_composer_get_property;
  object_class->set_property = vitrine_composer_set_property;
  object_class->dispose = vitrine_composer_dispose;
  object_class->finalize = vitrine_composer_finalize;

  properties[PROP_AS_I_TYPE] = g_param_spec_boolean (
      "as-i-type", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PROBLEM] = g_signal_new ("problem", VITRINE_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "composer.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "composer.write-by-key", NULL,
                                   write_by_key_action);
  gtk_widget_class_install_action (widget_class, "composer.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "composer.redo", NULL, redo_action);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/composer.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineComposer, frame);
  gtk_widget_class_bind_template_child (widget_class, VitrineComposer, view);
  gtk_widget_class_bind_template_child (widget_class, VitrineComposer, placeholder);
  gtk_widget_class_bind_template_child (widget_class, VitrineComposer, message);
  gtk_widget_class_bind_template_child (widget_class, VitrineComposer, write_button);
}

/* A drop target for files cannot be made in a .ui in GTK 4.8. It comes before the
 * text view's own, which would insert the file's name. */
static void
accept_files (VitrineComposer *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->frame, GTK_EVENT_CONTROLLER (target));
}

static void
vitrine_composer_init (VitrineComposer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->buffer = gtk_text_view_get_buffer (self->view);
  self->plain_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "insert-hyphens", FALSE,
                                                NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  self->session_signals = g_signal_group_new (VITRINE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::encoding",
                                  G_CALLBACK (recheck), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::access",
                                  G_CALLBACK (recheck), self);

  self->sampler_signals = g_signal_group_new (VITRINE_TYPE_SAMPLER);
  g_signal_group_connect_swapped (self->sampler_signals, "notify::size",
                                  G_CALLBACK (recheck), self);
  g_signal_group_connect_swapped (self->sampler_signals, "notify::state",
                                  G_CALLBACK (recheck), self);
  g_signal_group_connect_swapped (self->sampler_signals, "notify::writable",
                                  G_CALLBACK (recheck), self);

  accept_files (self);
  check (self);
}

GtkWidget *
vitrine_composer_new (void)
{
  return g_object_new (VITRINE_TYPE_COMPOSER, NULL);
}

void
vitrine_composer_set_session (VitrineComposer *self,
                              VitrineSession  *session)
{
  g_return_if_fail (VITRINE_IS_COMPOSER (self));

  g_clear_handle_id (&self->write_source, g_source_remove);
  g_clear_pointer (&self->last_problem, g_free);
  self->n_taken_back = 0;
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->sampler_signals,
                             session != NULL ? vitrine_session_get_sampler (session) : NULL);
  check (self);
}

void
vitrine_composer_focus (VitrineComposer *self)
{
  g_return_if_fail (VITRINE_IS_COMPOSER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

char *
vitrine_composer_get_text (VitrineComposer *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (VITRINE_IS_COMPOSER (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

void
vitrine_composer_set_text (VitrineComposer *self,
                           const char      *utf8)
{
  GtkTextIter start, end;

  g_return_if_fail (VITRINE_IS_COMPOSER (self));
  g_return_if_fail (utf8 != NULL);

  self->adopting = TRUE;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, utf8, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  self->adopting = FALSE;
}

void
vitrine_composer_set_zoom (VitrineComposer *self,
                           int              percent)
{
  g_return_if_fail (VITRINE_IS_COMPOSER (self));

  vitrine_zoom_text (GTK_WIDGET (self->view), percent);
  vitrine_zoom_text (GTK_WIDGET (self->placeholder), percent);
}
