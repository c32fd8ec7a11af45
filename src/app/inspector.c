/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/inspector.h"

#include "app/inspector-row.h"
#include "app/settings.h"

#include <glib/gi18n.h>

#include <string.h>

#define SHOW_PAUSE_MS 150 /* nobody reads values that change more often */

struct _VitrineInspector
{
  AdwBin parent_instance;

  /* Template */
  GtkListBox *list;
  GtkToggleButton *big_endian;

  /* Owned */
  VitrineSession *session;

  /* Borrowed */
  VitrineHexView *view;

  guint sampler_view; /* what is looked at for this, 0 for nothing */
  guint64 offset;
  guint8 bytes[VITRINE_NUMBER_SIZE_MAX];
  gsize length;
  gint64 shown_at; /* g_get_monotonic_time() */
  guint show_source;
};

enum
{
  MESSAGE,
  N_SIGNALS
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineInspector, vitrine_inspector, ADW_TYPE_BIN)

static void
say (VitrineInspector *self,
     const char       *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
show_values (VitrineInspector *self)
{
  VitrineNumberScope scope = {
    .encoding = vitrine_encoding_default (),
    .big_endian = gtk_toggle_button_get_active (self->big_endian),
  };
  GtkListBoxRow *row;

  if (self->session != NULL)
    scope.encoding = vitrine_session_get_encoding (self->session);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    vitrine_inspector_row_show (VITRINE_INSPECTOR_ROW (row), &scope, self->bytes,
                                self->length);
}

static gboolean
show_cb (gpointer user_data)
{
  VitrineInspector *self = user_data;

  self->show_source = 0;
  self->shown_at = g_get_monotonic_time ();
  show_values (self);
  return G_SOURCE_REMOVE;
}

/* At once where nothing was shown lately, and not while nobody sees it; else when its
 * time has come, so that a held key does not pay for values that pass by. */
static void
show_soon (VitrineInspector *self)
{
  gint64 age = (g_get_monotonic_time () - self->shown_at) / G_TIME_SPAN_MILLISECOND;

  if (self->show_source != 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (age >= SHOW_PAUSE_MS)
    show_cb (self);
  else
    self->show_source = g_timeout_add (SHOW_PAUSE_MS - (guint) age, show_cb, self);
}

/* What the sampler shows of the bytes at the caret, or from where the selection
 * starts: that of a match or a bookmark is what one wants to read. */
static const guint8 *
peek (VitrineInspector *self,
      gsize            *length)
{
  VitrineSnapshot *snapshot = NULL;

  *length = 0;
  if (self->session != NULL)
    snapshot = vitrine_sampler_get_snapshot (vitrine_session_get_sampler (self->session));
  if (snapshot == NULL)
    return NULL;
  return vitrine_snapshot_peek (snapshot, self->offset, length);
}

/* The same bytes as before are nothing to be shown. */
static void
update (VitrineInspector *self)
{
  gsize length;
  const guint8 *bytes = peek (self, &length);

  length = MIN (length, sizeof self->bytes);
  if (length == self->length && (length == 0 || memcmp (bytes, self->bytes, length) == 0))
    return;

  if (length > 0)
    memcpy (self->bytes, bytes, length);
  self->length = length;
  show_soon (self);
}

static void
leave_rows (VitrineInspector *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    vitrine_inspector_row_leave (VITRINE_INSPECTOR_ROW (row));
}

static void
place_changed_cb (VitrineInspector *self)
{
  guint64 offset;

  vitrine_hex_view_get_selection (self->view, &offset);
  if (offset == self->offset)
    return;

  leave_rows (self);
  self->offset = offset;
  if (self->session != NULL)
    vitrine_sampler_move_view (vitrine_session_get_sampler (self->session),
                               self->sampler_view, self->offset,
                               VITRINE_NUMBER_SIZE_MAX);
  update (self);
}

static void
copy_row_cb (VitrineInspector    *self,
             VitrineInspectorRow *row)
{
  const char *value = vitrine_inspector_row_get_value (row);

  if (value == NULL || vitrine_inspector_row_is_edited (row))
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), value);
  say (self, _("Value copied"));
}

static void
edit_row (VitrineInspector    *self,
          VitrineInspectorRow *row)
{
  if (self->session == NULL)
    return;

  show_values (self);
  if (vitrine_session_get_access (self->session) == VITRINE_ACCESS_WATCH)
    say (self, _("This segment is only watched. Allow writing first."));
  else if (!vitrine_inspector_row_edit (row))
    say (self, _("There are too few bytes left here for such a value."));
}

