/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/bookmark-file.h"

#include "peer.h"
#include "segment/error.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ADDRESS "posix:/test"
#define N_PEERS 4
#define N_EACH 25

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-bookmarks-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.bookmarks", NULL);
}

static guint
remove_all (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
      n_files++;
    }
  return n_files;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_all (fixture);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static GPtrArray *
changes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_bookmark_change_free);
}

static void
add_change (GPtrArray  *changes,
            const char *id,
            const char *name,
            guint64     offset,
            guint64     length,
            gboolean    is_removed)
{
  g_autoptr (VitrineBookmarkEntry) entry = vitrine_bookmark_entry_new (id, name, offset, length);

  g_ptr_array_add (changes, vitrine_bookmark_change_new (entry, is_removed));
}

static GPtrArray *
update (Fixture   *fixture,
        GPtrArray *changes)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = vitrine_bookmark_file_update (fixture->path, ADDRESS, changes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (entries);
  return entries;
}

static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr (GPtrArray) none = changes_new ();

  return update (fixture, none);
}

static void
assert_entry (GPtrArray  *entries,
              guint       place,
              const char *name,
              guint64     offset,
              guint64     length)
{
  const VitrineBookmarkEntry *entry = g_ptr_array_index (entries, place);

  g_assert_cmpstr (entry->name, ==, name);
  g_assert_cmpuint (entry->offset, ==, offset);
  g_assert_cmpuint (entry->length, ==, length);
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = load (fixture);

  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_cmpuint (remove_all (fixture), ==, 0);
}

/* Every name comes back as it was, and nobody else may read them. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const names[] = {
    "plain", " spaces ", "two\nlines\tand \\n", "[Segment]", "=;#", "\xd9\x85\xd8\xb1\xd8\xad",
  };
  g_autoptr (GPtrArray) changes = changes_new ();
  g_autoptr (GPtrArray) entries = NULL;
  GStatBuf status;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_change (changes, NULL, names[i], i, G_MAXINT64 - i, FALSE);
  g_ptr_array_unref (update (fixture, changes));
  entries = load (fixture);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_entry (entries, i, names[i], i, G_MAXINT64 - i);
  g_assert_no_errno (g_stat (fixture->path, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = changes_new ();
  g_autoptr (GPtrArray) entries = NULL;

  add_change (changes, NULL, "last", 0x20, 1, FALSE);
  add_change (changes, NULL, "inner", 0x10, 4, FALSE);
  add_change (changes, NULL, "", 0x10, 8, FALSE);
  entries = update (fixture, changes);
  assert_entry (entries, 0, "0x10", 0x10, 8);
  assert_entry (entries, 1, "inner", 0x10, 4);
  assert_entry (entries, 2, "last", 0x20, 1);
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) first = changes_new ();
  g_autoptr (GPtrArray) second = changes_new ();
  g_autoptr (GPtrArray) entries = NULL;

  add_change (first, "a", "one", 1, 1, FALSE);
  add_change (first, "b", "two", 2, 1, FALSE);
  g_ptr_array_unref (update (fixture, first));
  add_change (second, "a", "moved", 3, 1, FALSE);
  add_change (second, "b", "two", 2, 1, TRUE);
  add_change (second, "c", "never there", 2, 1, TRUE);
  entries = update (fixture, second);
  g_assert_cmpuint (entries->len, ==, 1);
  assert_entry (entries, 0, "moved", 3, 1);
}

/* What is broken is told, stays, and is kept when something new is to be. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  text)
{
  g_autoptr (GPtrArray) changes = changes_new ();
  g_autoptr (GPtrArray) none = changes_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_strconcat (fixture->path, ".bak", NULL);
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_assert_null (vitrine_bookmark_file_update (fixture->path, ADDRESS, none, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT);
  g_assert_nonnull (strstr (error->message, "test.bookmarks"));
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);

  add_change (changes, NULL, "new", 0, 1, FALSE);
  entries = update (fixture, changes);
  g_assert_cmpuint (entries->len, ==, 1);
  g_free (kept);
  g_assert_true (g_file_get_contents (backup, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
}

/* The first copy is not overwritten by the second. */
static void
test_broken_twice (Fixture       *fixture,
                   gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) changes = changes_new ();

      g_assert_true (g_file_set_contents (fixture->path, "broken", -1, NULL));
      add_change (changes, NULL, "new", 0, 1, FALSE);
      g_ptr_array_unref (update (fixture, changes));
    }
  g_assert_cmpuint (remove_all (fixture), ==, 4);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  static const char text[] = "[Segment]\nVersion=2\n";
  g_autoptr (GPtrArray) changes = changes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  add_change (changes, NULL, "new", 0, 1, FALSE);
  g_assert_null (vitrine_bookmark_file_update (fixture->path, ADDRESS, changes, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
}

static void
add_many_cb (gpointer data)
{
  for (guint i = 0; i < N_EACH; i++)
    {
      g_autoptr (GPtrArray) changes = changes_new ();
      /* Random ids are the same in all children of one parent. */
      g_autofree char *id = g_strdup_printf ("%d-%u", (int) getpid (), i);

      add_change (changes, id, "mine", i, 1, FALSE);
      g_ptr_array_unref (update (data, changes));
    }
}

/* Several programs at once lose nothing of each other's. */
static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  pid_t peers[N_PEERS];
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < N_PEERS; i++)
    peers[i] = peer_start (add_many_cb, fixture);
  for (guint i = 0; i < N_PEERS; i++)
    peer_assert_success (peers[i]);
  entries = load (fixture);
  g_assert_cmpuint (entries->len, ==, N_PEERS * N_EACH);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *impossible = g_build_filename (fixture->path, "file", NULL);
  g_autoptr (GPtrArray) changes = changes_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "a file", -1, NULL));
  add_change (changes, NULL, "new", 0, 1, FALSE);
  g_assert_null (vitrine_bookmark_file_update (impossible, ADDRESS, changes, &error));
  g_assert_nonnull (strstr (error->message, "Cannot keep bookmarks"));
}

