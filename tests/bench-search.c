/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Find costs over 1 GiB of a segment, against memmem(3) over the same bytes
 * as they are mapped. Nothing matches, so that all of them are looked at. Prints
 * one line for each figure: what, milliseconds, compared with what, milliseconds,
 * ratio; separated by tabs. */

#include "decode/pattern.h"
#include "peer.h"
#include "watch/search.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define SIZE (G_GUINT64_CONSTANT (1) << 30)
#define BLOCK (1024 * 1024)
#define TEXT "Vitrine"
#define LONG_TEXT "memory of the vitrine"
#define ROUNDS 3

typedef struct
{
  VitrineAddress *address;
  VitrineSegment *segment;
  const guint8 *bytes;
} Bench;

static gboolean
find_cb (gconstpointer  pattern,
         const guint8  *bytes,
         gsize          length,
         gsize          start,
         gboolean       is_end,
         gsize         *match_start,
         gsize         *match_length)
{
  return vitrine_pattern_find (pattern, bytes, length, start, is_end, match_start,
                               match_length);
}

static double
measure_search (Bench          *self,
                VitrinePattern *pattern)
{
  const VitrineSearchScope scope = { .end = G_MAXUINT64, .n_max = 1 };
  const VitrineMatcher matcher = {
    .find = find_cb,
    .pattern = vitrine_pattern_ref (pattern),
    .longest = vitrine_pattern_get_longest (pattern),
    .before = vitrine_pattern_get_before (pattern),
    .overlaps = vitrine_pattern_overlaps (pattern),
    .matches_zeros = vitrine_pattern_matches_zeros (pattern),
    .free_pattern = (GDestroyNotify) vitrine_pattern_unref,
  };
  g_autoptr (VitrineSearch) search = vitrine_search_new (self->segment, &matcher, &scope);
  gint64 start = g_get_monotonic_time ();

  vitrine_search_run (search);
  g_assert_no_error (vitrine_search_get_error (search));
  g_assert_cmpuint (vitrine_search_get_matches (search)->len, ==, 0);
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

static double
measure_memmem (Bench      *self,
                const char *text)
{
  gint64 start = g_get_monotonic_time ();

  g_assert_null (memmem (self->bytes, SIZE, text, strlen (text)));
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

/* The best of several, taken in turns so that both meet the same machine. Takes
 * @pattern over. */
static void
measure (Bench          *self,
         const char     *name,
         const char     *text,
         VitrinePattern *pattern)
{
  double best = G_MAXDOUBLE;
  double best_memmem = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      best = MIN (best, measure_search (self, pattern));
      best_memmem = MIN (best_memmem, measure_memmem (self, text));
    }
  printf ("%s\t%.0f\tmemmem of the text\t%.0f\t%.3f\n", name, best, best_memmem,
          best / best_memmem);
  vitrine_pattern_unref (pattern);
}

/* Looks more like a program's memory than one byte again and again does. */
static void
fill (int fd)
{
  g_autofree guint8 *bytes = g_malloc (BLOCK);
  guint32 state = 1;

  for (gsize i = 0; i < BLOCK; i++)
    {
      state = state * 1664525 + 1013904223;
      bytes[i] = (guint8) "etaoinshrdlucmfwypvbgk \n.,0123456789"[(state >> 16) % 36];
    }
  for (gsize i = 0; i < SIZE; i += BLOCK)
    g_assert_cmpint (pwrite (fd, bytes, BLOCK, (off_t) i), ==, BLOCK);
}

/* Where the segment has no room, there is nothing to measure. */
static gboolean
has_room (int fd)
{
  struct statvfs room;

  return fstatvfs (fd, &room) == 0 && room.f_bavail * room.f_frsize > SIZE;
}

static void
set_up (Bench *self,
        int    fd)
{
  fill (fd);
  self->bytes = mmap (NULL, SIZE, PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 0);
  g_assert_true (self->bytes != MAP_FAILED);
  self->segment = vitrine_segment_attach (self->address, VITRINE_ACCESS_WATCH, NULL);
  g_assert_nonnull (self->segment);
}

static void
measure_all (Bench *self)
{
  const VitrineEncoding *utf8 = vitrine_encoding_find ("UTF-8", NULL);

  measure (self, "find over 1 GiB: a text", TEXT,
           vitrine_pattern_new_text (utf8, TEXT, TRUE, NULL));
  measure (self, "find over 1 GiB: a long text", LONG_TEXT,
           vitrine_pattern_new_text (utf8, LONG_TEXT, TRUE, NULL));
  measure (self, "find over 1 GiB: a text in any case", TEXT,
           vitrine_pattern_new_text (utf8, TEXT, FALSE, NULL));
  measure (self, "find over 1 GiB: a long text in any case", LONG_TEXT,
           vitrine_pattern_new_text (utf8, LONG_TEXT, FALSE, NULL));
  measure (self, "find over 1 GiB: hex with wildcards", TEXT,
           vitrine_pattern_new_hex ("56 ?? 74 7? 69", NULL));
  measure (self, "find over 1 GiB: a regular expression", TEXT,
           vitrine_pattern_new_regex ("V[a-z]trine", TRUE, NULL));
}

int
main (void)
{
  Bench self = { .address = peer_address_new () };
  int fd;

  peer_make_foreign (self.address, SIZE, 0600);
  fd = peer_open_foreign (self.address);
  if (has_room (fd))
    {
      set_up (&self, fd);
      measure_all (&self);
      vitrine_segment_detach (self.segment);
      munmap ((gpointer) self.bytes, SIZE);
    }
  else
    printf ("find over 1 GiB: there is no room for it here\n");
  close (fd);
  peer_remove (self.address);
  vitrine_address_unref (self.address);
  return 0;
}
