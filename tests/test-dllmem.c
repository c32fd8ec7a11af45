/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libdllmem.so as its users have it: loaded by dlopen(3), in one process and in
 * several and linked with nothing of it. */

#include "library.h"
#include "peer.h"
#include "segment/segment.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define CAPACITY 2047 /* units of UTF-16 in 4096 bytes, besides the zero */
#define N_RELOADS 300
#define N_THREADS 4
#define N_ROUNDS 500
#define HANG_SECONDS 60

typedef struct
{
  VitrineAddress *address;
  char *path;
} Fixture;

static void
fixture_set_up (Fixture       *self,
                gconstpointer  unused)
{
  self->address = peer_address_new ();
  self->path = g_build_filename ("/dev/shm", vitrine_address_get_name (self->address), NULL);
  g_setenv ("VITRINE_SEGMENT", vitrine_address_get_name (self->address), TRUE);
  g_unsetenv ("VITRINE_SEGMENT_MODE");
  g_unsetenv ("VITRINE_DEBUG");
}

static void
fixture_tear_down (Fixture       *self,
                   gconstpointer  unused)
{
  g_assert_false (peer_exists (self->address));
  vitrine_address_unref (self->address);
  g_free (self->path);
}

static void
assert_standing (Fixture    *fixture,
                 const void *bytes,
                 gsize       length)
{
  guint8 found[VITRINE_SEGMENT_SIZE_DEFAULT];
  int fd = peer_open_foreign (fixture->address);

  g_assert_cmpint (pread (fd, found, sizeof found, 0), ==, sizeof found);
  g_assert_cmpmem (found, length, bytes, length);
  close (fd);
}

static void
assert_zeroed (Fixture *fixture)
{
  static const guint8 zeros[VITRINE_SEGMENT_SIZE_DEFAULT];

  assert_standing (fixture, zeros, sizeof zeros);
}

static void
assert_text (Library       *library,
             const wchar_t *expected)
{
  wchar_t buffer[CAPACITY + 1];

  g_assert_cmpint (library->get (buffer, G_N_ELEMENTS (buffer)), ==, wcslen (expected));
  g_assert_true (wcscmp (buffer, expected) == 0);
}

static void
assert_refused (Library       *library,
                const wchar_t *text,
                int            errsv)
{
  errno = 0;
  g_assert_cmpint (library->set (text), ==, -1);
  g_assert_cmpint (errno, ==, errsv);
}

static wchar_t *
repeat (wchar_t character,
        gsize   n)
{
  wchar_t *text = g_new (wchar_t, n + 1);

  wmemset (text, character, n);
  text[n] = L'\0';
  return text;
}

static void
test_exports (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char *const hidden[] = {
    "vitrine_segment_join", "vitrine_error_quark", "vitrine_encoding_find",
    "vitrine_guard_store", "dllmem_attachment_lock",
  };
  Library library = library_load ();

  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
    g_assert_null (dlsym (library.handle, hidden[i]));

  library_unload (&library);
}

static void
test_life (Fixture       *fixture,
           gconstpointer  unused)
{
  Library library = library_load ();
  struct stat status;

  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, VITRINE_SEGMENT_SIZE_DEFAULT);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  assert_zeroed (fixture);
  assert_text (&library, L"");

  library_unload (&library);
  g_assert_false (peer_exists (fixture->address));
}

static void
test_mode (Fixture       *fixture,
           gconstpointer  unused)
{
  mode_t former = umask (077);
  struct stat status;
  Library library;

  g_setenv ("VITRINE_SEGMENT_MODE", "0666", TRUE);
  library = library_load ();
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0666);

  library_unload (&library);
  umask (former);
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  unused)
{
  static const wchar_t *const texts[] = {
    L"This is a test string", L"", L"x", L"two\nlines\t", L"Grüße, мир, 世界",
    L"\U0001f5bc and \U0010ffff", L"\uffff\ufffe\ufeff", L"\x1\x7f\x80",
  };
  Library library = library_load ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpint (library.set (texts[i]), ==, 0);
      assert_text (&library, texts[i]);
    }

  library_unload (&library);
}

