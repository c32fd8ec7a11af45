/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/session.h"

#include "peer.h"
#include "segment/error.h"
#include "session-tools.h"

#include <sys/mman.h>
#include <unistd.h>

#define SIZE 4096

static VitrineSession *
join (VitrineAddress *address)
{
  g_autoptr (GError) error = NULL;
  VitrineSession *session = open_session (address, VITRINE_OPEN_JOIN, &error);

  g_assert_no_error (error);
  return session;
}

static VitrineSession *
visit (VitrineAddress *address)
{
  g_autoptr (GError) error = NULL;
  VitrineSession *session = open_session (address, VITRINE_OPEN_VISIT, &error);

  g_assert_no_error (error);
  return session;
}

static void
test_join_creates_and_removes (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *first = join (address);
  VitrineSession *second = visit (address);

  g_assert_true (vitrine_session_get_created (first));
  g_assert_false (vitrine_session_get_created (second));
  g_assert_cmpint (vitrine_session_get_access (first), ==, VITRINE_ACCESS_JOIN);
  g_assert_cmpint (vitrine_session_get_access (second), ==, VITRINE_ACCESS_JOIN);
  g_assert_false (vitrine_session_get_kept (second));
  g_assert_true (vitrine_address_equal (vitrine_session_get_address (second), address));

  close_session (first);
  g_assert_true (peer_exists (address));
  close_session (second);
  g_assert_false (peer_exists (address));
}

/* A memfd is called what its maker called it, all else what its address says. */
static void
test_name (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (VitrineAddress) way = NULL;
  g_autofree char *text = NULL;
  int fd = memfd_create ("my\nmemfd", MFD_CLOEXEC);
  VitrineSession *session;

  g_assert_cmpint (ftruncate (fd, SIZE), ==, 0);
  text = g_strdup_printf ("proc:%d/fd/%d", (int) getpid (), fd);
  way = vitrine_address_parse (text, NULL);
  session = visit (way);
  g_assert_cmpstr (vitrine_session_get_name (session), ==, "my\\nmemfd");
  close_session (session);
  close (fd);

  session = join (address);
  g_assert_cmpstr (vitrine_session_get_name (session), ==,
                   vitrine_address_get_label (address));
  close_session (session);
}

