/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/shm-folder.h"

#include "peer.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static GPtrArray *
read_folder (VitrineShmFolder *folder)
{
  GPtrArray *listings = g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_listing_unref);

  g_assert_true (vitrine_shm_folder_read (folder, listings, NULL));
  return listings;
}

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
  g_autoptr (VitrineShmFolder) folder = vitrine_shm_folder_new ();
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GPtrArray) listings = NULL;
  VitrineListing *listing;

  peer_make_foreign (address, 5000, 0640);
  listings = read_folder (folder);
  listing = find (listings, address);
  g_assert_nonnull (listing);
  g_assert_cmpint (listing->kind, ==, VITRINE_OBJECT_POSIX);
  g_assert_cmpuint (listing->status.size, ==, 5000);
  g_assert_cmphex (listing->status.mode, ==, 0640);
  g_assert_true (listing->openable);
  g_assert_cmpint (listing->modified, >, 0);
  peer_remove (address);
}

/* What it remembers of a name follows what stands there. */
static void
test_again (void)
{
  g_autoptr (VitrineShmFolder) folder = vitrine_shm_folder_new ();
  g_autoptr (VitrineAddress) address = peer_address_new ();

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) with = NULL;
      g_autoptr (GPtrArray) without = NULL;

      peer_make_foreign (address, 100 + i, 0600);
      with = read_folder (folder);
      g_assert_cmpuint (find (with, address)->status.size, ==, 100 + i);
      peer_remove (address);
      without = read_folder (folder);
      g_assert_null (find (without, address));
    }
}

static void
test_raw_names (void)
{
  g_autoptr (VitrineShmFolder) folder = vitrine_shm_folder_new ();
  g_autofree char *name = g_strdup_printf ("vitrine-test-%d-\n\xff", getpid ());
  g_autoptr (VitrineAddress) address = vitrine_address_new_posix (name, NULL);
  g_autoptr (GPtrArray) listings = NULL;
  VitrineListing *listing;

  peer_make_foreign (address, 1, 0600);
  listings = read_folder (folder);
  peer_remove (address);
  listing = find (listings, address);
  g_assert_nonnull (listing);
  g_assert_true (g_utf8_validate (listing->name, -1, NULL));
}

static void
test_semaphore (void)
{
  g_autoptr (VitrineShmFolder) folder = vitrine_shm_folder_new ();
  g_autofree char *name = g_strdup_printf ("sem.vitrine-test-%d", getpid ());
  g_autoptr (VitrineAddress) address = vitrine_address_new_posix (name, NULL);
  g_autoptr (GPtrArray) listings = NULL;

  peer_make_foreign (address, 32, 0600);
  listings = read_folder (folder);
  peer_remove (address);
  g_assert_cmpint (find (listings, address)->kind, ==, VITRINE_OBJECT_SEMAPHORE);
}

/* Folders in folders: no POSIX name leads there. */
static void
test_folders (void)
{
  g_autoptr (VitrineShmFolder) folder = vitrine_shm_folder_new ();
  g_autoptr (VitrineAddress) outer = peer_address_new ();
  g_autofree char *top = g_build_filename ("/dev/shm", vitrine_address_get_name (outer), NULL);
  g_autofree char *inner = g_build_filename (top, "in", NULL);
  g_autofree char *path = g_build_filename (inner, "a b", NULL);
  g_autofree char *link = g_build_filename (top, "link", NULL);
  g_autofree char *text = g_strconcat ("file:", path, NULL);
  g_autoptr (VitrineAddress) address = vitrine_address_parse (text, NULL);
  g_autoptr (GPtrArray) listings = NULL;
  VitrineListing *listing;

  g_assert_cmpint (mkdir (top, 0700), ==, 0);
  g_assert_cmpint (mkdir (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "bytes", 5, NULL));
  g_assert_cmpint (symlink ("/", link), ==, 0);
  listings = read_folder (folder);
  g_assert_cmpint (unlink (link) | unlink (path) | rmdir (inner) | rmdir (top), ==, 0);

  listing = find (listings, address);
  g_assert_nonnull (listing);
  g_assert_cmpint (listing->kind, ==, VITRINE_OBJECT_FILE);
  g_assert_cmpuint (listing->status.size, ==, 5);
  g_assert_null (find (listings, outer));
}

static void
test_leaves_out_what_is_none (void)
{
  g_autoptr (VitrineShmFolder) folder = vitrine_shm_folder_new ();
  g_autoptr (VitrineAddress) fifo = peer_address_new ();
  g_autoptr (VitrineAddress) link = peer_address_new ();
  g_autofree char *fifo_path =
      g_build_filename ("/dev/shm", vitrine_address_get_name (fifo), NULL);
  g_autofree char *link_path =
      g_build_filename ("/dev/shm", vitrine_address_get_name (link), NULL);
  g_autoptr (GPtrArray) listings = NULL;

  g_assert_cmpint (mkfifo (fifo_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", link_path), ==, 0);
  listings = read_folder (folder);
  peer_remove (fifo);
  peer_remove (link);
  g_assert_null (find (listings, fifo));
  g_assert_null (find (listings, link));
}

static void
look_as_nobody (gpointer address)
{
  g_autoptr (VitrineShmFolder) folder = vitrine_shm_folder_new ();
  g_autoptr (GPtrArray) listings = NULL;

  if (!peer_become_nobody ())
    _exit (0);
  listings = read_folder (folder);
  g_assert_false (find (listings, address)->openable);
}

static void
test_denied (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();

  if (geteuid () != 0)
    {
      g_test_skip ("only root can become somebody else");
      return;
    }

  peer_make_foreign (address, 1, 0600);
  peer_assert_success (peer_start (look_as_nobody, address));
  peer_remove (address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shm-folder/lists-segments", test_lists_segments);
  g_test_add_func ("/shm-folder/again", test_again);
  g_test_add_func ("/shm-folder/raw-names", test_raw_names);
  g_test_add_func ("/shm-folder/semaphore", test_semaphore);
  g_test_add_func ("/shm-folder/folders", test_folders);
  g_test_add_func ("/shm-folder/leaves-out-what-is-none", test_leaves_out_what_is_none);
  g_test_add_func ("/shm-folder/denied", test_denied);
  return g_test_run ();
}
