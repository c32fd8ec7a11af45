/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/find-bar.h"

#include "app/entry-note.h"
#include "app/find-options.h"
#include "app/finder.h"

#include <glib/gi18n.h>

#define PROGRESS_INTERVAL 100 /* milliseconds between two looks at it */

/* How the match that is selected was come to. */
typedef enum
{
  WRAPPED_NOT,
  WRAPPED_TO_START,
  WRAPPED_TO_END,
} Wrapped;

struct _VitrineFindBar
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkEntry *entry;
  GtkWidget *previous;
  GtkWidget *next;
  VitrineFindOptions *options;
  GtkLabel *status;

  /* Owned */
  VitrineFinder *finder;
  guint progress; /* source */

  /* Borrowed */
  VitrineHexView *view;

  char *problem; /* why what is typed cannot be found; NULL: it can, or is nothing */
  gboolean is_ready; /* there is something to find */
  gboolean backward; /* where the last step led */
  Wrapped wrapped;
};

G_DEFINE_FINAL_TYPE (VitrineFindBar, vitrine_find_bar, ADW_TYPE_BIN)

static gboolean
is_open (VitrineFindBar *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

static char *
describe_number (VitrineFindBar *self,
                 guint           number)
{
  guint n_matches = vitrine_finder_get_n_matches (self->finder);

  if (vitrine_finder_has_more (self->finder))
    return g_strdup_printf (_("%u of more than %u"), number, n_matches);
  if (self->wrapped == WRAPPED_TO_START)
    return g_strdup_printf (_("%u of %u, from the start again"), number,
                            n_matches);
  if (self->wrapped == WRAPPED_TO_END)
    return g_strdup_printf (_("%u of %u, from the end again"), number,
                            n_matches);
  /* Translators: which match is selected, of how many. */
  return g_strdup_printf (_("%u of %u"), number, n_matches);
}

static char *
describe_matches (VitrineFindBar *self)
{
  guint n_matches = vitrine_finder_get_n_matches (self->finder);
  guint64 offset;
  guint number = 0;

  if (vitrine_hex_view_get_selection (self->view, &offset) > 0)
    number = vitrine_finder_get_number (self->finder, offset);
  if (number > 0)
    return describe_number (self, number);
  if (vitrine_finder_has_more (self->finder))
    return g_strdup_printf (_("More than %u matches"), n_matches);
  if (n_matches == 0)
    return g_strdup (_("Not found"));
  return g_strdup_printf (ngettext ("%u match", "%u matches", n_matches), n_matches);
}

static char *
describe (VitrineFindBar *self)
{
  const char *problem = vitrine_finder_get_problem (self->finder);

  if (self->problem != NULL || problem != NULL)
    return g_strdup (self->problem != NULL ? self->problem : problem);
  if (!self->is_ready)
    return g_strdup (vitrine_find_options_get_hint (self->options));
  if (!vitrine_finder_is_known (self->finder))
    return g_strdup (_("Searching…"));
  return describe_matches (self);
}

static void
update (VitrineFindBar *self)
{
  g_autofree char *status = NULL;
  gboolean finds;

  if (!is_open (self))
    return;
  status = describe (self);
  finds = self->is_ready
          && (!vitrine_finder_is_known (self->finder)
              || vitrine_finder_get_n_matches (self->finder) > 0);
  vitrine_entry_note_mark (GTK_WIDGET (self->entry), GTK_WIDGET (self->status),
                           self->problem != NULL);
  gtk_widget_set_sensitive (self->previous, finds);
  gtk_widget_set_sensitive (self->next, finds);
  vitrine_entry_note_say (GTK_WIDGET (self->entry), self->status, status);
}

/* A search that is over soon shows none. */
static gboolean
progress_cb (gpointer user_data)
{
  VitrineFindBar *self = user_data;

  if (self->is_ready && !vitrine_finder_is_known (self->finder))
    {
      gtk_entry_set_progress_fraction (self->entry, vitrine_finder_get_progress (self->finder));
      return G_SOURCE_CONTINUE;
    }
  gtk_entry_set_progress_fraction (self->entry, 0);
  self->progress = 0;
  return G_SOURCE_REMOVE;
}

static void
finder_changed_cb (VitrineFindBar *self)
{
  if (self->is_ready && !vitrine_finder_is_known (self->finder) && self->progress == 0)
    self->progress = g_timeout_add (PROGRESS_INTERVAL, progress_cb, self);
  update (self);
}

static void
found_cb (VitrineFindBar *self,
          guint64         offset,
          guint64         length,
          gboolean        wrapped)
{
  vitrine_hex_view_jump (self->view, offset, length);
  self->wrapped = !wrapped ? WRAPPED_NOT : self->backward ? WRAPPED_TO_END : WRAPPED_TO_START;
  update (self);
}

/* Another selection than a step led to was not come to by wrapping. */
static void
selection_cb (VitrineFindBar *self)
{
  self->wrapped = WRAPPED_NOT;
  update (self);
}

/* What is not begun yet is no mistake yet. */
static void
compile (VitrineFindBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrinePattern) pattern = NULL;

  if (!is_open (self))
    return;
  g_clear_pointer (&self->problem, g_free);
  self->wrapped = WRAPPED_NOT;
  if (*text != '\0')
    pattern = vitrine_find_options_compile (self->options, text, &error);
  if (error != NULL)
    self->problem = g_strdup (error->message);
  self->is_ready = pattern != NULL;
  vitrine_hex_view_set_pattern (self->view, pattern);
  vitrine_finder_set_pattern (self->finder, pattern);
}

