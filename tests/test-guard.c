/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/guard.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE 4096

typedef struct
{
  int fd;
  guint8 *mapping;
  gsize size;
} Memory;

static void
memory_init (Memory *self,
             gsize   n_pages)
{
  self->fd = memfd_create ("guard", MFD_CLOEXEC);
  self->size = n_pages * PAGE;
  g_assert_cmpint (ftruncate (self->fd, (off_t) self->size), ==, 0);
  self->mapping = mmap (NULL, self->size, PROT_READ | PROT_WRITE, MAP_SHARED, self->fd, 0);
  g_assert_true (self->mapping != MAP_FAILED);
}

static void
memory_clear (Memory *self)
{
  munmap (self->mapping, self->size);
  close (self->fd);
}

static void
test_every_alignment (void)
{
  Memory memory;
  guint8 bytes[64];

  memory_init (&memory, 1);
  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i + 1);

  for (gsize offset = 0; offset < 17; offset++)
    for (gsize length = 1; length <= sizeof bytes; length++)
      {
        memset (memory.mapping, 0xee, 128);
        g_assert_true (vitrine_guard_store (memory.mapping + offset, bytes, length));
        g_assert_cmpmem (memory.mapping + offset, length, bytes, length);
        g_assert_cmphex (memory.mapping[offset + length], ==, 0xee);
        if (offset > 0)
          g_assert_cmphex (memory.mapping[offset - 1], ==, 0xee);
      }

  memory_clear (&memory);
}

static void
test_shrunk (void)
{
  Memory memory;
  guint8 bytes[2 * PAGE] = { 0 };

  memory_init (&memory, 2);
  g_assert_cmpint (ftruncate (memory.fd, PAGE), ==, 0);
  g_assert_false (vitrine_guard_store (memory.mapping, bytes, sizeof bytes));
  g_assert_false (vitrine_guard_store (memory.mapping + PAGE, bytes, 1));
  g_assert_true (vitrine_guard_store (memory.mapping, bytes, PAGE));
  memory_clear (&memory);
}

/* File-scope since a signal handler has no other way to tell. */
static sigjmp_buf outside;
static volatile sig_atomic_t n_foreign_faults;

static void
foreign_handler_cb (int signal_number)
{
  n_foreign_faults++;
  siglongjmp (outside, 1);
}

static void
test_handler_of_the_program_stays (void)
{
  struct sigaction action = { .sa_handler = foreign_handler_cb };
  struct sigaction former;
  struct sigaction found;
  Memory memory;

  memory_init (&memory, 1);
  sigaction (SIGBUS, &action, &former);
  g_assert_true (vitrine_guard_store (memory.mapping, "x", 1));
  g_assert_cmpint (ftruncate (memory.fd, 0), ==, 0);
  g_assert_false (vitrine_guard_store (memory.mapping, "x", 1));

  sigaction (SIGBUS, NULL, &found);
  g_assert_true (found.sa_handler == foreign_handler_cb);
  if (sigsetjmp (outside, 1) == 0)
    *(volatile guint8 *) memory.mapping = 1;
  g_assert_cmpint (n_foreign_faults, ==, 1);

  sigaction (SIGBUS, &former, NULL);
  memory_clear (&memory);
}

typedef struct
{
  guint64 *word;
  gint done;
} Tearing;

static gpointer
read_words_cb (gpointer data)
{
  Tearing *tearing = data;

  while (!g_atomic_int_get (&tearing->done))
    {
      guint64 value = __atomic_load_n (tearing->word, __ATOMIC_ACQUIRE);

      g_assert_true (value == 0 || value == G_MAXUINT64);
    }

  return NULL;
}

static void
test_words_are_never_torn (void)
{
  static const guint64 values[] = { 0, G_MAXUINT64 };
  Memory memory;
  Tearing tearing = { 0 };
  GThread *reader;

  memory_init (&memory, 1);
  tearing.word = (guint64 *) (gpointer) memory.mapping;
  reader = g_thread_new ("reader", read_words_cb, &tearing);
  for (guint i = 0; i < 100000; i++)
    vitrine_guard_store (memory.mapping, &values[i % 2], sizeof values[0]);

  g_atomic_int_set (&tearing.done, TRUE);
  g_thread_join (reader);
  memory_clear (&memory);
}

static gpointer
store_and_fault_cb (gpointer data)
{
  Memory *memory = data;

  for (guint i = 0; i < 2000; i++)
    {
      g_assert_true (vitrine_guard_store (memory->mapping, &i, sizeof i));
      g_assert_false (vitrine_guard_store (memory->mapping + PAGE, &i, sizeof i));
    }

  return NULL;
}

static void
test_threads_fault_apart (void)
{
  GThread *threads[4];
  Memory memory;

  memory_init (&memory, 2);
  g_assert_cmpint (ftruncate (memory.fd, PAGE), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("store", store_and_fault_cb, &memory);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  memory_clear (&memory);
}

/* As in the worker threads of many a program. */
static void
test_signals_blocked (void)
{
  Memory memory;
  guint8 byte = 0;
  sigset_t all, former, found;

  memory_init (&memory, 1);
  g_assert_cmpint (ftruncate (memory.fd, 0), ==, 0);
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &former);

  g_assert_false (vitrine_guard_store (memory.mapping, &byte, 1));
  pthread_sigmask (SIG_SETMASK, &former, &found);
  g_assert_true (sigismember (&found, SIGBUS));
  g_assert_true (sigismember (&found, SIGUSR1));

  memory_clear (&memory);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/every-alignment", test_every_alignment);
  g_test_add_func ("/guard/shrunk", test_shrunk);
  g_test_add_func ("/guard/handler-of-the-program-stays", test_handler_of_the_program_stays);
  g_test_add_func ("/guard/signals-blocked", test_signals_blocked);
  g_test_add_func ("/guard/words-are-never-torn", test_words_are_never_torn);
  g_test_add_func ("/guard/threads-fault-apart", test_threads_fault_apart);
  return g_test_run ();
}
