/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many processes write and read one text as fast as they can, and each text shows
 * by itself whether it is whole. With the turn no mixture is ever read; the same
 * through the raw bytes gives mixtures at once, so that it is the turn which
 * prevents them, not chance. */

#include "decode/block.h"
#include "library.h"
#include "peer.h"
#include "segment/error.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>

#define N_PROCESSES 8
#define N_ROUNDS 8000         /* for each process */
#define N_RAW_ROUNDS 1000000  /* for each process, unless one sees a mixture */
#define CAPACITY 2047
#define LENGTH_MIN 1500
#define LETTERS 400
#define FIRST_LETTER 0x4e00

/* Counters of all processes. */
typedef struct
{
  guint n_mixed;
  guint n_busy;
  guint n_read;
  guint n_started;
} Tally;

typedef struct
{
  VitrineAddress *address;
  Tally *tally; /* shared between processes */
} Fixture;

static void
fixture_set_up (Fixture       *self,
                gconstpointer  unused)
{
  self->address = peer_address_new ();
  self->tally = mmap (NULL, sizeof (Tally), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                      -1, 0);
  g_assert_true (self->tally != MAP_FAILED);
  g_setenv ("VITRINE_SEGMENT", vitrine_address_get_name (self->address), TRUE);
}

static void
fixture_tear_down (Fixture       *self,
                   gconstpointer  unused)
{
  g_assert_false (peer_exists (self->address));
  munmap (self->tally, sizeof (Tally));
  vitrine_address_unref (self->address);
}

/* One letter, again and again, and the letter says how often. */
static gsize
length_of (wchar_t letter)
{
  return LENGTH_MIN + (gsize) letter % LETTERS;
}

static gboolean
is_whole (const wchar_t *text)
{
  gsize length = wcslen (text);

  for (gsize i = 1; i < length; i++)
    if (text[i] != text[0])
      return FALSE;

  return length == 0 || length == length_of (text[0]);
}

static wchar_t
pick_letter (guint round)
{
  return FIRST_LETTER + (wchar_t) ((getpid () * 7 + round) % LETTERS);
}

/* All begin together, so that none is alone at it. */
static void
wait_for_all (Tally *tally)
{
  __atomic_add_fetch (&tally->n_started, 1, __ATOMIC_SEQ_CST);
  while (__atomic_load_n (&tally->n_started, __ATOMIC_SEQ_CST) < N_PROCESSES)
    g_usleep (100);
}

static void
count_one (guint *counter)
{
  __atomic_add_fetch (counter, 1, __ATOMIC_SEQ_CST);
}

static void
run_all (Fixture  *fixture,
         PeerFunc  func)
{
  pid_t pids[N_PROCESSES];

  for (guint i = 0; i < N_PROCESSES; i++)
    pids[i] = peer_start (func, fixture);
  for (guint i = 0; i < N_PROCESSES; i++)
    peer_assert_success (pids[i]);
}

/* FALSE if it was another's turn for too long, which many at once can bring
 * about; anything else is a failure. */
static gboolean
had_turn (Tally  *tally,
          gssize  result)
{
  if (result >= 0)
    return TRUE;

  g_assert_cmpint (errno, ==, EBUSY);
  count_one (&tally->n_busy);
  return FALSE;
}

static void
set_and_get (gpointer data)
{
  Fixture *fixture = data;
  Tally *tally = fixture->tally;
  Library library = library_load ();
  wchar_t text[CAPACITY + 1];

  wait_for_all (tally);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      wchar_t letter = pick_letter (i);

      wmemset (text, letter, length_of (letter));
      text[length_of (letter)] = L'\0';
      had_turn (tally, library.set (text));

      if (!had_turn (tally, library.get (text, G_N_ELEMENTS (text))))
        continue;
      count_one (&tally->n_read);
      if (!is_whole (text))
        count_one (&tally->n_mixed);
    }

  library_unload (&library);
}

static void
test_turns (Fixture       *fixture,
            gconstpointer  unused)
{
  run_all (fixture, set_and_get);

  g_test_message ("%u texts read, %u times busy", fixture->tally->n_read, fixture->tally->n_busy);
  g_assert_cmpuint (fixture->tally->n_mixed, ==, 0);
  g_assert_cmpuint (fixture->tally->n_read, >, N_PROCESSES * N_ROUNDS / 2);
}

