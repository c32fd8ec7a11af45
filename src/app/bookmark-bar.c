/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bookmark-bar.h"

#include "app/bookmark-text.h"
#include "app/wrap-layout.h"

#include <glib/gi18n.h>

struct _VitrineBookmarkBar
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkWidget *box;
  GtkEntry *entry;
  GtkButton *keep;
  GtkWidget *move;
  GtkWidget *remove;
  GtkLabel *place;

  /* Owned */
  VitrineBookmarkList *list;
  VitrineBookmarkEntry *edited; /* the one that is changed; NULL: a new one is made */

  /* Borrowed */
  VitrineHexView *view;
};

/* What a toast undoes. */
typedef struct
{
  VitrineBookmarkList *list;
  VitrineBookmarkEntry *entry; /* as it was */
} Undo;

G_DEFINE_FINAL_TYPE (VitrineBookmarkBar, vitrine_bookmark_bar, ADW_TYPE_BIN)

static void
undo_free (gpointer  data,
           GClosure *closure)
{
  Undo *undo = data;

  g_object_unref (undo->list);
  vitrine_bookmark_entry_free (undo->entry);
  g_free (undo);
}

static void
undo_cb (AdwToast *toast,
         gpointer  user_data)
{
  Undo *undo = user_data;

  vitrine_bookmark_list_put (undo->list, undo->entry);
}

static gboolean
is_open (VitrineBookmarkBar *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

/* Takes @message over, which is no markup. */
static void
offer_undo (VitrineBookmarkBar         *self,
            const VitrineBookmarkEntry *entry,
            char                       *message)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *plain = message;
  g_autofree char *markup = g_markup_escape_text (plain, -1);
  AdwToast *toast;
  Undo *undo;

  if (overlay == NULL)
    return;
  undo = g_new0 (Undo, 1);
  undo->list = g_object_ref (self->list);
  undo->entry = vitrine_bookmark_entry_copy (entry);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* The bytes that a new bookmark, or one that is moved, is for. */
static gboolean
get_subject (VitrineBookmarkBar *self,
             VitrineRange       *range)
{
  vitrine_hex_view_get_subject (self->view, range);
  return vitrine_bookmark_entry_fits (range->offset, range->length);
}

static VitrineBookmarkEntry *
make_entry (const char         *id,
            const char         *name,
            const VitrineRange *range)
{
  return vitrine_bookmark_entry_new (id, name, range->offset, range->length);
}

static gboolean
can_move (VitrineBookmarkBar *self,
          const VitrineRange *range)
{
  return self->edited != NULL
         && (self->edited->offset != range->offset || self->edited->length != range->length);
}

/* What is written stands for the place where nothing is written. */
static void
update (VitrineBookmarkBar *self)
{
  VitrineRange range;
  gboolean fits;
  g_autoptr (VitrineBookmarkEntry) subject = NULL;
  g_autofree char *place = NULL;

  if (!is_open (self))
    return;
  fits = get_subject (self, &range);
  subject = make_entry (NULL, "", &range);
  place = vitrine_bookmark_text_place (self->edited != NULL ? self->edited : subject);
  gtk_label_set_label (self->place, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  gtk_entry_set_placeholder_text (self->entry,
                                  self->edited != NULL ? self->edited->name : subject->name);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep), fits || self->edited != NULL);
  gtk_widget_set_sensitive (self->move, fits && can_move (self, &range));
}

