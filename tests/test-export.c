/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watch/export.h"

#include "peer.h"
#include "segment/error.h"
#include "watched-segment.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE (3 * VITRINE_EXPORT_PIECE + 100)
#define TEBIBYTE (G_GUINT64_CONSTANT (1) << 40)

typedef struct
{
  WatchedSegment watched;
  char *folder;
  char *path;
  guint n_finished;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  size)
{
  g_autoptr (GError) error = NULL;

  watched_segment_open (&fixture->watched, GPOINTER_TO_SIZE (size));
  fixture->folder = g_dir_make_tmp ("vitrine-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "copy.bin", NULL);
}

/* Nothing but the file itself may be left. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  size)
{
  watched_segment_close (&fixture->watched);
  g_unlink (fixture->path);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static VitrineExport *
export_new (Fixture *fixture,
            guint64  offset,
            guint64  length)
{
  return vitrine_export_new (fixture->watched.segment, &(VitrineRange) { offset, length },
                             fixture->path);
}

static guint64
get_allocated (Fixture *fixture)
{
  VitrineSegmentStatus status;

  g_assert_true (vitrine_segment_query (fixture->watched.segment, &status, NULL));
  return status.allocated;
}

static void
fill (Fixture *fixture)
{
  for (gsize i = 0; i < fixture->watched.size; i++)
    fixture->watched.bytes[i] = (guint8) (i * 7 + i / 251);
}

static void
assert_copied (Fixture *fixture,
               guint64  offset,
               guint64  length)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &n_bytes, NULL));
  g_assert_cmpmem (bytes, n_bytes, fixture->watched.bytes + offset, length);
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  size)
{
  VitrineExport *export = export_new (fixture, 0, SIZE);

  fill (fixture);
  vitrine_export_run (export);
  g_assert_no_error (vitrine_export_get_error (export));
  g_assert_cmpuint (vitrine_export_get_done (export), ==, SIZE);
  g_assert_cmpuint (vitrine_export_get_total (export), ==, SIZE);
  assert_copied (fixture, 0, SIZE);
  g_assert_finalize_object (export);
}

static void
test_part (Fixture       *fixture,
           gconstpointer  size)
{
  g_autoptr (VitrineExport) export = export_new (fixture, 4000, VITRINE_EXPORT_PIECE + 5);

  fill (fixture);
  vitrine_export_run (export);
  g_assert_no_error (vitrine_export_get_error (export));
  assert_copied (fixture, 4000, VITRINE_EXPORT_PIECE + 5);
}

/* Looking at 1 TiB takes no memory, and its copy hardly any room. */
static void
test_sparse (Fixture       *fixture,
             gconstpointer  size)
{
  static const guint64 places[] = { 0, 123456789, TEBIBYTE / 2, TEBIBYTE - 1 };
  g_autoptr (VitrineExport) export = export_new (fixture, 0, TEBIBYTE);
  guint64 allocated;
  struct stat status;
  FILE *file;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    fixture->watched.bytes[places[i]] = (guint8) (i + 1);
  allocated = get_allocated (fixture);
  vitrine_export_run (export);
  g_assert_no_error (vitrine_export_get_error (export));
  g_assert_cmpuint (get_allocated (fixture), ==, allocated);

  g_assert_no_errno (stat (fixture->path, &status));
  g_assert_cmpuint ((guint64) status.st_size, ==, TEBIBYTE);
  g_assert_cmpuint ((guint64) status.st_blocks * 512, <=, allocated + 64 * 1024);
  file = fopen (fixture->path, "rb");
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_no_errno (fseeko (file, (off_t) places[i], SEEK_SET));
      g_assert_cmpint (fgetc (file), ==, (int) i + 1);
    }
  fclose (file);
}

