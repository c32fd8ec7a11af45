/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-bookmarks.h"

#include <string.h>

typedef struct
{
  VitrineBookmarkList *list;
  VitrineHexBookmarks *bookmarks;
  GArray *shown;
} Fixture;

static void
put (Fixture    *fixture,
     const char *name,
     guint64     offset,
     guint64     length)
{
  g_autoptr (VitrineBookmarkEntry) entry = vitrine_bookmark_entry_new (NULL, name, offset,
                                                                       length);

  vitrine_bookmark_list_put (fixture->list, entry);
}

/* At an address of which nothing is kept. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse ("proc:1/fd/1", NULL);

  fixture->list = vitrine_bookmark_list_new (address);
  fixture->bookmarks = vitrine_hex_bookmarks_new ();
  vitrine_hex_bookmarks_set_list (fixture->bookmarks, fixture->list);
  fixture->shown = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  put (fixture, "long", 0, 1000);
  put (fixture, "before", 90, 10);
  put (fixture, "in\nside", 120, 8);
  put (fixture, "after", 200, 8);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  vitrine_hex_bookmarks_free (fixture->bookmarks);
  g_assert_finalize_object (fixture->list);
  g_array_unref (fixture->shown);
}

static void
show (Fixture *fixture,
      guint64  offset,
      guint64  length)
{
  VitrineRange range = { offset, length };

  g_array_append_val (fixture->shown, range);
}

static void
assert_found (Fixture       *fixture,
              const guint64 *expected,
              guint          n_expected)
{
  const GArray *found = vitrine_hex_bookmarks_find (fixture->bookmarks, fixture->shown);

  g_assert_cmpuint (found->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    g_assert_cmpuint (g_array_index (found, VitrineRange, i).offset, ==, expected[i]);
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  static const guint64 around[] = { 0, 120 };
  static const guint64 all[] = { 0, 90, 120, 200 };

  assert_found (fixture, NULL, 0);
  show (fixture, 100, 100);
  assert_found (fixture, around, G_N_ELEMENTS (around));
  g_array_set_size (fixture->shown, 0);
  show (fixture, 99, 1);
  show (fixture, 199, 2);
  assert_found (fixture, all, G_N_ELEMENTS (all));
  vitrine_hex_bookmarks_set_list (fixture->bookmarks, NULL);
  assert_found (fixture, NULL, 0);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *plain = NULL;
  g_autofree char *described = NULL;
  g_autofree char *explained = vitrine_hex_bookmarks_explain (fixture->bookmarks, 121);

  plain = vitrine_hex_bookmarks_describe (fixture->bookmarks, 1000, g_strdup ("Offset"));
  described = vitrine_hex_bookmarks_describe (fixture->bookmarks, 200, g_strdup ("Offset"));
  g_assert_cmpstr (plain, ==, "Offset");
  g_assert_cmpstr (described, ==, "Offset; bookmarked: after");
  g_assert_null (vitrine_hex_bookmarks_explain (fixture->bookmarks, 1000));
  /* In one line, whatever the name has in it. */
  g_assert_nonnull (strstr (explained, "side\n0x78, 8 bytes"));
  g_assert_null (strstr (explained, "in\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hex-bookmarks/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/hex-bookmarks/words", Fixture, NULL, set_up, test_words, tear_down);
  return g_test_run ();
}