static void
leave (VitrineBookmarkBar *self)
{
  vitrine_bookmark_bar_close (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
change (VitrineBookmarkBar         *self,
        const VitrineBookmarkEntry *entry)
{
  g_autoptr (VitrineBookmarkEntry) before = vitrine_bookmark_entry_copy (self->edited);

  vitrine_bookmark_list_put (self->list, entry);
  offer_undo (self, before, g_strdup (_("Bookmark changed")));
}

static void
keep_edited (VitrineBookmarkBar *self,
             const char         *name)
{
  g_autoptr (VitrineBookmarkEntry) entry = NULL;

  entry = vitrine_bookmark_entry_new (self->edited->id, name, self->edited->offset,
                                      self->edited->length);
  if (g_strcmp0 (entry->name, self->edited->name) != 0)
    change (self, entry);
}

static void
keep_new (VitrineBookmarkBar *self,
          const char         *name)
{
  g_autoptr (VitrineBookmarkEntry) entry = NULL;
  VitrineRange range;

  if (!get_subject (self, &range))
    return;
  entry = make_entry (NULL, name, &range);
  vitrine_bookmark_list_put (self->list, entry);
}

static void
keep_cb (VitrineBookmarkBar *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!is_open (self) || self->list == NULL)
    return;
  if (self->edited != NULL)
    keep_edited (self, name);
  else
    keep_new (self, name);
  leave (self);
}

static void
move_cb (VitrineBookmarkBar *self)
{
  g_autoptr (VitrineBookmarkEntry) entry = NULL;
  VitrineRange range;

  if (self->edited == NULL || self->list == NULL || !get_subject (self, &range))
    return;
  entry = make_entry (self->edited->id, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                      &range);
  change (self, entry);
  leave (self);
}

static void
remove_entry (VitrineBookmarkBar         *self,
              const VitrineBookmarkEntry *entry)
{
  g_autoptr (VitrineBookmark) bookmark = vitrine_bookmark_new (entry);
  g_autofree char *label = vitrine_bookmark_dup_label (bookmark);

  vitrine_bookmark_list_remove (self->list, entry);
  /* Translators: the name of a bookmark. */
  offer_undo (self, vitrine_bookmark_get_entry (bookmark),
              g_strdup_printf (_("“%s” removed"), label));
}

static void
remove_cb (VitrineBookmarkBar *self)
{
  if (self->edited == NULL || self->list == NULL)
    return;
  remove_entry (self, self->edited);
  leave (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  leave (VITRINE_BOOKMARK_BAR (widget));
  return GDK_EVENT_STOP;
}

static void
vitrine_bookmark_bar_dispose (GObject *object)
{
  VitrineBookmarkBar *self = VITRINE_BOOKMARK_BAR (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->edited, vitrine_bookmark_entry_free);
  G_OBJECT_CLASS (vitrine_bookmark_bar_parent_class)->dispose (object);
}

static void
vitrine_bookmark_bar_class_init (VitrineBookmarkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_bookmark_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/bookmark-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkBar, box);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkBar, entry);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkBar, keep);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkBar, move);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkBar, remove);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarkBar, place);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
vitrine_bookmark_bar_init (VitrineBookmarkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->box, vitrine_wrap_layout_new ());
}

void
vitrine_bookmark_bar_set_view (VitrineBookmarkBar *self,
                               VitrineHexView     *view)
{
  g_return_if_fail (VITRINE_IS_BOOKMARK_BAR (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (view, "notify::caret", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

void
vitrine_bookmark_bar_set_list (VitrineBookmarkBar  *self,
                               VitrineBookmarkList *list)
{
  g_return_if_fail (VITRINE_IS_BOOKMARK_BAR (self));

  if (list == self->list)
    return;
  vitrine_bookmark_bar_close (self);
  g_set_object (&self->list, list);
}

/* Takes @edited over. */
static void
open (VitrineBookmarkBar   *self,
      VitrineBookmarkEntry *edited)
{
  g_clear_pointer (&self->edited, vitrine_bookmark_entry_free);
  self->edited = edited;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), edited != NULL ? edited->name : "");
  gtk_button_set_label (self->keep, edited != NULL ? _("_Rename") : _("_Add"));
  gtk_widget_set_visible (self->move, edited != NULL);
  gtk_widget_set_visible (self->remove, edited != NULL);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  update (self);
  /* In this order: a caret that blinks in the midst of a selection is a warning. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
vitrine_bookmark_bar_add (VitrineBookmarkBar *self)
{
  VitrineBookmark *bookmark;
  VitrineRange range;

  g_return_if_fail (VITRINE_IS_BOOKMARK_BAR (self));

  if (self->list == NULL || !get_subject (self, &range))
    return;
  bookmark = vitrine_bookmark_list_find (self->list, range.offset, range.length);
  if (bookmark != NULL)
    vitrine_bookmark_bar_edit (self, bookmark);
  else
    open (self, NULL);
}

void
vitrine_bookmark_bar_edit (VitrineBookmarkBar *self,
                           VitrineBookmark    *bookmark)
{
  g_return_if_fail (VITRINE_IS_BOOKMARK_BAR (self));
  g_return_if_fail (VITRINE_IS_BOOKMARK (bookmark));

  if (self->list != NULL)
    open (self, vitrine_bookmark_entry_copy (vitrine_bookmark_get_entry (bookmark)));
}

void
vitrine_bookmark_bar_remove (VitrineBookmarkBar *self,
                             VitrineBookmark    *bookmark)
{
  g_autoptr (VitrineBookmark) kept = NULL;

  g_return_if_fail (VITRINE_IS_BOOKMARK_BAR (self));
  g_return_if_fail (VITRINE_IS_BOOKMARK (bookmark));

  if (self->list == NULL)
    return;
  kept = g_object_ref (bookmark);
  remove_entry (self, vitrine_bookmark_get_entry (kept));
}

void
vitrine_bookmark_bar_close (VitrineBookmarkBar *self)
{
  g_return_if_fail (VITRINE_IS_BOOKMARK_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_clear_pointer (&self->edited, vitrine_bookmark_entry_free);
}
