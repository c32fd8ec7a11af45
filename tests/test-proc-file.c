/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/proc-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  const char *line;
  VitrineProcMapping mapping;
} MappingCase;

static const MappingCase mapping_cases[] = {
  { "7f31c2a00000-7f31c2a01000 rw-s 00000000 00:1b 42                         /dev/shm/block",
    { 0x7f31c2a00000, 0x7f31c2a01000, 0x00, 0x1b, 42, TRUE, TRUE, "/dev/shm/block" } },
  { "7f31c2a00000-7f31c2a01000 r--p 00003000 103:02 18446744073709551615       /a b (deleted)",
    { 0x7f31c2a00000, 0x7f31c2a01000, 0x103, 0x02, G_MAXUINT64, FALSE, FALSE,
      "/a b (deleted)" } },
  { "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]",
    { 0xffffffffff600000, 0xffffffffff601000, 0, 0, 0, FALSE, FALSE, "[vsyscall]" } },
  { "1000-2000 rw-p 00000000 00:00 0", { 0x1000, 0x2000, 0, 0, 0, TRUE, FALSE, "" } },
  { "1000-2000 r--s 00000000 00:1b 7 /dev/shm/rw-p 1-2\\012x",
    { 0x1000, 0x2000, 0, 0x1b, 7, FALSE, TRUE, "/dev/shm/rw-p 1-2\\012x" } },
};

static void
test_parse_mapping (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mapping_cases); i++)
    {
      const VitrineProcMapping *expected = &mapping_cases[i].mapping;
      VitrineProcMapping mapping;

      g_assert_true (vitrine_proc_parse_mapping (mapping_cases[i].line, &mapping));
      g_assert_cmphex (mapping.start, ==, expected->start);
      g_assert_cmphex (mapping.end, ==, expected->end);
      g_assert_cmpuint (mapping.major, ==, expected->major);
      g_assert_cmpuint (mapping.minor, ==, expected->minor);
      g_assert_cmpuint (mapping.inode, ==, expected->inode);
      g_assert_cmpint (mapping.writable, ==, expected->writable);
      g_assert_cmpint (mapping.shared, ==, expected->shared);
      g_assert_cmpstr (mapping.path, ==, expected->path);
    }
}

/* Any beginning of a line, in a block of its own so that reading on is found. */
static void
test_parse_cut (void)
{
  const char *line = "7f31c2a00000-7f31c2a01000 rw-s 00000000 00:1b ";

  for (gsize length = 0; length <= strlen (line); length++)
    {
      g_autofree char *cut = g_strndup (line, length);
      VitrineProcMapping mapping;

      g_assert_false (vitrine_proc_parse_mapping (cut, &mapping));
    }
}

#define STAT_REST "S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20 21\n"

static void
test_start_time (void)
{
  static const char *const stats[] = {
    "42 (name) " STAT_REST,
    "42 (a b) " STAT_REST,
    "42 (x) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 99) " STAT_REST,
    "42 ()) " STAT_REST,
    "42 (\n) " STAT_REST,
  };
  guint64 start_time;

  for (gsize i = 0; i < G_N_ELEMENTS (stats); i++)
    {
      start_time = 0;
      g_assert_true (vitrine_proc_parse_start_time (stats[i], &start_time));
      g_assert_cmpuint (start_time, ==, 4711);
    }

  g_assert_false (vitrine_proc_parse_start_time ("", &start_time));
  g_assert_false (vitrine_proc_parse_start_time ("42 (name", &start_time));
  g_assert_false (vitrine_proc_parse_start_time ("42 (name) S 1 2 3", &start_time));
}

static void
test_user (void)
{
  guint32 user = 1;

  g_assert_true (vitrine_proc_parse_user ("Name:\tUid: 7\nUmask:\t0022\nUid:\t1000\t1001\t2\t3\n",
                                          &user));
  g_assert_cmpuint (user, ==, 1001);
  g_assert_false (vitrine_proc_parse_user ("", &user));
  g_assert_false (vitrine_proc_parse_user ("Uid:", &user));
  g_assert_false (vitrine_proc_parse_user ("Uid:\t1000\n", &user));
}