/* What a program for Windows leaves in its block. */
static void
test_bytes (Fixture       *fixture,
            gconstpointer  unused)
{
  Library library = library_load ();

  g_assert_cmpint (library.set (L"Z\u00e9\u4e16\U0001f5bc"), ==, 0);
  assert_standing (fixture, "\x5a\x00\xe9\x00\x16\x4e\x3d\xd8\xbc\xdd\x00\x00", 12);
  g_assert_cmpint (library.set (L"a"), ==, 0);
  assert_standing (fixture, "\x61\x00\x00\x00\x16\x4e\x3d\xd8\xbc\xdd\x00\x00", 12);

  library_unload (&library);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  static const wchar_t not_text[][4] = {
    { L'a', 0xd800, L'b' }, { 0xdfff }, { 0xd83d, 0xdfbc }, { 0x110000 }, { -1 }, { G_MININT32 },
  };
  g_autofree wchar_t *full = repeat (L'f', CAPACITY);
  g_autofree wchar_t *long_by_one = repeat (L'l', CAPACITY + 1);
  g_autofree wchar_t *long_by_pairs = repeat (0x1f5bc, CAPACITY / 2 + 1);
  g_autofree wchar_t *very_long = repeat (L'v', 1000000);
  Library library = library_load ();

  g_assert_cmpint (library.set (full), ==, 0);
  assert_refused (&library, NULL, EINVAL);
  assert_refused (&library, long_by_one, EMSGSIZE);
  assert_refused (&library, long_by_pairs, EMSGSIZE);
  assert_refused (&library, very_long, EMSGSIZE);
  for (gsize i = 0; i < G_N_ELEMENTS (not_text); i++)
    assert_refused (&library, not_text[i], EILSEQ);
  assert_text (&library, full);

  long_by_pairs[CAPACITY / 2] = L'\0';
  g_assert_cmpint (library.set (long_by_pairs), ==, 0);
  assert_text (&library, long_by_pairs);

  library_unload (&library);
}

static void
test_get (Fixture       *fixture,
          gconstpointer  unused)
{
  wchar_t buffer[8];
  Library library = library_load ();

  g_assert_cmpint (library.set (L"\U0001f5bc\u00e9xyz"), ==, 0);
  g_assert_cmpint (library.get (NULL, 0), ==, 5);

  for (gsize count = 0; count < 7; count++)
    {
      gsize kept = count == 0 ? 0 : MIN (count - 1, 5);

      wmemset (buffer, L'#', G_N_ELEMENTS (buffer));
      g_assert_cmpint (library.get (buffer, count), ==, 5);
      g_assert_true (wcsncmp (buffer, L"\U0001f5bc\u00e9xyz", kept) == 0);
      g_assert_cmpint (buffer[kept], ==, count == 0 ? L'#' : L'\0');
      g_assert_cmpint (buffer[kept + 1], ==, L'#');
    }

  errno = 0;
  g_assert_cmpint (library.get (NULL, 1), ==, -1);
  g_assert_cmpint (errno, ==, EINVAL);

  library_unload (&library);
}

/* A stranger wrote what is no text, and no zero. */
static void
test_foreign_bytes (Fixture       *fixture,
                    gconstpointer  unused)
{
  guint8 bytes[VITRINE_SEGMENT_SIZE_DEFAULT];
  wchar_t buffer[CAPACITY + 2];
  Library library = library_load ();
  int fd = peer_open_foreign (fixture->address);

  memset (bytes, 'A', sizeof bytes);
  memcpy (bytes, "\x00\xd8\x41\x00\x00\xdc", 6);
  g_assert_cmpint (pwrite (fd, bytes, sizeof bytes, 0), ==, sizeof bytes);
  g_assert_cmpint (library.get (buffer, G_N_ELEMENTS (buffer)), ==, CAPACITY + 1);
  g_assert_true (wcsncmp (buffer, L"\ufffdA\ufffd\u4141", 4) == 0);
  g_assert_cmpint (buffer[CAPACITY + 1], ==, L'\0');

  /* And cut the block short. */
  g_assert_cmpint (ftruncate (fd, 2), ==, 0);
  assert_refused (&library, L"too late", EIO);
  g_assert_cmpint (library.get (buffer, G_N_ELEMENTS (buffer)), ==, 1);

  close (fd);
  library_unload (&library);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  unused)
{
  wchar_t buffer[2] = { L'#', L'#' };
  Library library = library_load ();
  g_autoptr (VitrineSegment) other = vitrine_segment_join (fixture->address, 1, 0600, NULL, NULL);

  g_assert_cmpint (library.set (L"before"), ==, 0);
  g_assert_true (vitrine_segment_take_turn (other, VITRINE_TURN_WRITE, NULL));
  assert_refused (&library, L"after", EBUSY);
  errno = 0;
  g_assert_cmpint (library.get (buffer, 2), ==, -1);
  g_assert_cmpint (errno, ==, EBUSY);
  g_assert_cmpint (buffer[0], ==, L'\0');

  vitrine_segment_end_turn (other);
  assert_text (&library, L"before");
  library_unload (&library);
}