static void
step (VitrineFindBar *self,
      gboolean        backward)
{
  guint64 offset;
  guint64 length = vitrine_hex_view_get_selection (self->view, &offset);

  if (!self->is_ready)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->entry));
      return;
    }
  if (!backward && length > 0)
    offset++;
  self->backward = backward;
  vitrine_finder_go (self->finder, offset, backward);
}

static void
next_cb (VitrineFindBar *self)
{
  step (self, FALSE);
}

static void
previous_cb (VitrineFindBar *self)
{
  step (self, TRUE);
}

static gboolean
shift_enter_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  step (VITRINE_FIND_BAR (widget), TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  vitrine_find_bar_close (VITRINE_FIND_BAR (widget));
  return GDK_EVENT_STOP;
}

static void
vitrine_find_bar_dispose (GObject *object)
{
  VitrineFindBar *self = VITRINE_FIND_BAR (object);

  g_clear_handle_id (&self->progress, g_source_remove);
  if (self->finder != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->finder, self);
      vitrine_finder_set_segment (self->finder, NULL, NULL);
    }
  g_clear_object (&self->finder);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (vitrine_find_bar_parent_class)->dispose (object);
}

static void
vitrine_find_bar_class_init (VitrineFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint enter_keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  G_OBJECT_CLASS (klass)->dispose = vitrine_find_bar_dispose;

  g_type_ensure (VITRINE_TYPE_FIND_OPTIONS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindBar, next);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindBar, options);
  gtk_widget_class_bind_template_child (widget_class, VitrineFindBar, status);
  gtk_widget_class_bind_template_callback (widget_class, compile);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, vitrine_find_bar_close);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (enter_keys); i++)
    gtk_widget_class_add_binding (widget_class, enter_keys[i], GDK_SHIFT_MASK,
                                  shift_enter_cb, NULL);
}

static void
vitrine_find_bar_init (VitrineFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->finder = vitrine_finder_new ();
  g_signal_connect_swapped (self->finder, "changed", G_CALLBACK (finder_changed_cb), self);
  g_signal_connect_swapped (self->finder, "found", G_CALLBACK (found_cb), self);
}

void
vitrine_find_bar_set_view (VitrineFindBar *self,
                           VitrineHexView *view)
{
  g_return_if_fail (VITRINE_IS_FIND_BAR (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Before the former session is closed: nothing of it is read any more. */
void
vitrine_find_bar_set_session (VitrineFindBar *self,
                              VitrineSession *session)
{
  g_return_if_fail (VITRINE_IS_FIND_BAR (self));

  vitrine_find_options_set_session (self->options, session);
  if (session != NULL)
    vitrine_finder_set_segment (self->finder, vitrine_session_get_segment (session),
                                vitrine_session_get_sampler (session));
  else
    vitrine_finder_set_segment (self->finder, NULL, NULL);
  if (session == NULL)
    vitrine_find_bar_close (self);
}

/* What was typed last is still there, selected: Enter finds it again. */
void
vitrine_find_bar_open (VitrineFindBar *self)
{
  g_return_if_fail (VITRINE_IS_FIND_BAR (self));

  if (!is_open (self))
    {
      gtk_revealer_set_reveal_child (self->revealer, TRUE);
      compile (self);
    }
  /* In this order: a caret that blinks in the midst of a selection is a warning. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
vitrine_find_bar_close (VitrineFindBar *self)
{
  g_return_if_fail (VITRINE_IS_FIND_BAR (self));

  if (!is_open (self))
    return;

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  self->is_ready = FALSE;
  vitrine_hex_view_set_pattern (self->view, NULL);
  vitrine_finder_set_pattern (self->finder, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
vitrine_find_bar_step (VitrineFindBar *self,
                       gboolean        backward)
{
  g_return_if_fail (VITRINE_IS_FIND_BAR (self));

  if (!is_open (self))
    vitrine_find_bar_open (self);
  step (self, backward);
}

VitrineFinder *
vitrine_find_bar_get_finder (VitrineFindBar *self)
{
  g_return_val_if_fail (VITRINE_IS_FIND_BAR (self), NULL);

  return self->finder;
}
