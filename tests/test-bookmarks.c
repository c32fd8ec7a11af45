/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/bookmarks.h"

#include "app/bookmark-bar.h"
#include "app/bookmark-row.h"
#include "app/bookmarks-panel.h"
#include "data-folder.h"
#include "peer.h"
#include "session-tools.h"
#include "watch/bookmark-file.h"
#include "widget-tools.h"

#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

#define SIZE 4096

typedef struct
{
  GtkWindow *window;
  VitrineHexView *view;
  VitrineBookmarks *bookmarks;
  VitrineBookmarkList *list; /* as another window sees it */
  VitrineAddress *address;
  VitrineSession *session;
  GSimpleActionGroup *actions;
  char *problem;
  guint n_wanted;
} Fixture;

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static gboolean
has_size (gpointer data)
{
  return vitrine_hex_view_get_size (((Fixture *) data)->view) > 0;
}

static void
set_up_window (Fixture *fixture)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->view = VITRINE_HEX_VIEW (vitrine_hex_view_new ());
  fixture->bookmarks = g_object_new (VITRINE_TYPE_BOOKMARKS, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bookmarks));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);
  gtk_window_set_child (fixture->window, overlay);
  g_signal_connect_swapped (fixture->bookmarks, "problem", G_CALLBACK (problem_cb), fixture);
  vitrine_bookmarks_set_view (fixture->bookmarks, fixture->view);
  fixture->actions = g_simple_action_group_new ();
  vitrine_bookmarks_add_actions (fixture->bookmarks, G_ACTION_MAP (fixture->actions));
}

/* What is in a folder that is there is seen at once. */
static void
make_folder (VitrineAddress *address)
{
  g_autofree char *path = vitrine_bookmark_file_path (address);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  fixture->session = open_session (fixture->address, VITRINE_OPEN_VISIT, &error);
  g_assert_no_error (error);
  make_folder (fixture->address);
  fixture->list = vitrine_bookmark_list_new (fixture->address);
  set_up_window (fixture);
  vitrine_hex_view_set_sampler (fixture->view, vitrine_session_get_sampler (fixture->session),
                                "test");
  vitrine_bookmarks_set_session (fixture->bookmarks, fixture->session);
  gtk_window_present (fixture->window);
  wait_until (has_size, fixture);
}

static gboolean
is_settled (gpointer data)
{
  return vitrine_bookmark_list_is_settled (data);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *path = vitrine_bookmark_file_path (fixture->address);

  vitrine_bookmarks_set_session (fixture->bookmarks, NULL);
  vitrine_hex_view_set_sampler (fixture->view, NULL, NULL);
  close_session (fixture->session);
  g_object_unref (fixture->actions);
  destroy_window (fixture->window, fixture->bookmarks);
  wait_until (is_settled, fixture->list);
  g_object_unref (fixture->list);
  g_unlink (path);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
  g_free (fixture->problem);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), action, NULL);
}

static GtkWidget *
get_bar (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->bookmarks), VITRINE_TYPE_BOOKMARK_BAR);
}

static GtkWidget *
get_panel (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->bookmarks), VITRINE_TYPE_BOOKMARKS_PANEL);
}

