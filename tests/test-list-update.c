/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/list-update.h"

#include <string.h>

/* Actions serve as items that have a name. */
static int
compare_name (gpointer      item,
              gconstpointer found)
{
  return strcmp (g_action_get_name (item), found);
}

static GObject *
create_item (gconstpointer found)
{
  return G_OBJECT (g_simple_action_new (found, NULL));
}

static void
update_item (gpointer      item,
             gconstpointer found)
{
  g_simple_action_set_enabled (item, FALSE);
}

static const VitrineListUpdate how = { compare_name, create_item, update_item };

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  GString    *said)
{
  g_string_append_printf (said, "%u-%u+%u ", position, n_removed, n_added);
}

/* Each letter is one. */
static GPtrArray *
find_letters (const char *letters)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (; *letters != '\0'; letters++)
    g_ptr_array_add (found, g_strndup (letters, 1));

  return found;
}

typedef struct
{
  const char *before;
  const char *after;
  const char *announced;
} UpdateCase;

static const UpdateCase update_cases[] = {
  { "", "", "" },
  { "abc", "abc", "" },
  { "", "abc", "0-0+3 " },
  { "abc", "", "0-3+0 " },
  { "abc", "abcd", "3-0+1 " },
  { "bcd", "abcd", "0-0+1 " },
  { "abd", "abcd", "2-0+1 " },
  { "abcd", "abd", "2-1+0 " },
  { "abcdef", "bcdefg", "0-1+0 5-0+1 " },
  { "ace", "bdf", "0-3+3 " },
  { "abcxyz", "abmnyz", "2-2+2 " },
  { "bdfh", "abcdefgh", "0-0+1 2-0+1 4-0+1 6-0+1 " },
  { "abcdefgh", "bdfh", "0-1+0 1-1+0 2-1+0 3-1+0 " },
};

static void
test_updates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (update_cases); i++)
    {
      const UpdateCase *c = &update_cases[i];
      g_autoptr (GListStore) model = g_list_store_new (G_TYPE_OBJECT);
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) before = find_letters (c->before);
      g_autoptr (GPtrArray) after = find_letters (c->after);
      g_autoptr (GPtrArray) kept = NULL;
      g_autoptr (GString) said = g_string_new (NULL);

      vitrine_list_update (&how, G_LIST_MODEL (model), items, before);
      kept = g_ptr_array_copy (items, NULL, NULL);
      g_ptr_array_set_free_func (kept, NULL);
      g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), said);
      vitrine_list_update (&how, G_LIST_MODEL (model), items, after);

      g_assert_cmpstr (said->str, ==, c->announced);
      g_assert_cmpuint (items->len, ==, strlen (c->after));
      for (guint k = 0; k < items->len; k++)
        {
          gpointer item = g_ptr_array_index (items, k);
          const char *was_there = strchr (c->before, c->after[k]);

          g_assert_cmpint (g_action_get_name (item)[0], ==, c->after[k]);
          g_assert_cmpint (g_action_get_enabled (item), ==, was_there == NULL);
          if (was_there != NULL)
            g_assert_true (item == g_ptr_array_index (kept, was_there - c->before));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-update/updates", test_updates);
  return g_test_run ();
}
