/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer.h"
#include "segment/process.h"
#include "segment/segment.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define SIZE (4 * 4096)
#define PAGE 4096
#define FULL_SCANS 200 /* after so many, each process was read anew */

typedef struct
{
  VitrineAddress *address;
  VitrineSegmentStatus status;
  VitrineProcessScanner *scanner;
  int from_child[2];
  int to_child[2];
  const char *name;     /* what the child calls itself */
  int protection;
  int flags;
  guint n_mappings;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  g_assert_true (vitrine_segment_lookup (fixture->address, &fixture->status, NULL));
  fixture->scanner = vitrine_process_scanner_new ();
  g_assert_cmpint (pipe (fixture->from_child), ==, 0);
  g_assert_cmpint (pipe (fixture->to_child), ==, 0);
  fixture->protection = PROT_READ | PROT_WRITE;
  fixture->flags = MAP_SHARED;
  fixture->n_mappings = 1;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  vitrine_process_scanner_free (fixture->scanner);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
  close (fixture->from_child[0]);
  close (fixture->from_child[1]);
  close (fixture->to_child[0]);
  close (fixture->to_child[1]);
}

/* One step of a child is done; the other side may go on. */
static void
say (const int *channel)
{
  g_assert_cmpint (write (channel[1], "", 1), ==, 1);
}

static void
hear (const int *channel)
{
  char byte;

  g_assert_cmpint (read (channel[0], &byte, 1), ==, 1);
}

/* Each mapping leaves out one page more at its start. */
static gpointer
map (Fixture *fixture,
     guint    skipped)
{
  int fd = peer_open_foreign (fixture->address);
  gpointer mapped = mmap (NULL, SIZE - skipped * PAGE, fixture->protection, fixture->flags, fd,
                          (off_t) skipped * PAGE);

  g_assert_true (mapped != MAP_FAILED);
  close (fd);
  return mapped;
}

static void
map_and_wait (gpointer user_data)
{
  Fixture *fixture = user_data;

  if (fixture->name != NULL)
    prctl (PR_SET_NAME, fixture->name);
  for (guint i = 0; i < fixture->n_mappings; i++)
    map (fixture, i);
  say (fixture->from_child);
  hear (fixture->to_child);
}

static pid_t
start_mapper (Fixture *fixture)
{
  pid_t pid = peer_start (map_and_wait, fixture);

  hear (fixture->from_child);
  return pid;
}

static VitrineProcess *
scan_for (Fixture *fixture,
          pid_t    pid)
{
  g_autoptr (GPtrArray) found =
      vitrine_process_scanner_scan (fixture->scanner, fixture->status.device, NULL);
  VitrineProcess *match = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const VitrineProcess *process = g_ptr_array_index (found, i);

      if (process->pid != pid || process->inode != fixture->status.inode)
        continue;

      g_assert_null (match);
      match = vitrine_process_copy (process);
    }

  return match;
}

static void
test_found (Fixture       *fixture,
            gconstpointer  unused)
{
  pid_t pid = start_mapper (fixture);
  g_autoptr (VitrineProcess) process = scan_for (fixture, pid);
  g_autoptr (VitrineProcess) again = scan_for (fixture, pid);

  g_assert_nonnull (process);
  g_assert_cmpuint (process->device, ==, fixture->status.device);
  g_assert_cmpuint (process->length, ==, SIZE);
  g_assert_cmpuint (process->start_time, >, 0);
  g_assert_cmpstr (process->program, ==, "test-process-scanner");
  g_assert_true (process->writable);
  g_assert_true (process->shared);
  g_assert_true (process->address % PAGE == 0 && process->address > 0);
  g_assert_true (vitrine_process_equal (process, again));
  /* This process has only looked at the name. */
  g_assert_null (scan_for (fixture, getpid ()));
  peer_kill (pid);
  g_assert_null (scan_for (fixture, pid));
}

/* A private and unwritable mapping, several ones, and a name made to mislead. */
static void
test_private (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (VitrineProcess) process = NULL;
  pid_t pid;

  fixture->protection = PROT_READ;
  fixture->flags = MAP_PRIVATE;
  fixture->name = "x) S 1 2 (\n";
  pid = start_mapper (fixture);
  process = scan_for (fixture, pid);
  g_assert_false (process->writable);
  g_assert_false (process->shared);
  g_assert_cmpstr (process->program, ==, "x) S 1 2 (");
  g_assert_cmpuint (process->start_time, >, 0);
  peer_kill (pid);
}

static void
test_several_mappings (Fixture       *fixture,
                       gconstpointer  unused)
{
  g_autoptr (VitrineProcess) process = NULL;
  pid_t pid;

  fixture->n_mappings = 3;
  pid = start_mapper (fixture);
  process = scan_for (fixture, pid);
  g_assert_cmpuint (process->length, ==, 3 * SIZE - 3 * PAGE);
  peer_kill (pid);
}

