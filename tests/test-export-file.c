/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/export-file.h"

#include "segment/error.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK 4096

typedef struct
{
  char *folder;
  char *path;
  VitrineSegmentStatus source; /* of no file there is */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "file.bin", NULL);
}

/* Nothing but the file itself may be left. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static VitrineExportFile *
open_file (Fixture *fixture,
           guint64  length)
{
  g_autoptr (GError) error = NULL;
  VitrineExportFile *file = vitrine_export_file_open (fixture->path, length, &fixture->source,
                                                      &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}

static void
write_file (VitrineExportFile *file,
            guint64            offset,
            const void        *bytes,
            gsize              length)
{
  g_autoptr (GError) error = NULL;

  vitrine_export_file_write (file, offset, bytes, length, &error);
  g_assert_no_error (error);
}

static void
commit (VitrineExportFile *file)
{
  g_autoptr (GError) error = NULL;

  vitrine_export_file_sync (file, &error);
  g_assert_no_error (error);
  vitrine_export_file_commit (file, &error);
  g_assert_no_error (error);
}

static void
assert_content (Fixture    *fixture,
                const void *bytes,
                gsize       length)
{
  g_autofree char *found = NULL;
  gsize n_found;

  g_assert_true (g_file_get_contents (fixture->path, &found, &n_found, NULL));
  g_assert_cmpmem (found, n_found, bytes, length);
}

static void
assert_refused (Fixture      *fixture,
                const char   *path,
                VitrineError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vitrine_export_file_open (path, 10, &fixture->source, &error));
  g_assert_error (error, VITRINE_ERROR, (int) code);
}

static void
test_commit (Fixture       *fixture,
             gconstpointer  data)
{
  VitrineExportFile *file = open_file (fixture, 5);

  write_file (file, 0, "abcde", 5);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  commit (file);
  vitrine_export_file_free (file);
  assert_content (fixture, "abcde", 5);
}

static void
test_discard (Fixture       *fixture,
              gconstpointer  data)
{
  VitrineExportFile *file = open_file (fixture, 5);

  write_file (file, 0, "abcde", 5);
  vitrine_export_file_free (file);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* What stood there stays until the new one is whole, and its mode after. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  VitrineExportFile *file;
  struct stat status;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_no_errno (g_chmod (fixture->path, 0640));
  file = open_file (fixture, 3);
  write_file (file, 0, "new", 3);
  assert_content (fixture, "old", 3);
  commit (file);
  vitrine_export_file_free (file);
  assert_content (fixture, "new", 3);
  g_assert_no_errno (stat (fixture->path, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
}

/* A link leads to the new file after as it did to the old one. */
static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autoptr (VitrineExportFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_no_errno (symlink ("file.bin", link));
  file = vitrine_export_file_open (link, 3, &fixture->source, &error);
  g_assert_no_error (error);
  write_file (file, 0, "new", 3);
  commit (file);
  assert_content (fixture, "new", 3);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_unlink (link);
}

/* Blocks of zeros are left out wherever they stand in what is written. */
static void
test_holes (Fixture       *fixture,
            gconstpointer  data)
{
  gsize length = 64 * BLOCK + 10;
  g_autofree guint8 *bytes = g_malloc0 (length);
  VitrineExportFile *file = open_file (fixture, length);
  struct stat status;

  bytes[3 * BLOCK] = 1;
  bytes[20 * BLOCK - 1] = 2;
  bytes[length - 1] = 3;
  write_file (file, 0, bytes, 1000);
  write_file (file, 1000, bytes + 1000, length - 1000);
  commit (file);
  vitrine_export_file_free (file);
  assert_content (fixture, bytes, length);
  g_assert_no_errno (stat (fixture->path, &status));
  g_assert_cmpint (status.st_blocks * 512, <=, 3 * BLOCK + BLOCK);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "file", NULL);
  struct stat status;

  assert_refused (fixture, nowhere, VITRINE_ERROR_NOT_FOUND);
  assert_refused (fixture, "/dev/shm/vitrine-test-export", VITRINE_ERROR_DENIED);
  assert_refused (fixture, "/dev/../dev/shm/vitrine-test-export", VITRINE_ERROR_DENIED);
  assert_refused (fixture, fixture->folder, VITRINE_ERROR_DENIED);
  assert_refused (fixture, "/dev/null", VITRINE_ERROR_DENIED);

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_no_errno (stat (fixture->path, &status));
  fixture->source.device = status.st_dev;
  fixture->source.inode = status.st_ino;
  assert_refused (fixture, fixture->path, VITRINE_ERROR_DENIED);
  assert_content (fixture, "old", 3);
}

static void
test_abandon (Fixture       *fixture,
              gconstpointer  data)
{
  VitrineExportFile *file = open_file (fixture, 5);
  g_autoptr (GDir) folder = NULL;

  vitrine_export_file_abandon (file);
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_null (g_dir_read_name (folder));
  vitrine_export_file_free (file);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/export-file/commit", test_commit },
    { "/export-file/discard", test_discard },
    { "/export-file/replace", test_replace },
    { "/export-file/link", test_link },
    { "/export-file/holes", test_holes },
    { "/export-file/refused", test_refused },
    { "/export-file/abandon", test_abandon },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
