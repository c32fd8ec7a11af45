/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/edit.h"

#include "peer.h"
#include "segment/error.h"

#include <gio/gio.h>

#include <string.h>

#define SIZE 4096

typedef struct
{
  VitrineAddress *address;
  VitrineSegment *segment;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->address = peer_address_new ();
  fixture->segment = vitrine_segment_join (fixture->address, SIZE, 0600, NULL, NULL);
  g_assert_nonnull (fixture->segment);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  vitrine_segment_detach (fixture->segment);
  vitrine_address_unref (fixture->address);
}

static void
add_text (VitrineEdit *edit,
          guint64      offset,
          const char  *before,
          const char  *after)
{
  g_autoptr (GBytes) old = before != NULL ? g_bytes_new (before, strlen (before)) : NULL;
  g_autoptr (GBytes) new = g_bytes_new (after, strlen (after));

  vitrine_edit_add (edit, offset, old, new);
}

static void
assert_stands (Fixture    *fixture,
               guint64     offset,
               const char *expected)
{
  char found[64] = "";

  g_assert_cmpint (vitrine_segment_read (fixture->segment, offset, found, strlen (expected), NULL),
                   ==, strlen (expected));
  g_assert_cmpstr (found, ==, expected);
}

static void
test_writes_and_takes_back (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (VitrineEdit) edit = vitrine_edit_new (FALSE);
  g_autoptr (VitrineEdit) inverse = NULL;
  g_autoptr (GError) error = NULL;

  vitrine_segment_write (fixture->segment, 10, "0123456789", 10, NULL);
  add_text (edit, 10, NULL, "abc");
  add_text (edit, 17, NULL, "xyz");
  g_assert_true (vitrine_edit_apply (edit, fixture->segment, FALSE, &error));
  g_assert_no_error (error);
  assert_stands (fixture, 10, "abc3456xyz");

  inverse = vitrine_edit_invert (edit);
  g_assert_true (vitrine_edit_apply (inverse, fixture->segment, FALSE, &error));
  g_assert_no_error (error);
  assert_stands (fixture, 10, "0123456789");
}

/* One place that is another one is enough to leave all of them alone. */
static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (VitrineEdit) edit = vitrine_edit_new (FALSE);
  g_autoptr (GError) error = NULL;

  vitrine_segment_write (fixture->segment, 0, "0123456789", 10, NULL);
  add_text (edit, 0, "01", "ab");
  add_text (edit, 5, "00", "cd");
  g_assert_false (vitrine_edit_apply (edit, fixture->segment, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_stands (fixture, 0, "0123456789");
  g_assert_cmpmem (g_bytes_get_data (vitrine_edit_get_run (edit, 1)->found, NULL), 2, "56", 2);
  g_clear_error (&error);

  g_assert_true (vitrine_edit_apply (edit, fixture->segment, TRUE, &error));
  g_assert_no_error (error);
  assert_stands (fixture, 0, "ab234cd789");
  g_assert_cmpmem (g_bytes_get_data (vitrine_edit_get_run (edit, 1)->before, NULL), 2, "56", 2);
}

/* Nothing is written where a part of it has no room. */
static void
test_too_long (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (VitrineEdit) edit = vitrine_edit_new (FALSE);
  g_autoptr (GError) error = NULL;

  vitrine_segment_write (fixture->segment, 0, "0123", 4, NULL);
  add_text (edit, 0, NULL, "ab");
  add_text (edit, SIZE - 3, NULL, "12345");
  g_assert_false (vitrine_edit_apply (edit, fixture->segment, TRUE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, "2 bytes"));
  assert_stands (fixture, 0, "0123");
}

/* Somebody else holds the turn: a value is one store and needs none. */
static void
test_turn (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    guint64 offset;
    const char *text;
    gboolean is_text;
    gboolean written;
  } cases[] = {
    { 8, "x", FALSE, TRUE },
    { 7, "x", FALSE, TRUE },
    { 10, "xy", FALSE, TRUE },
    { 12, "four", FALSE, TRUE },
    { 16, "eight by", FALSE, TRUE },
    { 12, "eight by", FALSE, FALSE },
    { 9, "xy", FALSE, FALSE },
    { 8, "xyz", FALSE, FALSE },
    { 16, "sixteen bytes...", FALSE, FALSE },
    { 0, "xy", TRUE, FALSE },
  };
  VitrineSegment *peer = vitrine_segment_join (fixture->address, SIZE, 0600, NULL, NULL);

  g_assert_true (vitrine_segment_take_turn (peer, VITRINE_TURN_WRITE, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VitrineEdit) edit = vitrine_edit_new (cases[i].is_text);
      g_autoptr (GError) error = NULL;

      add_text (edit, cases[i].offset, NULL, cases[i].text);
      g_assert_cmpint (vitrine_edit_apply (edit, fixture->segment, TRUE, &error),
                       ==, cases[i].written);
      if (!cases[i].written)
        g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY);
    }
  vitrine_segment_detach (peer);
}

static void
test_only_watched (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (VitrineSegment) guest = NULL;
  g_autoptr (VitrineEdit) edit = vitrine_edit_new (FALSE);
  g_autoptr (GError) error = NULL;

  guest = vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, NULL);
  add_text (edit, 0, NULL, "no");
  g_assert_false (vitrine_edit_apply (edit, guest, TRUE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_READ_ONLY);
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
  add ("/edit/writes-and-takes-back", test_writes_and_takes_back);
  add ("/edit/changed-meanwhile", test_changed_meanwhile);
  add ("/edit/too-long", test_too_long);
  add ("/edit/turn", test_turn);
  add ("/edit/only-watched", test_only_watched);
  return g_test_run ();
}