static char *
find_path (const char *text)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (text, NULL);

  return vitrine_bookmark_file_path (address);
}

/* One file for each address, however it is written. */
static void
test_path (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *plain = find_path ("test");
  g_autofree char *whole = find_path ("posix:/test");
  g_autofree char *other = find_path ("Test");
  g_autofree char *awkward = find_path ("file:/a/../b/\xff\n");

  g_assert_cmpstr (plain, ==, whole);
  g_assert_cmpstr (plain, !=, other);
  g_assert_true (g_str_is_ascii (strrchr (awkward, '/')));
  g_assert_null (find_path ("proc:42/fd/3"));
}

static const struct
{
  const char *path;
  void (*run) (Fixture *, gconstpointer);
  const char *text;
} tests[] = {
  { "/bookmark-file/none", test_none, NULL },
  { "/bookmark-file/round-trip", test_round_trip, NULL },
  { "/bookmark-file/order", test_order, NULL },
  { "/bookmark-file/changes", test_changes, NULL },
  { "/bookmark-file/broken/no-file-of-keys", test_broken, "nonsense" },
  { "/bookmark-file/broken/no-number", test_broken, "[a]\nName=a\nOffset=x\nLength=1\n" },
  { "/bookmark-file/broken/nothing", test_broken, "[a]\nName=a\nOffset=1\nLength=0\n" },
  { "/bookmark-file/broken/too-far", test_broken,
    "[a]\nName=a\nOffset=9223372036854775807\nLength=9223372036854775807\n" },
  { "/bookmark-file/broken/no-text", test_broken, "[a]\nName=\xff\nOffset=1\nLength=1\n" },
  { "/bookmark-file/broken/half", test_broken, "[a]\nName=a\n" },
  { "/bookmark-file/broken/twice", test_broken_twice, NULL },
  { "/bookmark-file/newer", test_newer, NULL },
  { "/bookmark-file/together", test_together, NULL },
  { "/bookmark-file/folder", test_folder, NULL },
  { "/bookmark-file/path", test_path, NULL },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].text, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