static void
test_flags (void)
{
  guint flags = 0;

  g_assert_true (vitrine_proc_parse_flags ("pos:\t0\nflags:\t02100002\nmnt_id:\t1\n", &flags));
  g_assert_cmphex (flags, ==, 02100002);
  g_assert_false (vitrine_proc_parse_flags ("pos:\t0\n", &flags));
}

/* The line that the kernel writes, with bytes of interest. */
static gboolean
is_locked (const char *bytes)
{
  g_autofree char *info =
      g_strdup_printf ("pos:\t0\nflags:\t02\n"
                       "lock:\t1: POSIX  ADVISORY  WRITE 42 00:1b:7 0 EOF\n"
                       "lock:\t2: OFDLCK ADVISORY  READ  -1 00:1b:7 %s\n", bytes);

  return vitrine_proc_parse_lock (info, 100);
}

static void
test_lock (void)
{
  g_assert_true (is_locked ("100 100"));
  g_assert_true (is_locked ("0 EOF"));
  g_assert_true (is_locked ("99 101"));
  g_assert_false (is_locked ("101 101"));
  g_assert_false (is_locked ("99 99"));
  g_assert_false (vitrine_proc_parse_lock ("lock:\n", 0));
  g_assert_false (vitrine_proc_parse_lock ("", 0));
}

typedef struct
{
  guint n_lines;
  guint64 last_end;
} Count;

static void
count_cb (const VitrineProcMapping *mapping,
          gpointer                  user_data)
{
  Count *count = user_data;

  g_assert_cmphex (mapping->start, >=, count->last_end);
  g_assert_cmphex (mapping->start, <, mapping->end);
  count->last_end = mapping->end;
  count->n_lines++;
}

/* More mappings than one reading brings: none is lost or torn where two join. */
static void
test_long_maps (void)
{
  const gsize n_pages = 4000;
  const gsize page = sysconf (_SC_PAGESIZE);
  g_autoptr (VitrineProcFile) file = vitrine_proc_file_new ();
  guint8 *pages = mmap (NULL, n_pages * page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int proc = open ("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  Count count = { 0, 0 };

  g_assert_true (pages != MAP_FAILED);
  for (gsize i = 0; i < n_pages; i += 2)
    g_assert_cmpint (mprotect (pages + i * page, page, PROT_NONE), ==, 0);

  g_assert_cmpint (vitrine_proc_file_read_maps (file, proc, getpid (), count_cb, &count), ==, 0);
  g_assert_cmpuint (count.n_lines, >, n_pages);
  g_assert_cmpuint (count.n_lines, <, n_pages + 1000);

  munmap (pages, n_pages * page);
  close (proc);
}

static void
test_read (void)
{
  g_autoptr (VitrineProcFile) file = vitrine_proc_file_new ();
  int proc = open ("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gsize length;
  const char *read = vitrine_proc_file_read (file, proc, getpid (), "comm", &length);

  g_assert_cmpstr (read, ==, "test-proc-file\n");
  g_assert_cmpuint (length, ==, strlen (read));
  g_assert_null (vitrine_proc_file_read (file, proc, getpid (), "no-such-file", &length));
  g_assert_null (vitrine_proc_file_read (file, proc, 0, "comm", &length));
  g_assert_cmpint (vitrine_proc_file_read_maps (file, proc, 0, count_cb, NULL), ==, ENOENT);
  close (proc);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proc-file/parse-mapping", test_parse_mapping);
  g_test_add_func ("/proc-file/parse-cut", test_parse_cut);
  g_test_add_func ("/proc-file/start-time", test_start_time);
  g_test_add_func ("/proc-file/user", test_user);
  g_test_add_func ("/proc-file/flags", test_flags);
  g_test_add_func ("/proc-file/lock", test_lock);
  g_test_add_func ("/proc-file/read", test_read);
  g_test_add_func ("/proc-file/long-maps", test_long_maps);
  return g_test_run ();
}