/* Maps and unmaps as it is told to. */
static void
map_in_steps (gpointer user_data)
{
  Fixture *fixture = user_data;
  gpointer mapped;

  say (fixture->from_child);
  hear (fixture->to_child);
  mapped = map (fixture, 0);
  say (fixture->from_child);
  hear (fixture->to_child);
  munmap (mapped, SIZE);
  say (fixture->from_child);
  hear (fixture->to_child);
}

/* The next scan sees what changed, by the size of the address space. */
static void
test_changes (Fixture       *fixture,
              gconstpointer  unused)
{
  pid_t pid = peer_start (map_in_steps, fixture);
  VitrineProcess *process;

  hear (fixture->from_child);
  g_assert_null (scan_for (fixture, pid));

  say (fixture->to_child);
  hear (fixture->from_child);
  process = scan_for (fixture, pid);
  g_assert_nonnull (process);
  vitrine_process_free (process);

  say (fixture->to_child);
  hear (fixture->from_child);
  g_assert_null (scan_for (fixture, pid));
  peer_kill (pid);
}

/* In the room of what was mapped before: the size stays what it was. */
static void
replace_mapping (gpointer user_data)
{
  Fixture *fixture = user_data;
  gpointer room = mmap (NULL, SIZE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int fd = peer_open_foreign (fixture->address);

  say (fixture->from_child);
  hear (fixture->to_child);
  mmap (room, SIZE, PROT_READ, MAP_SHARED | MAP_FIXED, fd, 0);
  say (fixture->from_child);
  hear (fixture->to_child);
}

/* It holds the descriptor first: the mapping in the old room comes later. */
static void
test_same_size (Fixture       *fixture,
                gconstpointer  unused)
{
  pid_t pid = peer_start (replace_mapping, fixture);
  VitrineProcess *process;

  hear (fixture->from_child);
  process = scan_for (fixture, pid);
  g_assert_cmpuint (process->address, ==, 0);
  g_assert_cmpint (process->fd, >=, 0);
  g_assert_true (process->writable);
  say (fixture->to_child);
  hear (fixture->from_child);

  for (guint i = 0; i < FULL_SCANS && process->address == 0; i++)
    {
      vitrine_process_free (process);
      process = scan_for (fixture, pid);
    }
  g_assert_cmpuint (process->address, !=, 0);
  g_assert_false (process->writable);
  vitrine_process_free (process);
  peer_kill (pid);
}

/* Opens and closes as it is told to, without mapping anything. */
static void
open_in_steps (gpointer user_data)
{
  Fixture *fixture = user_data;
  int fd;

  say (fixture->from_child);
  hear (fixture->to_child);
  fd = peer_open_foreign (fixture->address);
  say (fixture->from_child);
  hear (fixture->to_child);
  close (fd);
  say (fixture->from_child);
  hear (fixture->to_child);
}

/* Where the kernel does not count descriptors, the plan finds them later. */
static void
test_descriptors (Fixture       *fixture,
                  gconstpointer  unused)
{
  pid_t pid = peer_start (open_in_steps, fixture);
  VitrineProcess *process = NULL;

  hear (fixture->from_child);
  g_assert_null (scan_for (fixture, pid));
  say (fixture->to_child);
  hear (fixture->from_child);
  for (guint i = 0; i < FULL_SCANS && process == NULL; i++)
    process = scan_for (fixture, pid);
  g_assert_nonnull (process);
  g_assert_cmpuint (process->length, ==, 0);
  g_assert_false (process->joined);

  say (fixture->to_child);
  hear (fixture->from_child);
  for (guint i = 0; i < FULL_SCANS && process != NULL; i++)
    {
      vitrine_process_free (process);
      process = scan_for (fixture, pid);
    }
  g_assert_null (process);
  peer_kill (pid);
}

/* A removed segment, whose name the kernel decorates, is found by its inode. */
static void
test_removed (Fixture       *fixture,
              gconstpointer  unused)
{
  pid_t pid = start_mapper (fixture);
  g_autoptr (VitrineProcess) process = NULL;

  peer_remove (fixture->address);
  process = scan_for (fixture, pid);
  g_assert_nonnull (process);
  peer_kill (pid);
}

static void
test_other_device (Fixture       *fixture,
                   gconstpointer  unused)
{
  pid_t pid = start_mapper (fixture);
  VitrineProcess *process = scan_for (fixture, pid);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_nonnull (process);
  vitrine_process_free (process);
  found = vitrine_process_scanner_scan (fixture->scanner, G_MAXUINT64, NULL);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (((VitrineProcess *) found->pdata[i])->kind, !=, VITRINE_OBJECT_POSIX);
  process = scan_for (fixture, pid);
  g_assert_nonnull (process);
  vitrine_process_free (process);
  peer_kill (pid);
}

static void
scan_as_nobody (gpointer user_data)
{
  Fixture *fixture = user_data;
  VitrineProcessScanner *scanner = vitrine_process_scanner_new ();
  guint n_hidden = 0;
  GPtrArray *found;

  if (!peer_become_nobody ())
    _exit (0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  for (guint i = 0; i < 2; i++)
    {
      found = vitrine_process_scanner_scan (scanner, fixture->status.device, &n_hidden);
      g_assert_cmpuint (n_hidden, >=, 1);
      g_ptr_array_unref (found);
    }
  vitrine_process_scanner_free (scanner);
}

/* Whom this user may not know is counted. */
static void
test_hidden (Fixture       *fixture,
             gconstpointer  unused)
{
  if (geteuid () != 0)
    {
      g_test_skip ("only root can become somebody else");
      return;
    }

  peer_assert_success (peer_start (scan_as_nobody, fixture));
}

static void
assert_sorted (Fixture *fixture,
               guint    at_least)
{
  g_autoptr (GPtrArray) found =
      vitrine_process_scanner_scan (fixture->scanner, fixture->status.device, NULL);

  g_assert_cmpuint (found->len, >=, at_least);
  for (guint i = 1; i < found->len; i++)
    {
      const VitrineProcess *a = g_ptr_array_index (found, i - 1);
      const VitrineProcess *b = g_ptr_array_index (found, i);

      g_assert_cmpint (vitrine_process_compare (a, b), <, 0);
    }
}

static void
test_sorted (Fixture       *fixture,
             gconstpointer  unused)
{
  pid_t pids[5];

  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    pids[i] = start_mapper (fixture);

  assert_sorted (fixture, G_N_ELEMENTS (pids));
  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    peer_kill (pids[i]);
}

static void
map_both (gpointer user_data)
{
  VitrineAddress **addresses = user_data;

  for (guint i = 0; i < 2; i++)
    {
      int fd = peer_open_foreign (addresses[i]);

      g_assert_true (mmap (NULL, SIZE, PROT_READ, MAP_SHARED, fd, 0) != MAP_FAILED);
      close (fd);
    }
  raise (SIGSTOP);
}

/* Two segments of one process are in the order of their inodes, in whichever it
 * mapped them. */
static void
test_sorted_inodes (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (VitrineAddress) other = peer_address_new ();
  VitrineAddress *there[2] = { fixture->address, other };
  VitrineAddress *back[2] = { other, fixture->address };
  pid_t pids[2];

  peer_make_foreign (other, SIZE, 0600);
  pids[0] = peer_start (map_both, there);
  pids[1] = peer_start (map_both, back);
  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    peer_wait_stopped (pids[i]);

  assert_sorted (fixture, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    peer_kill (pids[i]);
  peer_remove (other);
}

static double
thread_milliseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static void
scan_and_count (Fixture *fixture,
                guint    at_least)
{
  g_autoptr (GPtrArray) found =
      vitrine_process_scanner_scan (fixture->scanner, fixture->status.device, NULL);

  g_assert_cmpuint (found->len, >=, at_least);
}

/* What a window pays each second, among a hundred processes. */
static void
test_cost (Fixture       *fixture,
           gconstpointer  unused)
{
  enum { N_PROCESSES = 100, N_SCANS = 200 };
  pid_t pids[N_PROCESSES];
  double start, first;

  for (gsize i = 0; i < N_PROCESSES; i++)
    pids[i] = start_mapper (fixture);

  start = thread_milliseconds ();
  scan_and_count (fixture, N_PROCESSES);
  first = thread_milliseconds () - start;

  start = thread_milliseconds ();
  for (guint i = 0; i < N_SCANS; i++)
    scan_and_count (fixture, N_PROCESSES);
  g_test_message ("100 mapping processes: first scan %.2f ms of CPU, each further one %.3f ms",
                  first, (thread_milliseconds () - start) / N_SCANS);

  for (gsize i = 0; i < N_PROCESSES; i++)
    peer_kill (pids[i]);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/process-scanner/found", test_found);
  add ("/process-scanner/private", test_private);
  add ("/process-scanner/several-mappings", test_several_mappings);
  add ("/process-scanner/changes", test_changes);
  add ("/process-scanner/same-size", test_same_size);
  add ("/process-scanner/descriptors", test_descriptors);
  add ("/process-scanner/removed", test_removed);
  add ("/process-scanner/other-device", test_other_device);
  add ("/process-scanner/hidden", test_hidden);
  add ("/process-scanner/sorted", test_sorted);
  add ("/process-scanner/sorted-inodes", test_sorted_inodes);
  add ("/process-scanner/cost", test_cost);
  return g_test_run ();
}
