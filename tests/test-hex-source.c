/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/hex-source.h"

#include "segment/error.h"
#include "watched-segment.h"

#include <string.h>

#define SIZE 4096
#define LARGE (8 * VITRINE_SAMPLER_WHOLE_MAX) /* is read only where somebody looks */

typedef struct
{
  WatchedSegment watched;
  VitrineHexSource *source;
  guint n_updated;
  guint n_resized;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  size)
{
  watched_segment_open (&fixture->watched, GPOINTER_TO_SIZE (size));
  fixture->source = vitrine_hex_source_new ();
  vitrine_hex_source_set_sampler (fixture->source, fixture->watched.sampler);
  g_signal_connect_swapped (fixture->source, "updated", G_CALLBACK (count_cb),
                            &fixture->n_updated);
  g_signal_connect_swapped (fixture->source, "resized", G_CALLBACK (count_cb),
                            &fixture->n_resized);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  size)
{
  g_assert_finalize_object (fixture->source);
  watched_segment_close (&fixture->watched);
}

static gboolean
is_marked (Fixture *fixture,
           guint64  offset)
{
  return vitrine_hex_marks_get_time (vitrine_hex_source_get_marks (fixture->source), offset) != 0;
}

/* Shows @length bytes, with none left out. */
static void
show (VitrineHexSource *source,
      guint64           offset,
      guint64           length)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  VitrineRange range = { offset, length };

  if (length > 0)
    g_array_append_val (shown, range);
  vitrine_hex_source_show (source, shown, FALSE);
}

static void
test_first_sample_marks_nothing (Fixture       *fixture,
                                 gconstpointer  size)
{
  show (fixture->source, 0, 256);
  g_assert_null (vitrine_hex_source_peek (fixture->source, 0));
  watched_segment_poke (&fixture->watched, 7, 'x');
  g_assert_cmpuint (fixture->n_updated, ==, 1);
  g_assert_cmpint (*vitrine_hex_source_peek (fixture->source, 7), ==, 'x');
  g_assert_null (vitrine_hex_source_peek (fixture->source, SIZE));
  g_assert_false (is_marked (fixture, 7));
}

static void
test_only_what_is_shown_updates (Fixture       *fixture,
                                 gconstpointer  size)
{
  show (fixture->source, 256, 256);
  watched_segment_poke (&fixture->watched, 0, 'a');
  fixture->n_updated = 0;

  watched_segment_poke (&fixture->watched, 0, 'b');
  watched_segment_poke (&fixture->watched, 512, 'b');
  watched_segment_poke (&fixture->watched, 300, 0);
  g_assert_cmpuint (fixture->n_updated, ==, 0);
  g_assert_cmpint (*vitrine_hex_source_peek (fixture->source, 512), ==, 'b');
  watched_segment_poke (&fixture->watched, 300, 'b');
  g_assert_cmpuint (fixture->n_updated, ==, 1);
  g_assert_true (is_marked (fixture, 300));
  g_assert_false (is_marked (fixture, 512));
}

static void
test_size_follows (Fixture       *fixture,
                   gconstpointer  size)
{
  vitrine_sampler_sample_now (fixture->watched.sampler);
  g_assert_cmpuint (vitrine_hex_source_get_size (fixture->source), ==, SIZE);
  watched_segment_resize (&fixture->watched, 100);
  g_assert_cmpuint (fixture->n_resized, ==, 1);
  g_assert_cmpuint (vitrine_hex_source_get_size (fixture->source), ==, 100);
  g_assert_null (vitrine_hex_source_peek (fixture->source, 100));
  watched_segment_resize (&fixture->watched, 2 * SIZE);
  g_assert_cmpuint (fixture->n_resized, ==, 2);
  g_assert_cmpuint (vitrine_hex_source_get_size (fixture->source), ==, 2 * SIZE);
}

/* What is held keeps its size too. */
static void
test_pause_holds_the_size (Fixture       *fixture,
                           gconstpointer  size)
{
  vitrine_sampler_sample_now (fixture->watched.sampler);
  vitrine_sampler_set_paused (fixture->watched.sampler, TRUE);
  watched_segment_resize (&fixture->watched, 100);
  g_assert_cmpuint (vitrine_hex_source_get_size (fixture->source), ==, SIZE);
  g_assert_nonnull (vitrine_hex_source_peek (fixture->source, SIZE - 1));
  vitrine_sampler_set_paused (fixture->watched.sampler, FALSE);
  g_assert_cmpuint (vitrine_hex_source_get_size (fixture->source), ==, 100);
}