static void
name_it (Fixture    *fixture,
         const char *name)
{
  GtkWidget *entry = find_widget (get_bar (fixture), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
}

static gboolean
has_wanted (gpointer data)
{
  Fixture *fixture = data;

  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == fixture->n_wanted;
}

static void
wait_n_bookmarks (Fixture *fixture,
                  guint    n_wanted)
{
  fixture->n_wanted = n_wanted;
  wait_until (has_wanted, fixture);
}

static void
add (Fixture    *fixture,
     const char *name,
     guint64     offset,
     guint64     length)
{
  vitrine_hex_view_select (fixture->view, offset, length);
  activate (fixture, "add-bookmark");
  name_it (fixture, name);
}

static const VitrineBookmarkEntry *
get_entry (Fixture *fixture,
           guint    place)
{
  g_autoptr (VitrineBookmark) bookmark = g_list_model_get_item (G_LIST_MODEL (fixture->list),
                                                                place);

  return vitrine_bookmark_get_entry (bookmark);
}

/* What is selected, else the group at the caret; without a name, where it is. */
static void
test_add (Fixture       *fixture,
          gconstpointer  user_data)
{
  add (fixture, "counter", 0x10, 4);
  vitrine_hex_view_set_caret (fixture->view, 0x2b);
  activate (fixture, "add-bookmark");
  name_it (fixture, " ");
  wait_n_bookmarks (fixture, 2);
  g_assert_cmpstr (get_entry (fixture, 0)->name, ==, "counter");
  g_assert_cmpuint (get_entry (fixture, 0)->length, ==, 4);
  g_assert_cmpstr (get_entry (fixture, 1)->name, ==, "0x28");
  g_assert_cmpuint (get_entry (fixture, 1)->offset, ==, 0x28);
  g_assert_cmpuint (get_entry (fixture, 1)->length, ==, 8);
}

static gboolean
is_renamed (gpointer data)
{
  return strcmp (get_entry (data, 0)->name, "new") == 0;
}

/* The same bytes again: it is that one that is named. */
static void
test_rename (Fixture       *fixture,
             gconstpointer  user_data)
{
  add (fixture, "old", 0x10, 4);
  wait_n_bookmarks (fixture, 1);
  add (fixture, "new", 0x10, 4);
  wait_until (is_renamed, fixture);
  wait_n_bookmarks (fixture, 1);
}

static gboolean
is_moved (gpointer data)
{
  Fixture *fixture = data;

  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 1
         && get_entry (fixture, 0)->offset == 0x40;
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *text)
{
  GtkWidget *widget = GTK_WIDGET (find_label (root, text));

  while (widget != NULL && !GTK_IS_BUTTON (widget))
    widget = gtk_widget_get_parent (widget);
  g_assert_nonnull (widget);
  return widget;
}

static void
test_move (Fixture       *fixture,
           gconstpointer  user_data)
{
  add (fixture, "it", 0x10, 4);
  wait_n_bookmarks (fixture, 1);
  vitrine_hex_view_select (fixture->view, 0x10, 4);
  activate (fixture, "add-bookmark");
  vitrine_hex_view_select (fixture->view, 0x40, 2);
  g_signal_emit_by_name (find_button (get_bar (fixture), "Move to the Selection"), "clicked");
  wait_until (is_moved, fixture);
  g_assert_cmpuint (get_entry (fixture, 0)->length, ==, 2);
  g_assert_cmpstr (get_entry (fixture, 0)->name, ==, "it");
}

/* The menu of the bytes has one too. */
static GtkWidget *
find_toast (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget"));
}

static gboolean
has_toast (gpointer data)
{
  return find_toast (data) != NULL;
}

static void
test_remove_and_undo (Fixture       *fixture,
                      gconstpointer  user_data)
{
  VitrineBookmark *bookmark;

  add (fixture, "it", 0x10, 4);
  wait_n_bookmarks (fixture, 1);
  bookmark = vitrine_bookmark_list_find (fixture->list, 0x10, 4);
  vitrine_bookmark_bar_remove (VITRINE_BOOKMARK_BAR (get_bar (fixture)), bookmark);
  wait_n_bookmarks (fixture, 0);
  wait_until (has_toast, fixture);
  g_signal_emit_by_name (find_button (find_toast (fixture), "Undo"), "clicked");
  wait_n_bookmarks (fixture, 1);
  g_assert_cmpstr (get_entry (fixture, 0)->name, ==, "it");
}

static void
assert_selected (Fixture *fixture,
                 guint64  offset,
                 guint64  length)
{
  guint64 found;

  g_assert_cmpuint (vitrine_hex_view_get_selection (fixture->view, &found), ==, length);
  g_assert_cmpuint (found, ==, offset);
}

static void
test_step (Fixture       *fixture,
           gconstpointer  user_data)
{
  activate (fixture, "next-bookmark");
  g_assert_nonnull (strstr (fixture->problem, "No bookmarks yet"));
  add (fixture, "first", 0x10, 4);
  add (fixture, "second", 0x100, 2);
  wait_n_bookmarks (fixture, 2);
  activate (fixture, "next-bookmark");
  assert_selected (fixture, 0x10, 4);
  activate (fixture, "next-bookmark");
  assert_selected (fixture, 0x100, 2);
  activate (fixture, "previous-bookmark");
  assert_selected (fixture, 0x10, 4);
  activate (fixture, "previous-bookmark");
  assert_selected (fixture, 0x100, 2);
}

static gboolean
has_row (gpointer data)
{
  return find_widget (get_panel (data), VITRINE_TYPE_BOOKMARK_ROW) != NULL;
}

static gboolean
shows_value (gpointer data)
{
  return find_label (get_panel (data), "61 62 63") != NULL;
}

/* Closed, nothing is looked at for it; open, it shows what stands there now. */
static void
test_list (Fixture       *fixture,
           gconstpointer  user_data)
{
  add (fixture, "it & <b>", 0, 3);
  wait_n_bookmarks (fixture, 1);
  g_assert_false (has_row (fixture));
  activate (fixture, "bookmarks");
  wait_until (has_row, fixture);
  g_assert_nonnull (find_label (get_panel (fixture), "it & <b>"));
  g_assert_nonnull (find_label (get_panel (fixture), "0x0, 3 bytes"));
  poke (fixture->address, "abc", 3);
  wait_until (shows_value, fixture);
  vitrine_bookmarks_panel_close (VITRINE_BOOKMARKS_PANEL (get_panel (fixture)));
  g_assert_false (has_row (fixture));
}

static gboolean
is_past_the_end (gpointer data)
{
  return find_label (get_panel (data), "past the end") != NULL;
}

/* Of what is gone the bookmark stays. */
static void
test_shrunk (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autofree char *path = g_strconcat ("/dev/shm/", vitrine_address_get_name (fixture->address),
                                       NULL);

  add (fixture, "far", SIZE - 4, 4);
  wait_n_bookmarks (fixture, 1);
  activate (fixture, "bookmarks");
  g_assert_no_errno (truncate (path, 64));
  wait_until (is_past_the_end, fixture);
  activate (fixture, "next-bookmark");
  g_assert_nonnull (strstr (fixture->problem, "past the end"));
}

static gboolean
says_none (gpointer data)
{
  return find_label (get_panel (data), "No bookmark has this") != NULL;
}

static gboolean
shows_counter_alone (gpointer data)
{
  return find_label (get_panel (data), "Counter") != NULL
         && find_label (get_panel (data), "flag") == NULL;
}

static void
test_search (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkWidget *search = find_widget (get_panel (fixture), GTK_TYPE_SEARCH_ENTRY);

  add (fixture, "Counter", 0x10, 4);
  add (fixture, "flag", 0x20, 1);
  wait_n_bookmarks (fixture, 2);
  activate (fixture, "bookmarks");
  wait_until (has_row, fixture);
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing");
  wait_until (says_none, fixture);
  gtk_editable_set_text (GTK_EDITABLE (search), "cOUNT");
  wait_until (shows_counter_alone, fixture);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/bookmarks/add", test_add },
    { "/bookmarks/rename", test_rename },
    { "/bookmarks/move", test_move },
    { "/bookmarks/remove-and-undo", test_remove_and_undo },
    { "/bookmarks/step", test_step },
    { "/bookmarks/list", test_list },
    { "/bookmarks/shrunk", test_shrunk },
    { "/bookmarks/search", test_search },
  };
  int result;

  data_folder_begin ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  result = g_test_run ();
  data_folder_end ();
  return result;
}
