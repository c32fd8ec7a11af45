/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the library costs: texts set and got in a second, against memcpy(3) of the
 * same bytes under a process-shared mutex, which is what one would write by hand
 * and what leaves everybody waiting for ever when its holder dies. Prints one
 * line for each figure: what, how many a second, compared with what, how many a
 * second, ratio; separated by tabs. */

#include "library.h"
#include "peer.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define BLOCK_SIZE 4096
#define BATCH 200
#define ROUNDS 5
#define ROUND_TIME (G_USEC_PER_SEC / 5)

/* The block that one would make by hand. */
typedef struct
{
  pthread_mutex_t mutex;
  char bytes[BLOCK_SIZE];
} Plain;

typedef struct
{
  Library library;
  Plain *plain;
  gsize n_bytes;             /* of the text, in UTF-16 with its zero */
  wchar_t text[BLOCK_SIZE / 2];
  wchar_t buffer[BLOCK_SIZE / 2];
  char copy[BLOCK_SIZE];
} Bench;

typedef struct
{
  const char *name;
  void (*run) (Bench *self);
  const char *other;
  void (*run_other) (Bench *self);
} Figure;

static void
set_text (Bench *self)
{
  g_assert_cmpint (self->library.set (self->text), ==, 0);
}

static void
get_text (Bench *self)
{
  g_assert_cmpint (self->library.get (self->buffer, G_N_ELEMENTS (self->buffer)), >=, 0);
}

static void
copy_in (Bench *self)
{
  pthread_mutex_lock (&self->plain->mutex);
  memcpy (self->plain->bytes, self->copy, self->n_bytes);
  pthread_mutex_unlock (&self->plain->mutex);
}

static void
copy_out (Bench *self)
{
  pthread_mutex_lock (&self->plain->mutex);
  memcpy (self->copy, self->plain->bytes, self->n_bytes);
  pthread_mutex_unlock (&self->plain->mutex);
}

static const Figure figures[] = {
  { "SetSharedMem", set_text, "memcpy in, mutex", copy_in },
  { "GetSharedMem", get_text, "memcpy out, mutex", copy_out },
};

static double
count_a_second (Bench *self,
                void (*run) (Bench *self))
{
  gint64 start = g_get_monotonic_time ();
  gint64 now = start;
  guint64 n = 0;

  while (now - start < ROUND_TIME)
    {
      for (guint i = 0; i < BATCH; i++)
        run (self);
      n += BATCH;
      now = g_get_monotonic_time ();
    }

  return (double) n * G_USEC_PER_SEC / (double) (now - start);
}

/* The best of several, taken in turns so that both meet the same machine. */
static void
measure (Bench        *self,
         const Figure *figure,
         gsize         length)
{
  double best = 0;
  double best_other = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      best = MAX (best, count_a_second (self, figure->run));
      best_other = MAX (best_other, count_a_second (self, figure->run_other));
    }

  printf ("%s, %" G_GSIZE_FORMAT " characters\t%.0f\t%s\t%.0f\t%.3f\n", figure->name, length, best,
          figure->other, best_other, best / best_other);
}

static Plain *
plain_new (void)
{
  Plain *plain = mmap (NULL, sizeof (Plain), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                       -1, 0);
  pthread_mutexattr_t attributes;

  g_assert_true (plain != MAP_FAILED);
  pthread_mutexattr_init (&attributes);
  pthread_mutexattr_setpshared (&attributes, PTHREAD_PROCESS_SHARED);
  pthread_mutex_init (&plain->mutex, &attributes);
  pthread_mutexattr_destroy (&attributes);
  return plain;
}

int
main (void)
{
  static const gsize lengths[] = { 21, 2047 }; /* the sample's text, and the longest */
  g_autoptr (VitrineAddress) address = peer_address_new ();
  g_autofree Bench *self = g_new0 (Bench, 1);

  g_setenv ("VITRINE_SEGMENT", vitrine_address_get_name (address), TRUE);
  self->library = library_load ();
  self->plain = plain_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      wmemset (self->text, L'x', lengths[i]);
      self->text[lengths[i]] = L'\0';
      self->n_bytes = (lengths[i] + 1) * 2;
      for (gsize j = 0; j < G_N_ELEMENTS (figures); j++)
        measure (self, &figures[j], lengths[i]);
    }

  munmap (self->plain, sizeof (Plain));
  library_unload (&self->library);
  return 0;
}
