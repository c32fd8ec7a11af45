/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/proc-source.h"

#include "peer.h"
#include "segment/error.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define SIZE 4096

/* A memfd that another process holds too, so that this one can play both. */
typedef struct
{
  int fd;
  pid_t holder;
  VitrineAddress *address; /* through the holder */
} Fixture;

static VitrineAddress *
address_of (pid_t pid,
            int   fd)
{
  g_autofree char *text = g_strdup_printf ("proc:%d/fd/%d", (int) pid, fd);
  VitrineAddress *address = vitrine_address_parse (text, NULL);

  g_assert_nonnull (address);
  return address;
}

static void
stop (gpointer data)
{
  raise (SIGSTOP);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->fd = memfd_create ("vitrine-test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  g_assert_cmpint (ftruncate (self->fd, SIZE), ==, 0);
  self->holder = peer_start (stop, NULL);
  peer_wait_stopped (self->holder);
  self->address = address_of (self->holder, self->fd);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->holder != 0)
    peer_kill (self->holder);
  close (self->fd);
  g_clear_pointer (&self->address, vitrine_address_unref);
}

static VitrineSegment *
attach (Fixture       *self,
        VitrineAccess  access)
{
  g_autoptr (GError) error = NULL;
  VitrineSegment *segment = vitrine_segment_attach (self->address, access, &error);

  g_assert_no_error (error);
  return segment;
}

