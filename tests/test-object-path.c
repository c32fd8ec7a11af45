/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/object-path.h"

typedef struct
{
  const char *path;
  VitrineObjectKind kind;
  const char *label;
} Case;

static const Case cases[] = {
  { "/dev/shm/block", VITRINE_OBJECT_POSIX, "block" },
  { "/dev/shm/sem.lock", VITRINE_OBJECT_SEMAPHORE, "sem.lock" },
  { "/dev/shm/folder/block", VITRINE_OBJECT_FILE, "block" },
  { "/dev/shm/block (deleted)", VITRINE_OBJECT_DELETED, "block" },
  { "/tmp/.wine-0/server-1-2/tmpmap-0a (deleted)", VITRINE_OBJECT_DELETED, "tmpmap-0a" },
  { "/memfd:label (deleted)", VITRINE_OBJECT_MEMFD, "label" },
  { "/memfd: (deleted)", VITRINE_OBJECT_MEMFD, "" },
  { "/memfd:a/b c (deleted)", VITRINE_OBJECT_MEMFD, "a/b c" },
  { "/memfd:x (deleted) (deleted)", VITRINE_OBJECT_MEMFD, "x (deleted)" },
  { "/SYSV0052e2c1 (deleted)", VITRINE_OBJECT_SYSV, "SYSV0052e2c1" },
  { "/dev/zero (deleted)", VITRINE_OBJECT_ANONYMOUS, "zero" },
  { "/dev/zero-not (deleted)", VITRINE_OBJECT_DELETED, "zero-not" },
  { "/usr/lib/libc.so.6", VITRINE_OBJECT_FILE, "libc.so.6" },
  { "/", VITRINE_OBJECT_FILE, "" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = vitrine_object_path_label (cases[i].path);
      VitrineObjectKind kind;

      g_assert_true (vitrine_object_path_parse (cases[i].path, &kind));
      g_assert_cmpint (kind, ==, cases[i].kind);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_no_memory (void)
{
  static const char *const paths[] = {
    "", "[heap]", "/[aio] (deleted)", "anon_inode:[eventfd]", "pipe:[1]", "socket:[2]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      VitrineObjectKind kind;

      g_assert_false (vitrine_object_path_parse (paths[i], &kind));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/object-path/cases", test_cases);
  g_test_add_func ("/object-path/no-memory", test_no_memory);
  return g_test_run ();
}
