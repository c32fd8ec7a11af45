/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text-pane.h"

#include "app/composer.h"
#include "app/encoding-menu.h"
#include "app/live-text.h"
#include "app/width-first-layout.h"

#include <glib/gi18n.h>

/* Bytes that are read for the text of a segment which is not read whole: as many
 * with every look, however large it is. */
#define LARGE_LOOK (256 * 1024)

struct _VitrineTextPane
{
  AdwBin parent_instance;

  VitrineEncodingMenu *encoding_menu;
  VitrineLiveText *live_text;
  GtkLabel *usage;
  GtkLabel *notes;
  VitrineComposer *composer;

  VitrineSession *session;
  VitrineSampler *sampler;
  GSignalGroup *session_signals;
  GSignalGroup *sampler_signals;
  guint view; /* of the sampler, 0 without one */

  VitrineText *text; /* what stands there, NULL before the first sample */
  char *description; /* as a screen reader knows it */
  guint tick;        /* to read it at the next frame */
  gboolean stale;    /* to read it when the pane is shown again */
  gboolean as_i_type;
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

G_DEFINE_FINAL_TYPE (VitrineTextPane, vitrine_text_pane, ADW_TYPE_BIN)

static void
show_usage (VitrineTextPane *self,
            guint64          size)
{
  g_autofree char *usage = NULL;
  gsize capacity;

  if (self->text != NULL)
    {
      capacity = vitrine_encoding_capacity (vitrine_session_get_encoding (self->session), size);
      /* A text without terminator stands where that would have to. */
      capacity = MAX (capacity, self->text->n_units);
      /* Translators: the first number decides about the form. */
      usage = g_strdup_printf (ngettext ("%zu of %zu units used", "%zu of %zu units used",
                                         self->text->n_units),
                               self->text->n_units, capacity);
    }

  gtk_label_set_label (self->usage, usage != NULL ? usage : "");
}

static char *
note_invalid (VitrineTextPane *self)
{
  if (self->text->n_invalid == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%zu invalid place shown as U+FFFD",
                                    "%zu invalid places shown as U+FFFD",
                                    self->text->n_invalid),
                          self->text->n_invalid);
}

static char *
note_end (VitrineTextPane *self,
          guint64          size)
{
  g_autofree char *looked_at = NULL;

  if (self->text->terminated)
    return NULL;
  if (size <= VITRINE_SAMPLER_WHOLE_MAX)
    return g_strdup (_("No terminator: the text ends with the segment"));

  looked_at = g_format_size_full (LARGE_LOOK, G_FORMAT_SIZE_IEC_UNITS);
  return g_strdup_printf (_("No terminator in the first %s, and only those are read as text"),
                          looked_at);
}

static gboolean
is_cut (VitrineTextPane *self)
{
  return vitrine_live_text_get_n_shown (self->live_text) < self->text->n_characters;
}

static char *
note_cut (VitrineTextPane *self)
{
  if (!is_cut (self))
    return NULL;

  return g_strdup_printf (ngettext ("Only the first %zu of %zu character is shown",
                                    "Only the first %zu of %zu characters are shown",
                                    self->text->n_characters),
                          vitrine_live_text_get_n_shown (self->live_text),
                          self->text->n_characters);
}

/* One line for each thing that a reader could not see in the text itself. */
static void
show_notes (VitrineTextPane *self,
            guint64          size)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lines = NULL;

  if (self->text != NULL)
    {
      char *found[] = { note_invalid (self), note_end (self, size), note_cut (self) };

      for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
        if (found[i] != NULL)
          g_ptr_array_add (notes, found[i]);
    }

  g_ptr_array_add (notes, NULL);
  lines = g_strjoinv ("\n", (char **) notes->pdata);
  gtk_label_set_label (self->notes, lines);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), *lines != '\0');
}