/* What is no longer there is no zero. */
static void
test_shrunk (Fixture       *fixture,
             gconstpointer  size)
{
  g_autoptr (VitrineExport) export = export_new (fixture, 0, SIZE);

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  watched_segment_resize (&fixture->watched, VITRINE_EXPORT_PIECE + 1);
  vitrine_export_run (export);
  g_assert_error (vitrine_export_get_error (export), VITRINE_ERROR, VITRINE_ERROR_GONE);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_frozen (Fixture       *fixture,
             gconstpointer  size)
{
  g_autoptr (VitrineExport) export = export_new (fixture, 10, 3);
  g_autofree char *bytes = NULL;

  memcpy (fixture->watched.bytes + 10, "old", 3);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  vitrine_export_freeze (export, vitrine_sampler_get_snapshot (fixture->watched.sampler));
  memcpy (fixture->watched.bytes + 10, "new", 3);
  vitrine_export_run (export);
  g_assert_no_error (vitrine_export_get_error (export));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "old");
}

static void
finished_cb (Fixture *fixture)
{
  fixture->n_finished++;
}

static void
test_thread (Fixture       *fixture,
             gconstpointer  size)
{
  VitrineExport *export = export_new (fixture, 0, SIZE);

  fill (fixture);
  g_signal_connect_swapped (export, "finished", G_CALLBACK (finished_cb), fixture);
  vitrine_export_start (export);
  while (fixture->n_finished == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (vitrine_export_get_error (export));
  assert_copied (fixture, 0, SIZE);
  /* The thread's hold on it ends with the source that told us. */
  g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (export);
}

static void
gone_cb (gpointer  is_gone,
         GObject  *where)
{
  *(gboolean *) is_gone = TRUE;
}

/* Wherever it has come to: no word, and no file, new or half. */
static void
test_stop (Fixture       *fixture,
           gconstpointer  size)
{
  fill (fixture);
  for (guint i = 0; i < 20; i++)
    {
      VitrineExport *export = export_new (fixture, 0, SIZE);
      gboolean is_gone = FALSE;

      g_signal_connect_swapped (export, "finished", G_CALLBACK (finished_cb), fixture);
      g_object_weak_ref (G_OBJECT (export), gone_cb, &is_gone);
      vitrine_export_start (export);
      while (i % 4 > 0 && vitrine_export_get_done (export) * 4 < SIZE * (i % 4) / 2)
        g_thread_yield ();
      vitrine_export_stop (export);
      g_object_unref (export);
      while (!is_gone)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (fixture->n_finished, ==, 0);
    }
}

/* In a child: a copy that has no room. */
static void
fill_disk_cb (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (VitrineExport) export = NULL;
  g_autoptr (GDir) folder = NULL;

  if (!peer_private_disk (fixture->folder, 1024 * 1024))
    return;
  export = export_new (fixture, 0, SIZE);
  vitrine_export_run (export);
  g_assert_error (vitrine_export_get_error (export), VITRINE_ERROR, VITRINE_ERROR_FULL);
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_null (g_dir_read_name (folder));
}

static void
test_full (Fixture       *fixture,
           gconstpointer  size)
{
  fill (fixture);
  peer_assert_success (peer_start (fill_disk_cb, fixture));
}

/* In a child: a folder of somebody else's. */
static void
be_denied_cb (gpointer data)
{
  g_autoptr (VitrineExport) export = export_new (data, 0, SIZE);

  if (!peer_become_nobody ())
    return;
  vitrine_export_run (export);
  g_assert_error (vitrine_export_get_error (export), VITRINE_ERROR, VITRINE_ERROR_DENIED);
}

static void
test_denied (Fixture       *fixture,
             gconstpointer  size)
{
  fill (fixture);
  peer_assert_success (peer_start (be_denied_cb, fixture));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    guint64 size;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/export/whole", SIZE, test_whole },
    { "/export/part", SIZE, test_part },
    { "/export/sparse", TEBIBYTE, test_sparse },
    { "/export/shrunk", SIZE, test_shrunk },
    { "/export/frozen", 4096, test_frozen },
    { "/export/thread", SIZE, test_thread },
    { "/export/stop", SIZE, test_stop },
    { "/export/full", SIZE, test_full },
    { "/export/denied", SIZE, test_denied },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GSIZE_TO_POINTER (tests[i].size), set_up,
                tests[i].run, tear_down);
  return g_test_run ();
}
