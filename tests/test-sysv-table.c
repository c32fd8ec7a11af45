/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/sysv-table.h"

#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <unistd.h>

#define TITLE "       key      shmid perms                  size  cpid  lpid nattch   uid   gid"
#define DEVICE 1

static void
test_parse (void)
{
  g_autoptr (VitrineListing) listing = vitrine_sysv_table_parse (
      "-559038737      65538  1640                  4096     0     7      2 12345 12346  1000"
      "  1000          1          2          3                  8192                 4096",
      DEVICE);

  g_assert_nonnull (listing);
  g_assert_cmpstr (vitrine_address_get_raw (listing->address), ==, "sysv:65538");
  g_assert_cmpint (listing->kind, ==, VITRINE_OBJECT_SYSV);
  g_assert_cmpstr (listing->name, ==, "key 0xdeadbeef");
  g_assert_cmpuint (listing->status.inode, ==, 65538);
  g_assert_cmpuint (listing->status.device, ==, DEVICE);
  g_assert_cmphex (listing->status.mode, ==, 0640);
  g_assert_cmpuint (listing->status.size, ==, 4096);
  g_assert_cmpuint (listing->status.allocated, ==, 12288);
  g_assert_cmpuint (listing->status.owner, ==, 12345);
  g_assert_cmpuint (listing->status.group, ==, 12346);
  g_assert_true (listing->sysv.destroyed);
  g_assert_cmpuint (listing->sysv.attached, ==, 2);
  g_assert_cmpint (listing->sysv.last, ==, 7);
  g_assert_false (listing->creator_gone);
}

static void
test_parse_none (void)
{
  static const char *const lines[] = {
    TITLE,
    "",
    "1 2 600 4096 1 1 0 0 0 0 0 0 0 0 0",
    "1 -2 600 4096 1 1 0 0 0 0 0 0 0 0 0 0",
    "x 2 600 4096 1 1 0 0 0 0 0 0 0 0 0 0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_null (vitrine_sysv_table_parse (lines[i], DEVICE));
}

static VitrineListing *
find (GPtrArray *listings,
      int        id)
{
  for (guint i = 0; i < listings->len; i++)
    {
      VitrineListing *listing = g_ptr_array_index (listings, i);

      if (listing->status.inode == (guint64) id)
        return listing;
    }

  return NULL;
}

/* One that really stands there. */
static void
test_read (void)
{
  g_autoptr (GPtrArray) listings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_listing_unref);
  int id = shmget (IPC_PRIVATE, 12345, IPC_CREAT | 0600);
  VitrineListing *listing;

  if (id < 0)
    {
      g_test_skip ("this system has no System V shared memory");
      return;
    }

  vitrine_sysv_table_read (DEVICE, listings);
  listing = find (listings, id);
  g_assert_cmpint (shmctl (id, IPC_RMID, NULL), ==, 0);
  g_assert_nonnull (listing);
  g_assert_cmpuint (listing->status.size, ==, 12345);
  g_assert_cmpuint (listing->status.owner, ==, geteuid ());
  g_assert_cmpint (listing->sysv.creator, ==, getpid ());
  g_assert_cmpint (listing->sysv.key, ==, 0);
  g_assert_cmpuint (listing->sysv.attached, ==, 0);
  g_assert_true (listing->openable);
  g_assert_false (listing->creator_gone);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sysv-table/parse", test_parse);
  g_test_add_func ("/sysv-table/parse-none", test_parse_none);
  g_test_add_func ("/sysv-table/read", test_read);
  return g_test_run ();
}
