/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/process.h"

static VitrineProcess *
process_new (guint64 device,
             guint64 inode)
{
  const VitrineProcess process = {
    .pid = 1, .start_time = 2, .program = (char *) "program", .device = device, .inode = inode,
    .address = 3, .length = 4, .writable = TRUE, .shared = TRUE,
  };

  return vitrine_process_copy (&process);
}

static void
test_copy (void)
{
  g_autoptr (VitrineProcess) process = process_new (5, 6);
  g_autoptr (VitrineProcess) copy = vitrine_process_copy (process);

  g_assert_true (vitrine_process_equal (process, copy));
  g_assert_true (process->program != copy->program);
}

/* Each field tells two of them apart. */
static void
test_equal (void)
{
  g_autoptr (VitrineProcess) process = process_new (5, 6);
  const VitrineProcess others[] = {
    { 0, 2, process->program, 5, 6, 3, 4, TRUE, TRUE },
    { 1, 0, process->program, 5, 6, 3, 4, TRUE, TRUE },
    { 1, 2, (char *) "another", 5, 6, 3, 4, TRUE, TRUE },
    { 1, 2, process->program, 0, 6, 3, 4, TRUE, TRUE },
    { 1, 2, process->program, 5, 0, 3, 4, TRUE, TRUE },
    { 1, 2, process->program, 5, 6, 0, 4, TRUE, TRUE },
    { 1, 2, process->program, 5, 6, 3, 0, TRUE, TRUE },
    { 1, 2, process->program, 5, 6, 3, 4, FALSE, TRUE },
    { 1, 2, process->program, 5, 6, 3, 4, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (vitrine_process_equal (process, &others[i]));
}

static void
test_count (void)
{
  g_autoptr (GPtrArray) processes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vitrine_process_free);

  g_assert_cmpuint (vitrine_process_count (processes, 5, 6), ==, 0);
  g_ptr_array_add (processes, process_new (5, 6));
  g_ptr_array_add (processes, process_new (5, 7));
  g_ptr_array_add (processes, process_new (4, 6));
  g_ptr_array_add (processes, process_new (5, 6));
  g_assert_cmpuint (vitrine_process_count (processes, 5, 6), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process/copy", test_copy);
  g_test_add_func ("/process/equal", test_equal);
  g_test_add_func ("/process/count", test_count);
  return g_test_run ();
}