/* Only what differs is told on: a screen reader is not to repeat it. */
static void
describe (VitrineTextPane *self)
{
  const char *usage = gtk_label_get_label (self->usage);
  const char *notes = gtk_label_get_label (self->notes);
  g_autofree char *description = g_strjoin (*notes != '\0' ? "\n" : "", usage, notes, NULL);

  if (g_strcmp0 (description, self->description) == 0)
    return;

  vitrine_live_text_describe (self->live_text, description);
  g_free (self->description);
  self->description = g_steal_pointer (&description);
}

static VitrineText *
decode (VitrineTextPane *self,
        VitrineSnapshot *snapshot)
{
  gsize length;
  const guint8 *bytes = vitrine_snapshot_peek (snapshot, 0, &length);

  if (bytes == NULL)
    return NULL;

  if (vitrine_snapshot_get_size (snapshot) > VITRINE_SAMPLER_WHOLE_MAX)
    length = MIN (length, LARGE_LOOK);
  return vitrine_encoding_decode (vitrine_session_get_encoding (self->session), bytes,
                                  length);
}

static void
refresh (VitrineTextPane *self)
{
  VitrineSnapshot *snapshot = NULL;
  guint64 size = 0;

  g_clear_pointer (&self->text, vitrine_text_free);
  if (self->sampler != NULL)
    snapshot = vitrine_sampler_get_snapshot (self->sampler);
  if (snapshot != NULL)
    {
      self->text = decode (self, snapshot);
      size = vitrine_snapshot_get_size (snapshot);
    }

  vitrine_live_text_set_text (self->live_text, self->text);
  show_usage (self, size);
  show_notes (self, size);
  describe (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.edit",
                                 self->text != NULL && self->text->n_units > 0
                                     && !is_cut (self));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  VitrineTextPane *self = VITRINE_TEXT_PANE (widget);

  self->tick = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

/* However often the sampler looks, a text is read once for each frame, and none
 * is where nobody sees the pane. */
static void
queue_refresh (VitrineTextPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (!gtk_widget_get_mapped (widget))
    self->stale = TRUE;
  else if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

static void
stop_refresh (VitrineTextPane *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  VitrineTextPane *self = VITRINE_TEXT_PANE (widget);

  vitrine_composer_set_text (self->composer, self->text->utf8);
  vitrine_text_pane_focus_composer (self);
}

static void
problem_cb (VitrineTextPane *self,
            const char      *message)
{
  g_signal_emit (self, signals[PROBLEM], 0, message);
}

static void
set_sampler (VitrineTextPane *self,
             VitrineSampler  *sampler)
{
  if (self->sampler != NULL && self->view != 0)
    vitrine_sampler_remove_view (self->sampler, self->view);
  self->view = 0;

  g_set_object (&self->sampler, sampler);
  g_signal_group_set_target (self->sampler_signals, sampler);
  if (sampler != NULL)
    self->view = vitrine_sampler_add_view (sampler, 0, LARGE_LOOK);
}

static void
vitrine_text_pane_map (GtkWidget *widget)
{
  VitrineTextPane *self = VITRINE_TEXT_PANE (widget);

  GTK_WIDGET_CLASS (vitrine_text_pane_parent_class)->map (widget);

  if (self->stale)
    refresh (self);
  self->stale = FALSE;
}

static void
vitrine_text_pane_unmap (GtkWidget *widget)
{
  VitrineTextPane *self = VITRINE_TEXT_PANE (widget);

  self->stale = self->stale || self->tick != 0;
  stop_refresh (self);

  GTK_WIDGET_CLASS (vitrine_text_pane_parent_class)->unmap (widget);
}

static void
vitrine_text_pane_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  VitrineTextPane *self = VITRINE_TEXT_PANE (object);

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
vitrine_text_pane_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  VitrineTextPane *self = VITRINE_TEXT_PANE (object);

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
vitrine_text_pane_dispose (GObject *object)
{
  VitrineTextPane *self = VITRINE_TEXT_PANE (object);

  stop_refresh (self);
  if (self->sampler_signals != NULL)
    set_sampler (self, NULL);
  g_clear_object (&self->session);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->sampler_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), VITRINE_TYPE_TEXT_PANE);

  G_OBJECT_CLASS (vitrine_text_pane_parent_class)->dispose (object);
}

