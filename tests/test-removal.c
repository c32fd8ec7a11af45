/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/removal.h"

#include "catalogue-tools.h"
#include "peer.h"

#include <glib/gstdio.h>

/* A segment that stands in /dev/shm, as the list finds it. */
static VitrineSegmentItem *
make_real_item (VitrineAddress *address,
                guint           n_processes)
{
  g_autoptr (VitrineListing) listing = vitrine_listing_new (address);

  g_assert_true (vitrine_segment_lookup (address, &listing->status, NULL));
  listing->n_processes = n_processes;
  return vitrine_segment_item_new (listing);
}

static VitrineRemoval *
make_removal (VitrineSegmentItem *first,
              VitrineSegmentItem *second)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, first);
  if (second != NULL)
    g_ptr_array_add (items, second);
  return vitrine_removal_new (items);
}

static VitrineRemovalResult *
run (VitrineRemoval *removal,
     gboolean        also_used)
{
  g_autoptr (GPtrArray) listings = vitrine_removal_list (removal);

  return vitrine_removal_run (listings, also_used);
}

static void
assert_problem (VitrineRemovalResult *result,
                const char           *part)
{
  g_assert_cmpuint (result->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (result->problems, 0), part));
}

static void
test_sums (void)
{
  static const MadeSegment posix = { .name = "a", .size = 100, .n_processes = 3 };
  static const MadeSegment memfd = { .name = "b", .kind = VITRINE_OBJECT_MEMFD,
                                     .size = 1000 };
  static const MadeSegment sysv = { .name = "c", .kind = VITRINE_OBJECT_SYSV, .size = 10 };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (VitrineRemoval) removal = NULL;
  VitrineRemovalSums sums;

  g_ptr_array_add (all, make_item (&posix));
  g_ptr_array_add (all, make_item (&memfd));
  g_ptr_array_add (all, make_item (&sysv));
  removal = vitrine_removal_new (all);
  sums = vitrine_removal_sum (removal);

  /* What has no name is not removed. */
  g_assert_cmpuint (sums.n, ==, 2);
  g_assert_cmpuint (sums.n_nameless, ==, 1);
  g_assert_cmpuint (sums.n_used, ==, 1);
  g_assert_cmpuint (sums.size, ==, 110);
}

static void
test_used_stays (void)
{
  g_autoptr (VitrineAddress) used = peer_address_new ();
  g_autoptr (VitrineAddress) unused = peer_address_new ();
  g_autoptr (VitrineSegmentItem) first = NULL;
  g_autoptr (VitrineSegmentItem) second = NULL;
  g_autoptr (VitrineRemoval) removal = NULL;
  g_autoptr (VitrineRemovalResult) result = NULL;
  g_autoptr (VitrineRemovalResult) forced = NULL;

  peer_make_foreign (used, 64, 0600);
  peer_make_foreign (unused, 64, 0600);
  first = make_real_item (used, 2);
  second = make_real_item (unused, 0);
  removal = make_removal (first, second);

  result = run (removal, FALSE);
  g_assert_cmpuint (result->n_removed, ==, 1);
  assert_problem (result, "2 processes use it");
  g_assert_true (peer_exists (used));
  g_assert_false (peer_exists (unused));

  g_clear_pointer (&removal, vitrine_removal_free);
  removal = make_removal (first, NULL);
  forced = run (removal, TRUE);
  g_assert_cmpuint (forced->n_removed, ==, 1);
  g_assert_false (peer_exists (used));
}

/* The name was asked about while it led to another segment. */
static void
test_replaced_stays (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegmentItem) item = NULL;
  g_autoptr (VitrineRemoval) removal = NULL;
  g_autoptr (VitrineRemovalResult) result = NULL;
  int fd;

  /* The old one stays open, so that its number is not given away again. */
  peer_make_foreign (address, 64, 0600);
  fd = peer_open_foreign (address);
  item = make_real_item (address, 0);
  peer_remove (address);
  peer_make_foreign (address, 64, 0600);

  removal = make_removal (item, NULL);
  result = run (removal, TRUE);
  g_assert_cmpuint (result->n_removed, ==, 0);
  assert_problem (result, "another segment");
  g_assert_true (peer_exists (address));
  peer_remove (address);
  g_close (fd, NULL);
}

static void
test_gone_is_told (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegmentItem) item = NULL;
  g_autoptr (VitrineRemoval) removal = NULL;
  g_autoptr (VitrineRemovalResult) result = NULL;

  peer_make_foreign (address, 64, 0600);
  item = make_real_item (address, 0);
  peer_remove (address);
  removal = make_removal (item, NULL);
  result = run (removal, FALSE);
  g_assert_cmpuint (result->n_removed, ==, 0);
  assert_problem (result, vitrine_address_get_label (address));
}

/* Who has come while the question stood counts too. */
static void
test_asks_again (void)
{
  static const MadeSegment before = { .name = "a" };
  static const MadeSegment after = { .name = "a", .n_processes = 1 };
  g_autoptr (VitrineSegmentItem) item = make_item (&before);
  g_autoptr (VitrineListing) listing = make_listing (&after);
  g_autoptr (VitrineRemoval) removal = make_removal (item, NULL);

  g_assert_cmpuint (vitrine_removal_sum (removal).n_used, ==, 0);
  vitrine_segment_item_update (item, listing);
  g_assert_cmpuint (vitrine_removal_sum (removal).n_used, ==, 1);
}

static void
add_process (GPtrArray            *processes,
             const VitrineListing *listing,
             gint                  pid)
{
  VitrineProcess *process = g_new0 (VitrineProcess, 1);

  process->pid = pid;
  process->program = g_strdup ("python3");
  process->kind = listing->kind;
  process->device = listing->status.device;
  process->inode = listing->status.inode;
  g_ptr_array_add (processes, process);
}

static void
test_names_users (void)
{
  static const MadeSegment used = { .name = "a" };
  static const MadeSegment other = { .name = "b" };
  g_autoptr (VitrineListing) listing = make_listing (&used);
  g_autoptr (VitrineListing) another = make_listing (&other);
  g_autoptr (GPtrArray) processes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_process_free);
  g_autofree char *two = NULL;
  g_autofree char *many = NULL;

  add_process (processes, listing, 7);
  add_process (processes, listing, 8);
  two = vitrine_removal_name_users (listing, processes);
  g_assert_cmpstr (two, ==, "python3 (7), python3 (8)");
  g_assert_null (vitrine_removal_name_users (another, processes));

  for (gint pid = 9; pid < 20; pid++)
    add_process (processes, listing, pid);
  many = vitrine_removal_name_users (listing, processes);
  g_assert_cmpstr (many, ==, "python3 (7), python3 (8), python3 (9), python3 (10), …");
}

/* Whom one may not look into, the kernel counts all the same. */
static void
test_counts_attachments (void)
{
  static const MadeSegment made = { .name = "a", .kind = VITRINE_OBJECT_SYSV };
  g_autoptr (VitrineListing) listing = make_listing (&made);

  listing->sysv.attached = 2;
  g_assert_cmpuint (vitrine_removal_count_users (listing), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/removal/sums", test_sums);
  g_test_add_func ("/removal/used-stays", test_used_stays);
  g_test_add_func ("/removal/replaced-stays", test_replaced_stays);
  g_test_add_func ("/removal/gone-is-told", test_gone_is_told);
  g_test_add_func ("/removal/asks-again", test_asks_again);
  g_test_add_func ("/removal/names-users", test_names_users);
  g_test_add_func ("/removal/counts-attachments", test_counts_attachments);
  return g_test_run ();
}
