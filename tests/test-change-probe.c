/* Copyright 2026 The Vitrine authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "segment/change-probe.h"

#include "peer.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE (64 * 4096)

typedef struct
{
  VitrineAddress *address;
  VitrineListing *listing;
  int fd;
  char *mapped;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->address = peer_address_new ();
  peer_make_foreign (fixture->address, SIZE, 0600);
  fixture->fd = peer_open_foreign (fixture->address);
  fixture->mapped = mmap (NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fixture->fd, 0);
  g_assert_true (fixture->mapped != MAP_FAILED);
  fixture->listing = vitrine_listing_new (fixture->address);
  fixture->listing->openable = TRUE;
  g_assert_true (vitrine_segment_lookup (fixture->address, &fixture->listing->status, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  munmap (fixture->mapped, SIZE);
  close (fixture->fd);
  vitrine_listing_unref (fixture->listing);
  peer_remove (fixture->address);
  vitrine_address_unref (fixture->address);
}

static guint64
read_hash (Fixture *fixture)
{
  guint64 hash = 0;

  g_assert_true (vitrine_change_probe_read (fixture->listing, &hash));
  return hash;
}

/* Each bit of the first page counts, behind a hole too. */
static void
test_sees_bits (Fixture       *fixture,
                gconstpointer  unused)
{
  guint64 empty = read_hash (fixture);
  guint64 before;

  fixture->mapped[8 * 4096] = 1;
  before = read_hash (fixture);
  g_assert_true (before != empty);

  for (guint i = 0; i < 4096; i += 117)
    {
      fixture->mapped[8 * 4096 + i] ^= 0x10;
      g_assert_true (read_hash (fixture) != before);
      fixture->mapped[8 * 4096 + i] ^= 0x10;
      g_assert_true (read_hash (fixture) == before);
    }
}

static void
test_sees_place (Fixture       *fixture,
                 gconstpointer  unused)
{
  guint64 before;

  fixture->mapped[8 * 4096] = 1;
  before = read_hash (fixture);
  g_assert_cmpint (fallocate (fixture->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, SIZE),
                   ==, 0);
  fixture->mapped[4096] = 1;
  g_assert_true (read_hash (fixture) != before);
}

/* Nothing is allocated, and no time moves. */
static void
test_leaves_no_trace (Fixture       *fixture,
                      gconstpointer  unused)
{
  const struct timespec long_ago[2] = { { 1, 0 }, { 2, 0 } };
  struct stat before, after;

  g_assert_cmpint (futimens (fixture->fd, long_ago), ==, 0);
  g_assert_cmpint (fstat (fixture->fd, &before), ==, 0);
  read_hash (fixture);
  fixture->mapped[0] = 1;
  g_assert_cmpint (fstat (fixture->fd, &before), ==, 0);
  read_hash (fixture);
  g_assert_cmpint (fstat (fixture->fd, &after), ==, 0);
  g_assert_cmpint (after.st_blocks, ==, before.st_blocks);
  g_assert_cmpint (after.st_atim.tv_sec, ==, 1);
  g_assert_cmpint (after.st_ctim.tv_nsec, ==, before.st_ctim.tv_nsec);
}

static void
test_another_one (Fixture       *fixture,
                  gconstpointer  unused)
{
  guint64 hash;

  fixture->listing->status.inode++;
  g_assert_false (vitrine_change_probe_read (fixture->listing, &hash));
}

static void
test_sysv (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (VitrineAddress) address = vitrine_address_parse ("sysv:0", NULL);
  g_autoptr (VitrineListing) listing = vitrine_listing_new (address);
  guint64 hash;

  listing->kind = VITRINE_OBJECT_SYSV;
  listing->openable = TRUE;
  g_assert_false (vitrine_change_probe_read (listing, &hash));
}

static void
glance_as_nobody (gpointer user_data)
{
  Fixture *fixture = user_data;
  guint64 hash;

  if (!peer_become_nobody ())
    _exit (0);
  g_assert_false (vitrine_change_probe_read (fixture->listing, &hash));
}

/* Who is not its owner would move its time of access. */
static void
test_of_another_user (Fixture       *fixture,
                      gconstpointer  unused)
{
  if (geteuid () != 0)
    {
      g_test_skip ("only root can become somebody else");
      return;
    }

  g_assert_cmpint (fchmod (fixture->fd, 0644), ==, 0);
  peer_assert_success (peer_start (glance_as_nobody, fixture));
}

static void
test_seals (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *text = NULL;
  g_autoptr (VitrineAddress) address = NULL;
  g_autoptr (VitrineListing) listing = NULL;
  int fd = memfd_create ("vitrine-test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  struct stat status;
  guint64 hash;

  text = g_strdup_printf ("proc:%d/fd/%d", getpid (), fd);
  address = vitrine_address_parse (text, NULL);
  listing = vitrine_listing_new (address);
  listing->kind = VITRINE_OBJECT_MEMFD;
  listing->openable = TRUE;
  g_assert_cmpint (fcntl (fd, F_ADD_SEALS, F_SEAL_GROW), ==, 0);
  g_assert_cmpint (fstat (fd, &status), ==, 0);
  listing->status.device = status.st_dev;
  listing->status.inode = status.st_ino;
  g_assert_true (vitrine_change_probe_read (listing, &hash));
  g_assert_cmphex (listing->seals, ==, F_SEAL_GROW);
  close (fd);
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
  add ("/change-probe/sees-bits", test_sees_bits);
  add ("/change-probe/sees-place", test_sees_place);
  add ("/change-probe/leaves-no-trace", test_leaves_no_trace);
  add ("/change-probe/another-one", test_another_one);
  add ("/change-probe/sysv", test_sysv);
  add ("/change-probe/of-another-user", test_of_another_user);
  add ("/change-probe/seals", test_seals);
  return g_test_run ();
}
