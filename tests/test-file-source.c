/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/file-source.h"

#include "peer.h"
#include "segment/error.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEXT "what stands in a file"

typedef struct
{
  char *folder;
  char *path;
  VitrineAddress *address;
} Fixture;

static VitrineAddress *
address_of (const char *path)
{
  g_autofree char *text = g_strconcat ("file:", path, NULL);

  return vitrine_address_parse (text, NULL);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("vitrine-test-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "data", NULL);
  self->address = address_of (self->path);
  g_assert_true (g_file_set_contents (self->path, TEXT, -1, NULL));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_clear_pointer (&self->address, vitrine_address_unref);
  g_free (self->path);
  g_free (self->folder);
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
assert_attach_fails (const char    *path,
                     VitrineAccess  access,
                     VitrineError   code,
                     const char    *reason)
{
  g_autoptr (VitrineAddress) address = address_of (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (vitrine_segment_attach (address, access, &error));
  g_assert_error (error, VITRINE_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_written_in_place (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (VitrineSegment) watcher = attach (self, VITRINE_ACCESS_WATCH);
  g_autoptr (VitrineSegment) writer = attach (self, VITRINE_ACCESS_EDIT);
  VitrineSegmentStatus before;
  VitrineSegmentStatus after;
  g_autofree char *contents = NULL;
  char buffer[4];

  g_assert_true (vitrine_segment_query (watcher, &before, NULL));
  g_assert_cmpint (before.kind, ==, VITRINE_OBJECT_FILE);
  g_assert_true (vitrine_segment_write (writer, 0, "WHAT", 4, NULL));
  g_assert_false (vitrine_segment_write (writer, strlen (TEXT) - 1, "xy", 2, NULL));
  g_assert_cmpint (vitrine_segment_read (watcher, 0, buffer, 4, NULL), ==, 4);
  g_assert_cmpmem (buffer, 4, "WHAT", 4);

  g_assert_true (g_file_get_contents (self->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "WHAT stands in a file");
  g_assert_true (vitrine_segment_lookup (self->address, &after, NULL));
  g_assert_true (vitrine_segment_status_is_same (&before, &after));
  g_assert_cmpuint (after.size, ==, strlen (TEXT));
}

static void
test_removed_and_replaced (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (VitrineSegment) watcher = attach (self, VITRINE_ACCESS_WATCH);
  VitrineSegmentStatus status;

  g_unlink (self->path);
  g_assert_true (vitrine_segment_query (watcher, &status, NULL));
  g_assert_cmpint (status.standing, ==, VITRINE_STANDING_REMOVED);
  g_assert_true (g_file_set_contents (self->path, "another", -1, NULL));
  g_assert_true (vitrine_segment_query (watcher, &status, NULL));
  g_assert_cmpint (status.standing, ==, VITRINE_STANDING_REPLACED);
}

static void
test_grown (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (VitrineSegment) writer = attach (self, VITRINE_ACCESS_EDIT);

  g_assert_cmpint (truncate (self->path, 100000), ==, 0);
  g_assert_true (vitrine_segment_write (writer, 99999, "x", 1, NULL));
  g_assert_cmpint (truncate (self->path, 10), ==, 0);
  g_assert_false (vitrine_segment_write (writer, 5000, "x", 1, NULL));
}

static void
test_no_file (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *fifo = g_build_filename (self->folder, "fifo", NULL);

  assert_attach_fails (self->folder, VITRINE_ACCESS_WATCH, VITRINE_ERROR_FAILED, "folder");
  assert_attach_fails (self->folder, VITRINE_ACCESS_EDIT, VITRINE_ERROR_FAILED, "folder");
  assert_attach_fails ("/dev/null", VITRINE_ACCESS_WATCH, VITRINE_ERROR_FAILED, "device");
  assert_attach_fails ("/nowhere/at/all", VITRINE_ACCESS_WATCH, VITRINE_ERROR_NOT_FOUND,
                       "/nowhere/at/all");
  assert_attach_fails ("/proc/self/maps", VITRINE_ACCESS_WATCH, VITRINE_ERROR_EMPTY, "0 bytes");

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_attach_fails (fifo, VITRINE_ACCESS_WATCH, VITRINE_ERROR_FAILED, "pipe");
  g_unlink (fifo);
}

/* A file of sysfs has a size, and cannot be mapped. */
static void
test_not_mappable (Fixture       *self,
                   gconstpointer  data)
{
  const char *path = "/sys/kernel/mm/transparent_hugepage/enabled";

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_test_skip ("this system has no such file in /sys");
      return;
    }

  assert_attach_fails (path, VITRINE_ACCESS_WATCH, VITRINE_ERROR_FAILED, "cannot be mapped");
}

static void
test_link (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "link", NULL);
  g_autoptr (VitrineAddress) address = address_of (path);
  g_autoptr (VitrineSegment) segment = NULL;
  VitrineSegmentStatus status;

  g_assert_cmpint (symlink ("data", path), ==, 0);
  segment = vitrine_segment_attach (address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (segment);
  g_assert_true (vitrine_segment_query (segment, &status, NULL));
  g_assert_cmpint (status.standing, ==, VITRINE_STANDING_PRESENT);
  g_unlink (path);
}

static void
test_folder_of_shm (void)
{
  g_autofree char *folder = g_strdup_printf ("/dev/shm/vitrine-test-%d", getpid ());
  g_autofree char *path = g_build_filename (folder, "inside", NULL);
  g_autoptr (VitrineAddress) address = address_of (path);
  g_autoptr (VitrineSegment) writer = NULL;
  VitrineSegmentStatus status;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "inside", -1, NULL));
  writer = vitrine_segment_attach (address, VITRINE_ACCESS_EDIT, NULL);
  g_assert_nonnull (writer);
  g_assert_true (vitrine_segment_query (writer, &status, NULL));
  g_assert_cmpint (status.kind, ==, VITRINE_OBJECT_FILE);
  g_assert_true (vitrine_segment_write (writer, 0, "I", 1, NULL));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_not_removed (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (vitrine_segment_can_remove (self->address));
  g_assert_false (vitrine_segment_remove (self->address, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "file manager"));
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

/* The sticky bit means something else on a disk. */
static void
test_never_managed (Fixture       *self,
                    gconstpointer  data)
{
  VitrineSegmentStatus status;

  g_assert_cmpint (g_chmod (self->path, 01600), ==, 0);
  g_assert_true (vitrine_segment_lookup (self->address, &status, NULL));
  g_assert_false (status.managed);
}

static void
be_denied (gpointer data)
{
  Fixture *self = data;

  if (!peer_become_nobody ())
    _exit (0);
  assert_attach_fails (self->path, VITRINE_ACCESS_EDIT, VITRINE_ERROR_DENIED, " 0644");
}

static void
test_denied (Fixture       *self,
             gconstpointer  data)
{
  g_assert_cmpint (g_chmod (self->path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  peer_assert_success (peer_start (be_denied, self));
}

static void
meet_read_only (gpointer data)
{
  g_autoptr (VitrineAddress) address = address_of ("/dev/shm/data");
  g_autoptr (VitrineSegment) watcher = NULL;

  if (!peer_private_shm (65536))
    _exit (0);
  g_assert_true (g_file_set_contents ("/dev/shm/data", TEXT, -1, NULL));
  g_assert_cmpint (mount (NULL, "/dev/shm", NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  watcher = vitrine_segment_attach (address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (watcher);
  assert_attach_fails ("/dev/shm/data", VITRINE_ACCESS_EDIT, VITRINE_ERROR_DENIED, "writing");
}

static void
test_read_only_place (void)
{
  peer_assert_success (peer_start (meet_read_only, NULL));
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
    { "/file-source/written-in-place", test_written_in_place },
    { "/file-source/removed-and-replaced", test_removed_and_replaced },
    { "/file-source/grown", test_grown },
    { "/file-source/no-file", test_no_file },
    { "/file-source/not-mappable", test_not_mappable },
    { "/file-source/link", test_link },
    { "/file-source/not-removed", test_not_removed },
    { "/file-source/never-managed", test_never_managed },
    { "/file-source/denied", test_denied },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add_func ("/file-source/folder-of-shm", test_folder_of_shm);
  g_test_add_func ("/file-source/read-only-place", test_read_only_place);
  return g_test_run ();
}
