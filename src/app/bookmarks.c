/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bookmarks.h"

#include "app/bookmark-bar.h"
#include "app/bookmark-text.h"
#include "app/bookmarks-panel.h"

#include <glib/gi18n.h>

struct _VitrineBookmarks
{
  AdwBin parent_instance;

  /* Template */
  VitrineBookmarksPanel *panel;
  VitrineBookmarkBar *bar;

  /* Owned */
  VitrineBookmarkList *list;   /* NULL: nothing is shown yet */
  GSimpleActionGroup *actions;

  /* Borrowed */
  VitrineHexView *view;

  gboolean has_session;
};

enum
{
  PROBLEM,
  N_SIGNALS
};

/* Written once, in class_init. */
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VitrineBookmarks, vitrine_bookmarks, ADW_TYPE_BIN)

static void
problem_cb (VitrineBookmarks *self,
            const char       *message)
{
  g_signal_emit (self, signals[PROBLEM], 0, message);
}

/* Past the end there is nothing to go to; as near as there is would be a lie. */
static gboolean
check_inside (VitrineBookmarks *self,
              VitrineBookmark  *bookmark)
{
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;

  if (vitrine_bookmark_text_is_inside (vitrine_bookmark_get_entry (bookmark),
                                       vitrine_hex_view_get_size (self->view)))
    return TRUE;

  label = vitrine_bookmark_dup_label (bookmark);
  /* Translators: the name of a bookmark. */
  message = g_strdup_printf (_("“%s” is past the end of the segment, which is shorter now"),
                             label);
  problem_cb (self, message);
  return FALSE;
}

static void
go_to (VitrineBookmarks *self,
       VitrineBookmark  *bookmark)
{
  const VitrineBookmarkEntry *entry = vitrine_bookmark_get_entry (bookmark);
  guint64 size = vitrine_hex_view_get_size (self->view);

  if (!check_inside (self, bookmark))
    return;
  vitrine_hex_view_jump (self->view, entry->offset,
                         MIN (entry->length, size - entry->offset));
}

static void
go_cb (VitrineBookmarks *self,
       VitrineBookmark  *bookmark)
{
  go_to (self, bookmark);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
edit_cb (VitrineBookmarks *self,
         VitrineBookmark  *bookmark)
{
  vitrine_bookmark_bar_edit (self->bar, bookmark);
}

static void
remove_cb (VitrineBookmarks *self,
           VitrineBookmark  *bookmark)
{
  vitrine_bookmark_bar_remove (self->bar, bookmark);
}

static void
closed_cb (VitrineBookmarks *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
add_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  VitrineBookmarks *self = user_data;

  vitrine_bookmark_bar_add (self->bar);
}

static void
list_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  VitrineBookmarks *self = user_data;

  vitrine_bookmarks_panel_toggle (self->panel);
}

static void
step (VitrineBookmarks *self,
      gboolean          backward)
{
  guint64 offset;
  VitrineBookmark *bookmark;

  vitrine_hex_view_get_selection (self->view, &offset);
  bookmark = vitrine_bookmark_list_find_next (self->list, offset, backward);
  if (bookmark != NULL)
    go_to (self, bookmark);
  else
    problem_cb (self, _("No bookmarks yet: Ctrl+D gives the selected bytes a name"));
}

static void
next_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  step (user_data, FALSE);
}

static void
previous_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  step (user_data, TRUE);
}

static const GActionEntry entries[] = {
  { "add-bookmark", add_action },
  { "bookmarks", list_action },
  { "next-bookmark", next_action },
  { "previous-bookmark", previous_action },
};

static GAction *
find_action (VitrineBookmarks *self,
             gsize             i)
{
  return g_action_map_lookup_action (G_ACTION_MAP (self->actions), entries[i].name);
}

static void
vitrine_bookmarks_dispose (GObject *object)
{
  VitrineBookmarks *self = VITRINE_BOOKMARKS (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  for (gsize i = 0; self->actions != NULL && i < G_N_ELEMENTS (entries); i++)
    g_signal_handlers_disconnect_by_data (find_action (self, i), self);
  g_clear_object (&self->list);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (vitrine_bookmarks_parent_class)->dispose (object);
}

static void
vitrine_bookmarks_class_init (VitrineBookmarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vitrine_bookmarks_dispose;

  signals[PROBLEM] = g_signal_new ("problem", VITRINE_TYPE_BOOKMARKS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (VITRINE_TYPE_BOOKMARK_BAR);
  g_type_ensure (VITRINE_TYPE_BOOKMARKS_PANEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine/Vitrine/bookmarks.ui");
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarks, panel);
  gtk_widget_class_bind_template_child (widget_class, VitrineBookmarks, bar);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
enable_actions (VitrineBookmarks *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (find_action (self, i)),
                                 self->has_session);
}

static void
vitrine_bookmarks_init (VitrineBookmarks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  enable_actions (self);
}

void
vitrine_bookmarks_set_view (VitrineBookmarks *self,
                            VitrineHexView   *view)
{
  g_return_if_fail (VITRINE_IS_BOOKMARKS (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  vitrine_bookmark_bar_set_view (self->bar, view);
}

void
vitrine_bookmarks_add_actions (VitrineBookmarks *self,
                               GActionMap       *map)
{
  g_return_if_fail (VITRINE_IS_BOOKMARKS (self));

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_action_map_add_action (map, find_action (self, i));
}

/* The list of an address is kept while that is shown, however often it is attached. */
static void
take_list (VitrineBookmarks *self,
           VitrineAddress   *address)
{
  if (self->list != NULL
      && vitrine_address_equal (vitrine_bookmark_list_get_address (self->list), address))
    return;

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  self->list = vitrine_bookmark_list_new (address);
  g_signal_connect_swapped (self->list, "problem", G_CALLBACK (problem_cb), self);
}

void
vitrine_bookmarks_set_session (VitrineBookmarks *self,
                               VitrineSession   *session)
{
  VitrineSampler *sampler = NULL;

  g_return_if_fail (VITRINE_IS_BOOKMARKS (self));
  g_return_if_fail (self->view != NULL);

  self->has_session = session != NULL;
  if (session != NULL)
    {
      sampler = vitrine_session_get_sampler (session);
      take_list (self, vitrine_session_get_address (session));
    }
  vitrine_bookmark_bar_set_list (self->bar, sampler != NULL ? self->list : NULL);
  vitrine_bookmarks_panel_set_list (self->panel, sampler != NULL ? self->list : NULL,
                                    sampler);
  vitrine_hex_view_set_bookmarks (self->view, sampler != NULL ? self->list : NULL);
  enable_actions (self);
}
