/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/process.h"

#define PROGRAM ((char *) "program")
#define USER ((char *) "user")
#define PATH ((char *) "/memfd:label (deleted)")

static const VitrineProcess model = {
  1, 2, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9,
};

static void
test_copy (void)
{
  g_autoptr (VitrineProcess) copy = vitrine_process_copy (&model);

  g_assert_true (vitrine_process_equal (&model, copy));
  g_assert_true (copy->program != model.program);
  g_assert_true (copy->user_name != model.user_name);
  g_assert_true (copy->path != model.path);
}

/* Each field tells two of them apart. */
static void
test_equal (void)
{
  const VitrineProcess others[] = {
    { 0, 2, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 0, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PATH, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 0, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 0, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 0, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 0, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 4, FALSE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 4, TRUE, FALSE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_SYSV, 7, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 0, USER, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, NULL, PATH, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, NULL, 8, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 0, FALSE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, TRUE, 9 },
    { 1, 2, PROGRAM, 5, 6, 3, 4, TRUE, TRUE, VITRINE_OBJECT_MEMFD, 7, USER, PATH, 8, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (vitrine_process_equal (&model, &others[i]));
}

/* A memfd and a System V segment may have the same numbers. */
static void
test_has (void)
{
  const VitrineProcess sysv = { .kind = VITRINE_OBJECT_SYSV, .device = 5, .inode = 6 };

  g_assert_true (vitrine_process_has (&model, VITRINE_OBJECT_MEMFD, 5, 6));
  g_assert_true (vitrine_process_has (&model, VITRINE_OBJECT_DELETED, 5, 6));
  g_assert_false (vitrine_process_has (&model, VITRINE_OBJECT_SYSV, 5, 6));
  g_assert_false (vitrine_process_has (&model, VITRINE_OBJECT_MEMFD, 4, 6));
  g_assert_false (vitrine_process_has (&model, VITRINE_OBJECT_MEMFD, 5, 7));
  g_assert_true (vitrine_process_has (&sysv, VITRINE_OBJECT_SYSV, 0, 6));
  g_assert_false (vitrine_process_has (&sysv, VITRINE_OBJECT_MEMFD, 5, 6));
}

static void
test_compare (void)
{
  static const VitrineProcess ordered[] = {
    { .device = 1, .inode = 9, .pid = 3 },
    { .device = 2, .inode = 1, .pid = 2 },
    { .device = 2, .inode = 1, .pid = 3 },
    { .device = 2, .inode = 2, .pid = 1 },
    { .device = 1, .inode = 1, .pid = 1, .kind = VITRINE_OBJECT_SYSV },
    { .device = 0, .inode = 2, .pid = 1, .kind = VITRINE_OBJECT_SYSV },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ordered); j++)
      g_assert_cmpint (vitrine_process_compare (&ordered[i], &ordered[j]), ==,
                       (i > j) - (i < j));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process/copy", test_copy);
  g_test_add_func ("/process/equal", test_equal);
  g_test_add_func ("/process/has", test_has);
  g_test_add_func ("/process/compare", test_compare);
  return g_test_run ();
}
