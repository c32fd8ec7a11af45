/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/go-to-bar.h"

#include "app/entry-note.h"
#include "app/status-text.h"
#include "decode/offset-expression.h"

#include <glib/gi18n.h>

struct _VitrineGoToBar
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkEditable *entry;
  GtkLabel *meaning;
  GtkWidget *go;

  /* Borrowed */
  VitrineHexView *view;
};

G_DEFINE_FINAL_TYPE (VitrineGoToBar, vitrine_go_to_bar, ADW_TYPE_BIN)

static gboolean
evaluate (VitrineGoToBar  *self,
          guint64         *offset,
          GError         **error)
{
  return vitrine_offset_expression_evaluate (gtk_editable_get_text (self->entry),
                                             vitrine_hex_view_get_caret (self->view),
                                             vitrine_hex_view_get_size (self->view),
                                             offset, error);
}

/* An offset not begun yet is no mistake yet. */
static void
update (VitrineGoToBar *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;
  gboolean is_empty = gtk_editable_get_text (self->entry)[0] == '\0';
  guint64 offset;

  if (evaluate (self, &offset, &error))
    place = vitrine_status_text_place (offset, 0);
  vitrine_entry_note_mark (GTK_WIDGET (self->entry), GTK_WIDGET (self->meaning),
                           error != NULL && !is_empty);
  gtk_widget_set_sensitive (self->go, error == NULL);
  if (is_empty)
    vitrine_entry_note_say (GTK_WIDGET (self->entry), self->meaning,
                            _("Such as 0x1f0, 496, end-4, or from the caret +16"));
  else
    vitrine_entry_note_say (GTK_WIDGET (self->entry), self->meaning,
                            error != NULL ? error->message : place);
}

static void
changed_cb (VitrineGoToBar *self)
{
  if (gtk_revealer_get_reveal_child (self->revealer))
    update (self);
}

static void
go_cb (VitrineGoToBar *self)
{
  guint64 offset;

  update (self);
  if (!evaluate (self, &offset, NULL))
    return;

  vitrine_go_to_bar_close (self);
  vitrine_hex_view_jump (self->view, offset, 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  vitrine_go_to_bar_close (VITRINE_GO_TO_BAR (widget));
  return GDK_EVENT_STOP;
}

static void
vitrine_go_to_bar_class_init (VitrineGoToBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/go-to-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineGoToBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VitrineGoToBar, entry);
  gtk_widget_class_bind_template_child (widget_class, VitrineGoToBar, meaning);
  gtk_widget_class_bind_template_child (widget_class, VitrineGoToBar, go);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, vitrine_go_to_bar_close);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
vitrine_go_to_bar_init (VitrineGoToBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vitrine_go_to_bar_set_view (VitrineGoToBar *self,
                            VitrineHexView *view)
{
  g_return_if_fail (VITRINE_IS_GO_TO_BAR (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (view, "notify::caret", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What was typed last is still there, selected: Enter goes there again. */
void
vitrine_go_to_bar_open (VitrineGoToBar *self)
{
  g_return_if_fail (VITRINE_IS_GO_TO_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  update (self);
  /* In this order: a caret that blinks in the midst of a selection is a warning. */
  gtk_editable_select_region (self->entry, 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
vitrine_go_to_bar_close (VitrineGoToBar *self)
{
  g_return_if_fail (VITRINE_IS_GO_TO_BAR (self));

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
