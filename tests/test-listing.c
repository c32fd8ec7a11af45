/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/listing.h"

#include <string.h>

static VitrineListing *
listing_new (const char        *text,
             VitrineObjectKind  kind,
             guint64            inode)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse (text, NULL);
  VitrineListing *listing = vitrine_listing_new (address);

  listing->kind = kind;
  listing->status.device = 7;
  listing->status.inode = inode;
  listing->user = g_strdup ("somebody");
  return listing;
}

typedef struct
{
  const char *address;
  VitrineObjectKind kind;
  guint64 inode;
} Place;

/* In their order. */
static const Place places[] = {
  { "a", VITRINE_OBJECT_POSIX, 9 },
  { "b", VITRINE_OBJECT_POSIX, 2 },
  { "b", VITRINE_OBJECT_POSIX, 3 },
  { "sem.a", VITRINE_OBJECT_SEMAPHORE, 1 },
  { "sysv:8", VITRINE_OBJECT_SYSV, 8 },
  { "sysv:30", VITRINE_OBJECT_SYSV, 30 },
  { "proc:9/fd/9", VITRINE_OBJECT_MEMFD, 4 },
  { "proc:1/fd/1", VITRINE_OBJECT_MEMFD, 5 },
  { "proc:1/fd/1", VITRINE_OBJECT_DELETED, 5 },
  { "file:/dev/shm/x/y", VITRINE_OBJECT_FILE, 1 },
};

static void
test_order (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (places); j++)
      {
        g_autoptr (VitrineListing) a =
            listing_new (places[i].address, places[i].kind, places[i].inode);
        g_autoptr (VitrineListing) b =
            listing_new (places[j].address, places[j].kind, places[j].inode);
        int order = vitrine_listing_compare (a, b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

/* Who leads to it does not matter to what it is. */
static void
test_same_by_another_way (void)
{
  g_autoptr (VitrineListing) a = listing_new ("proc:1/fd/3", VITRINE_OBJECT_MEMFD, 5);
  g_autoptr (VitrineListing) b = listing_new ("proc:2/map_files/0-1", VITRINE_OBJECT_MEMFD, 5);

  g_assert_cmpint (vitrine_listing_compare (a, b), ==, 0);
  g_assert_false (vitrine_listing_equal (a, b));
}

typedef void (*Change) (VitrineListing *listing);

static void
change_name (VitrineListing *listing)
{
  listing->name[0]++;
}

static void
change_user (VitrineListing *listing)
{
  listing->user[0]++;
}

static void
change_size (VitrineListing *listing)
{
  listing->status.size++;
}

static void
change_mode (VitrineListing *listing)
{
  listing->status.mode++;
}

static void
change_attached (VitrineListing *listing)
{
  listing->sysv.attached++;
}

static void
change_orphan (VitrineListing *listing)
{
  listing->orphan = VITRINE_ORPHAN_YES;
}

static void
change_time (VitrineListing *listing)
{
  listing->changed++;
}

static void
change_count (VitrineListing *listing)
{
  listing->n_processes++;
}

static void
test_equal (void)
{
  static const Change changes[] = {
    change_name, change_user, change_size, change_mode, change_attached, change_orphan,
    change_time, change_count, vitrine_listing_set_denied,
  };
  g_autoptr (VitrineListing) one = listing_new ("a", VITRINE_OBJECT_POSIX, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (VitrineListing) other = listing_new ("a", VITRINE_OBJECT_POSIX, 1);

      g_assert_true (vitrine_listing_equal (one, other));
      changes[i](other);
      g_assert_false (vitrine_listing_equal (one, other));
    }
}

static void
test_denied (void)
{
  g_autoptr (VitrineListing) listing = listing_new ("a", VITRINE_OBJECT_POSIX, 1);

  listing->status.mode = 0600;
  listing->openable = TRUE;
  vitrine_listing_set_denied (listing);
  g_assert_false (listing->openable);
  g_assert_nonnull (strstr (listing->reason, "somebody"));
  g_assert_nonnull (strstr (listing->reason, "0600"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing/order", test_order);
  g_test_add_func ("/listing/same-by-another-way", test_same_by_another_way);
  g_test_add_func ("/listing/equal", test_equal);
  g_test_add_func ("/listing/denied", test_denied);
  return g_test_run ();
}