static void
assert_attach_fails (VitrineAddress *address,
                     VitrineAccess   access,
                     VitrineError    code,
                     const char     *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vitrine_segment_attach (address, access, &error));
  g_assert_error (error, VITRINE_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_read_and_write (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (VitrineSegment) watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_autoptr (VitrineSegment) writer = attach (self, VITRINE_ACCESS_EDIT);
  g_autoptr (VitrineAddress) way = NULL;
  VitrineSegmentStatus status;
  char buffer[4];

  g_assert_cmpint (pwrite (self->fd, "peer", 4, 0), ==, 4);
  g_assert_cmpint (vitrine_segment_read (watcher, 0, buffer, 4, NULL), ==, 4);
  g_assert_cmpmem (buffer, 4, "peer", 4);
  g_assert_true (vitrine_segment_write (writer, 100, "back", 4, NULL));
  g_assert_cmpint (pread (self->fd, buffer, 4, 100), ==, 4);
  g_assert_cmpmem (buffer, 4, "back", 4);

  g_assert_true (vitrine_segment_query (watcher, &status, NULL));
  g_assert_cmpint (status.kind, ==, VITRINE_OBJECT_MEMFD);
  g_assert_cmpint (status.standing, ==, VITRINE_STANDING_PRESENT);
  way = vitrine_segment_dup_way (watcher);
  g_assert_true (vitrine_address_equal (way, self->address));
  g_assert_cmpuint (status.seals, ==, 0);
  g_assert_false (status.managed);
}

static void
test_holder_ends (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (VitrineSegment) watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_autoptr (VitrineSegment) writer = NULL;
  g_autoptr (VitrineSegment) third = NULL;
  g_autoptr (VitrineAddress) way = NULL;
  g_autoptr (GError) error = NULL;
  VitrineSegmentStatus status;
  char byte = 0;

  peer_kill (self->holder);
  self->holder = 0;
  g_assert_true (vitrine_segment_query (watcher, &status, NULL));
  g_assert_cmpint (status.standing, ==, VITRINE_STANDING_LET_GO);
  g_assert_cmpint (pwrite (self->fd, "x", 1, 0), ==, 1);
  g_assert_cmpint (vitrine_segment_read (watcher, 0, &byte, 1, NULL), ==, 1);
  g_assert_cmpint (byte, ==, 'x');
  writer = vitrine_segment_attach_again (watcher, VITRINE_ACCESS_EDIT, &error);
  g_assert_no_error (error);
  g_assert_true (vitrine_segment_write (writer, 0, "y", 1, NULL));
  way = vitrine_segment_dup_way (watcher);
  third = vitrine_segment_attach (way, VITRINE_ACCESS_WATCH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vitrine_segment_read (third, 0, &byte, 1, NULL), ==, 1);
  g_assert_cmpint (byte, ==, 'y');
  assert_attach_fails (self->address, VITRINE_ACCESS_WATCH, VITRINE_ERROR_NOT_FOUND,
                       "there is no process");
}

/* What stands at the same number by then is another object, as where a pid is
 * used again. */
static void
test_another_in_its_place (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (VitrineAddress) own = address_of (getpid (), self->fd);
  g_autoptr (VitrineSegment) watcher =
      vitrine_segment_attach (own, VITRINE_ACCESS_WATCH, NULL);
  int other = memfd_create ("vitrine-test-other", MFD_CLOEXEC);
  VitrineSegmentStatus status;
  char byte = 'x';

  g_assert_cmpint (ftruncate (other, SIZE), ==, 0);
  g_assert_cmpint (pwrite (other, "o", 1, 0), ==, 1);
  g_assert_cmpint (dup2 (other, self->fd), ==, self->fd);
  g_assert_true (vitrine_segment_query (watcher, &status, NULL));
  g_assert_cmpint (status.standing, ==, VITRINE_STANDING_LET_GO);
  g_assert_cmpint (vitrine_segment_read (watcher, 0, &byte, 1, NULL), ==, 1);
  g_assert_cmpint (byte, ==, 0);
  close (other);
}

static void
test_sealed (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (VitrineSegment) watcher = NULL;
  VitrineSegmentStatus status;

  g_assert_cmpint (fcntl (self->fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK), ==, 0);
  watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_assert_true (vitrine_segment_query (watcher, &status, NULL));
  g_assert_cmphex (status.seals, ==, F_SEAL_WRITE | F_SEAL_SHRINK);
  g_assert_false (status.writable);
  assert_attach_fails (self->address, VITRINE_ACCESS_EDIT, VITRINE_ERROR_DENIED,
                       "F_SEAL_WRITE");
}

/* Watching must not keep a program from sealing what it made. */
static void
test_sealed_while_watched (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (VitrineSegment) watcher = attach (self, VITRINE_ACCESS_WATCH);
  char byte = 'x';

  g_assert_cmpint (fcntl (self->fd, F_ADD_SEALS, F_SEAL_WRITE), ==, 0);
  g_assert_cmpint (vitrine_segment_read (watcher, 0, &byte, 1, NULL), ==, 1);
  g_assert_null (vitrine_segment_attach_again (watcher, VITRINE_ACCESS_EDIT, NULL));
}

static void
test_sealed_while_edited (Fixture       *self,
                          gconstpointer  data)
{
  g_autoptr (VitrineSegment) writer = attach (self, VITRINE_ACCESS_EDIT);
  g_autoptr (GError) error = NULL;
  VitrineSegmentStatus status;

  g_assert_true (vitrine_segment_check_write (writer, 0, 1, NULL));
  g_assert_cmpint (fcntl (self->fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE), ==, 0);
  g_assert_false (vitrine_segment_check_write (writer, 0, 1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "F_SEAL_FUTURE_WRITE"));
  g_assert_false (vitrine_segment_write (writer, 0, "x", 1, NULL));
  g_assert_true (vitrine_segment_query (writer, &status, NULL));
  g_assert_false (status.writable);
}

static void
test_shrunk (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (VitrineSegment) writer = attach (self, VITRINE_ACCESS_EDIT);
  g_autoptr (GError) error = NULL;
  char byte;

  g_assert_cmpint (ftruncate (self->fd, 0), ==, 0);
  g_assert_cmpint (vitrine_segment_read (writer, 0, &byte, 1, NULL), ==, 0);
  g_assert_false (vitrine_segment_write (writer, 0, "x", 1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE);
  assert_attach_fails (self->address, VITRINE_ACCESS_WATCH, VITRINE_ERROR_EMPTY, "0 bytes");
}

static void
test_no_file (Fixture       *self,
              gconstpointer  data)
{
  int pipes[2];
  int sockets[2];
  int folder = open ("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int device = open ("/dev/null", O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (pipe2 (pipes, O_CLOEXEC), ==, 0);
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets), ==, 0);
  {
    const struct
    {
      int fd;
      const char *reason;
    } cases[] = {
      { pipes[0], "pipe" }, { sockets[0], "socket" }, { folder, "folder" }, { device, "device" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (VitrineAddress) address = address_of (getpid (), cases[i].fd);

        assert_attach_fails (address, VITRINE_ACCESS_WATCH, VITRINE_ERROR_FAILED,
                             cases[i].reason);
        close (cases[i].fd);
      }
  }
  close (pipes[1]);
  close (sockets[1]);
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (VitrineAddress) address = address_of (getpid (), 1 << 20);

  assert_attach_fails (address, VITRINE_ACCESS_WATCH, VITRINE_ERROR_NOT_FOUND,
                       "has nothing there");
}

static void
test_deleted_file (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("vitrine-test-XXXXXX", &path, NULL);
  g_autoptr (VitrineAddress) address = address_of (getpid (), fd);
  g_autoptr (VitrineSegment) segment = NULL;
  VitrineSegmentStatus status;

  g_assert_cmpint (write (fd, "deleted", 7), ==, 7);
  g_assert_true (vitrine_segment_lookup (address, &status, NULL));
  g_assert_cmpint (status.kind, ==, VITRINE_OBJECT_FILE);
  unlink (path);
  segment = vitrine_segment_attach (address, VITRINE_ACCESS_EDIT, NULL);
  g_assert_nonnull (segment);
  g_assert_true (vitrine_segment_query (segment, &status, NULL));
  g_assert_cmpint (status.kind, ==, VITRINE_OBJECT_DELETED);
  g_assert_cmpuint (status.size, ==, 7);
  close (fd);
}

static void
test_not_removed (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (vitrine_segment_can_remove (self->address));
  g_assert_false (vitrine_segment_remove (self->address, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
}

static void
be_denied (gpointer data)
{
  Fixture *self = data;

  if (peer_become_nobody ())
    assert_attach_fails (self->address, VITRINE_ACCESS_WATCH, VITRINE_ERROR_DENIED,
                         "lets nobody else look");
}

static void
test_of_another_user (Fixture       *self,
                      gconstpointer  data)
{
  peer_assert_success (peer_start (be_denied, self));
}

/* What is mapped alone, the descriptor being closed. */
static VitrineAddress *
map_alone (gpointer *mapping)
{
  int fd = memfd_create ("vitrine-test", MFD_CLOEXEC);
  g_autofree char *text = NULL;

  g_assert_cmpint (ftruncate (fd, SIZE), ==, 0);
  *mapping = mmap (NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (*mapping != MAP_FAILED);
  close (fd);
  text = g_strdup_printf ("proc:%d/map_files/%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x",
                          getpid (), (guint64) (guintptr) *mapping,
                          (guint64) (guintptr) *mapping + SIZE);
  return vitrine_address_parse (text, NULL);
}

static void
be_denied_a_mapping (gpointer data)
{
  gpointer mapping;
  g_autoptr (VitrineAddress) address = NULL;

  peer_become_nobody ();
  prctl (PR_SET_DUMPABLE, 1); /* which becoming another user takes away */
  address = map_alone (&mapping);
  assert_attach_fails (address, VITRINE_ACCESS_WATCH, VITRINE_ERROR_DENIED,
                       "CAP_CHECKPOINT_RESTORE");
}

static void
test_through_a_mapping (void)
{
  gpointer mapping;
  g_autoptr (VitrineAddress) address = map_alone (&mapping);
  g_autoptr (VitrineSegment) segment = NULL;
  g_autoptr (GError) error = NULL;

  peer_assert_success (peer_start (be_denied_a_mapping, NULL));
  segment = vitrine_segment_attach (address, VITRINE_ACCESS_EDIT, &error);
  if (geteuid () != 0 || segment == NULL)
    g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
  else
    {
      g_assert_true (vitrine_segment_write (segment, 0, "mapped", 7, NULL));
      g_assert_cmpstr (mapping, ==, "mapped");
    }
  munmap (mapping, SIZE);
}

static void
hide (gpointer data)
{
  prctl (PR_SET_DUMPABLE, 0);
  raise (SIGSTOP);
}

static void
be_denied_own (gpointer data)
{
  pid_t hidden;

  peer_become_nobody ();
  hidden = peer_start (hide, NULL);
  peer_wait_stopped (hidden);
  {
    g_autoptr (VitrineAddress) address = address_of (hidden, 0);

    assert_attach_fails (address, VITRINE_ACCESS_WATCH, VITRINE_ERROR_DENIED,
                         "even to those of its own user");
  }
  peer_kill (hidden);
}

static void
test_hidden (void)
{
  peer_assert_success (peer_start (be_denied_own, NULL));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (* run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/proc-source/read-and-write", test_read_and_write },
    { "/proc-source/holder-ends", test_holder_ends },
    { "/proc-source/another-in-its-place", test_another_in_its_place },
    { "/proc-source/sealed", test_sealed },
    { "/proc-source/sealed-while-watched", test_sealed_while_watched },
    { "/proc-source/sealed-while-edited", test_sealed_while_edited },
    { "/proc-source/shrunk", test_shrunk },
    { "/proc-source/no-file", test_no_file },
    { "/proc-source/missing", test_missing },
    { "/proc-source/deleted-file", test_deleted_file },
    { "/proc-source/not-removed", test_not_removed },
    { "/proc-source/of-another-user", test_of_another_user },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add_func ("/proc-source/through-a-mapping", test_through_a_mapping);
  g_test_add_func ("/proc-source/hidden", test_hidden);
  return g_test_run ();
}