static void
assert_not_connected (void)
{
  wchar_t buffer[2] = { L'#', L'#' };
  Library library = library_load ();

  assert_refused (&library, L"text", ENOTCONN);
  errno = 0;
  g_assert_cmpint (library.get (buffer, 2), ==, -1);
  g_assert_cmpint (errno, ==, ENOTCONN);
  g_assert_cmpint (buffer[0], ==, L'\0');
  library_unload (&library);
}

static void
load_in_subprocess (const char *pattern)
{
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  if (pattern != NULL)
    g_test_trap_assert_stderr (pattern);
}

static void
test_bad_name (Fixture       *fixture,
               gconstpointer  debug)
{
  if (g_test_subprocess ())
    {
      g_setenv ("VITRINE_SEGMENT", "a/b", TRUE);
      if (debug != NULL)
        g_setenv ("VITRINE_DEBUG", "1", TRUE);
      assert_not_connected ();
      return;
    }

  load_in_subprocess (debug != NULL ? "libdllmem: *a/b*slash*" : "");
}

static void
test_bad_mode (Fixture       *fixture,
               gconstpointer  mode)
{
  if (g_test_subprocess ())
    {
      g_setenv ("VITRINE_SEGMENT_MODE", mode, TRUE);
      g_setenv ("VITRINE_DEBUG", "1", TRUE);
      assert_not_connected ();
      return;
    }

  load_in_subprocess ("libdllmem: *VITRINE_SEGMENT_MODE*octal*");
}

static void
fill_own_shm (gpointer unused)
{
  if (!peer_private_shm (4096))
    _exit (77);

  g_assert_true (g_file_set_contents ("/dev/shm/full", "x", 1, NULL));
  assert_not_connected ();
}

