/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/segment-item.h"

static VitrineListing *
listing_new (void)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse ("posix:/name", NULL);
  VitrineListing *listing = vitrine_listing_new (address);

  listing->user = g_strdup ("somebody");
  listing->openable = TRUE;
  listing->status.device = 1;
  listing->status.inode = 2;
  return listing;
}

static void
append_name_cb (VitrineSegmentItem *item,
                GParamSpec         *property,
                GString            *notified)
{
  g_string_append_printf (notified, "%s ", property->name);
}

/* What @listing differs in is told, and nothing else. */
static void
assert_told (VitrineListing *listing,
             const char     *expected)
{
  g_autoptr (VitrineListing) before = listing_new ();
  g_autoptr (VitrineListing) after = listing;
  g_autoptr (GString) notified = g_string_new (NULL);
  VitrineSegmentItem *item = vitrine_segment_item_new (before);

  g_signal_connect (item, "notify", G_CALLBACK (append_name_cb), notified);
  g_assert_true (vitrine_segment_item_update (item, after) == (expected[0] != '\0'));
  g_assert_cmpstr (notified->str, ==, expected);
  g_assert_finalize_object (item);
}

static void
test_nothing (void)
{
  assert_told (listing_new (), "");
}

static void
test_texts (void)
{
  VitrineListing *listing = listing_new ();

  g_free (listing->name);
  listing->name = g_strdup ("another");
  listing->reason = g_strdup ("It belongs to somebody else.");
  listing->openable = FALSE;
  assert_told (listing, "name openable reason ");
}

static void
test_numbers (void)
{
  VitrineListing *listing = listing_new ();

  listing->status.size = G_GUINT64_CONSTANT (1) << 40;
  listing->status.allocated = 4096;
  listing->status.mode = 0666;
  listing->writable_by_all = TRUE;
  listing->n_processes = 3;
  listing->orphan = VITRINE_ORPHAN_YES;
  listing->changed = 1;
  assert_told (listing, "size allocated mode n-processes orphan writable-by-all last-change ");
}

/* The process that led to it has ended: another one does. */
static void
test_address (void)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse ("proc:12/fd/3", NULL);
  VitrineListing *listing = listing_new ();

  vitrine_address_unref (listing->address);
  listing->address = vitrine_address_ref (address);
  assert_told (listing, "address label ");
}

static void
test_properties (void)
{
  g_autoptr (VitrineListing) listing = listing_new ();
  VitrineSegmentItem *item = vitrine_segment_item_new (listing);
  g_autofree char *address = NULL;
  g_autofree char *owner = NULL;
  gboolean openable;
  gint64 changed;
  guint64 size;
  guint mode;

  g_object_get (item, "address", &address, "owner", &owner, "openable", &openable,
                "last-change", &changed, "size", &size, "mode", &mode, NULL);
  g_assert_cmpstr (address, ==, "posix:/name");
  g_assert_cmpstr (owner, ==, "somebody");
  g_assert_true (openable);
  g_assert_cmpint (changed, ==, 0);
  g_assert_cmpuint (size, ==, 0);
  g_assert_cmpuint (mode, ==, 0);
  g_assert_finalize_object (item);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segment-item/nothing", test_nothing);
  g_test_add_func ("/segment-item/texts", test_texts);
  g_test_add_func ("/segment-item/numbers", test_numbers);
  g_test_add_func ("/segment-item/address", test_address);
  g_test_add_func ("/segment-item/properties", test_properties);
  return g_test_run ();
}
