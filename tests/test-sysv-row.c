/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/sysv-row.h"

#include "segment/error.h"

static void
test_parse (void)
{
  const char *line = "-559038737         65538  1640                  8192  4242   4243"
                     "      2  1000   100  1001   101 1700000000 1700000001 1700000002"
                     "                  4096                  8192\n";
  VitrineSysvRow row;

  g_assert_true (vitrine_sysv_row_parse (line, 7, &row));
  g_assert_cmpint (row.id, ==, 65538);
  g_assert_cmpint (row.status.kind, ==, VITRINE_OBJECT_SYSV);
  g_assert_cmpuint (row.status.device, ==, 7);
  g_assert_cmpuint (row.status.inode, ==, 65538);
  g_assert_cmpuint (row.status.size, ==, 8192);
  g_assert_cmpuint (row.status.allocated, ==, 4096 + 8192);
  g_assert_cmpuint (row.status.owner, ==, 1000);
  g_assert_cmpuint (row.status.group, ==, 100);
  g_assert_cmphex (row.status.mode, ==, 0640);
  g_assert_cmpint (row.status.standing, ==, VITRINE_STANDING_DOOMED);
  g_assert_cmphex (row.status.sysv.key, ==, (gint32) 0xdeadbeef);
  g_assert_cmpint (row.status.sysv.creator, ==, 4242);
  g_assert_cmpint (row.status.sysv.last, ==, 4243);
  g_assert_cmpuint (row.status.sysv.attached, ==, 2);
  g_assert_true (row.status.sysv.destroyed);
  g_assert_cmpuint (row.swapped, ==, 8192);
}

static void
test_no_row (void)
{
  static const char *const lines[] = {
    "       key      shmid perms                  size  cpid  lpid nattch   uid   gid\n",
    "",
    "1 2 3 4 5\n",
  };
  VitrineSysvRow row;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_false (vitrine_sysv_row_parse (lines[i], 7, &row));
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  VitrineSysvRow row;

  g_assert_false (vitrine_sysv_row_find (G_MAXINT, &row, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sysv-row/parse", test_parse);
  g_test_add_func ("/sysv-row/no-row", test_no_row);
  g_test_add_func ("/sysv-row/missing", test_missing);
  return g_test_run ();
}