static void
test_closed_session_is_harmless (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  VitrineSession *session = join (address);

  vitrine_session_close (session);
  vitrine_session_close (session);
  g_assert_false (peer_exists (address));

  g_assert_null (vitrine_session_get_segment (session));
  g_assert_nonnull (vitrine_session_get_sampler (session));
  vitrine_session_set_encoding (session, vitrine_encoding_find ("UTF-8", NULL));

  g_assert_false (write_and_wait (session, "late", &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE);
  g_clear_error (&error);
  g_assert_false (vitrine_session_set_writable (session, TRUE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE);
  g_clear_error (&error);
  g_assert_false (vitrine_session_set_kept (session, TRUE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_GONE);

  close_session (session);
}

static void
test_visit_creates_nothing (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (open_session (address, VITRINE_OPEN_VISIT, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_FOUND);
  g_assert_false (peer_exists (address));
}

typedef struct
{
  VitrineAddress *address;
  guint n_ticks;
} Creator;

static gboolean
give_size_cb (gpointer user_data)
{
  Creator *creator = user_data;
  int fd;

  if (++creator->n_ticks < 10)
    return G_SOURCE_CONTINUE;

  fd = peer_open_foreign (creator->address);
  g_assert_cmpint (ftruncate (fd, SIZE), ==, 0);
  close (fd);
  return G_SOURCE_REMOVE;
}

/* The main loop runs while a worker waits for the creator. */
static void
test_waits_for_a_size (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  Creator creator = { address, 0 };
  VitrineSession *session;

  peer_make_foreign (address, 0, 0600);
  g_timeout_add (5, give_size_cb, &creator);
  session = visit (address);
  g_assert_cmpuint (creator.n_ticks, ==, 10);
  g_assert_cmpuint (vitrine_segment_get_size (vitrine_session_get_segment (session)), ==, SIZE);

  close_session (session);
  peer_remove (address);
}

static void
note_cancelled_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vitrine_session_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
is_gone (gpointer data)
{
  return !peer_exists (data);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_cancelled_opening_leaves_nothing (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;
  guint source = g_timeout_add (5, wake_cb, NULL);

  vitrine_session_open_async (address, VITRINE_OPEN_JOIN, SIZE, 0600, cancellable,
                              note_cancelled_cb, &done);
  g_cancellable_cancel (cancellable);
  wait_until (is_true, &done);
  wait_until (is_gone, address);
  g_source_remove (source);
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static void
test_watched_until_writable (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  VitrineSession *session;
  guint n_notified = 0;
  g_autofree char *text = NULL;

  peer_make_foreign (address, SIZE, 0600);
  session = visit (address);
  g_signal_connect_swapped (session, "notify::access", G_CALLBACK (count_cb), &n_notified);
  vitrine_session_set_encoding (session, vitrine_encoding_default ());
  g_assert_cmpint (vitrine_session_get_access (session), ==, VITRINE_ACCESS_WATCH);
  g_assert_true (vitrine_session_get_kept (session));

  g_assert_false (write_and_wait (session, "no", &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_assert_true (vitrine_session_set_writable (session, TRUE, &error));
  g_assert_cmpint (vitrine_session_get_access (session), ==, VITRINE_ACCESS_EDIT);
  g_assert_true (write_and_wait (session, "yes", &error));
  text = read_utf16 (address);
  g_assert_cmpstr (text, ==, "yes");

  g_assert_true (vitrine_session_set_writable (session, TRUE, &error));
  g_assert_true (vitrine_session_set_writable (session, FALSE, &error));
  g_assert_cmpint (vitrine_session_get_access (session), ==, VITRINE_ACCESS_WATCH);
  g_assert_false (write_and_wait (session, "no", NULL));
  g_assert_cmpuint (n_notified, ==, 2);

  close_session (session);
  g_assert_true (peer_exists (address));
  peer_remove (address);
}

static void
test_joined_is_always_writable (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  VitrineSession *session = join (address);

  g_assert_true (vitrine_session_set_writable (session, TRUE, &error));
  g_assert_cmpint (vitrine_session_get_access (session), ==, VITRINE_ACCESS_JOIN);
  g_assert_false (vitrine_session_set_writable (session, FALSE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
  close_session (session);
}

typedef struct
{
  VitrineSession *session;
  const char *name;
} Expected;

static gboolean
has_encoding (gpointer data)
{
  Expected *expected = data;

  return g_str_equal (vitrine_session_get_encoding (expected->session)->name, expected->name);
}

static void
test_automatic_encoding (void)
{
  static const guint8 utf16[] = { 'T', 0, 'h', 0, 'i', 0, 's', 0, 0, 0 };
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *session;
  guint n_notified = 0;

  peer_make_foreign (address, SIZE, 0600);
  session = visit (address);
  g_signal_connect_swapped (session, "notify::encoding", G_CALLBACK (count_cb), &n_notified);
  g_assert_true (vitrine_session_is_automatic (session));
  g_assert_cmpstr (vitrine_session_get_encoding (session)->name, ==, "UTF-8");

  poke (address, utf16, sizeof utf16);
  wait_until (has_encoding, &(Expected) { session, "UTF-16LE" });
  g_assert_cmpuint (n_notified, ==, 1);

  vitrine_session_set_encoding (session, vitrine_encoding_find ("UTF-8", NULL));
  g_assert_false (vitrine_session_is_automatic (session));
  g_assert_cmpuint (n_notified, ==, 2);
  vitrine_session_set_encoding (session, NULL);
  g_assert_true (vitrine_session_is_automatic (session));
  g_assert_cmpstr (vitrine_session_get_encoding (session)->name, ==, "UTF-16LE");

  close_session (session);
  peer_remove (address);
}

static void
test_write (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  VitrineSession *session = join (address);

  g_assert_true (write_and_wait (session, "This is a test string", &error));
  g_assert_no_error (error);
  text = read_utf16 (address);
  g_assert_cmpstr (text, ==, "This is a test string");
  g_assert_true (vitrine_sampler_get_last_was_own (vitrine_session_get_sampler (session)));

  close_session (session);
}

static void
test_unwritable_texts (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autofree char *most = g_strnfill (2047, 'x');
  g_autofree char *more = g_strnfill (2048, 'x');
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  VitrineSession *session = join (address);

  g_assert_true (write_and_wait (session, most, &error));
  g_assert_false (write_and_wait (session, more, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_TOO_LONG);
  g_clear_error (&error);

  vitrine_session_set_encoding (session, vitrine_encoding_find ("ISO-8859-1", NULL));
  g_assert_false (write_and_wait (session, "漢", &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_NOT_TEXT);

  text = read_utf16 (address);
  g_assert_cmpstr (text, ==, most);
  close_session (session);
}

typedef struct
{
  guint n_done;
  guint n_written;
  guint n_cancelled;
  guint n_busy;
} Tally;

static void
tally_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Tally *tally = user_data;
  g_autoptr (GError) error = NULL;

  tally->n_done++;
  if (vitrine_session_write_finish (VITRINE_SESSION (source), result, &error))
    tally->n_written++;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tally->n_cancelled++;
  else if (g_error_matches (error, VITRINE_ERROR, VITRINE_ERROR_BUSY))
    tally->n_busy++;
}

static gboolean
are_all_done (gpointer data)
{
  Tally *tally = data;

  return tally->n_done == 10;
}

static void
test_newest_waiting_text_wins (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autofree char *text = NULL;
  VitrineSession *session = join (address);
  Tally tally = { 0 };

  for (int i = 0; i < 10; i++)
    {
      g_autofree char *number = g_strdup_printf ("text %d", i);

      vitrine_session_write_async (session, number, NULL, tally_cb, &tally);
    }
  wait_until (are_all_done, &tally);

  g_assert_cmpuint (tally.n_written, ==, 2);
  g_assert_cmpuint (tally.n_cancelled, ==, 8);
  text = read_utf16 (address);
  g_assert_cmpstr (text, ==, "text 9");
  close_session (session);
}

static gboolean
tick_cb (gpointer user_data)
{
  *(guint *) user_data += 1;
  return G_SOURCE_CONTINUE;
}

/* A peer holds the turn: the text is refused, and the main loop never waits. */
static void
test_busy (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  VitrineSession *session = join (address);
  VitrineSegment *peer = vitrine_segment_join (address, SIZE, 0600, NULL, NULL);
  guint n_ticks = 0;
  guint source = g_timeout_add (10, tick_cb, &n_ticks);

  g_assert_true (vitrine_segment_take_turn (peer, VITRINE_TURN_WRITE, NULL));
  g_assert_false (write_and_wait (session, "no", &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY);
  g_assert_cmpuint (n_ticks, >, 1);
  g_clear_error (&error);

  vitrine_segment_end_turn (peer);
  g_assert_true (write_and_wait (session, "yes", &error));

  g_source_remove (source);
  vitrine_segment_detach (peer);
  close_session (session);
}

/* Closing waits for the worker that is inside, and answers whoever waits. */
static void
test_close_while_writing (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *session = join (address);
  VitrineSegment *peer = vitrine_segment_join (address, SIZE, 0600, NULL, NULL);
  Tally tally = { .n_done = 8 };

  g_assert_true (vitrine_segment_take_turn (peer, VITRINE_TURN_WRITE, NULL));
  vitrine_session_write_async (session, "first", NULL, tally_cb, &tally);
  vitrine_session_write_async (session, "second", NULL, tally_cb, &tally);
  vitrine_session_close (session);
  vitrine_segment_detach (peer);
  g_assert_false (peer_exists (address));

  wait_until (are_all_done, &tally);
  g_assert_cmpuint (tally.n_busy, ==, 1);
  g_assert_cmpuint (tally.n_cancelled, ==, 1);
  close_session (session);
}

/* Texts between which bytes are stored do not take one another's place. */
static void
test_stores_keep_their_order (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *session = join (address);
  Tally tally = { 0 };

  vitrine_session_set_encoding (session, vitrine_encoding_find ("UTF-8", NULL));
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GBytes) mark = g_bytes_new ("x", 1);

      vitrine_session_write_async (session, "text", NULL, tally_cb, &tally);
      vitrine_session_store_async (session, i, mark, NULL, tally_cb, &tally);
    }
  wait_until (are_all_done, &tally);

  g_assert_cmpuint (tally.n_written, ==, 10);
  assert_bytes (session, 0, "text");
  g_assert_cmpuint (((const char *) vitrine_segment_get_mapping (
                      vitrine_session_get_segment (session)))[4], ==, 'x');
  close_session (session);
}

/* Undoing what is still on its way waits for it. */
static void
test_undo_comes_after_what_is_written (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GBytes) bytes = g_bytes_new ("bytes", 5);
  VitrineSession *session = join (address);
  Tally tally = { .n_done = 9 };

  vitrine_session_store_async (session, 0, bytes, NULL, tally_cb, &tally);
  g_assert_true (step_and_wait (session, VITRINE_STEP_UNDO, NULL, NULL, NULL));
  g_assert_cmpuint (tally.n_written, ==, 1);
  assert_bytes (session, 0, "");
  close_session (session);
}

static void
test_kept (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  VitrineSession *session = join (address);
  guint n_notified = 0;

  g_signal_connect_swapped (session, "notify::kept", G_CALLBACK (count_cb), &n_notified);
  g_assert_true (vitrine_session_set_kept (session, TRUE, &error));
  g_assert_true (vitrine_session_get_kept (session));
  g_assert_cmpuint (n_notified, ==, 1);

  close_session (session);
  g_assert_true (peer_exists (address));
  peer_remove (address);
}

static gboolean
is_kept (gpointer data)
{
  return vitrine_session_get_kept (data);
}

static void
test_kept_by_somebody_else (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *session = join (address);

  g_assert_true (vitrine_segment_keep (address, TRUE, NULL, NULL));
  wait_until (is_kept, session);
  g_assert_true (vitrine_segment_keep (address, FALSE, NULL, NULL));
  close_session (session);
  g_assert_false (peer_exists (address));
}

/* "New Window" on a block that somebody keeps: one more who takes turns. */
static void
test_kept_is_joined_where_others_did (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  VitrineSession *first = join (address);
  VitrineSession *second;

  g_assert_true (vitrine_session_set_kept (first, TRUE, NULL));
  second = visit (address);
  g_assert_cmpint (vitrine_session_get_access (second), ==, VITRINE_ACCESS_JOIN);
  close_session (second);
  close_session (first);

  second = visit (address);
  g_assert_cmpint (vitrine_session_get_access (second), ==, VITRINE_ACCESS_WATCH);
  close_session (second);
  peer_remove (address);
}

static void
test_guest_keeps_nothing (void)
{
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autoptr (GError) error = NULL;
  VitrineSession *session;

  peer_make_foreign (address, SIZE, 0600);
  session = visit (address);
  g_assert_false (vitrine_session_set_kept (session, FALSE, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_READ_ONLY);
  g_assert_true (vitrine_session_get_kept (session));
  close_session (session);
  peer_remove (address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/join", test_join_creates_and_removes);
  g_test_add_func ("/session/name", test_name);
  g_test_add_func ("/session/closed", test_closed_session_is_harmless);
  g_test_add_func ("/session/visit-creates-nothing", test_visit_creates_nothing);
  g_test_add_func ("/session/waits-for-a-size", test_waits_for_a_size);
  g_test_add_func ("/session/cancelled-opening", test_cancelled_opening_leaves_nothing);
  g_test_add_func ("/session/watched-until-writable", test_watched_until_writable);
  g_test_add_func ("/session/joined-is-writable", test_joined_is_always_writable);
  g_test_add_func ("/session/automatic-encoding", test_automatic_encoding);
  g_test_add_func ("/session/write", test_write);
  g_test_add_func ("/session/unwritable-texts", test_unwritable_texts);
  g_test_add_func ("/session/newest-waiting-text", test_newest_waiting_text_wins);
  g_test_add_func ("/session/busy", test_busy);
  g_test_add_func ("/session/close-while-writing", test_close_while_writing);
  g_test_add_func ("/session/stores-keep-their-order", test_stores_keep_their_order);
  g_test_add_func ("/session/undo-comes-after", test_undo_comes_after_what_is_written);
  g_test_add_func ("/session/kept", test_kept);
  g_test_add_func ("/session/kept-by-somebody-else", test_kept_by_somebody_else);
  g_test_add_func ("/session/kept-is-joined", test_kept_is_joined_where_others_did);
  g_test_add_func ("/session/guest-keeps-nothing", test_guest_keeps_nothing);
  return g_test_run ();
}
