/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/encoding-menu.h"

#include "app/after-frame.h"

#include <glib/gi18n.h>

struct _VitrineEncodingMenu
{
  AdwBin parent_instance;

  GtkDropDown *drop_down;
  GtkStringList *labels; /* the drop-down's: what is chosen alone, until it is filled */
  gboolean is_filled;

  VitrineSession *session;
  GSignalGroup *session_signals;
  gboolean following; /* the menu is being set to what the session says */
};

G_DEFINE_FINAL_TYPE (VitrineEncodingMenu, vitrine_encoding_menu, ADW_TYPE_BIN)

static guint
find_position (const VitrineEncoding *encoding)
{
  gsize n_encodings;
  const VitrineEncoding *encodings = vitrine_encoding_get_all (&n_encodings);

  for (guint i = 0; i < n_encodings; i++)
    if (&encodings[i] == encoding)
      return i + 1;

  return 0;
}

static char *
make_automatic_label (const VitrineEncoding *encoding)
{
  /* Translators: %s is the name of an encoding, as in “Automatic (UTF-16LE)”. */
  return g_strdup_printf (_("Automatic (%s)"), encoding->name);
}

/* What takes the focus is the drop-down's inner button, whose name would be that
 * of its type in GTK 4.8. */
static void
name_button (VitrineEncodingMenu *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->drop_down));
  guint position = gtk_drop_down_get_selected (self->drop_down);
  const char *chosen = gtk_string_list_get_string (self->labels, position);
  g_autofree char *name = NULL;

  if (button == NULL || chosen == NULL)
    return;

  /* Translators: for screen readers; %s is an encoding. */
  name = g_strdup_printf (_("Encoding: %s"), chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
set_first_label (VitrineEncodingMenu *self,
                 const char          *label)
{
  const char *lines[] = { label, NULL };

  if (g_strcmp0 (gtk_string_list_get_string (self->labels, 0), label) != 0)
    gtk_string_list_splice (self->labels, 0, 1, lines);
}

static void
show_encoding (VitrineEncodingMenu   *self,
               const VitrineEncoding *encoding,
               gboolean               automatic)
{
  g_autofree char *label = make_automatic_label (encoding);

  if (automatic)
    set_first_label (self, label);
  else if (!self->is_filled)
    set_first_label (self, _(encoding->label));
  gtk_drop_down_set_selected (self->drop_down, automatic || !self->is_filled
                                                   ? 0
                                                   : find_position (encoding));
}

static void
follow_session (VitrineEncodingMenu *self)
{
  if (self->session == NULL)
    return;

  self->following = TRUE;
  show_encoding (self, vitrine_session_get_encoding (self->session),
                 vitrine_session_is_automatic (self->session));
  self->following = FALSE;
  name_button (self);
}

static void
selected_cb (VitrineEncodingMenu *self)
{
  guint position = gtk_drop_down_get_selected (self->drop_down);
  gsize n_encodings;
  const VitrineEncoding *encodings = vitrine_encoding_get_all (&n_encodings);

  if (self->following || self->session == NULL || position > n_encodings)
    return;

  vitrine_session_set_encoding (self->session, position == 0 ? NULL : &encodings[position - 1]);
}

/* The menu makes a row of widgets of each, which nobody sees in the first frame. */
static void
fill_cb (gpointer object)
{
  VitrineEncodingMenu *self = object;
  gsize n_encodings;
  const VitrineEncoding *encodings = vitrine_encoding_get_all (&n_encodings);
  g_autofree char *automatic = make_automatic_label (vitrine_encoding_default ());

  if (self->is_filled || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  self->is_filled = TRUE;
  self->following = TRUE;
  set_first_label (self, automatic);
  for (gsize i = 0; i < n_encodings; i++)
    gtk_string_list_append (self->labels, _(encodings[i].label));
  self->following = FALSE;
  follow_session (self);
}

static void
show_automatic (VitrineEncodingMenu *self)
{
  g_autofree char *automatic = make_automatic_label (vitrine_encoding_default ());

  self->labels = gtk_string_list_new (NULL);
  gtk_string_list_append (self->labels, automatic);
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (self->labels));
  g_object_unref (self->labels);
  name_button (self);
}

static void
vitrine_encoding_menu_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vitrine_encoding_menu_parent_class)->root (widget);

  vitrine_after_frame (GTK_WIDGET (gtk_widget_get_root (widget)), fill_cb, widget);
}

static void
vitrine_encoding_menu_dispose (GObject *object)
{
  VitrineEncodingMenu *self = VITRINE_ENCODING_MENU (object);

  g_clear_object (&self->session);
  g_clear_object (&self->session_signals);
  /* The bin would unparent its child once more after the template did. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), VITRINE_TYPE_ENCODING_MENU);

  G_OBJECT_CLASS (vitrine_encoding_menu_parent_class)->dispose (object);
}

static void
vitrine_encoding_menu_class_init (VitrineEncodingMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_encoding_menu_dispose;
  widget_class->root = vitrine_encoding_menu_root;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/encoding-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineEncodingMenu, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
vitrine_encoding_menu_init (VitrineEncodingMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_automatic (self);

  self->session_signals = g_signal_group_new (VITRINE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::encoding",
                                  G_CALLBACK (follow_session), self);
}

void
vitrine_encoding_menu_set_session (VitrineEncodingMenu *self,
                                   VitrineSession      *session)
{
  g_return_if_fail (VITRINE_IS_ENCODING_MENU (self));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->drop_down), session != NULL);
  follow_session (self);
}
