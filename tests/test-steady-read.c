/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A writer that is always faster: every reading of a segment finds another first
 * byte, since pread(2) is this file's own. */

#include "cli/steady-read.h"

#include "peer.h"

#include <sys/syscall.h>
#include <unistd.h>

#define SIZE 64

typedef struct
{
  VitrineAddress *address;
  VitrineSegment *segment;
} Fixture;

/* How often the first byte still changes. */
static guint n_changes;

ssize_t
pread (int     fd,
       void   *buffer,
       size_t  length,
       off_t   offset)
{
  ssize_t n = syscall (SYS_pread64, fd, buffer, length, offset);

  if (n > 0 && n_changes > 0)
    ((guint8 *) buffer)[0] = (guint8) n_changes--;
  return n;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  fixture->segment = vitrine_segment_attach (fixture->address, VITRINE_ACCESS_WATCH, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  n_changes = 0;
  vitrine_segment_detach (fixture->segment);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static GBytes *
read_while (Fixture  *fixture,
            guint     changes,
            gboolean *steady)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  n_changes = changes;
  bytes = vitrine_steady_read (fixture->segment, 0, SIZE, steady, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_quiet (Fixture       *fixture,
            gconstpointer  unused)
{
  gboolean steady = TRUE;
  g_autoptr (GBytes) bytes = read_while (fixture, 0, &steady);

  g_assert_true (steady);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, SIZE);
}

/* The writer stops after a while: what stands there then is what is read. */
static void
test_settles (Fixture       *fixture,
              gconstpointer  unused)
{
  gboolean steady = TRUE;
  g_autoptr (GBytes) bytes = read_while (fixture, 10, &steady);

  g_assert_true (steady);
  g_assert_cmpint (((const guint8 *) g_bytes_get_data (bytes, NULL))[0], ==, 0);
}

/* It never stops: the reading ends all the same, and says so. */
static void
test_restless (Fixture       *fixture,
               gconstpointer  unused)
{
  gboolean steady = TRUE;
  g_autoptr (GBytes) bytes = read_while (fixture, G_MAXUINT, &steady);

  g_assert_false (steady);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, SIZE);
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
  add ("/steady-read/quiet", test_quiet);
  add ("/steady-read/settles", test_settles);
  add ("/steady-read/restless", test_restless);
  return g_test_run ();
}
