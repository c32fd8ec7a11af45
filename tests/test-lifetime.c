/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer.h"
#include "segment/error.h"
#include "segment/segment.h"

#include <string.h>

#define SIZE 4096

static void
assert_status (VitrineAddress *address,
               guint64         size,
               guint32         mode,
               gboolean        managed)
{
  g_autoptr (GError) error = NULL;
  VitrineSegmentStatus status;

  g_assert_true (vitrine_segment_lookup (address, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (status.size, ==, size);
  g_assert_cmphex (status.mode, ==, mode);
  g_assert_cmpint (status.managed, ==, managed);
}

static void
test_create (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (vitrine_segment_create (address, 5000, 0622, FALSE, &error));
  assert_status (address, 5000, 0622, TRUE);
  g_assert_false (vitrine_segment_create (address, 1, 0600, TRUE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_EXISTS);
  assert_status (address, 5000, 0622, TRUE);
  g_assert_true (vitrine_segment_remove (address, NULL));
  g_assert_false (peer_exists (address));

  g_assert_true (vitrine_segment_create (address, SIZE, 0600, TRUE, NULL));
  assert_status (address, SIZE, 0600, FALSE);
  g_assert_true (vitrine_segment_remove (address, NULL));
}

static void
test_create_bad_size (void)
{
  static const gsize sizes[] = { 0, (gsize) G_MAXINT64 + 1, G_MAXSIZE, G_MAXINT64 };
  g_autoptr (VitrineAddress) address = peer_address_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (vitrine_segment_create (address, sizes[i], 0600, TRUE, &error));
      g_assert_nonnull (error);
      g_assert_false (peer_exists (address));
    }
}

static void
test_remove_missing (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (vitrine_segment_remove (address, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);
}

static void
be_denied (gpointer data)
{
  VitrineAddress *address = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (peer_become_nobody ());
  g_assert_false (vitrine_segment_remove (address, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "0666"));
  g_clear_error (&error);
  g_assert_false (vitrine_segment_keep (address, FALSE, NULL, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
}

static void
become_nobody (gpointer data)
{
  g_assert_true (peer_become_nobody ());
}

static void
test_others_may_not (void)
{
  g_autoptr (VitrineAddress) address = NULL;

  if (peer_succeeds (peer_start (become_nobody, NULL)))
    {
      address = peer_address_new ();
      peer_make_foreign (address, SIZE, 0666);
      peer_assert_success (peer_start (be_denied, address));
      assert_status (address, SIZE, 0666, FALSE);
      peer_remove (address);
    }
  else
    g_test_skip ("only root can become another user");
}

static void
test_keep_by_name (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegment) segment = NULL;
  gboolean occupied = TRUE;

  g_assert_true (vitrine_segment_create (address, SIZE, 0640, FALSE, NULL));
  g_assert_true (vitrine_segment_keep (address, TRUE, &occupied, NULL));
  g_assert_false (occupied);
  assert_status (address, SIZE, 0640, FALSE);

  segment = vitrine_segment_join (address, SIZE, 0600, NULL, NULL);
  g_assert_true (vitrine_segment_keep (address, FALSE, &occupied, NULL));
  g_assert_true (occupied);
  assert_status (address, SIZE, 0640, TRUE);
  g_clear_pointer (&segment, vitrine_segment_detach);
  g_assert_false (peer_exists (address));
}

static void
test_is_joined (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineSegment) joined = NULL;
  g_autoptr (VitrineSegment) guest = NULL;

  g_assert_false (vitrine_segment_is_joined (address));
  peer_make_foreign (address, SIZE, 0600);
  guest = vitrine_segment_attach (address, VITRINE_ACCESS_EDIT, NULL);
  g_assert_false (vitrine_segment_is_joined (address));
  joined = vitrine_segment_join (address, SIZE, 0600, NULL, NULL);
  g_assert_true (vitrine_segment_is_joined (address));
  g_clear_pointer (&joined, vitrine_segment_detach);
  g_assert_false (vitrine_segment_is_joined (address));
  peer_remove (address);
}

static void
test_keep_missing (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (vitrine_segment_keep (address, TRUE, NULL, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lifetime/create", test_create);
  g_test_add_func ("/lifetime/create-bad-size", test_create_bad_size);
  g_test_add_func ("/lifetime/remove-missing", test_remove_missing);
  g_test_add_func ("/lifetime/others-may-not", test_others_may_not);
  g_test_add_func ("/lifetime/keep-by-name", test_keep_by_name);
  g_test_add_func ("/lifetime/is-joined", test_is_joined);
  g_test_add_func ("/lifetime/keep-missing", test_keep_missing);
  return g_test_run ();
}