static void
vitrine_text_pane_finalize (GObject *object)
{
  VitrineTextPane *self = VITRINE_TEXT_PANE (object);

  g_clear_pointer (&self->text, vitrine_text_free);
  g_free (self->description);

  G_OBJECT_CLASS (vitrine_text_pane_parent_class)->finalize (object);
}

static void
vitrine_text_pane_class_init (VitrineTextPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vitrine_text_pane_get_property;
  object_class->set_property = vitrine_text_pane_set_property;
  object_class->dispose = vitrine_text_pane_dispose;
  object_class->finalize = vitrine_text_pane_finalize;
  widget_class->map = vitrine_text_pane_map;
  widget_class->unmap = vitrine_text_pane_unmap;

  properties[PROP_AS_I_TYPE] = g_param_spec_boolean (
      "as-i-type", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PROBLEM] = g_signal_new ("problem", VITRINE_TYPE_TEXT_PANE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "text.edit", NULL, edit_action);

  gtk_widget_class_set_layout_manager_type (widget_class, VITRINE_TYPE_WIDTH_FIRST_LAYOUT);

  g_type_ensure (VITRINE_TYPE_COMPOSER);
  g_type_ensure (VITRINE_TYPE_ENCODING_MENU);
  g_type_ensure (VITRINE_TYPE_LIVE_TEXT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/text-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineTextPane, encoding_menu);
  gtk_widget_class_bind_template_child (widget_class, VitrineTextPane, live_text);
  gtk_widget_class_bind_template_child (widget_class, VitrineTextPane, usage);
  gtk_widget_class_bind_template_child (widget_class, VitrineTextPane, notes);
  gtk_widget_class_bind_template_child (widget_class, VitrineTextPane, composer);
  gtk_widget_class_bind_template_callback (widget_class, problem_cb);
}

static void
vitrine_text_pane_init (VitrineTextPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->session_signals = g_signal_group_new (VITRINE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::encoding",
                                  G_CALLBACK (queue_refresh), self);

  self->sampler_signals = g_signal_group_new (VITRINE_TYPE_SAMPLER);
  g_signal_group_connect_swapped (self->sampler_signals, "changed",
                                  G_CALLBACK (queue_refresh), self);

  refresh (self);
}

GtkWidget *
vitrine_text_pane_new (void)
{
  return g_object_new (VITRINE_TYPE_TEXT_PANE, NULL);
}

/**
 * vitrine_text_pane_set_session:
 * @session: (nullable): what to show from now on
 *
 * Must be called, if with %NULL, before the session shown so far is freed.
 */
void
vitrine_text_pane_set_session (VitrineTextPane *self,
                               VitrineSession  *session)
{
  g_return_if_fail (VITRINE_IS_TEXT_PANE (self));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  set_sampler (self, session != NULL ? vitrine_session_get_sampler (session) : NULL);

  vitrine_encoding_menu_set_session (self->encoding_menu, session);
  vitrine_composer_set_session (self->composer, session);
  refresh (self);
}

void
vitrine_text_pane_focus_composer (VitrineTextPane *self)
{
  g_return_if_fail (VITRINE_IS_TEXT_PANE (self));

  vitrine_composer_focus (self->composer);
}

void
vitrine_text_pane_set_zoom (VitrineTextPane *self,
                            int              percent)
{
  g_return_if_fail (VITRINE_IS_TEXT_PANE (self));

  vitrine_live_text_set_zoom (self->live_text, percent);
  vitrine_composer_set_zoom (self->composer, percent);
}
