/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many processes come and go at once: exactly one creates, none sees another
 * size than the whole, none zeroes what another one wrote, the last one takes
 * the segment along. */

#include "segment/join.h"

#include "peer.h"
#include "segment/error.h"
#include "segment/segment.h"

#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define SIZE 4096
#define N_PEERS 8
#define N_ROUNDS 400
#define N_VISITS 600
#define TOO_LATE 120 /* seconds after which a peer that waits for a dead one ends */

/* What the peers share besides the segment. */
typedef struct
{
  pthread_barrier_t barrier;
  gint n_created;
  gint next_index;
} Meeting;

typedef struct
{
  VitrineAddress *address;
  Meeting *meeting;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  pthread_barrierattr_t shared;

  self->address = peer_address_new ();
  self->meeting = mmap (NULL, sizeof *self->meeting, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (self->meeting != MAP_FAILED);
  pthread_barrierattr_init (&shared);
  pthread_barrierattr_setpshared (&shared, PTHREAD_PROCESS_SHARED);
  pthread_barrier_init (&self->meeting->barrier, &shared, N_PEERS);
  pthread_barrierattr_destroy (&shared);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  munmap (self->meeting, sizeof *self->meeting);
  peer_remove (self->address);
  g_clear_pointer (&self->address, vitrine_address_unref);
}

static VitrineSegment *
join (Fixture  *self,
      gboolean *created)
{
  g_autoptr (GError) error = NULL;
  VitrineSegment *segment = vitrine_segment_join (self->address, SIZE, 0600, created, &error);

  g_assert_no_error (error);
  return segment;
}

static guint8
read_byte (VitrineSegment *segment,
           guint64         offset)
{
  guint8 byte = 0;

  g_assert_cmpint (vitrine_segment_read (segment, offset, &byte, 1, NULL), ==, 1);
  return byte;
}

static void
write_byte (VitrineSegment *segment,
            guint64         offset,
            guint8          byte)
{
  g_assert_true (vitrine_segment_write (segment, offset, &byte, 1, NULL));
}

static void
assert_zeroed (VitrineSegment *segment)
{
  static const guint8 zeros[SIZE];
  guint8 bytes[SIZE];

  g_assert_cmpint (vitrine_segment_read (segment, 0, bytes, SIZE, NULL), ==, SIZE);
  g_assert_cmpmem (bytes, SIZE, zeros, SIZE);
}

static void
test_first_creates_last_removes (Fixture       *self,
                                 gconstpointer  data)
{
  gboolean created = FALSE;
  VitrineSegment *first = join (self, &created);
  VitrineSegment *second;

  g_assert_true (created);
  g_assert_cmpuint (vitrine_segment_get_size (first), ==, SIZE);
  assert_zeroed (first);
  write_byte (first, 5, 'x');

  second = join (self, &created);
  g_assert_false (created);
  g_assert_cmphex (read_byte (second, 5), ==, 'x');
  vitrine_segment_detach (first);
  g_assert_true (peer_exists (self->address));
  vitrine_segment_detach (second);
  g_assert_false (peer_exists (self->address));
}

static void
test_status (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (VitrineSegment) segment =
      vitrine_segment_join (self->address, 3 * SIZE, 0666, NULL, NULL);
  VitrineSegmentStatus status;

  g_assert_true (vitrine_segment_query (segment, &status, NULL));
  g_assert_true (status.managed);
  g_assert_cmpuint (status.size, ==, 3 * SIZE);
  g_assert_cmpuint (status.allocated, ==, 3 * SIZE);
  g_assert_cmphex (status.mode, ==, 0666);
  g_assert_cmpuint (status.owner, ==, geteuid ());
}

static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  VitrineSegment *segment = join (self, NULL);

  write_byte (segment, 0, 'k');
  g_assert_true (vitrine_segment_set_kept (segment, TRUE, NULL));
  vitrine_segment_detach (segment);
  g_assert_true (peer_exists (self->address));

  segment = join (self, NULL);
  g_assert_cmphex (read_byte (segment, 0), ==, 'k');
  g_assert_true (vitrine_segment_set_kept (segment, FALSE, NULL));
  vitrine_segment_detach (segment);
  g_assert_false (peer_exists (self->address));
}