/* The row with the focus. */
static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  VitrineInspector *self = VITRINE_INSPECTOR (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (VITRINE_IS_INSPECTOR_ROW (row))
    edit_row (self, VITRINE_INSPECTOR_ROW (row));
}

static void
pressed_cb (VitrineInspector *self,
            int               n_press,
            double            x,
            double            y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (n_press == 2 && row != NULL)
    edit_row (self, VITRINE_INSPECTOR_ROW (row));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (VitrineInspector) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vitrine_session_store_finish (VITRINE_SESSION (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
edited_cb (VitrineInspector *self,
           GBytes           *bytes)
{
  if (self->session != NULL)
    vitrine_session_store_async (self->session, self->offset, bytes, NULL, stored_cb,
                                 g_object_ref (self));
}

static void
add_rows (VitrineInspector *self)
{
  gsize n_types;
  const VitrineNumberType *types = vitrine_number_get_all (&n_types);

  for (gsize i = 0; i < n_types; i++)
    {
      GtkWidget *row = vitrine_inspector_row_new (&types[i]);

      g_signal_connect_swapped (row, "edited", G_CALLBACK (edited_cb), self);
      gtk_list_box_append (self->list, row);
    }
}

static void
vitrine_inspector_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vitrine_inspector_parent_class)->map (widget);

  show_soon (VITRINE_INSPECTOR (widget));
}

static void
vitrine_inspector_dispose (GObject *object)
{
  VitrineInspector *self = VITRINE_INSPECTOR (object);

  vitrine_inspector_set_session (self, NULL);
  g_clear_handle_id (&self->show_source, g_source_remove);

  G_OBJECT_CLASS (vitrine_inspector_parent_class)->dispose (object);
}

static void
vitrine_inspector_class_init (VitrineInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vitrine_inspector_dispose;
  widget_class->map = vitrine_inspector_map;

  signals[MESSAGE] = g_signal_new ("message", VITRINE_TYPE_INSPECTOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineInspector, list);
  gtk_widget_class_bind_template_child (widget_class, VitrineInspector, big_endian);
  gtk_widget_class_bind_template_callback (widget_class, show_values);
  gtk_widget_class_bind_template_callback (widget_class, copy_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "value.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "value.edit", NULL);
}

static void
vitrine_inspector_init (VitrineInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
}

void
vitrine_inspector_set_view (VitrineInspector *self,
                            VitrineHexView   *view)
{
  g_return_if_fail (VITRINE_IS_INSPECTOR (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (view, "notify::caret", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
vitrine_inspector_bind_settings (VitrineInspector *self,
                                 GSettings        *settings)
{
  g_return_if_fail (VITRINE_IS_INSPECTOR (self));

  vitrine_settings_bind (settings, "big-endian", self->big_endian, "active",
                         G_SETTINGS_BIND_DEFAULT);
}

static void
stop_following (VitrineInspector *self)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (self->session);

  leave_rows (self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (sampler, self);
  vitrine_sampler_remove_view (sampler, self->sampler_view);
  self->sampler_view = 0;
  g_clear_object (&self->session);
}

static void
start_following (VitrineInspector *self,
                 VitrineSession   *session)
{
  VitrineSampler *sampler = vitrine_session_get_sampler (session);

  self->session = g_object_ref (session);
  vitrine_hex_view_get_selection (self->view, &self->offset);
  self->sampler_view = vitrine_sampler_add_view (sampler, self->offset,
                                                 VITRINE_NUMBER_SIZE_MAX);
  g_signal_connect_object (sampler, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::encoding", G_CALLBACK (show_values), self,
                           G_CONNECT_SWAPPED);
}

/* After the hex view's, whose caret it takes. Where nothing is attached there are no
 * values, rather than a column of dashes. */
void
vitrine_inspector_set_session (VitrineInspector *self,
                               VitrineSession   *session)
{
  g_return_if_fail (VITRINE_IS_INSPECTOR (self));

  if (self->session != NULL)
    stop_following (self);
  if (session != NULL)
    start_following (self, session);
  gtk_widget_set_visible (GTK_WIDGET (self->list), session != NULL);
  update (self);
}