static void
write_raw (VitrineSegment *segment,
           wchar_t         letter)
{
  guint16 units[CAPACITY + 1];
  gsize length = length_of (letter);

  for (gsize i = 0; i < length; i++)
    units[i] = GUINT16_TO_LE ((guint16) letter);
  units[length] = 0;

  g_assert_true (vitrine_segment_write (segment, 0, units, (length + 1) * sizeof units[0], NULL));
}

static gboolean
read_raw_is_whole (VitrineSegment *segment)
{
  guint16 units[CAPACITY + 1];
  wchar_t text[CAPACITY + 1];

  g_assert_cmpint (vitrine_segment_read (segment, 0, units, sizeof units, NULL), ==,
                   sizeof units);
  for (gsize i = 0; i < G_N_ELEMENTS (text); i++)
    text[i] = GUINT16_FROM_LE (units[i]);
  text[CAPACITY] = L'\0';

  return is_whole (text);
}

/* Until the first mixture that anybody sees: on one processor it takes a switch
 * in the middle of a store, which is what most of them hit. */
static void
write_and_read_raw (gpointer data)
{
  Fixture *fixture = data;
  Tally *tally = fixture->tally;
  VitrineSegment *segment = vitrine_segment_join (fixture->address, 4096, 0600, NULL, NULL);

  g_assert_nonnull (segment);
  wait_for_all (tally);
  for (guint i = 0; i < N_RAW_ROUNDS; i++)
    {
      if (__atomic_load_n (&tally->n_mixed, __ATOMIC_SEQ_CST) > 0)
        break;

      write_raw (segment, pick_letter (i));
      count_one (&tally->n_read);
      if (!read_raw_is_whole (segment))
        count_one (&tally->n_mixed);
    }

  vitrine_segment_detach (segment);
}

static void
test_raw (Fixture       *fixture,
          gconstpointer  unused)
{
  run_all (fixture, write_and_read_raw);

  g_test_message ("mixed after %u readings", fixture->tally->n_read);
  g_assert_cmpuint (fixture->tally->n_mixed, >, 0);
}

/* Stops itself in the middle of a text: no matter how many processors there are,
 * who reads now reads half of it. */
static void
stop_in_the_middle (gpointer data)
{
  static const char first[] = "A\0A\0A\0A";
  static const char second[] = "A\0A\0A\0A\0\0";
  Fixture *fixture = data;
  VitrineSegment *segment = vitrine_segment_join (fixture->address, 4096, 0600, NULL, NULL);

  g_assert_nonnull (segment);
  g_assert_true (vitrine_segment_take_turn (segment, VITRINE_TURN_WRITE, NULL));
  g_assert_true (vitrine_segment_write (segment, 0, first, 8, NULL));
  raise (SIGSTOP);
  g_assert_true (vitrine_segment_write (segment, 8, second, 10, NULL));
  vitrine_segment_end_turn (segment);
  vitrine_segment_detach (segment);
}

static void
assert_reads (VitrineSegment *segment,
              const char     *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VitrineText) text = NULL;

  text = vitrine_block_read_text (segment, vitrine_encoding_default (), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->utf8, ==, expected);
}

static void
test_stopped_writer (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr (VitrineSegment) joined =
      vitrine_segment_join (fixture->address, 4096, 0600, NULL, NULL);
  g_autoptr (VitrineSegment) watching =
      vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, NULL);
  g_autoptr (GError) error = NULL;
  pid_t pid;

  g_assert_true (vitrine_block_write_text (joined, vitrine_encoding_default (), 0, "BBBBBBBB", -1,
                                           NULL));
  pid = peer_start (stop_in_the_middle, fixture);
  peer_wait_stopped (pid);

  assert_reads (watching, "AAAABBBB");
  g_assert_null (vitrine_block_read_text (joined, vitrine_encoding_default (), 0, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY);

  kill (pid, SIGCONT);
  peer_assert_success (pid);
  assert_reads (joined, "AAAAAAAA");
}

static void
add (const char *path,
     void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/stress/turns", test_turns);
  add ("/stress/raw", test_raw);
  add ("/stress/stopped-writer", test_stopped_writer);

  return g_test_run ();
}
