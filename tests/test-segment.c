/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/segment.h"

#include "peer.h"
#include "segment/error.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE 4096

typedef struct
{
  VitrineAddress *address;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->address = peer_address_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  peer_remove (self->address);
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
assert_attach_fails (Fixture       *self,
                     VitrineAccess  access,
                     VitrineError   code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vitrine_segment_attach (self->address, access, &error));
  g_assert_error (error, VITRINE_ERROR, (gint) code);
}

static void
test_read_and_write (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (VitrineSegment) writer = NULL;
  g_autoptr (VitrineSegment) watcher = NULL;
  g_autoptr (GError) error = NULL;
  char buffer[8] = "";

  peer_make_foreign (self->address, SIZE, 0600);
  writer = attach (self, VITRINE_ACCESS_EDIT);
  watcher = attach (self, VITRINE_ACCESS_WATCH);

  g_assert_true (vitrine_segment_write (writer, 4093, "abc", 3, &error));
  g_assert_cmpint (vitrine_segment_read (watcher, 4092, buffer, sizeof buffer, &error), ==, 4);
  g_assert_cmpmem (buffer, 4, "\0abc", 4);
  g_assert_cmpint (vitrine_segment_read (watcher, SIZE, buffer, 1, &error), ==, 0);
  g_assert_cmpint (vitrine_segment_read (watcher, G_MAXUINT64, buffer, 1, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpmem ((const char *) vitrine_segment_get_mapping (watcher) + 4092, 4, "\0abc", 4);
}

static void
test_write_past_the_end (Fixture       *self,
                         gconstpointer  data)
{
  static const guint64 offsets[] = { 4094, 4096, 5000, G_MAXUINT64 - 1, G_MAXUINT64 };
  g_autoptr (VitrineSegment) segment = NULL;
  char last[2];

  peer_make_foreign (self->address, SIZE, 0600);
  segment = attach (self, VITRINE_ACCESS_EDIT);
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autofree char *excess = g_strdup_printf (" %" G_GUINT64_FORMAT " byte",
                                                 offsets[i] - SIZE + 3);
      g_autoptr (GError) error = NULL;

      g_assert_false (vitrine_segment_write (segment, offsets[i], "abc", 3, &error));
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
      g_assert_nonnull (strstr (error->message, excess));
    }

  g_assert_cmpint (vitrine_segment_read (segment, 4094, last, 2, NULL), ==, 2);
  g_assert_cmpmem (last, 2, "\0\0", 2);
}

static void
test_watcher_writes_nothing (Fixture       *self,
                             gconstpointer  data)
{
  g_autoptr (VitrineSegment) watcher = NULL;
  g_autoptr (GError) error = NULL;

  peer_make_foreign (self->address, SIZE, 0600);
  watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_assert_false (vitrine_segment_write (watcher, 0, "x", 1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (vitrine_segment_set_kept (watcher, FALSE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_READ_ONLY);
}

static void
test_watching_changes_nothing (Fixture       *self,
                               gconstpointer  data)
{
  VitrineSegmentStatus before;
  VitrineSegmentStatus after;
  g_autofree char *buffer = g_malloc (16 * SIZE);
  g_autoptr (VitrineSegment) watcher = NULL;

  peer_make_foreign (self->address, 16 * SIZE, 0640);
  g_assert_true (vitrine_segment_lookup (self->address, &before, NULL));
  watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_assert_cmpint (vitrine_segment_read (watcher, 0, buffer, 16 * SIZE, NULL), ==, 16 * SIZE);
  g_assert_true (vitrine_segment_take_turn (watcher, VITRINE_TURN_READ, NULL));
  vitrine_segment_end_turn (watcher);
  g_assert_true (vitrine_segment_query (watcher, &after, NULL));

  g_assert_cmpuint (before.allocated, ==, 0);
  g_assert_cmpuint (after.allocated, ==, 0);
  g_assert_cmpuint (after.size, ==, before.size);
  g_assert_cmphex (after.mode, ==, before.mode);
  g_assert_cmpint (after.managed, ==, before.managed);
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  VitrineSegmentStatus status;
  g_autoptr (GError) error = NULL;

  assert_attach_fails (self, VITRINE_ACCESS_WATCH, VITRINE_ERROR_NOT_FOUND);
  assert_attach_fails (self, VITRINE_ACCESS_EDIT, VITRINE_ERROR_NOT_FOUND);
  g_assert_false (vitrine_segment_lookup (self->address, &status, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);
  g_assert_false (peer_exists (self->address));
}

static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  peer_make_foreign (self->address, 0, 0600);
  assert_attach_fails (self, VITRINE_ACCESS_WATCH, VITRINE_ERROR_EMPTY);
}

static gpointer
give_size_cb (gpointer data)
{
  Fixture *self = data;
  int fd = peer_open_foreign (self->address);

  g_assert_cmpint (ftruncate (fd, SIZE), ==, 0);
  close (fd);
  return NULL;
}

static void
test_size_comes_late (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (VitrineSegment) segment = NULL;
  GThread *creator;

  peer_make_foreign (self->address, 0, 0600);
  creator = g_thread_new ("creator", give_size_cb, self);
  segment = attach (self, VITRINE_ACCESS_WATCH);
  g_assert_cmpuint (vitrine_segment_get_size (segment), ==, SIZE);
  g_thread_join (creator);
}

static void
be_denied (gpointer data)
{
  Fixture *self = data;
  const char *owner = g_get_user_name (); /* before it is another one */
  g_autoptr (GError) error = NULL;

  peer_become_nobody ();
  g_assert_null (vitrine_segment_attach (self->address, VITRINE_ACCESS_EDIT, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, " 0000"));
  g_assert_nonnull (strstr (error->message, owner));
  g_clear_error (&error);
  g_assert_null (vitrine_segment_join (self->address, SIZE, 0600, NULL, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
}

static void
test_denied (Fixture       *self,
             gconstpointer  data)
{
  peer_make_foreign (self->address, SIZE, 01000); /* the mark is no permission */
  peer_assert_success (peer_start (be_denied, self));
}

static void
test_not_a_segment (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename ("/dev/shm", vitrine_address_get_name (self->address),
                                            NULL);

  g_assert_cmpint (symlink ("/dev/null", path), ==, 0);
  assert_attach_fails (self, VITRINE_ACCESS_WATCH, VITRINE_ERROR_FAILED);
  g_assert_cmpint (unlink (path), ==, 0);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_attach_fails (self, VITRINE_ACCESS_WATCH, VITRINE_ERROR_FAILED);
  assert_attach_fails (self, VITRINE_ACCESS_EDIT, VITRINE_ERROR_FAILED);
  g_assert_cmpint (unlink (path), ==, 0);

  g_assert_cmpint (mkdir (path, 0700), ==, 0);
  assert_attach_fails (self, VITRINE_ACCESS_EDIT, VITRINE_ERROR_FAILED);
  assert_attach_fails (self, VITRINE_ACCESS_WATCH, VITRINE_ERROR_FAILED);
  g_assert_cmpint (rmdir (path), ==, 0);
}

static void
test_only_names_are_joined (void)
{
  static const char *const texts[] = { "sysv:1", "proc:1/fd/1", "file:/etc/passwd" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (VitrineAddress) address = vitrine_address_parse (texts[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (vitrine_segment_can_join (address));
      g_assert_false (vitrine_segment_is_joined (address));
      g_assert_null (vitrine_segment_join (address, SIZE, 0600, NULL, &error));
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, texts[i]));
      g_clear_error (&error);
      g_assert_false (vitrine_segment_create (address, SIZE, 0600, TRUE, &error));
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_false (vitrine_segment_keep (address, TRUE, NULL, &error));
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
    }
}

static void
test_attached_again (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (VitrineSegment) watcher = NULL;
  g_autoptr (VitrineSegment) writer = NULL;
  g_autoptr (GError) error = NULL;
  char byte = 0;

  peer_make_foreign (self->address, SIZE, 0600);
  watcher = attach (self, VITRINE_ACCESS_WATCH);
  peer_remove (self->address);
  writer = vitrine_segment_attach_again (watcher, VITRINE_ACCESS_EDIT, &error);
  g_assert_no_error (error);
  g_assert_true (vitrine_segment_write (writer, 3, "x", 1, NULL));
  g_assert_cmpint (vitrine_segment_read (watcher, 3, &byte, 1, NULL), ==, 1);
  g_assert_cmpint (byte, ==, 'x');
}

/* Who only watches leaves no trace of it where the system lets him: atime would
 * be moved by reading what was written since. */
static void
test_watching_leaves_the_time (Fixture       *self,
                               gconstpointer  data)
{
  const struct timespec old[] = { { 1000, 0 }, { 2000, 0 } };
  g_autoptr (VitrineSegment) watcher = NULL;
  int fd;
  struct stat status;
  char byte;

  peer_make_foreign (self->address, SIZE, 0600);
  fd = peer_open_foreign (self->address);
  g_assert_cmpint (futimens (fd, old), ==, 0);
  watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_assert_cmpint (vitrine_segment_read (watcher, 0, &byte, 1, NULL), ==, 1);
  g_assert_cmpint (fstat (fd, &status), ==, 0);
  g_assert_cmpint (status.st_atim.tv_sec, ==, 1000);
  close (fd);
}

static void
be_another_watcher (gpointer data)
{
  Fixture *self = data;
  g_autoptr (VitrineSegment) watcher = NULL;

  if (geteuid () == 0 && !peer_become_nobody ())
    _exit (1);
  watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_assert_nonnull (watcher);
}

/* Nobody but the owner may ask for that: another one watches without. */
static void
test_watched_by_another (Fixture       *self,
                         gconstpointer  data)
{
  peer_make_foreign (self->address, SIZE, 0644);
  peer_assert_success (peer_start (be_another_watcher, self));
}

static void
test_semaphore (void)
{
  g_autofree char *name = g_strdup_printf ("sem.vitrine-test-%d", getpid ());
  g_autoptr (VitrineAddress) address = vitrine_address_new_posix (name, NULL);
  g_autofree char *path = g_strconcat ("file:/dev/shm/", name, NULL);
  g_autoptr (VitrineAddress) as_file = vitrine_address_parse (path, NULL);
  VitrineAddress *const addresses[] = { address, as_file };

  peer_make_foreign (address, 32, 0600);
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (VitrineSegment) watcher = NULL;
      g_autoptr (VitrineSegment) writer = NULL;
      g_autoptr (GError) error = NULL;
      VitrineSegmentStatus status;

      watcher = vitrine_segment_attach (addresses[i], VITRINE_ACCESS_WATCH, NULL);
      g_assert_nonnull (watcher);
      g_assert_true (vitrine_segment_query (watcher, &status, NULL));
      g_assert_cmpint (status.kind, ==, VITRINE_OBJECT_SEMAPHORE);
      g_assert_false (status.writable);
      g_assert_null (vitrine_segment_attach (addresses[i], VITRINE_ACCESS_EDIT, &error));
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_DENIED);
      g_assert_nonnull (strstr (error->message, "--semaphore"));
      g_assert_null (vitrine_segment_attach_again (watcher, VITRINE_ACCESS_EDIT, NULL));

      writer = vitrine_segment_attach (addresses[i], VITRINE_ACCESS_FORCE, NULL);
      g_assert_nonnull (writer);
      g_assert_cmpint (vitrine_segment_get_access (writer), ==, VITRINE_ACCESS_EDIT);
      g_assert_true (vitrine_segment_write (writer, 0, "x", 1, NULL));
    }
  g_assert_null (vitrine_segment_join (address, 32, 0600, NULL, NULL));
  peer_remove (address);
}

static void
resize (Fixture *self,
        off_t    size)
{
  int fd = peer_open_foreign (self->address);

  g_assert_cmpint (ftruncate (fd, size), ==, 0);
  close (fd);
}

static void
test_shrunk (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (VitrineSegment) segment = NULL;
  g_autoptr (GError) error = NULL;
  VitrineSegmentStatus status;
  char byte;

  peer_make_foreign (self->address, 4 * SIZE, 0600);
  segment = attach (self, VITRINE_ACCESS_EDIT);
  resize (self, SIZE);

  g_assert_cmpint (vitrine_segment_read (segment, SIZE, &byte, 1, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_false (vitrine_segment_write (segment, 2 * SIZE, "x", 1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE);
  g_assert_true (vitrine_segment_query (segment, &status, NULL));
  g_assert_cmpuint (status.size, ==, SIZE);
  g_assert_true (vitrine_segment_write (segment, 0, "x", 1, NULL));
}

static void
test_grown (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (VitrineSegment) segment = NULL;
  char byte = 0;

  peer_make_foreign (self->address, SIZE, 0600);
  segment = attach (self, VITRINE_ACCESS_EDIT);
  resize (self, 1024 * SIZE);

  g_assert_true (vitrine_segment_write (segment, 1024 * SIZE - 1, "x", 1, NULL));
  g_assert_cmpint (vitrine_segment_read (segment, 1024 * SIZE - 1, &byte, 1, NULL), ==, 1);
  g_assert_cmpint (byte, ==, 'x');
}

static void
assert_standing (VitrineSegment  *segment,
                 VitrineStanding  standing)
{
  VitrineSegmentStatus status;

  g_assert_true (vitrine_segment_query (segment, &status, NULL));
  g_assert_cmpint (status.standing, ==, standing);
}

static void
test_removed_and_replaced (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (VitrineSegment) segment = NULL;
  char byte = 0;

  peer_make_foreign (self->address, SIZE, 0600);
  segment = attach (self, VITRINE_ACCESS_EDIT);
  assert_standing (segment, VITRINE_STANDING_PRESENT);
  peer_remove (self->address);
  assert_standing (segment, VITRINE_STANDING_REMOVED);
  peer_make_foreign (self->address, SIZE, 0600);
  assert_standing (segment, VITRINE_STANDING_REPLACED);

  /* What it was attached to lives on. */
  g_assert_true (vitrine_segment_write (segment, 7, "x", 1, NULL));
  g_assert_cmpint (vitrine_segment_read (segment, 7, &byte, 1, NULL), ==, 1);
  g_assert_cmpint (byte, ==, 'x');
}

static void
meet_full_memory (gpointer data)
{
  Fixture *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineSegment) segment = NULL;
  g_autofree char *buffer = g_malloc (64 * SIZE);

  g_assert_true (peer_private_shm (16 * SIZE));
  g_assert_null (vitrine_segment_join (self->address, 32 * SIZE, 0600, NULL, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (vitrine_segment_create (self->address, 32 * SIZE, 0600, TRUE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (peer_exists (self->address));

  peer_make_foreign (self->address, 64 * SIZE, 0600);
  segment = attach (self, VITRINE_ACCESS_EDIT);
  memset (buffer, 'x', 64 * SIZE);
  g_assert_false (vitrine_segment_write (segment, 0, buffer, 64 * SIZE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FULL);
  g_assert_cmpint (vitrine_segment_read (segment, 0, buffer, 64 * SIZE, NULL), ==, 64 * SIZE);

  /* What the failed ones took was given back: all 16 pages can be had. */
  peer_remove (self->address);
  g_clear_pointer (&segment, vitrine_segment_detach);
  g_assert_true (vitrine_segment_create (self->address, 16 * SIZE, 0600, TRUE, NULL));
}

static void
try_private_shm (gpointer data)
{
  _exit (peer_private_shm (SIZE) ? 0 : 1);
}

static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  if (!peer_succeeds (peer_start (try_private_shm, NULL)))
    {
      g_test_skip ("this system gives no /dev/shm of one's own");
      return;
    }

  peer_assert_success (peer_start (meet_full_memory, self));
}

/* A daemon has closed its standard streams: what it prints must not land in the
 * segment. */
static void
test_leaves_standard_numbers (Fixture       *self,
                              gconstpointer  data)
{
  int saved = dup (STDIN_FILENO);

  g_assert_cmpint (saved, >=, 0);
  close (STDIN_FILENO);
  for (guint i = 0; i < 2; i++) /* it creates, and then finds it */
    {
      g_autoptr (VitrineSegment) joined =
          vitrine_segment_join (self->address, SIZE, 0600, NULL, NULL);
      g_autoptr (VitrineSegment) guest = attach (self, VITRINE_ACCESS_EDIT);

      g_assert_true (joined != NULL && guest != NULL);
      g_assert_cmpint (fcntl (STDIN_FILENO, F_GETFD), ==, -1);
      g_assert_true (vitrine_segment_set_kept (joined, TRUE, NULL));
    }

  g_assert_cmpint (dup2 (saved, STDIN_FILENO), ==, STDIN_FILENO);
  close (saved);
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
    { "/segment/read-and-write", test_read_and_write },
    { "/segment/write-past-the-end", test_write_past_the_end },
    { "/segment/watcher-writes-nothing", test_watcher_writes_nothing },
    { "/segment/watching-changes-nothing", test_watching_changes_nothing },
    { "/segment/missing", test_missing },
    { "/segment/empty", test_empty },
    { "/segment/size-comes-late", test_size_comes_late },
    { "/segment/denied", test_denied },
    { "/segment/not-a-segment", test_not_a_segment },
    { "/segment/attached-again", test_attached_again },
    { "/segment/watching-leaves-the-time", test_watching_leaves_the_time },
    { "/segment/watched-by-another", test_watched_by_another },
    { "/segment/shrunk", test_shrunk },
    { "/segment/grown", test_grown },
    { "/segment/removed-and-replaced", test_removed_and_replaced },
    { "/segment/full", test_full },
    { "/segment/leaves-standard-numbers", test_leaves_standard_numbers },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add_func ("/segment/only-names-are-joined", test_only_names_are_joined);
  g_test_add_func ("/segment/semaphore", test_semaphore);
  return g_test_run ();
}
