/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/bookmark-list.h"

#include "data-folder.h"
#include "peer.h"
#include "watch/bookmark-file.h"

#include <glib/gstdio.h>

#include <string.h>

#define PATIENCE 30 /* seconds */

typedef struct
{
  VitrineAddress *address;
  VitrineBookmarkList *list;
  char *path;
  char *problem;
  guint n_changes;
} Fixture;

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static void
items_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

static void
wait_settled (VitrineBookmarkList *list)
{
  guint give_up = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  while (!vitrine_bookmark_list_is_settled (list))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (give_up);
}

static void
wait_n_items (VitrineBookmarkList *list,
              guint                n_items)
{
  guint give_up = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  while (g_list_model_get_n_items (G_LIST_MODEL (list)) != n_items)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (give_up);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  text)
{
  fixture->address = vitrine_address_parse (text != NULL ? text : "test-list", NULL);
  fixture->path = vitrine_bookmark_file_path (fixture->address);
  fixture->list = vitrine_bookmark_list_new (fixture->address);
  g_signal_connect_swapped (fixture->list, "problem", G_CALLBACK (problem_cb), fixture);
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (items_changed_cb),
                            fixture);
  wait_settled (fixture->list);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  text)
{
  wait_settled (fixture->list);
  g_assert_finalize_object (fixture->list);
  vitrine_address_unref (fixture->address);
  if (fixture->path != NULL)
    g_unlink (fixture->path);
  g_free (fixture->path);
  g_free (fixture->problem);
}

static void
put (VitrineBookmarkList *list,
     const char          *id,
     const char          *name,
     guint64              offset,
     guint64              length)
{
  g_autoptr (VitrineBookmarkEntry) entry = vitrine_bookmark_entry_new (id, name, offset, length);

  vitrine_bookmark_list_put (list, entry);
}

static const char *
get_name (VitrineBookmark *bookmark)
{
  return bookmark != NULL ? vitrine_bookmark_get_entry (bookmark)->name : NULL;
}

/* Seen at once, and there for the next window. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  text)
{
  g_autoptr (VitrineBookmarkList) again = NULL;

  put (fixture->list, NULL, "first", 16, 4);
  put (fixture->list, NULL, "second", 32, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
  wait_settled (fixture->list);
  again = vitrine_bookmark_list_new (fixture->address);
  wait_settled (again);
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find (again, 16, 4)), ==, "first");
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find (again, 32, 4)), ==, "second");
  g_assert_null (fixture->problem);
}

/* What another window does comes by itself. */
static void
test_followed (Fixture       *fixture,
               gconstpointer  text)
{
  g_autoptr (VitrineBookmarkList) other = vitrine_bookmark_list_new (fixture->address);
  VitrineBookmark *bookmark;

  put (other, NULL, "theirs", 1, 1);
  put (fixture->list, NULL, "mine", 2, 1);
  wait_n_items (fixture->list, 2);
  wait_n_items (other, 2);
  bookmark = vitrine_bookmark_list_find (other, 2, 1);
  vitrine_bookmark_list_remove (other, vitrine_bookmark_get_entry (bookmark));
  wait_n_items (fixture->list, 1);
  wait_settled (other);
}

/* A name is no reason to lose what is selected; equal is no change. */
static void
test_renamed (Fixture       *fixture,
              gconstpointer  text)
{
  VitrineBookmark *bookmark;
  guint n_changes;

  put (fixture->list, "a", "old", 1, 1);
  wait_settled (fixture->list);
  bookmark = vitrine_bookmark_list_find (fixture->list, 1, 1);
  n_changes = fixture->n_changes;
  put (fixture->list, "a", "new", 1, 1);
  put (fixture->list, "a", "new", 1, 1);
  wait_settled (fixture->list);
  g_assert_true (vitrine_bookmark_list_find (fixture->list, 1, 1) == bookmark);
  g_assert_cmpstr (get_name (bookmark), ==, "new");
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
}

static void
test_moved (Fixture       *fixture,
            gconstpointer  text)
{
  put (fixture->list, "a", "it", 1, 1);
  put (fixture->list, "a", "it", 5, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  g_assert_nonnull (vitrine_bookmark_list_find (fixture->list, 5, 2));
}

static void
test_find (Fixture       *fixture,
           gconstpointer  text)
{
  VitrineBookmarkList *list = fixture->list;

  g_assert_null (vitrine_bookmark_list_find_at (list, 0));
  g_assert_null (vitrine_bookmark_list_find_next (list, 0, FALSE));
  put (list, NULL, "outer", 16, 16);
  put (list, NULL, "inner", 20, 4);
  put (list, NULL, "same place", 16, 2);

  g_assert_null (vitrine_bookmark_list_find_at (list, 15));
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find_at (list, 16)), ==, "same place");
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find_at (list, 18)), ==, "outer");
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find_at (list, 23)), ==, "inner");
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find_at (list, 31)), ==, "outer");
  g_assert_null (vitrine_bookmark_list_find_at (list, 32));

  g_assert_cmpstr (get_name (vitrine_bookmark_list_find_next (list, 0, FALSE)), ==, "outer");
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find_next (list, 16, FALSE)), ==, "inner");
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find_next (list, 20, FALSE)), ==, "outer");
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find_next (list, 16, TRUE)), ==, "inner");
  g_assert_cmpstr (get_name (vitrine_bookmark_list_find_next (list, 20, TRUE)), ==,
                   "same place");
}

/* A descriptor's bookmarks are not found again by whoever gets its number next. */
static void
test_forgotten (Fixture       *fixture,
                gconstpointer  text)
{
  g_autoptr (VitrineBookmarkList) again = NULL;

  put (fixture->list, NULL, "here", 1, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  again = vitrine_bookmark_list_new (fixture->address);
  wait_settled (again);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 0);
}

/* Told, and what is added lives on in the list; later it is kept. */
static void
test_not_kept (Fixture       *fixture,
               gconstpointer  text)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *above = g_path_get_dirname (folder);

  g_rmdir (folder);
  g_mkdir_with_parents (above, 0700);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  put (fixture->list, NULL, "first", 1, 1);
  wait_settled (fixture->list);
  g_assert_nonnull (strstr (fixture->problem, "Cannot keep bookmarks"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);

  g_assert_no_errno (g_unlink (folder));
  put (fixture->list, NULL, "second", 2, 1);
  wait_settled (fixture->list);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
    const char *address;
  } tests[] = {
    { "/bookmark-list/kept", test_kept, NULL },
    { "/bookmark-list/followed", test_followed, NULL },
    { "/bookmark-list/renamed", test_renamed, NULL },
    { "/bookmark-list/moved", test_moved, NULL },
    { "/bookmark-list/find", test_find, NULL },
    { "/bookmark-list/forgotten", test_forgotten, "proc:1/fd/1" },
    { "/bookmark-list/not-kept", test_not_kept, NULL },
  };
  int result;

  data_folder_begin ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].address, set_up, tests[i].run, tear_down);
  result = g_test_run ();
  data_folder_end ();
  return result;
}