static void
test_no_sampler_is_nothing (Fixture       *fixture,
                            gconstpointer  size)
{
  g_autoptr (GError) error = NULL;

  vitrine_sampler_sample_now (fixture->watched.sampler);
  vitrine_hex_source_set_sampler (fixture->source, NULL);
  g_assert_cmpuint (vitrine_hex_source_get_size (fixture->source), ==, 0);
  g_assert_null (vitrine_hex_source_get_snapshot (fixture->source));
  show (fixture->source, 0, 0);
  g_assert_null (vitrine_hex_source_read (fixture->source, 0, 1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
}

/* A large segment is read where it is shown, and a page around that. */
static void
test_large_is_read_where_shown (Fixture       *fixture,
                                gconstpointer  size)
{
  show (fixture->source, 4 * SIZE, SIZE);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  g_assert_null (vitrine_hex_source_peek (fixture->source, 3 * SIZE - 1));
  g_assert_nonnull (vitrine_hex_source_peek (fixture->source, 3 * SIZE));
  g_assert_nonnull (vitrine_hex_source_peek (fixture->source, 6 * SIZE - 1));
  g_assert_null (vitrine_hex_source_peek (fixture->source, 6 * SIZE));

  show (fixture->source, LARGE - SIZE, SIZE);
  fixture->n_updated = 0;
  vitrine_sampler_sample_now (fixture->watched.sampler);
  g_assert_cmpuint (fixture->n_updated, ==, 1);
  g_assert_nonnull (vitrine_hex_source_peek (fixture->source, LARGE - 1));
  g_assert_null (vitrine_hex_source_peek (fixture->source, 3 * SIZE));
}

/* Rows that are left out are looked at as long as they would be shown. */
static void
test_large_with_rows_left_out (Fixture       *fixture,
                               gconstpointer  size)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (VitrineRange));
  VitrineRange ranges[] = { { 0, 16 }, { LARGE / 2, 16 } };

  show (fixture->source, 4 * SIZE, SIZE);
  g_array_append_vals (shown, ranges, 2);
  vitrine_hex_source_show (fixture->source, shown, TRUE);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  g_assert_nonnull (vitrine_hex_source_peek (fixture->source, 15));
  g_assert_null (vitrine_hex_source_peek (fixture->source, 16));
  g_assert_nonnull (vitrine_hex_source_peek (fixture->source, LARGE / 2));
  g_assert_nonnull (vitrine_hex_source_peek (fixture->source, 6 * SIZE - 1));
  watched_segment_poke (&fixture->watched, LARGE / 2, 'x');
  g_assert_true (is_marked (fixture, LARGE / 2));

  show (fixture->source, 4 * SIZE, SIZE);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  g_assert_null (vitrine_hex_source_peek (fixture->source, 0));
  g_assert_nonnull (vitrine_hex_source_peek (fixture->source, 4 * SIZE));
}

static void
test_reads_what_is_not_shown (Fixture       *fixture,
                              gconstpointer  size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  show (fixture->source, 0, SIZE);
  vitrine_sampler_sample_now (fixture->watched.sampler);
  memcpy (fixture->watched.bytes + LARGE / 2, "here", 4);
  bytes = vitrine_hex_source_read (fixture->source, LARGE / 2, 4, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "here", 4);
  g_assert_null (vitrine_hex_source_read (fixture->source, LARGE - 2, 4, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
}

static void
add (const char *path,
     gsize       size,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GSIZE_TO_POINTER (size), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/hex-source/first-sample-marks-nothing", SIZE, test_first_sample_marks_nothing);
  add ("/hex-source/only-what-is-shown-updates", SIZE, test_only_what_is_shown_updates);
  add ("/hex-source/size-follows", SIZE, test_size_follows);
  add ("/hex-source/pause-holds-the-size", SIZE, test_pause_holds_the_size);
  add ("/hex-source/no-sampler-is-nothing", SIZE, test_no_sampler_is_nothing);
  add ("/hex-source/large-is-read-where-shown", LARGE, test_large_is_read_where_shown);
  add ("/hex-source/large-with-rows-left-out", LARGE, test_large_with_rows_left_out);
  add ("/hex-source/reads-what-is-not-shown", LARGE, test_reads_what_is_not_shown);
  return g_test_run ();
}
