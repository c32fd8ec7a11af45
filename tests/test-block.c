/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/block.h"

#include "segment/error.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIZE 4096
#define LARGE (3 * 1024 * 1024)

typedef struct
{
  VitrineAddress *address;
  VitrineSegment *joined;
  const VitrineEncoding *utf16;
} Fixture;

static void
set_up_size (Fixture *fixture,
             gsize    size)
{
  g_autofree char *name = g_strdup_printf ("vitrine-test-block-%d-%u", getpid (), g_random_int ());
  g_autoptr (GError) error = NULL;

  fixture->utf16 = vitrine_encoding_default ();
  fixture->address = vitrine_address_new_posix (name, &error);
  g_assert_no_error (error);
  fixture->joined = vitrine_segment_join (fixture->address, size, 0600, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  set_up_size (fixture, SIZE);
}

static void
set_up_large (Fixture       *fixture,
              gconstpointer  unused)
{
  set_up_size (fixture, LARGE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  vitrine_segment_detach (fixture->joined);
  vitrine_address_unref (fixture->address);
}

static void
fill (Fixture *fixture,
      guint8   byte)
{
  gsize size = vitrine_segment_get_size (fixture->joined);
  g_autofree guint8 *bytes = g_malloc (size);
  g_autoptr (GError) error = NULL;

  memset (bytes, byte, size);
  vitrine_segment_write (fixture->joined, 0, bytes, size, &error);
  g_assert_no_error (error);
}

static void
assert_bytes (Fixture    *fixture,
              guint64     offset,
              const char *expected,
              gsize       length)
{
  g_autofree guint8 *bytes = g_malloc (length);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (vitrine_segment_read (fixture->joined, offset, bytes, length, &error), ==,
                   (gssize) length);
  g_assert_cmpmem (bytes, length, expected, length);
}

static void
test_write (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineText) text = NULL;

  fill (fixture, 0xee);
  vitrine_block_write_text (fixture->joined, fixture->utf16, 2, "Th\303\251", -1, &error);
  g_assert_no_error (error);
  /* The text and its terminator, and nothing else. */
  assert_bytes (fixture, 0, "\xee\xeeT\0h\0\xe9\0\0\0\xee\xee", 12);

  text = vitrine_block_read_text (fixture->joined, fixture->utf16, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->utf8, ==, "Th\303\251");
  g_assert_cmpuint (text->n_units, ==, 3);
  g_assert_true (text->terminated);
}

static void
test_exact_fit (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autofree char *fits = g_strnfill (2047, 'x');
  g_autofree char *over = g_strnfill (2048, 'y');
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineText) text = NULL;

  vitrine_block_write_text (fixture->joined, fixture->utf16, 0, fits, -1, &error);
  g_assert_no_error (error);

  g_assert_false (vitrine_block_write_text (fixture->joined, fixture->utf16, 0, over, -1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "1 unit over"));
  g_assert_nonnull (strstr (error->message, "2047 units"));
  g_clear_error (&error);

  g_assert_false (vitrine_block_write_text (fixture->joined, fixture->utf16, 4092,
                                            "\360\237\230\200", -1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "1 unit over, there is room for 1 unit "));
  g_clear_error (&error);

  text = vitrine_block_read_text (fixture->joined, fixture->utf16, 0, &error);
  g_assert_cmpstr (text->utf8, ==, fits);
}