static void
test_kept_knows_turns (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (VitrineSegment) first = join (self, NULL);
  g_autoptr (VitrineSegment) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (vitrine_segment_set_kept (first, TRUE, NULL));
  second = join (self, NULL);
  g_assert_true (vitrine_segment_take_turn (first, VITRINE_TURN_WRITE, NULL));
  g_assert_false (vitrine_segment_take_turn (second, VITRINE_TURN_READ, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_BUSY);
}

static void
test_foreign_is_never_zeroed_or_removed (Fixture       *self,
                                         gconstpointer  data)
{
  VitrineSegment *segment;

  peer_make_foreign (self->address, 2 * SIZE, 0600);
  segment = join (self, NULL);
  write_byte (segment, 0, 'f');
  vitrine_segment_detach (segment);

  segment = join (self, NULL);
  g_assert_cmpuint (vitrine_segment_get_size (segment), ==, 2 * SIZE);
  g_assert_cmphex (read_byte (segment, 0), ==, 'f');
  vitrine_segment_detach (segment);
  g_assert_true (peer_exists (self->address));
}

static void
join_write_and_hang (gpointer data)
{
  Fixture *self = data;
  VitrineSegment *segment = join (self, NULL);

  write_byte (segment, 0, 'c');
  pthread_barrier_wait (&self->meeting->barrier);
  pause ();
}

static void
test_crashed_is_zeroed (Fixture       *self,
                        gconstpointer  data)
{
  pid_t peers[N_PEERS - 1];
  VitrineSegment *segment;

  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    peers[i] = peer_start (join_write_and_hang, self);
  pthread_barrier_wait (&self->meeting->barrier);
  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    peer_kill (peers[i]);

  g_assert_true (peer_exists (self->address));
  segment = join (self, NULL);
  assert_zeroed (segment);
  vitrine_segment_detach (segment);
  g_assert_false (peer_exists (self->address));
}

static void
test_replaced_name_is_left_alone (Fixture       *self,
                                  gconstpointer  data)
{
  VitrineSegment *segment = join (self, NULL);

  peer_remove (self->address);
  peer_make_foreign (self->address, SIZE, 0600);
  vitrine_segment_detach (segment);
  g_assert_true (peer_exists (self->address));
}

static void
test_semaphore_name_is_refused (void)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse ("sem.vitrine-test", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (vitrine_segment_join (address, SIZE, 0600, NULL, &error));
  g_assert_error (error, VITRINE_ERROR, VITRINE_ERROR_FAILED);
  g_assert_false (peer_exists (address));
}

static void
run_peers (Fixture  *self,
           PeerFunc  func)
{
  pid_t peers[N_PEERS];

  for (gsize i = 0; i < N_PEERS; i++)
    peers[i] = peer_start (func, self);
  for (gsize i = 0; i < N_PEERS; i++)
    peer_assert_success (peers[i]);
}

static void
run_round (Fixture *self,
           guint    index)
{
  gboolean created = FALSE;
  VitrineSegment *segment;

  pthread_barrier_wait (&self->meeting->barrier);
  segment = join (self, &created);
  if (created)
    g_atomic_int_inc (&self->meeting->n_created);
  g_assert_cmpuint (vitrine_segment_get_size (segment), ==, SIZE);
  g_assert_cmphex (read_byte (segment, index), ==, 0);
  write_byte (segment, index, 1);

  pthread_barrier_wait (&self->meeting->barrier);
  for (guint i = 0; i < N_PEERS; i++)
    g_assert_cmphex (read_byte (segment, i), ==, 1);

  pthread_barrier_wait (&self->meeting->barrier);
  vitrine_segment_detach (segment);
}

static void
come_together (gpointer data)
{
  Fixture *self = data;
  guint index = (guint) g_atomic_int_add (&self->meeting->next_index, 1);

  alarm (TOO_LATE);
  for (guint round = 1; round <= N_ROUNDS; round++)
    {
      run_round (self, index);
      pthread_barrier_wait (&self->meeting->barrier);
      g_assert_false (peer_exists (self->address));
      g_assert_cmpint (g_atomic_int_get (&self->meeting->n_created), ==, round);
    }
}

static void
test_race_together (Fixture       *self,
                    gconstpointer  data)
{
  run_peers (self, come_together);
}

/* As long as one who has joined is there, the name leads to what he joined. */
static void
assert_has_name (VitrineSegment *segment)
{
  VitrineSegmentStatus status;

  g_assert_true (vitrine_segment_query (segment, &status, NULL));
  g_assert_cmpint (status.standing, ==, VITRINE_STANDING_PRESENT);
}

static void
come_and_go (gpointer data)
{
  Fixture *self = data;
  guint index = (guint) g_atomic_int_add (&self->meeting->next_index, 1);

  alarm (TOO_LATE);
  for (guint visit = 0; visit < N_VISITS; visit++)
    {
      VitrineSegment *segment = join (self, NULL);
      guint8 sign = (guint8) (1 + visit % 255);

      g_assert_cmpuint (vitrine_segment_get_size (segment), ==, SIZE);
      write_byte (segment, index, sign);
      assert_has_name (segment);
      for (guint look = 0; look < visit % 7; look++)
        g_assert_cmphex (read_byte (segment, index), ==, sign);
      vitrine_segment_detach (segment);
    }
}

static void
test_race_come_and_go (Fixture       *self,
                       gconstpointer  data)
{
  run_peers (self, come_and_go);
  g_assert_false (peer_exists (self->address));
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
    { "/join/first-creates-last-removes", test_first_creates_last_removes },
    { "/join/status", test_status },
    { "/join/kept", test_kept },
    { "/join/kept-knows-turns", test_kept_knows_turns },
    { "/join/foreign-is-never-zeroed-or-removed", test_foreign_is_never_zeroed_or_removed },
    { "/join/crashed-is-zeroed", test_crashed_is_zeroed },
    { "/join/replaced-name-is-left-alone", test_replaced_name_is_left_alone },
    { "/join/race-together", test_race_together },
    { "/join/race-come-and-go", test_race_come_and_go },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add_func ("/join/semaphore-name-is-refused", test_semaphore_name_is_refused);
  return g_test_run ();
}