/* A full /dev/shm: nothing is left behind and nobody dies of it. */
static void
test_no_memory (Fixture       *fixture,
                gconstpointer  unused)
{
  pid_t pid = peer_start (fill_own_shm, NULL);
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("no private /dev/shm to be had");
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
test_debug (Fixture       *fixture,
            gconstpointer  unused)
{
  if (g_test_subprocess ())
    {
      Library library;

      g_setenv ("VITRINE_DEBUG", "1", TRUE);
      library = library_load ();
      library_unload (&library);
      return;
    }

  load_in_subprocess ("libdllmem: process * has vitrine-test-* at 0x*\n");
}

static guint
count_entries (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static guint
count_mappings (void)
{
  g_autofree char *maps = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  for (const char *p = maps; *p != '\0'; p++)
    n += *p == '\n';

  return n;
}

static void
use_once (void)
{
  wchar_t buffer[8];
  Library library = library_load ();

  g_assert_cmpint (library.set (L"text"), ==, 0);
  g_assert_cmpint (library.get (buffer, G_N_ELEMENTS (buffer)), ==, 4);
  library_unload (&library);
}

static void
test_reload (Fixture       *fixture,
             gconstpointer  unused)
{
  struct sigaction before, after;
  guint n_descriptors, n_mappings;
  gsize n_bytes;

  g_assert_cmpint (sigaction (SIGBUS, NULL, &before), ==, 0);
  for (guint i = 0; i < 20; i++) /* until nothing is done for the first time */
    use_once ();

  n_descriptors = count_entries ("/proc/self/fd");
  n_mappings = count_mappings ();
  n_bytes = mallinfo2 ().uordblks;

  for (guint i = 0; i < N_RELOADS; i++)
    use_once ();

  g_assert_cmpuint (count_entries ("/proc/self/fd"), ==, n_descriptors);
  g_assert_cmpuint (count_mappings (), <, n_mappings + N_RELOADS / 10); /* of malloc(3) */
  g_assert_cmpuint (mallinfo2 ().uordblks, <, n_bytes + N_RELOADS * 16);
  g_assert_cmpint (sigaction (SIGBUS, NULL, &after), ==, 0);
  g_assert_true (after.sa_handler == before.sa_handler); /* a sanitizer has its own */
}

/* Two copies of one library in one process count once: dlopen(3) counts them. */
static void
test_loaded_twice (Fixture       *fixture,
                   gconstpointer  unused)
{
  Library first = library_load ();
  Library second = library_load ();

  g_assert_cmpint (first.set (L"text"), ==, 0);
  g_assert_cmpint (dlclose (first.handle), ==, 0);
  assert_text (&second, L"text");
  library_unload (&second);
}

/* Every character is the same: a mixture shows. */
static void
assert_whole (const wchar_t *text,
              ssize_t        length)
{
  g_assert_cmpint (length, ==, wcslen (text));
  for (ssize_t i = 1; i < length; i++)
    g_assert_cmpint (text[i], ==, text[0]);
}

typedef struct
{
  Library *library;
  wchar_t letter;
} Talker;

static gpointer
talk (gpointer data)
{
  Talker *talker = data;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree wchar_t *text = repeat (talker->letter, 1 + i % 1000);
      wchar_t buffer[CAPACITY + 1];

      g_assert_cmpint (talker->library->set (text), ==, 0);
      assert_whole (buffer, talker->library->get (buffer, G_N_ELEMENTS (buffer)));
    }

  return NULL;
}

static void
talk_alone (gpointer data)
{
  talk (data);
}

static void
test_threads (Fixture       *fixture,
              gconstpointer  unused)
{
  Library library = library_load ();
  Talker talkers[N_THREADS];
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    {
      talkers[i] = (Talker) { &library, L'a' + (wchar_t) i };
      threads[i] = g_thread_new ("talker", talk, &talkers[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);

  library_unload (&library);
}

/* A child that was only forked takes turns of its own. */
static void
test_fork_turns (Fixture       *fixture,
                 gconstpointer  unused)
{
  Library library = library_load ();
  Talker child = { &library, L'c' };
  Talker parent = { &library, L'p' };
  pid_t pid = peer_start (talk_alone, &child);

  talk (&parent);
  peer_assert_success (pid);
  library_unload (&library);
}

static void
get_once (gpointer data)
{
  Library *library = data;
  wchar_t buffer[CAPACITY + 1];

  alarm (HANG_SECONDS);
  assert_whole (buffer, library->get (buffer, G_N_ELEMENTS (buffer)));
}

/* Threads are inside the library while the process forks. */
static void
test_fork_with_threads (Fixture       *fixture,
                        gconstpointer  unused)
{
  Library library = library_load ();
  Talker talker = { &library, L't' };
  GThread *thread;

  g_assert_cmpint (library.set (L"tt"), ==, 0);
  thread = g_thread_new ("talker", talk, &talker);
  for (guint i = 0; i < 50; i++)
    peer_assert_success (peer_start (get_once, &library));

  g_thread_join (thread);
  library_unload (&library);
}

typedef struct
{
  Library *library;
  int ready[2]; /* the child says that it is there */
  int left[2];  /* the parent says that it has left, by closing it */
} Heir;

static void
inherit (gpointer data)
{
  Heir *heir = data;
  char byte = 0;

  close (heir->left[1]);
  g_assert_cmpint (write (heir->ready[1], &byte, 1), ==, 1);
  g_assert_cmpint (read (heir->left[0], &byte, 1), ==, 0);
  assert_text (heir->library, L"inherited");
  library_unload (heir->library);
}

/* The block stays for a forked child when its parent has left it. */
static void
test_fork_lease (Fixture       *fixture,
                 gconstpointer  unused)
{
  Library library = library_load ();
  Heir heir = { &library };
  char byte;
  pid_t pid;

  g_assert_cmpint (library.set (L"inherited"), ==, 0);
  g_assert_cmpint (pipe2 (heir.ready, O_CLOEXEC), ==, 0);
  g_assert_cmpint (pipe2 (heir.left, O_CLOEXEC), ==, 0);
  pid = peer_start (inherit, &heir);

  g_assert_cmpint (read (heir.ready[0], &byte, 1), ==, 1);
  library_unload (&library);
  g_assert_true (peer_exists (fixture->address));
  close (heir.left[1]);
  peer_assert_success (pid);

  close (heir.left[0]);
  close (heir.ready[0]);
  close (heir.ready[1]);
}

static void
write_and_exit (gpointer unused)
{
  Library library = library_load ();

  assert_text (&library, L"");
  g_assert_cmpint (library.set (L"left behind"), ==, 0);
  exit (0);
}

static void
write_and_die (gpointer unused)
{
  Library library = library_load ();

  g_assert_cmpint (library.set (L"left behind"), ==, 0);
  raise (SIGKILL);
}

static void
test_after_exit (Fixture       *fixture,
                 gconstpointer  unused)
{
  Library library;

  peer_assert_success (peer_start (write_and_exit, NULL));
  g_assert_false (peer_exists (fixture->address));

  library = library_load ();
  assert_zeroed (fixture);
  library_unload (&library);
}

static void
test_after_kill (Fixture       *fixture,
                 gconstpointer  unused)
{
  Library library;
  pid_t pids[4];

  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    pids[i] = peer_start (write_and_die, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pids); i++)
    g_assert_false (peer_succeeds (pids[i]));

  g_assert_true (peer_exists (fixture->address));
  assert_standing (fixture, "l\0e\0f\0t", 7);

  library = library_load ();
  assert_zeroed (fixture);
  assert_text (&library, L"");
  library_unload (&library);
}

/* One of several dies: the others go on with the text. */
static void
test_one_dies (Fixture       *fixture,
               gconstpointer  unused)
{
  Library library = library_load ();

  g_assert_false (peer_succeeds (peer_start (write_and_die, NULL)));
  assert_text (&library, L"left behind");
  library_unload (&library);
}

static void
add (const char *path,
     gconstpointer data,
     void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, fixture_set_up, func, fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  /* The first, while nothing has been left in this process by another one. */
  add ("/dllmem/reload", NULL, test_reload);
  add ("/dllmem/exports", NULL, test_exports);
  add ("/dllmem/life", NULL, test_life);
  add ("/dllmem/mode", NULL, test_mode);
  add ("/dllmem/texts", NULL, test_texts);
  add ("/dllmem/bytes", NULL, test_bytes);
  add ("/dllmem/refused", NULL, test_refused);
  add ("/dllmem/get", NULL, test_get);
  add ("/dllmem/foreign-bytes", NULL, test_foreign_bytes);
  add ("/dllmem/busy", NULL, test_busy);
  add ("/dllmem/bad-name/silent", NULL, test_bad_name);
  add ("/dllmem/bad-name/debug", "1", test_bad_name);
  add ("/dllmem/bad-mode/no-octal", "0680", test_bad_mode);
  add ("/dllmem/bad-mode/too-large", "01000", test_bad_mode);
  add ("/dllmem/bad-mode/empty", "", test_bad_mode);
  add ("/dllmem/no-memory", NULL, test_no_memory);
  add ("/dllmem/debug", NULL, test_debug);
  add ("/dllmem/loaded-twice", NULL, test_loaded_twice);
  add ("/dllmem/threads", NULL, test_threads);
  add ("/dllmem/fork/turns", NULL, test_fork_turns);
  add ("/dllmem/fork/threads", NULL, test_fork_with_threads);
  add ("/dllmem/fork/lease", NULL, test_fork_lease);
  add ("/dllmem/after-exit", NULL, test_after_exit);
  add ("/dllmem/after-kill", NULL, test_after_kill);
  add ("/dllmem/one-dies", NULL, test_one_dies);

  return g_test_run ();
}