static void
test_one_unit_of_room (Fixture       *fixture,
                       gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineText) text = NULL;

  fill (fixture, 0xee);
  vitrine_block_write_text (fixture->joined, fixture->utf16, SIZE - 2, "", -1, &error);
  g_assert_no_error (error);
  assert_bytes (fixture, SIZE - 4, "\xee\xee\0\0", 4);

  g_assert_false (vitrine_block_write_text (fixture->joined, fixture->utf16, SIZE - 2, "a", -1,
                                            &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
  g_clear_error (&error);

  text = vitrine_block_read_text (fixture->joined, fixture->utf16, SIZE - 4, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (text->n_units, ==, 1);
}

static void
test_offset_at_end (Fixture       *fixture,
                    gconstpointer  unused)
{
  static const guint64 offsets[] = { SIZE - 1, SIZE, SIZE + 1, G_MAXINT64, G_MAXUINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VitrineText) text = NULL;

      g_assert_false (vitrine_block_write_text (fixture->joined, fixture->utf16, offsets[i], "", -1,
                                                &error));
      g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
      g_clear_error (&error);

      text = vitrine_block_read_text (fixture->joined, fixture->utf16, offsets[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (text->n_units, ==, 0);
      g_assert_false (text->terminated);
    }
}

static void
test_no_terminator (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineText) text = NULL;

  fill (fixture, 'a');
  text = vitrine_block_read_text (fixture->joined, vitrine_encoding_find ("UTF-8", NULL), 1,
                                  &error);
  g_assert_no_error (error);
  g_assert_cmpuint (text->n_units, ==, SIZE - 1);
  g_assert_false (text->terminated);
}

static void
test_not_text (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fill (fixture, 0xee);
  g_assert_false (vitrine_block_write_text (fixture->joined, fixture->utf16, 0, "a\0b", 3, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT);
  assert_bytes (fixture, 0, "\xee\xee", 2);
}

static void
test_watch_is_read_only (Fixture       *fixture,
                         gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineText) text = NULL;
  g_autoptr (VitrineSegment) watching =
      vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, &error);

  vitrine_block_write_text (fixture->joined, fixture->utf16, 0, "text", -1, NULL);
  g_assert_false (vitrine_block_write_text (watching, fixture->utf16, 0, "no", -1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_READ_ONLY);
  g_clear_error (&error);

  text = vitrine_block_read_text (watching, fixture->utf16, 0, &error);
  g_assert_cmpstr (text->utf8, ==, "text");
}

/* A process that holds the turn keeps others out, guests who write as well. */
static void
test_turn (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineSegment) other =
      vitrine_segment_join (fixture->address, SIZE, 0600, NULL, &error);
  g_autoptr (VitrineSegment) guest =
      vitrine_segment_attach (fixture->address, VITRINE_ACCESS_EDIT, &error);
  VitrineText *text;

  vitrine_segment_take_turn (other, VITRINE_TURN_WRITE, &error);
  g_assert_no_error (error);

  g_assert_null (vitrine_block_read_text (fixture->joined, fixture->utf16, 0, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (vitrine_block_write_text (fixture->joined, fixture->utf16, 0, "a", -1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (vitrine_block_write_text (guest, fixture->utf16, 0, "a", -1, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY);
  g_clear_error (&error);

  /* Reading is shared, and each gives its turn back. */
  vitrine_segment_end_turn (other);
  vitrine_block_write_text (guest, fixture->utf16, 0, "guest", -1, &error);
  g_assert_no_error (error);
  vitrine_segment_take_turn (other, VITRINE_TURN_READ, &error);
  text = vitrine_block_read_text (fixture->joined, fixture->utf16, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->utf8, ==, "guest");
  vitrine_text_free (text);
  vitrine_segment_end_turn (other);
  vitrine_block_write_text (fixture->joined, fixture->utf16, 0, "a", -1, &error);
  g_assert_no_error (error);
  vitrine_segment_take_turn (other, VITRINE_TURN_WRITE, &error);
  g_assert_no_error (error);
}

/* Longer than the first reading, and longer than any. */
static void
test_large (Fixture       *fixture,
            gconstpointer  unused)
{
  static const gsize lengths[] = { 0, 2047, 2048, 2049, 40000, 524287 };
  g_autoptr (GError) error = NULL;
  VitrineText *text;

  fill (fixture, 0xee);
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *utf8 = g_strnfill (lengths[i], 'x');

      vitrine_block_write_text (fixture->joined, fixture->utf16, 10, utf8, -1, &error);
      g_assert_no_error (error);
      text = vitrine_block_read_text (fixture->joined, fixture->utf16, 10, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (text->n_units, ==, lengths[i]);
      g_assert_true (text->terminated);
      vitrine_text_free (text);
    }

  fill (fixture, 0x41);
  text = vitrine_block_read_text (fixture->joined, fixture->utf16, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (text->n_units, ==, 524288);
  g_assert_false (text->terminated);
  vitrine_text_free (text);
}

/* A segment that grew has the room that it has now. */
static void
test_grown (Fixture       *fixture,
            gconstpointer  unused)
{
  const char *name = vitrine_address_get_name (fixture->address);
  g_autofree char *path = g_strdup_printf ("/dev/shm/%s", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineText) text = NULL;

  g_assert_cmpint (truncate (path, 2 * SIZE), ==, 0);
  vitrine_block_write_text (fixture->joined, fixture->utf16, SIZE, "grown", -1, &error);
  g_assert_no_error (error);
  text = vitrine_block_read_text (fixture->joined, fixture->utf16, SIZE, &error);
  g_assert_cmpstr (text->utf8, ==, "grown");

  g_assert_cmpint (truncate (path, 0), ==, 0);
  g_assert_false (vitrine_block_write_text (fixture->joined, fixture->utf16, 0, "gone", -1,
                                            &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE);
}

static void
add (const char *path,
     void (*set_up_func) (Fixture *, gconstpointer),
     void (*test_func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up_func, test_func, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/block/write", set_up, test_write);
  add ("/block/exact-fit", set_up, test_exact_fit);
  add ("/block/one-unit-of-room", set_up, test_one_unit_of_room);
  add ("/block/offset-at-end", set_up, test_offset_at_end);
  add ("/block/no-terminator", set_up, test_no_terminator);
  add ("/block/not-text", set_up, test_not_text);
  add ("/block/watch-is-read-only", set_up, test_watch_is_read_only);
  add ("/block/turn", set_up, test_turn);
  add ("/block/large", set_up_large, test_large);
  add ("/block/grown", set_up, test_grown);
  return g_test_run ();
}
