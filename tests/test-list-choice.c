/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/list-choice.h"

#include <string.h>

static VitrineListing *
listing_new (const char        *text,
             VitrineObjectKind  kind,
             guint64            size,
             const char        *user)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (text, NULL);
  VitrineListing *listing = vitrine_listing_new (address);

  listing->kind = kind;
  listing->status.size = size;
  listing->user = g_strdup (user);
  return listing;
}

static GPtrArray *
make_listings (void)
{
  GPtrArray *listings = g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_listing_unref);

  g_ptr_array_add (listings, listing_new ("a", VITRINE_OBJECT_POSIX, 2, "zoe"));
  g_ptr_array_add (listings, listing_new ("b", VITRINE_OBJECT_POSIX, 3, "ann"));
  g_ptr_array_add (listings, listing_new ("c", VITRINE_OBJECT_POSIX, 2, "ann"));
  g_ptr_array_add (listings, listing_new ("sysv:1", VITRINE_OBJECT_SYSV, 1, "max"));
  return listings;
}

typedef struct
{
  const char *key;
  const char *expected; /* the first letters of the names */
} SortCase;

static void
test_sort (void)
{
  static const SortCase cases[] = {
    { NULL, "abcs" },   { "address", "abcs" }, { "-address", "scba" }, { "size", "sacb" },
    { "-size", "bacs" }, { "owner", "bcsa" },   { "-owner", "asbc" },   { "kind", "abcs" },
    { "-kind", "sabc" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) listings = make_listings ();
      g_autoptr (GString) names = g_string_new (NULL);

      g_assert_true (vitrine_list_choice_sort (listings, cases[i].key, NULL));
      for (guint j = 0; j < listings->len; j++)
        {
          VitrineListing *listing = g_ptr_array_index (listings, j);
          gboolean sysv = listing->kind == VITRINE_OBJECT_SYSV;

          g_string_append_c (names, sysv ? 's' : vitrine_address_get_name (listing->address)[0]);
        }
      g_assert_cmpstr (names->str, ==, cases[i].expected);
    }
}

static void
test_no_key (void)
{
  g_autoptr (GPtrArray) listings = make_listings ();
  g_autoptr (GError) error = NULL;

  g_assert_false (vitrine_list_choice_sort (listings, "-shoe", &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "allocated"));
}

static guint
count_taken (VitrineListChoice *choice)
{
  g_autoptr (GPtrArray) listings = make_listings ();
  guint n = 0;

  for (guint i = 0; i < listings->len; i++)
    n += vitrine_list_choice_takes (choice, g_ptr_array_index (listings, i));
  return n;
}

static void
test_kinds (void)
{
  char *sysv[] = { (char *) "sysv", NULL };
  char *two[] = { (char *) "sysv", (char *) "posix", NULL };
  char *wrong[] = { (char *) "posix", (char *) "shoe", NULL };
  VitrineListChoice choice = { 0 };

  g_assert_true (vitrine_list_choice_parse (&choice, NULL, NULL));
  g_assert_cmpuint (count_taken (&choice), ==, 4);
  g_assert_true (vitrine_list_choice_parse (&choice, sysv, NULL));
  g_assert_cmpuint (count_taken (&choice), ==, 1);
  g_assert_true (vitrine_list_choice_parse (&choice, two, NULL));
  g_assert_cmpuint (count_taken (&choice), ==, 4);
  g_assert_false (vitrine_list_choice_parse (&choice, wrong, NULL));
}

static void
test_internal (void)
{
  g_autoptr (VitrineListing) listing = listing_new ("a", VITRINE_OBJECT_DELETED, 1, "ann");
  VitrineListChoice choice = { 0 };

  g_assert_true (vitrine_list_choice_parse (&choice, NULL, NULL));
  listing->internal = TRUE;
  g_assert_false (vitrine_list_choice_takes (&choice, listing));
  choice.internal = TRUE;
  g_assert_true (vitrine_list_choice_takes (&choice, listing));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-choice/sort", test_sort);
  g_test_add_func ("/list-choice/no-key", test_no_key);
  g_test_add_func ("/list-choice/kinds", test_kinds);
  g_test_add_func ("/list-choice/internal", test_internal);
  return g_test_run ();
}
