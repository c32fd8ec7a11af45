/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/listing.h"

#include "peer.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static VitrineListing *
find (GPtrArray      *listings,
      VitrineAddress *address)
{
  for (guint i = 0; i < listings->len; i++)
    {
      VitrineListing *listing = listings->pdata[i];

      if (vitrine_address_equal (listing->address, address))
        return listing;
    }

  return NULL;
}

static void
test_lists_segments (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GPtrArray) listings = NULL;
  VitrineListing *listing;

  peer_make_foreign (address, 5000, 0640);
  listings = vitrine_listing_read (NULL);
  listing = find (listings, address);
  g_assert_nonnull (listing);
  g_assert_cmpuint (listing->status.size, ==, 5000);
  g_assert_cmphex (listing->status.mode, ==, 0640);
  peer_remove (address);
}

static void
test_raw_names (void)
{
  g_autofree char *name = g_strdup_printf ("vitrine-test-%d-\n\xff", getpid ());
  g_autoptr (VitrineAddress) address = vitrine_address_new_posix (name, NULL);
  g_autoptr (GPtrArray) listings = NULL;

  peer_make_foreign (address, 1, 0600);
  listings = vitrine_listing_read (NULL);
  peer_remove (address);
  g_assert_nonnull (find (listings, address));
}

static void
test_sorted (void)
{
  g_autoptr (VitrineAddress) one = peer_address_new ();
  g_autoptr (VitrineAddress) two = peer_address_new ();
  g_autoptr (GPtrArray) listings = NULL;

  peer_make_foreign (one, 1, 0600);
  peer_make_foreign (two, 1, 0600);
  listings = vitrine_listing_read (NULL);
  peer_remove (one);
  peer_remove (two);
  for (guint i = 1; i < listings->len; i++)
    {
      VitrineListing *before = listings->pdata[i - 1];
      VitrineListing *after = listings->pdata[i];

      g_assert_cmpint (strcmp (vitrine_address_get_name (before->address),
                               vitrine_address_get_name (after->address)), <, 0);
    }
}

static void
test_leaves_out_what_is_none (void)
{
  g_autofree char *semaphore = g_strdup_printf ("sem.vitrine-test-%d", getpid ());
  g_autoptr (VitrineAddress) sem_address = vitrine_address_new_posix (semaphore, NULL);
  g_autoptr (VitrineAddress) folder_address = peer_address_new ();
  g_autofree char *folder = g_build_filename (VITRINE_LISTING_FOLDER,
                                              vitrine_address_get_name (folder_address), NULL);
  g_autoptr (GPtrArray) listings = NULL;

  peer_make_foreign (sem_address, 32, 0600);
  g_assert_cmpint (mkdir (folder, 0700), ==, 0);
  listings = vitrine_listing_read (NULL);
  peer_remove (sem_address);
  g_assert_cmpint (rmdir (folder), ==, 0);

  g_assert_null (find (listings, sem_address));
  g_assert_null (find (listings, folder_address));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing/lists-segments", test_lists_segments);
  g_test_add_func ("/listing/raw-names", test_raw_names);
  g_test_add_func ("/listing/sorted", test_sorted);
  g_test_add_func ("/listing/leaves-out-what-is-none", test_leaves_out_what_is_none);
  return g_test_run ();
}
